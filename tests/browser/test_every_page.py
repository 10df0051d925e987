"""A page of each type, opened once on a desk and once on a phone: is it as every page must be?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.test_reading import PAGES

pytestmark = pytest.mark.browser
WIDTHS, HEIGHT = (390, 1280), 844
# Before anything else of a page: what moves, and what the policy refuses, is written down.
WATCHING = """
    globalThis.shifts = [];
    globalThis.refused = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            const moved = entry.sources.map((each) => each.node?.outerHTML?.slice(0, 200) ?? "");
            if (!entry.hadRecentInput) shifts.push([entry.value, moved]);
        }
    }).observe({type: "layout-shift", buffered: true});
    addEventListener("securitypolicyviolation", (event) =>
        refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
LOOKING = """() => {
    const root = document.documentElement;
    const notice = document.querySelector(".fs-notice a");
    const leadsAway = (link) => {
        const target = new URL(link.getAttribute("href"), location.href);
        return target.protocol.startsWith("http") && target.host !== location.host;
    };
    const isQuiet = (link) => link.relList.contains("noreferrer") && link.relList.contains("noopener");
    return {
        overflow: root.scrollWidth - root.clientWidth,
        shifts, refused,
        unsized: [...document.images].filter((each) => !each.getAttribute("width") || !each.getAttribute("height"))
            .map((each) => each.outerHTML),
        loud: [...document.querySelectorAll("a[href], area[href]")].filter(leadsAway)
            .filter((link) => !isQuiet(link)).map((link) => link.outerHTML),
        notice: notice && {words: notice.innerText, bottom: notice.getBoundingClientRect().bottom, leads: notice.href},
        stored: {...localStorage, ...sessionStorage},
    };
}"""
# So much does nobody notice, and a scroll bar can cause it; below 0.1 is what is called good.
UNNOTICED = 0.005


@dataclass
class Visits:
    """What was seen of each page at each width, what was asked of which host, and what was complained of."""

    seen: dict[tuple[int, str], dict[str, Any]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cookies: list[object] = field(default_factory=list)

    def pages_with(self, what: str) -> dict[tuple[int, str], object]:
        """The pages on which something was found that should not be there."""
        return {place: found[what] for place, found in self.seen.items() if found[what]}


def moved(found: dict[str, Any]) -> bool:
    """Whether somebody would notice what moved on a page."""
    return bool(sum(value for value, _ in found["shifts"]) > UNNOTICED)


def visit(context: BrowserContext, address: str, width: int, visits: Visits) -> None:
    """Open each page. A machine that is very busy paints a page in pieces, so what moved is looked at once more."""

    def complaint(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            visits.errors.append(message.text)

    page = context.new_page()
    page.add_init_script(WATCHING)
    page.on("request", lambda request: visits.requests.append(request.url))
    page.on("websocket", lambda socket: visits.requests.append(socket.url))
    page.on("console", complaint)
    page.on("pageerror", lambda error: visits.errors.append(str(error)))
    for path in PAGES:
        found = look(page, address + path)
        visits.seen[width, path] = look(page, address + path) if moved(found) else found
    visits.cookies += context.cookies()


def look(page: Page, address: str) -> dict[str, Any]:
    """Open a page and see how it is once nothing more comes."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found: dict[str, Any] = page.evaluate(LOOKING)
    return found


@pytest.fixture(scope="module")
def visits(chromium: Browser, address: str) -> Iterator[Visits]:
    """Each page, on a phone and on a desk."""
    made = Visits()
    for width in WIDTHS:
        context = chromium.new_context(viewport={"width": width, "height": HEIGHT})
        visit(context, address, width, made)
        context.close()
    yield made


@pytest.mark.timeout(600)
def test_no_page_is_wider_than_the_screen(visits: Visits) -> None:
    """Does any page type scroll sideways, on a phone or on a desk?"""
    assert {place: found["overflow"] for place, found in visits.seen.items() if found["overflow"] > 0} == {}


def test_nothing_jumps(visits: Visits) -> None:
    """Does anything move on a page while it loads, on a phone or on a desk?"""
    assert {place: found["shifts"] for place, found in visits.seen.items() if moved(found)} == {}


def test_images_have_their_size(visits: Visits) -> None:
    """Does every image say how large it is before it is there?"""
    assert visits.pages_with("unsized") == {}


def test_first_screen_leads_to_help(visits: Visits, address: str) -> None:
    """Is “Not legal advice” on the first screen of every page type, as a link to where help can be found?"""
    for place, found in visits.seen.items():
        notice = found["notice"]
        assert notice, place
        assert "legal" in notice["words"], place
        assert notice["bottom"] < HEIGHT, place
        assert notice["leads"] == f"{address}about/#not-legal-advice", place


def test_links_that_lead_away_are_quiet(visits: Visits) -> None:
    """Has every link to another host `noreferrer` and `noopener`?"""
    assert visits.pages_with("loud") == {}


def test_no_page_calls_another_host(visits: Visits, address: str) -> None:
    """While pages are read: does any request leave for another host?"""
    hosts = {urlsplit(url).netloc for url in visits.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(address).netloc}


def test_policy_is_never_broken(visits: Visits) -> None:
    """Does every page work within the content security policy: nothing refused, no error in the console?"""
    assert visits.pages_with("refused") == {}
    assert visits.errors == []


def test_reading_leaves_nothing(visits: Visits) -> None:
    """Is there no cookie and nothing stored after all pages were read?"""
    assert visits.cookies == []
    assert visits.pages_with("stored") == {}


def test_the_foot_says_who_publishes(address: str) -> None:
    """Does every page say who publishes the site, and that it is not legal advice?"""
    for path in PAGES:
        with urlopen(address + path) as answer:
            foot = answer.read().decode().partition("<footer")[2]
        assert "The editors of this fact sheet" in foot, path
        advice = "asesoría legal" if path.startswith("es/") else "not legal advice"
        assert advice in foot, path
