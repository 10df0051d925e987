"""Is the site light? In a real browser, on all page types."""

from __future__ import annotations

import re
import statistics
from pathlib import Path
from urllib.request import urlopen

import material
import pytest
from playwright.sync_api import Browser, Page

from tests.benchmarks.weight import ENTRY_MEDIAN, ENTRY_MOST, FIRST_VIEW, first_views, sent
from tests.browser.test_reading import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.timeout(600)
def test_first_view_of_every_page_type(chromium: Browser, address: str) -> None:
    """Is what a reader loads to see a page at most 100 kB, compressed, with the search untouched?"""
    views = dict(zip(PAGES, first_views(chromium, [address + path for path in PAGES]), strict=True))
    assert {path: view.total for path, view in views.items() if view.total > FIRST_VIEW} == {}
    assert all(view.requests < 25 for view in views.values()), views


def test_html_of_entries(address: str) -> None:
    """Is the HTML of an entry at most 8 kB compressed in the median, and 15 kB at most?"""
    listed = re.findall(r"<loc>([^<]+)</loc>", _text(f"{address}sitemap.xml"))
    pages = {place.removeprefix(address): _text(place) for place in listed}
    sizes = {
        path: sent(page.encode(), "text/html")
        for path, page in pages.items()
        if 'content="article"' in page and not path.startswith("sheets/")
    }
    assert len(sizes) > 100
    assert statistics.median(sizes.values()) <= ENTRY_MEDIAN
    assert {path: size for path, size in sizes.items() if size > ENTRY_MOST} == {}


# Pages that together hold everything that has a style of its own.
STYLED = (
    "",
    "rulings/",
    "cities/",
    "rulings/san-francisco-v-trump-first-injunction/",
    "figures/chnv-parolees/",
    "sources/fr-2025-05128/",
    "timeline/",
    "sheets/federal-money/",
    "guides/add-an-entry/",
)
# Where everything is and how it looks, in one number: the boxes of elements, and these properties of theirs and of what
# is drawn before and behind them.
PROPERTIES = [
    *("color", "backgroundColor", "backgroundImage", "maskImage", "font", "display", "visibility", "opacity", "border"),
    *("textDecoration", "transform", "position", "content", "fill", "listStyle", "overflow", "boxShadow", "zIndex"),
]
LOOKS = """(names) => {
    let sum = 0;
    const known = new Map();
    const hash = (text) => {
        if (!known.has(text)) known.set(text, [...text].reduce((sum, sign) => (sum * 31 + sign.codePointAt()) | 0, 7));
        return known.get(text);
    };
    // What is far from the screen is laid out when it comes near; here all of it is compared.
    for (const row of document.querySelectorAll("[data-found], tr")) row.style.contentVisibility = "visible";
    const add = (text) => { sum = (sum * 31 + hash(text)) | 0; };
    for (const element of document.body.querySelectorAll("*")) {
        const box = element.getBoundingClientRect();
        add(`${box.x} ${box.y} ${box.width} ${box.height}`);
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") continue;
            for (const name of names) add(style[name]);
        }
    }
    return [sum, document.documentElement.scrollHeight];
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_lighter_styles_look_the_same(chromium: Browser, address: str, width: int) -> None:
    """Does any page look different in any property with the theme's whole style sheets in place of the pruned ones?"""
    theme = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"

    def opened(path: str, *, whole: bool) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
        page = context.new_page()
        if whole:
            page.route("**/stylesheets/*.css", lambda route: route.fulfill(path=theme / Path(route.request.url).name))
        page.goto(address + path)
        return page

    def looks(path: str) -> list[object]:
        pages = [opened(path, whole=True), opened(path, whole=False)]  # they come to rest together
        for page in pages:
            page.wait_for_load_state("networkidle")
        found = [page.evaluate(LOOKS, PROPERTIES) for page in pages]
        for page in pages:
            page.context.close()
        return found

    seen = {path: looks(path) for path in STYLED}
    assert [path for path, (whole, pruned) in seen.items() if whole != pruned] == []


def _text(place: str) -> str:
    with urlopen(place) as answer:  # our own server
        return str(answer.read().decode())
