"""What of a page reaches the index: statements with their weight, and none of the marks around them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.searching.cutting import BLOCK, SUMMARY, cut, cut_overview, cut_source, document, words_of
from tests.searching.reading import read_texts


def test_blocks_are_told_apart() -> None:
    """Can a passage be shown from where its paragraph begins, and the summary be told from the rest?"""
    body = cut('<h1 id="top">A name</h1><p class="fs-summary">Short.</p><p>First.</p><ul><li>Second.</li></ul>')
    assert words_of(body) == f"{SUMMARY} Short. {BLOCK} First. {BLOCK} Second."


def test_a_box_reads_as_lines() -> None:
    """Does a field of the box stand with its label, and several values apart?"""
    body = cut("<dl><dt>Number</dt><dd>25-cv-1</dd><dt>Owner</dt><dd>One</dd> <dd>Two</dd></dl>")
    assert words_of(body) == f"{BLOCK} Number: 25-cv-1 {BLOCK} Owner: One · Two"


def test_permalinks_are_no_words() -> None:
    """Is the sign of a permalink left out?"""
    body = cut('<p>A fact. <a class="fs-permalink" href="#x" title="Link">#</a></p>')
    assert "#" not in words_of(body)


def test_weights() -> None:
    """Does a sentence of ours count more than a mark, and less on a page that counts less?"""
    page = '<p class="fs-says">A fact.</p><p class="fs-by">Reported</p>'
    whole, half = cut(page), cut(page, 0.5)
    assert 'data-pagefind-weight="2" class="fs-says"' in whole
    assert 'data-pagefind-weight="1" class="fs-says"' in half
    assert whole.count("data-pagefind-weight") == 1


def test_similar_class_is_another() -> None:
    """Does a class that only begins alike keep its own weight?"""
    assert "data-pagefind-weight" not in cut('<p class="fs-says-more">A fact.</p>')
    assert "data-pagefind-weight" in cut('<div class="fs-box fs-box--wide">A field.</div>')


def test_what_looks_like_an_attribute_is_text() -> None:
    """Does a sentence that only shows how a class is written stay as it is?"""
    text = '<p>Write a mark, class="fs-says" for one.</p>'
    assert 'mark, class="fs-says" for' in cut(text)


def test_icons_are_left_out() -> None:
    """Is the drawing of an icon gone, with the words around it as they were, also if it never ends?"""
    icon = '<span class="twemoji"><svg viewBox="0 0 24 24"><path d="M0 0"/></svg></span>'
    assert cut(f"<p>{icon} Closed{icon} now</p>") == f"<p> {BLOCK}  Closed now</p>"
    assert cut('<p>Closed <span class="twemoji"><svg><path d="M0') == f"<p> {BLOCK} Closed "


def test_overview() -> None:
    """Is a list of other pages found by what it is for, not by what it lists?"""
    body = cut_overview('<h1>Bridges</h1><p class="fs-purpose">What stands.</p><table><td>Old Mill</td></table>')
    assert words_of(body) == f"{SUMMARY} What stands."
    body = cut_overview("<h1>Home</h1><p>How it begins.</p><p>Old Mill</p>")
    assert words_of(body) == f"{BLOCK} How it begins."


def test_source() -> None:
    """Is a source found by what it says, not by the line that all sources have?"""
    body = cut_source('<p class="fs-state">primary record · cited, text not held</p><p>An order.</p>')
    assert words_of(body) == f"{BLOCK} An order."


@given(st.text(), st.text())
def test_data_is_no_markup(title: str, value: str) -> None:
    """Can a name or a value end the element that it stands in?"""
    page = document("en", title, "", {"title": title, "also": value})
    tags = re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', '""', page))
    assert [tag.strip("</> !").split(" ")[0] for tag in tags if not tag.startswith("</")][:4] == [
        "doctype",
        "html",
        "body",
        "main",
    ]
    assert "<script" not in page
    assert page.count("<") == page.count(">")


def test_what_results_show() -> None:
    """Does the engine get what results show, and nothing that is empty?"""
    page = document("en", "A", "", {"title": "A", "also": "", "date": "2024"})
    assert re.findall(r'data-pagefind-meta="(\w+)', page) == ["title", "date"]
    assert "data-pagefind-filter" not in page, "the engine writes filters in another order each time"


# Words of the apparatus around statements. A part of a page that is new and repeats or explains belongs in LEFT_OUT.
APPARATUS = (
    "checked word for word",
    "cited, text not held",
    "Link to this",
    "Open the source",
    "Cite this",
    "BibTeX",
    "Embed",
    "Data of this picture",
    "Download",
    "Copy",
    "Who says so",
    "#",
)


@pytest.mark.parametrize("words", APPARATUS)
def test_no_apparatus_in_the_index(built_bridges: Path, words: str) -> None:
    """Does a result ever show words that only serve the page, such as those of a button?"""
    found = []
    for page in read_texts(built_bridges / "site"):
        if page["url"].split("/")[1] in ("bridges", "inspections", "measurements", "statements", "sheets"):
            at = page["content"].find(words)
            found += [f"{page['url']}: {page['content'][max(0, at - 40) : at + 40]}"] if at >= 0 else []
    assert found == []
