"""The page of the search, the page for addresses that are not there, and both without JavaScript."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)
RESULTS = ".fs-searching__results > li"
SHIFTS = """
    globalThis.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => (moved += each.value)))
        .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of normal width."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def titles(page: Page) -> list[str]:
    """The titles of the results, once they are there."""
    page.locator(RESULTS).first.wait_for()
    return page.locator(f"{RESULTS} h2").all_inner_texts()


def test_a_shared_address(page: Page, address: str) -> None:
    """Does an address with words and facets show the same results to whom I send it?"""
    page.goto(f"{address}search/?q=injunction")
    page.locator(RESULTS).first.wait_for()
    page.locator('[data-key="kind-rulings"]').click()
    page.wait_for_url("**/search/?q=injunction&kind=rulings")
    page.locator('[data-key="status-in-effect"]').click()
    page.wait_for_url("**/search/?q=injunction&kind=rulings&status=in-effect")
    expect(page.locator(RESULTS)).to_have_count(int(page.locator("[data-key=status-in-effect] span").inner_text()))
    mine = titles(page)
    page.goto(page.url)
    assert titles(page) == mine
    expect(page.locator('[data-key="kind-rulings"]')).to_have_attribute("aria-pressed", "true")
    page.go_back()
    page.wait_for_url("**/search/?q=injunction&kind=rulings")
    expect(page.locator('[data-key="status-in-effect"]')).to_have_attribute("aria-pressed", "false")


def test_two_facets_in_a_hurry(page: Page, address: str) -> None:
    """If I press a second facet before the results of the first are drawn: do both hold?"""
    page.goto(f"{address}search/?q=injunction")
    page.locator(RESULTS).first.wait_for()
    page.evaluate(
        "['kind-rulings', 'status-in-effect'].forEach(key => document.querySelector(`[data-key=${key}]`).click())"
    )
    assert page.url.endswith("/search/?q=injunction&kind=rulings&status=in-effect")
    for key in ("kind-rulings", "status-in-effect"):
        expect(page.locator(f'[data-key="{key}"]')).to_have_attribute("aria-pressed", "true")


def test_an_old_facet_hides_nothing(page: Page, address: str) -> None:
    """If a kind or status in an address is no longer there: are there results all the same?"""
    page.goto(f"{address}search/?q=injunction&kind=nothing&status=never")
    assert len(titles(page)) == 10


def test_typing_is_kept_in_the_address(page: Page, address: str) -> None:
    """Is what I type in the address, and in the title of the window?"""
    page.goto(f"{address}search/")
    page.locator(".fs-searching input").fill("532 000")
    page.wait_for_url("**/search/?q=532+000")
    assert "532 000" in page.title()
    assert titles(page)[0] == "People ever given parole under the four-country program"
    expect(page.locator(".fs-names")).to_be_hidden()
    page.locator(".fs-searching input").fill("")
    expect(page.locator(".fs-names")).to_be_visible()


def test_a_browser_of_2022(page: Page, address: str) -> None:
    """Without `URLSearchParams.size`, as in Safari 16: is what I typed or chose in the address all the same?"""
    page.add_init_script("delete URLSearchParams.prototype.size")
    page.goto(f"{address}search/")
    page.locator(".fs-searching input").fill("Orrick")
    page.wait_for_url("**/search/?q=Orrick")
    page.goto(f"{address}rulings/")
    page.get_by_role("searchbox", name="Find in the table").fill("Orrick")
    page.wait_for_url("**/rulings/?q=Orrick")


def test_a_browser_that_unpacks_nothing(page: Page, address: str) -> None:
    """Without `DecompressionStream`, as in Firefox 112: am I told, and is the list of all names there?"""
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(f"{address}search/?q=Orrick")
    expect(page.locator(".fs-searching__count")).to_contain_text("The search could not be loaded.")
    expect(page.locator(".fs-names")).to_be_visible()


