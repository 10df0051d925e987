"""Deep links in Chromium: does a link land on the very words, on a local copy of a page of a source?"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from generator.evidence.fragments import deep_link
from generator.evidence.places import find
from generator.model.parts import Evidence
from tests.browser.waiting import wait_until

FILLER = "<p>" + "Nothing of interest stands in this line of the page. " * 12 + "</p>\n"
# So many milliseconds a browser may look for words before the page counts as not moved.
PATIENCE = 5000
# Each paragraph stands a screen or more below the one before it.
PARAGRAPHS = (
    "The council met on Monday, and the council’s order was read aloud.",
    "“Fish, chips & peas – well-cooked,” said the clerk; nobody laughed.",
    "On Tuesday the council’s order was sent to all sixteen towns.",
    "It named a very long list of things that no town may do while the matter is before the court, and why.",
    "The council’s order was sent back on Friday; no town had opened it.",
)
PAGE = "".join(f'{FILLER * 6}<p id="p{number}">{text}</p>\n' for number, text in enumerate(PARAGRAPHS, 1)) + FILLER * 8


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a local copy of a page, and of a page that links to it."""
    folder = tmp_path_factory.mktemp("source")
    (folder / "page.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>A page</title><body>{PAGE}</body>', encoding="utf-8"
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/page.html"
    server.shutdown()


def evidence(paragraph: int, quote: str, **values: Any) -> Evidence:
    """Evidence from the page."""
    empty: dict[str, Any] = {"words": None, "prefix": None, "suffix": None, "at": None, "page": None}
    fields = {**empty, "source": "page", "paragraph": paragraph, "quote": quote, **values}
    return Evidence.model_construct(**fields)


def arrived(chromium: Browser, link: str, within: int = 60) -> int:
    """Which paragraph is in the middle of the screen after the link was opened; 0 if the page did not move.

    `within` is how many pixels it may be off: the browser centers words, but puts an anchor at the top.
    """
    page = chromium.new_page(viewport={"width": 800, "height": 400})
    try:
        page.goto(link)
        try:
            wait_until(page, "scrollY > 0", timeout=PATIENCE)
        except TimeoutError:
            return 0
        page.wait_for_timeout(300)
        distances = page.evaluate("""() => [...document.querySelectorAll('p[id]')].map(p => {
            const box = p.getBoundingClientRect();
            return [Math.abs((box.top + box.bottom) / 2 - innerHeight / 2), Number(p.id.slice(1))];
        })""")
    finally:
        page.close()
    distance, number = min(distances)
    assert distance < within, f"the nearest paragraph, {number}, is {distance} pixels off the middle"
    return int(number)


CASES = {
    "first of three": evidence(1, "the council’s order was"),
    "comma, ampersand, hyphen, dash": evidence(2, "“Fish, chips & peas – well-cooked,” said"),
    "prefix": evidence(3, "the council’s order was", prefix="On Tuesday"),
    "suffix": evidence(3, "order was sent", suffix="to all"),
    "prefix and suffix": evidence(5, "was sent", prefix="council’s order", suffix="back on"),
    "long, by its ends": evidence(
        4, "a very long list of things that no town may do while the matter is before the court"
    ),
    "at the end": evidence(5, "no town had opened it"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_link_lands_on_its_words(case: Evidence, source: str, chromium: Browser) -> None:
    """Does the browser scroll to the quotation itself, also where the same words stand further up?"""
    assert find(case.quote or "", PARAGRAPHS[(case.paragraph or 0) - 1]), "the case quotes what is not there"
    assert arrived(chromium, deep_link(source, case)) == case.paragraph


def test_without_prefix_the_first_place_wins(source: str, chromium: Browser) -> None:
    """Would the link of an ambiguous quotation arrive elsewhere, so that the words beside it are needed?"""
    bare = CASES["prefix"].model_copy(update={"prefix": None})
    assert arrived(chromium, deep_link(source, bare)) == 1


def test_changed_words_are_not_found(source: str, chromium: Browser) -> None:
    """Does a link to words that are not on the page leave it at its top, so that a wrong quotation shows?"""
    wrong = evidence(3, "the council’s order was never sent")
    assert arrived(chromium, deep_link(source, wrong)) == 0


def test_own_anchor_is_kept(source: str, chromium: Browser) -> None:
    """Does an address with an anchor of its own still lead to the words, and to the anchor without them?"""
    assert arrived(chromium, deep_link(f"{source}#p5", CASES["prefix"])) == 3
    assert arrived(chromium, deep_link(f"{source}#p5", evidence(3, "never sent")), within=200) == 5


def test_exactly_these_words_are_highlighted(source: str, chromium: Browser, tmp_path: Path) -> None:
    """Is the highlight on the words of the quotation and on nothing else?

    The highlight is painted in a color of its own; what is painted so must lie within the box of the words.
    """
    case = CASES["prefix"]
    page = chromium.new_page(viewport={"width": 800, "height": 400})
    page.goto(deep_link(source, case))
    page.add_style_tag(content="::target-text { background: rgb(255, 0, 255); color: rgb(255, 0, 255); }")
    wait_until(page, "scrollY > 0", timeout=PATIENCE)
    page.wait_for_timeout(300)
    start = PARAGRAPHS[2].index(case.quote or "")
    box = page.evaluate(
        """([start, length]) => {
            const range = document.createRange(), text = document.getElementById('p3').firstChild;
            range.setStart(text, start); range.setEnd(text, start + length);
            const box = range.getBoundingClientRect();
            return [box.left, box.top, box.right, box.bottom];
        }""",
        [start, len(case.quote or "")],
    )
    painted = _painted(page, tmp_path / "highlight.png")
    page.close()
    assert painted, "nothing is highlighted"
    assert all(abs(one - other) <= 3 for one, other in zip(painted, box, strict=True)), (painted, box)


def _painted(page: Page, path: Path) -> tuple[int, int, int, int] | None:
    """The box around all pixels in the color of the highlight, as the browser reads them from a picture of the page."""
    data = page.screenshot(path=str(path))
    found = page.evaluate(
        """async bytes => {
            const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: 'image/png'}));
            const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const {data, width} = context.getImageData(0, 0, picture.width, picture.height);
            let [left, top, right, bottom] = [1e9, 1e9, -1, -1];
            for (let i = 0; i < data.length; i += 4)
                if (data[i] > 250 && data[i + 1] < 5 && data[i + 2] > 250) {
                    const x = (i / 4) % width, y = Math.floor(i / 4 / width);
                    left = Math.min(left, x); right = Math.max(right, x + 1);
                    top = Math.min(top, y); bottom = Math.max(bottom, y + 1);
                }
            return right < 0 ? null : [left, top, right, bottom];
        }""",
        list(data),
    )
    return tuple(found) if found else None
