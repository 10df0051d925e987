"""Printing from the browser: what stands on the paper, and what does not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

ENTRY = "rulings/san-francisco-v-trump-first-injunction/"
SHEET = "sheets/parole-program/"
PAPERS = ("A4", "Letter")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, dark on the screen, because paper is not."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    yield context.new_page()
    context.close()


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The words of each printed page."""
    content = page.pdf(format=paper, print_background=False)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages]


def squeezed(texts: list[str]) -> str:
    """All words without spaces, because addresses are broken over lines."""
    return "".join("".join(texts).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_an_entry_on_paper(page: Page, address: str, paper: str) -> None:
    """Has a printed entry its day, its address, its sources with addresses and numbers, and no menu?"""
    page.goto(address + ENTRY)
    sheets = printed(page, paper)
    text = squeezed(sheets)
    assert "Citethispage" in text
    assert f"{address}{ENTRY}" in text
    assert "CityandCountyofSanFranciscov.Trump,No.25-cv-01350(N.D.Cal.Apr.24,2025)." in text
    links = page.locator(".fs-sources a.fs-open").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 4
    for link in links:
        assert link in text, link
    assert "OpentheSource" not in text.replace("source", "Source")
    assert "Tableofcontents" not in text
    assert "Skiptocontent" not in text
    assert all("November 22, 2026" in sheet for sheet in sheets)
    assert all(f"{number} / {len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1))


@pytest.mark.parametrize("path", [ENTRY, SHEET])
def test_every_printed_number_leads_to_a_source(page: Page, address: str, path: str) -> None:
    """Does each number in brackets stand before a source at the end of the printed page?"""
    page.goto(address + path)
    text = squeezed(printed(page))
    start = text.index("Sourcesbynumber") if path == SHEET else text.rindex("[1]")
    used = {int(n) for found in re.findall(r"\[(\d+(?:,\d+)*)\]", text[:start]) for n in found.split(",")}
    assert len(used) > 4
    assert used <= {int(number) for number in re.findall(r"\[(\d+)\]", text[start:])}


def test_numbers_are_for_paper(page: Page, address: str) -> None:
    """On the screen: is neither a number nor the list of numbers to be seen?"""
    page.goto(address + SHEET)
    assert not page.locator(".fs-refs").is_visible()
    shown = page.locator("a[data-n]").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert shown in ("none", "normal")


def test_what_is_folded_lies_open(page: Page, address: str) -> None:
    """Is the evidence that the screen folds away printed, without its “2 more”?"""
    page.goto(address + ENTRY)
    folded = page.locator("details.fs-more:not([open])").first
    words = " ".join((folded.locator("li").first.text_content() or "").split())[:40]
    assert squeezed([words]) in squeezed(printed(page))
    page.emulate_media(media="print")
    assert not folded.locator("summary").is_visible()


def test_the_box_leaves_no_empty_column(page: Page, address: str) -> None:
    """On paper: is the text as wide as the page, with the box across it?"""
    page.goto(address + ENTRY)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    widths = page.evaluate(
        "['.fs-box', '.fs-fact', 'h1'].map(name => document.querySelector(name).getBoundingClientRect().width)"
    )
    content = page.evaluate("document.querySelector('.md-content__inner').getBoundingClientRect().width")
    assert all(width >= 0.98 * content for width in widths), (widths, content)


def test_black_on_white(page: Page, address: str) -> None:
    """On paper, with a dark screen: are text, links and badges black, and badges outlined?"""
    page.goto(address + ENTRY)
    page.emulate_media(media="print", color_scheme="dark")
    style = "name => { const s = getComputedStyle(document.querySelector(name)); return [s.color, s.borderTopStyle]; }"
    assert page.evaluate(style, ".fs-status") == ["rgb(0, 0, 0)", "solid"]
    assert page.evaluate(style, ".fs-evidence a")[0] == "rgb(0, 0, 0)"
    ink = page.evaluate(style, ".fs-says")[0]
    assert max(int(part) for part in re.findall(r"\d+", ink)) < 64


def test_a_long_table_says_its_heads_again(page: Page, address: str) -> None:
    """Does a table that goes over pages repeat its heads on each?"""
    page.goto(address + "positions/")
    sheets = printed(page)
    with_rows = [sheet for sheet in sheets if sheet.count("Administration:") + sheet.count("Challengers:") > 3]
    assert len(with_rows) >= 2
    for sheet in with_rows:
        assert "Held by" in sheet


@pytest.mark.parametrize(
    "path",
    ["programs/chnv-parole/", "figures/chnv-parolees/", "cities/san-diego/", "policies/eo-14159/", "topics/funding/"],
)
@pytest.mark.parametrize("paper", PAPERS)
def test_no_heading_is_left_alone(page: Page, address: str, path: str, paper: str) -> None:
    """Does no printed page end with a heading?"""
    page.goto(address + path)
    headings = [text.strip() for text in page.locator("main h2, main h3").all_inner_texts()]
    for number, sheet in enumerate(printed(page, paper), 1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        body = [line for line in lines if not re.fullmatch(r"\d+ / \d+", line)]
        assert body[-1] not in headings, f"page {number} of {path}"


def test_without_javascript(chromium: Browser, address: str) -> None:
    """Without JavaScript: has the printed page its numbers, its open folds and its address all the same?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ENTRY)
    text = squeezed(printed(page))
    assert "[1]" in text
    assert f"{address}{ENTRY}" in text
    context.close()
