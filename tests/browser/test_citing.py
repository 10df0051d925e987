"""Citing pages and facts in a real browser: copying, by keyboard, without the clipboard, without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ENTRY = "rulings/san-francisco-v-trump-first-injunction/"
CASE = "City and County of San Francisco v. Trump, No. 25-cv-01350 (N.D. Cal. Apr. 24, 2025)."


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A fresh page that may use the clipboard."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    """What was copied."""
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text


def test_the_original_can_be_copied(page: Page, address: str) -> None:
    """Does the button beside the court's decision copy it as courts cite it, and say so?"""
    page.goto(address + ENTRY)
    page.get_by_text("Cite this page").click()
    page.locator("[data-copy-target='#cite-original']").click()
    page.locator("[role=status]", has_text="Copied").wait_for()
    assert clipboard(page) == CASE


def test_the_page_can_be_copied(page: Page, address: str) -> None:
    """Is the line of the page copied with its whole address and both days?"""
    page.goto(address + ENTRY)
    page.get_by_text("Cite this page").click()
    page.locator("[data-copy-target='#cite-page']").click()
    page.locator("[role=status]", has_text="Copied").wait_for()
    assert clipboard(page).startswith("“First injunction in San Francisco v. Trump.”")
    assert "as of November 22, 2026" in clipboard(page).replace("As of", "as of")
    assert clipboard(page).endswith(f" {address}{ENTRY}")


@pytest.mark.parametrize(
    ("button", "begins", "holds"),
    [
        ("Copy link", "http", "#order-words"),
        ("Copy citation", "“", "#order-words"),
        ("BibTeX", "@misc{rulings:san-francisco-v-trump-first-injunction:order-words,", "urldate"),
        ("RIS", "TY  - ELEC", "ER  - "),
        ("CSL-JSON", "{", '"type": "webpage"'),
    ],
)
def test_a_fact_can_be_cited_by_keyboard(page: Page, address: str, button: str, begins: str, holds: str) -> None:
    """By keyboard alone: does the permalink of a fact open a bar whose buttons copy this one fact?"""
    page.goto(address + ENTRY)
    page.locator("#order-words .fs-permalink").focus()
    page.keyboard.press("Enter")
    bar = page.get_by_role("group", name="Cite this fact")
    assert page.url.endswith("#order-words")
    wanted = bar.get_by_role("button", name=button, exact=True)
    for _ in range(8):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    bar.locator("[role=status]", has_text="Copied").wait_for()
    assert clipboard(page).startswith(begins)
    assert holds in clipboard(page)
    assert "places-as-reported" not in clipboard(page)
    page.keyboard.press("Escape")
    assert page.locator(".fs-citebar").count() == 0
    assert page.locator("#order-words .fs-permalink").evaluate("element => element === document.activeElement")


def test_a_value_can_be_cited(page: Page, address: str) -> None:
    """Has a value of a figure the same bar as a fact?"""
    page.goto(address + "figures/chnv-parolees/")
    link = page.locator(".fs-value .fs-permalink").first
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="CSL-JSON").click()
    page.locator(".fs-citebar [role=status]", has_text="Copied").wait_for()
    assert "532,000 people" in json.loads(clipboard(page))["abstract"]


def test_a_paragraph_of_a_source_has_a_link_and_no_record(page: Page, address: str) -> None:
    """Does the mark of a paragraph offer its link, and no citation as if it were a fact?"""
    page.goto(address + "sources/brecorder-2025-04-24-sanctuary-funding-ruling/")
    page.locator("#p7 .fs-permalink").first.focus()
    page.keyboard.press("Enter")
    bar = page.get_by_role("group", name="Cite this paragraph")
    assert bar.get_by_role("button").all_inner_texts() == ["Copy link", "Close"]


def test_without_the_clipboard_the_text_is_selected(chromium: Browser, address: str) -> None:
    """Where the browser lets no page write to the clipboard: is the text selected, and is that said?"""
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    page.goto(address + ENTRY)
    page.get_by_text("Cite this page").click()
    page.locator("[data-copy-target='#cite-original']").click()
    page.locator("[role=status]", has_text="Press Ctrl+C").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == CASE
    context.close()


def test_what_cannot_be_fetched_is_not_called_copied(page: Page, address: str) -> None:
    """If the file with the records cannot be had: does the bar say so?"""
    page.route("**/facts.*", lambda route: route.abort())
    page.goto(address + ENTRY)
    page.locator("#order-words .fs-permalink").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="BibTeX", exact=True).click()
    page.locator(".fs-citebar [role=status]", has_text="could not be fetched").wait_for()


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript: are the citations there, the buttons not, and do the links lead to files?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ENTRY)
    page.get_by_text("Cite this page").click()
    assert page.locator("#cite-original").inner_text() == CASE
    assert page.locator("#cite-page").inner_text().endswith(address + ENTRY)
    assert not page.locator(".fs-cite .fs-copy").first.is_visible()
    links = page.locator(".fs-cite a[download]").all()
    assert len(links) == 6
    for link in links:
        answer = page.request.get(f"{address}{ENTRY}{link.get_attribute('href')}")
        assert answer.ok
        assert answer.text()
    assert (page.locator("#order-words .fs-permalink").get_attribute("href") or "").endswith("#order-words")
    context.close()


def test_nothing_is_asked_for_before_somebody_cites(page: Page, address: str) -> None:
    """Does reading a page fetch none of its citation files?"""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + ENTRY)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "facts." in url or "cite." in url.replace("cite.js", "")] == []
