"""Words are explained on first use: for a pointer, the keyboard, a finger, a screen reader, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ENTRY = "programs/chnv-parole/"
SHEET = "sheets/local-measures/"
WORD = "a.fs-term"
CARD = ".fs-definition"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """An entry that uses a word of the glossary."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + ENTRY)
    page.wait_for_selector(CARD, state="attached")
    yield page
    context.close()


def definition(page: Page) -> str:
    """The hidden definition that the first word is tied to."""
    name = page.locator(WORD).first.get_attribute("aria-describedby")
    return (page.locator(f"#{name}").text_content() or "").strip()


def focus_word(page: Page) -> None:
    """Go to the word with the Tab key, from the beginning of its paragraph."""
    page.locator(WORD).first.evaluate("word => word.closest('p').setAttribute('tabindex', '-1')")
    page.locator(WORD).first.evaluate("word => word.closest('p').focus()")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.fs-term')"):
            return
    pytest.fail("the word cannot be reached with the Tab key")


def test_the_keyboard_shows_and_hides_it(page: Page) -> None:
    """Does the focus show the definition, Escape take it away, and the next stop too?"""
    focus_word(page)
    card = page.locator(CARD)
    assert card.is_visible()
    assert definition(page) in card.inner_text()
    assert len(definition(page)) > 20
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.evaluate("document.activeElement.matches('a.fs-term')"), "the focus stays where it was"
    focus_word(page)
    page.keyboard.press("Tab")
    assert not card.is_visible()


def test_enter_still_leads_to_the_page_of_the_word(page: Page) -> None:
    """Is the link a link?"""
    focus_word(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/*/")


def test_a_pointer_may_move_onto_it(page: Page) -> None:
    """Does it show while hovered, stay while the pointer moves onto it, and go when it leaves, or at Escape?"""
    word, card = page.locator(WORD).first, page.locator(CARD)
    word.hover()
    assert card.is_visible()
    box = card.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 10, steps=4)
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")
    word.hover()
    page.keyboard.press("Escape")
    assert not card.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_stays_on_the_screen(chromium: Browser, address: str, width: int) -> None:
    """For every word of a sheet, on a phone and on a desk: is the definition within the window, over all else?"""
    context = chromium.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(address + SHEET)
    page.wait_for_selector(CARD, state="attached")
    words = page.locator(WORD)
    assert words.count() >= 2
    for number in range(words.count()):
        words.nth(number).scroll_into_view_if_needed()
        words.nth(number).hover()
        box = page.locator(CARD).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844
        page.keyboard.press("Escape")
    context.close()


def test_each_word_is_explained_once(page: Page, address: str) -> None:
    """Is on each page only the first use of a word marked, and each marked word tied to one definition?"""
    for path in (ENTRY, SHEET, "rulings/san-francisco-v-trump-first-injunction/"):
        page.goto(address + path)
        targets = page.locator(WORD).evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert len(targets) == len(set(targets)) > 0
        for name in page.locator(WORD).evaluate_all("all => all.map(a => a.getAttribute('aria-describedby'))"):
            assert page.locator(f"#{name}").count() == 1


def test_a_finger_sees_it_first(chromium: Browser, address: str) -> None:
    """On a phone: does the first tap show it with a link, a tap elsewhere hide it, and a second one follow?"""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + ENTRY)
    page.wait_for_selector(CARD, state="attached")
    word, card = page.locator(WORD).first, page.locator(CARD)
    word.tap()
    assert card.is_visible()
    assert page.url.endswith(ENTRY)
    more = card.locator("a")
    box = more.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.locator("h1").tap()
    assert not card.is_visible()
    word.tap()
    word.tap()
    page.wait_for_url("**/terms/*/")
    page.go_back()
    page.wait_for_selector(CARD, state="attached")
    page.locator(WORD).first.tap()
    page.locator(f"{CARD} a").tap()
    page.wait_for_url("**/terms/*/")
    context.close()


def test_a_screen_reader_reads_it_with_the_word(page: Page) -> None:
    """Is the definition the description of the link, as the browser tells it to a screen reader?"""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": WORD})["nodeId"]
    told = session.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})["nodes"][0]
    assert told["role"]["value"] == "link"
    assert told["description"]["value"] == definition(page)


def test_without_javascript_the_link_leads_on(chromium: Browser, address: str) -> None:
    """Without JavaScript: is the word a link to its page, and the definition out of sight?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ENTRY)
    assert page.locator(".fs-definitions").count() == 1
    assert not page.locator(".fs-definitions").is_visible()
    page.locator(WORD).first.click()
    assert "/terms/" in page.url
    assert page.locator("h1").is_visible()
    context.close()
