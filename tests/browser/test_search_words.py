"""Words and numbers as the search compares them, in the browser that runs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.searching.split_names import NAMES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of the site."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}about/")
    yield page
    context.close()


def call(page: Page, address: str, name: str, *arguments: object) -> Any:
    """What a function of the script gives."""
    return page.evaluate(
        "async ([root, name, given]) => (await import(`${root}assets/scripts/search-words.js`))[name](...given)",
        [address, name, list(arguments)],
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("532,000", "532000"),
        ("532 000", "532000"),
        ("532.000 people", "532000 people"),
        ("1 234 567", "1234567"),
        ("about 30,000 a month", "about 30000 a month"),
        ("25-1384", "25-1384"),
        ("90 Fed. Reg. 13611", "90 Fed. Reg. 13611"),
        ("2025 532 000", "2025 532000"),
        ("April 24, 2025", "April 24, 2025"),
        ("12,34", "12,34"),
        ("1373a,000", "1373a,000"),
    ],
)
def test_grouped_digits(page: Page, address: str, typed: str, meant: str) -> None:
    """Is a number one number, however its digits are grouped, and are other numbers left as they are?"""
    assert call(page, address, "joinNumbers", typed) == meant


@pytest.mark.parametrize(("text", "words"), NAMES)
def test_words(page: Page, address: str, text: str, words: list[str]) -> None:
    """Are accents and the dots of initials passed over?"""
    assert call(page, address, "wordsOf", text) == words


def test_runs(page: Page, address: str) -> None:
    """Is a number that names something read part by part, without leading zeros?"""
    assert call(page, address, "runs", "3:25-cv-01350-WHO") == ["3", "25", "cv", "1350", "who"]


@pytest.mark.parametrize(
    ("one", "other", "most", "off"),
    [
        ("orick", "orrick", 2, 1),
        ("bosten", "boston", 2, 1),
        ("nicaruaga", "nicaragua", 3, 2),
        ("secuirty", "security", 2, 1),  # two signs that changed places
        ("same", "same", 1, 0),
        ("short", "a very long one", 2, 3),
        ("houston", "boston", 1, 2),
    ],
)
def test_distance(page: Page, address: str, one: str, other: str, most: int, off: int) -> None:
    """How far is a slip from the word, up to the limit, and is it as far back?"""
    assert call(page, address, "distance", one, other, most) == off
    assert call(page, address, "distance", other, one, most) == off
