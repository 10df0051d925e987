"""The matrix of places in a browser: heads that stay in sight, cards on a phone, and no cell that answers nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

MATRIX = "cities/matrix/"


def open_at(chromium: Browser, address: str, width: int, height: int = 900) -> Page:
    """The matrix on a screen of a width; its context is closed by the test."""
    page = chromium.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(address + MATRIX)
    return page


def test_heads_belong_to_their_cells(chromium: Browser, address: str) -> None:
    """Has the table a name, one head for each column and row, and as many cells in every row?"""
    page = open_at(chromium, address, 1280)
    table = page.get_by_role("table", name="Places by claim")
    assert table.count() == 1
    columns = table.get_by_role("columnheader").count()
    rows = table.get_by_role("rowheader").count()
    assert columns == 7
    assert rows >= 7
    assert table.get_by_role("cell").count() == rows * (columns - 1)
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (900, 600)])
def test_heads_stay_in_sight(chromium: Browser, address: str, width: int, height: int) -> None:
    """Far down in the table: are the heads of columns and of the row still in sight, with room for all or not?"""
    page = open_at(chromium, address, width, height)
    cell = page.locator(".fs-matrix tbody tr").last.locator("td").last
    cell.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 1)")
    for head in (page.locator(".fs-matrix thead th").last, page.locator(".fs-matrix tbody tr").last.locator("th")):
        box = head.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < height
        assert 0 <= box["x"] < width
        middle = [box["x"] + 20, box["y"] + 12]
        on_top = page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.closest('th') !== null", middle)
        assert on_top, "the head is covered"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_the_frame_scrolls_by_keyboard(chromium: Browser, address: str) -> None:
    """Where the columns have no room: can the table be scrolled with the arrow keys?"""
    page = open_at(chromium, address, 800, 600)
    frame = page.locator(".fs-matrix__frame")
    frame.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('.fs-matrix__frame').scrollLeft > 0")
    page.context.close()


def test_on_a_phone_each_place_is_a_card(chromium: Browser, address: str) -> None:
    """On a phone: stands each claim beside its answer, below the name of the place, and nothing scrolls sideways?"""
    page = open_at(chromium, address, 390, 844)
    card = page.locator(".fs-matrix tbody tr").first
    claims = card.locator(".fs-matrix__claim")
    assert claims.count() == 6
    for claim in claims.all():
        assert claim.is_visible()
        beside = claim.bounding_box()
        answer = claim.locator("xpath=..").locator(".fs-matrix__line").first.bounding_box()
        assert beside is not None
        assert answer is not None
        assert beside["x"] + beside["width"] <= answer["x"] + 1
    name = card.locator("th").bounding_box()
    first = claims.first.bounding_box()
    assert name is not None
    assert first is not None
    assert name["y"] < first["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_every_cell_answers(chromium: Browser, address: str) -> None:
    """Is there an icon and words in every cell, and a link to evidence wherever something is claimed?"""
    page = open_at(chromium, address, 1280)
    for cell in page.locator(".fs-matrix td").all():
        words = " ".join(cell.locator(".fs-matrix__line").all_inner_texts()).strip()
        assert len(words) > 5, words
        assert words.strip(" .").casefold() not in ("yes", "no")
        assert cell.locator(".fs-matrix__line svg").count() >= 1
    assert page.locator(".fs-matrix__cell--found:not(:has(a))").count() == 0
    page.context.close()


def test_the_evidence_of_a_cell_is_there(chromium: Browser, address: str) -> None:
    """Do the links of the table lead to facts and meanings that exist?"""
    page = open_at(chromium, address, 1280)
    links = page.locator(".fs-matrix a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) > 40
    dead = []
    texts: dict[str, str] = {}
    for link in sorted(set(links)):
        target, _, anchor = link.partition("#")
        if target not in texts:
            answer = page.request.get(target)
            texts[target] = answer.text() if answer.ok else ""
        if not texts[target] or (anchor and f'id="{anchor}"' not in texts[target]):
            dead.append(link)
    assert dead == []
    page.context.close()


def test_it_is_found(chromium: Browser, address: str) -> None:
    """Do the index of places and the menu lead to the table?"""
    page = chromium.new_context().new_page()
    page.goto(f"{address}cities/")
    assert page.locator("main a[href='matrix/']").count() >= 1
    assert page.locator("nav a[href$='matrix/']").count() >= 1
    page.context.close()