def test_passages_lead_to_their_facts(page: Page, address: str) -> None:
    """Does each passage lead to its place, and the title to the page?"""
    page.goto(f"{address}search/?q=restrained+and+enjoined")
    first = page.locator(RESULTS).first
    first.wait_for()
    link = first.locator("a.fs-found__text").first
    assert (link.get_attribute("href") or "").endswith("-first-injunction/#order-words")
    assert (first.locator("h2 a").get_attribute("href") or "").startswith(address)
    link.click()
    page.wait_for_url("**/#order-words")
    assert page.evaluate("document.querySelector(':target').id") == "order-words"


def test_more_results(page: Page, address: str) -> None:
    """Are there ten at first, then more, and is the focus on the first new one?"""
    page.goto(f"{address}search/?q=injunction")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(RESULTS)).to_have_count(20)
    focused = page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('ol > li')[10]")
    assert focused is True


def test_did_you_mean(page: Page, address: str) -> None:
    """If nothing is found: is there another word to try, and does it search?"""
    page.goto(f"{address}search/?q=houston")
    expect(page.locator(".fs-searching")).to_contain_text("No page was found for “houston”.")
    page.get_by_role("button", name="Boston").click()
    assert titles(page)[0] == "Boston"
    assert page.url.endswith("?q=Boston")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["search/", "search/?q=injunction", "rulings/no-such-injunction/"])
def test_nothing_moves(chromium: Browser, address: str, width: int, path: str) -> None:
    """Does anything jump while results come in?"""
    context = chromium.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    moved = page.evaluate("moved")
    context.close()
    assert moved < 0.005


def test_a_wrong_address_is_searched_for(page: Page, address: str) -> None:
    """At an address with a slip in it, however deep: is the page that was meant one click away?"""
    answer = page.goto(f"{address}cities/no/such/san-fransisco/")
    assert answer is not None
    assert answer.status == 404
    assert titles(page)[0] == "San Francisco"
    assert page.url.endswith("san-fransisco/"), "the address stays what it was"
    page.locator(f"{RESULTS} h2 a").first.click()
    page.wait_for_url("**/cities/san-francisco/")


def test_the_page_for_what_is_not_there_by_itself(page: Page, address: str) -> None:
    """Does the page search for its own number?"""
    page.goto(f"{address}404.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".fs-searching input")).to_have_value("")


@pytest.mark.parametrize("path", ["about/", "search/", "rulings/no/such/thing/"])
def test_without_javascript(chromium: Browser, address: str, path: str) -> None:
    """Without JavaScript: is there a plain link to all names, and no field that does nothing?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    link = page.locator(".fs-search")
    assert " ".join(link.inner_text().split()) == "All names"
    assert page.locator("input[type=search]:visible").count() == 0
    expect(page.locator(".fs-searching")).to_have_count(0 if path == "about/" else 1)
    if path != "about/":
        expect(page.locator(".fs-searching")).to_be_hidden()
    link.click()
    assert page.url == f"{address}search/"
    names = page.locator(".fs-names a")
    assert names.count() > 150
    expect(page.get_by_role("link", name="William H. Orrick")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_barrier(chromium: Browser, address: str, scheme: str, width: int) -> None:
    """Is there a violation of WCAG on the page with results?"""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}search/?q=sancuary")
    titles(page)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, context="article", options={"runOnly": {"type": "tag", "values": tags}}).response
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


@pytest.fixture(scope="module")
def bridges_address(built_bridges: Path) -> Iterator[str]:
    """The small site on another topic, at the root of a host."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(built_bridges / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("old mil brige", "Old Mill Bridge"),
        ("Rowan", "Ada Rowan"),
        ("harbour", "Harbor Bridge"),
    ],
)
def test_another_topic_at_the_root(page: Page, bridges_address: str, query: str, expected: str) -> None:
    """Does the search of a site on another topic, at the root of its host, find what is there?"""
    page.goto(f"{bridges_address}search/?q={query}")
    assert titles(page)[0] == expected
    page.locator(f"{RESULTS} h2 a").first.click()
    expect(page.locator("h1")).to_have_text(expected)
