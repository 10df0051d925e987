"""Does the site keep to itself what it knows of its readers, and run nothing but its own code? In a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

pytestmark = pytest.mark.browser
ENTRY = "rulings/san-francisco-v-trump-first-injunction/"
# Before anything else of a page: every refusal of the policy is written down.
LISTENING = """
    globalThis.refused = [];
    addEventListener("securitypolicyviolation", (event) =>
        refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@dataclass
class Visit:
    """What happened while somebody used what is on a page; reading alone is the matter of test_every_page."""

    requests: list[str] = field(default_factory=list)
    refusals: dict[str, list[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    cookies: list[object] = field(default_factory=list)
    stored_unasked: dict[str, str] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)

    def follow(self, page: Page) -> None:
        """Write down all that a page asks for or complains of."""

        def complaint(message: ConsoleMessage) -> None:
            if message.type == "error" and "404" not in message.text:
                self.errors.append(message.text)

        page.add_init_script(LISTENING)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("console", complaint)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def note(self, page: Page, place: str) -> None:
        """Write down what the policy refused so far on this page."""
        if refused := page.evaluate("refused"):
            self.refusals.setdefault(place, []).extend(refused)


def stored(page: Page) -> dict[str, str]:
    """All that the site keeps in the browser."""
    found: dict[str, str] = page.evaluate("({...Object.fromEntries(Object.entries(localStorage)), ...sessionStorage})")
    return found


def open_everything(page: Page) -> None:
    """Open all that opens on a page: details, buttons of the page itself, and the words that explain themselves."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for button in page.locator("article button:visible").all()[:6]:
        button.click(timeout=2000)
        page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """The search, the menu on a phone, the switch of colors and all that opens on an entry, wide and narrow."""
    made = Visit()
    for width in (1280, 390):
        context = chromium.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        made.follow(page)
        page.goto(address + ENTRY)
        open_everything(page)
        page.mouse.wheel(0, 4000)
        page.goto(address + ENTRY)
        made.stored_unasked |= stored(page)
        search(page, "injunction")
        made.note(page, "the search")
        page.goto(address + ENTRY)
        if width < 600:
            page.locator("label[for=__drawer].md-header__button").click()
        else:
            switch_colors(page)
            page.reload()
            assert page.evaluate("document.body.dataset.mdColorScheme") == "slate", "the choice was not kept"
        page.wait_for_load_state("networkidle")
        made.note(page, "menus and colors")
        made.stored |= stored(page)
        made.cookies += context.cookies()
        context.close()
    yield made


def search(page: Page, words: str) -> None:
    """Search as a reader would."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".fs-finder [role=option]", timeout=20_000)


def switch_colors(page: Page) -> None:
    """Choose the other colors."""
    page.locator("label[for^=__palette]:visible").click()


def test_nothing_is_asked_of_another_host(visit: Visit, address: str) -> None:
    """With search, menus and colors used: does any request leave for another host?"""
    hosts = {urlsplit(url).netloc for url in visit.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(address).netloc}
    assert any("pagefind" in url for url in visit.requests), "the search was not used"


def test_policy_is_never_broken(visit: Visit) -> None:
    """Does all that is on a page work within the content security policy: nothing refused, no error in the console?"""
    assert visit.refusals == {}
    assert visit.errors == []


def test_no_cookies_and_only_what_was_chosen(visit: Visit, address: str) -> None:
    """Is there no cookie, nothing stored by reading alone, and after a choice that choice only?"""
    assert visit.cookies == []
    assert visit.stored_unasked == {}
    assert set(visit.stored) == {f"{urlsplit(address).path}.__palette"}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader without a history."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


HOSTILE = {
    "script": "<script>globalThis.ran = 1</script>",
    "module": '<script type="module">globalThis.ran = 1</script>',
    "handler": '<img src="nowhere.png" onerror="globalThis.ran = 1">',
    "script of a stranger": '<script src="https://stranger.example/x.js"></script>',
    "address": '<iframe src="javascript:parent.ran = 1"></iframe>',
    "frame": '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
    "base": '<base href="https://stranger.example/"><script src="x.js"></script>',
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE)
def test_injected_code_does_not_run(context: BrowserContext, address: str, code: str) -> None:
    """If markup got past every check of the software: would a browser run it?"""

    def inject(route: Route) -> None:
        body = route.fetch().text()
        assert "<article" in body
        route.fulfill(body=body.replace("<article", f"{code}<article", 1), content_type="text/html; charset=utf-8")

    page = context.new_page()
    page.add_init_script(LISTENING)
    page.route("https://stranger.example/**", lambda route: route.fulfill(body="globalThis.ran = 1"))
    page.route(address + ENTRY, inject)
    page.goto(address + ENTRY)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("globalThis.ran") is None
    assert page.evaluate("refused.length") > 0 or "srcdoc" in code  # a frame tells only its own document
    assert page.evaluate("document.documentElement.classList.contains('js')"), "the page's own scripts must run"


def test_without_the_policy_it_would_run(context: BrowserContext, address: str) -> None:
    """Is it the policy that keeps injected code from running, so that the test above means something?"""

    def inject(route: Route) -> None:
        body = route.fetch().text().replace("Content-Security-Policy", "X-Nothing")
        route.fulfill(body=body.replace("<article", f"{HOSTILE['script']}<article", 1), content_type="text/html")

    page = context.new_page()
    page.route(address + ENTRY, inject)
    page.goto(address + ENTRY)
    assert page.evaluate("globalThis.ran") == 1


def test_nobody_is_told_where_readers_come_from(context: BrowserContext, address: str) -> None:
    """Does a link that leads away send no referrer, not even from a page without our `meta` element?"""
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body="<title>elsewhere</title>", content_type="text/html")

    def without_meta(route: Route) -> None:
        body = route.fetch().text().replace('name="referrer"', 'name="nothing"')
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page = context.new_page()
    page.route(lambda url: not url.startswith(address), answer)
    page.route(address + ENTRY, without_meta)
    page.goto(address + ENTRY)
    page.locator("article a[href^=https]:visible").first.click()
    page.wait_for_load_state()
    (request,) = [request for request in asked if request.is_navigation_request()]
    assert "referer" not in request.headers
    assert page.evaluate("document.referrer") == ""


@pytest.mark.parametrize("stored_choice", [True, False], ids=["chosen", "of the device"])
def test_dark_from_the_first_moment(chromium: Browser, address: str, stored_choice: bool) -> None:
    """Is a page that is to be dark never painted light, for one who chose it and for one whose device asks for it?"""
    context = chromium.new_context(color_scheme="light" if stored_choice else "dark")
    page = context.new_page()
    if stored_choice:
        page.goto(address + ENTRY)
        switch_colors(page)
    page.add_init_script("""
        globalThis.seen = [];
        const look = () => {
            if (document.body) seen.push(document.body.dataset.mdColorScheme);
            if (document.readyState !== "complete") requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    """)
    page.goto(address + ENTRY)
    page.wait_for_load_state()
    assert set(page.evaluate("seen")) == {"slate"}
    context.close()
