"""Reading the real site in a real browser: wide and narrow, by keyboard, without JavaScript, under a sub-path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# One page of each type.
PAGES = (
    "",
    "sheets/",
    "sheets/federal-money/",
    "rulings/",
    "cities/",
    "figures/",
    "rulings/san-francisco-v-trump-first-injunction/",
    "policies/eo-14159/",
    "programs/chnv-parole/",
    "figures/chnv-parolees/",
    "cities/matrix/",
    "cities/san-diego/",
    "positions/",
    "people/william-orrick/",
    "terms/preliminary-injunction/",
    "sources/",
    "sources/brecorder-2025-04-24-sanctuary-funding-ruling/",
    "sources/fr-2025-05128/",
    "topics/funding/",
    "timeline/",
    "about/",
    "unknowns/",
    "coverage/",
    "changes/",
    "data/",
    "corrections/",
    "review/",
    "fields/",
    "guides/",
    "search/",
    "es/",
    "es/sheets/parole-program/",
    "es/programs/chnv-parole/",
    "404.html",
)
ENTRY = "rulings/san-francisco-v-trump-first-injunction/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of normal width."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def search(page: Page, words: str) -> None:
    """Type into the search box, as a reader would."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".fs-finder [role=option]", timeout=20_000)


def test_search_finds_an_entry_under_a_sub_path(page: Page, address: str) -> None:
    """Does the search find a ruling by its name, and does the result lead to its page?"""
    page.goto(address + "about/")
    search(page, "Doe v. Noem")
    target = page.locator(".fs-finder [role=option]").first.get_attribute("href")
    assert target is not None
    answer = page.goto(target)
    assert answer is not None
    assert answer.ok
    assert page.url.startswith(address)


def test_the_page_for_what_is_not_there(page: Page, address: str) -> None:
    """At a wrong address, however deep: is there a styled page whose links lead back?"""
    answer = page.goto(address + "rulings/no/such/ruling/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("document.styleSheets.length") >= 2
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    home = page.locator("a.md-logo").first.get_attribute("href")
    assert home is not None
    back = page.goto(page.evaluate("href => new URL(href, document.baseURI).href", home))
    assert back is not None
    assert back.ok


def test_every_link_of_an_entry_leads_somewhere(page: Page, address: str) -> None:
    """Do all links of an entry to pages of the site work, anchors included?"""
    page.goto(address + ENTRY)
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    inside = sorted({link for link in links if link.startswith(address)})
    assert len(inside) > 20
    dead = []
    for link in inside:
        answer = page.request.get(link.partition("#")[0])
        anchor = link.partition("#")[2]
        if not answer.ok or (anchor and f'id="{anchor}"' not in answer.text()):
            dead.append(link)
    assert dead == []


def test_a_permalink_leads_to_its_fact(page: Page, address: str) -> None:
    """Does the address of a fact show that fact, below the header?"""
    page.goto(address + ENTRY)
    anchor = page.locator(".fs-fact").last.get_attribute("id")
    page.goto(f"{address}{ENTRY}#{anchor}")
    page.wait_for_timeout(300)
    box = page.locator(f"[id='{anchor}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_the_first_tab_leads_to_the_content(page: Page, address: str) -> None:
    """By keyboard: is the first stop a visible link that skips to the content?"""
    page.goto(address + ENTRY)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused is not None
    assert focused.startswith("#")


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript: are the summary, the facts, the status and the menu there?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ENTRY)
    assert page.locator(".fs-status").first.is_visible()
    assert page.locator(".fs-summary").first.is_visible()
    assert page.locator(".fs-fact").count() >= 4
    context.close()


def test_an_entry_says_where_it_stands(page: Page, address: str) -> None:
    """Has an entry a breadcrumb to its index, and its neighbors?"""
    page.goto(address + ENTRY)
    crumbs = page.locator(".md-path a").all_inner_texts()
    assert [crumb.strip() for crumb in crumbs][-1] == "Rulings"
    assert page.locator("a[rel=prev], a[rel=next]").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_follow_the_reader(chromium: Browser, address: str, scheme: str) -> None:
    """Does the page follow the reader's choice of light or dark?"""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + ENTRY)
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(part) for part in color.removeprefix("rgb(").rstrip(")").split(",")[:3])
    assert (brightness > 600) == (scheme == "light"), color
    context.close()
