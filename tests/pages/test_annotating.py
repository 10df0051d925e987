"""Tests of annotated texts: marks that overlap, links both ways, and texts that try to be markup."""

from __future__ import annotations

import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.places import composed
from generator.evidence.texts import SourceText
from generator.model.parts import Evidence, Span
from generator.pages.annotating import annotated, mark_id, marks

PAGE = "sources/report.md"
ENTRY: Any = SimpleNamespace(id="mill", kind=SimpleNamespace(id="bridges"))


def use(first: int, last: int, anchor: str = "fact") -> Any:
    """A fact that rests on a span of words."""
    evidence = Evidence.model_construct(source="report", paragraph=1, quote=None, words=Span(first, last))
    return ENTRY, anchor, evidence


def quoting(quote: str, anchor: str = "fact") -> Any:
    """A fact that rests on a quotation."""
    evidence = Evidence.model_construct(
        source="report", paragraph=1, quote=quote, words=None, prefix=None, suffix=None, at=None
    )
    return ENTRY, anchor, evidence


def rendered(text: str, *uses: Any) -> str:
    """A paragraph as the site's Markdown makes it."""
    body = annotated(1, SourceText((text,)), list(uses), PAGE)
    page = f'<div markdown>\n\n<p markdown="span">{body}</p>\n\n</div>'
    return markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables", "admonition", "footnotes"])


def shown(markup: str) -> str:
    """What a reader sees, without the numbers of the links."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="fs-ref".*?</a>', "", markup))).strip()


def marked(markup: str, anchor: str) -> str:
    """The words within the first element of a mark."""
    start = markup.index(f'id="{anchor}"')
    depth, at = 1, markup.index(">", start) + 1
    for tag in re.finditer(r"<(/?)mark\b[^>]*>", markup[at:]):
        depth += -1 if tag[1] else 1
        if not depth:
            return shown(markup[at : at + tag.start()])
    raise AssertionError(f"{anchor} is not closed")


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(1, 3), (5, 6)], {"p1-1-3": "one two three", "p1-5-6": "five six"}),
        ([(1, 6), (2, 3)], {"p1-1-6": "one two three four five six", "p1-2-3": "two three"}),
        ([(2, 3), (1, 3)], {"p1-1-3": "one two three", "p1-2-3": "two three"}),
        ([(1, 2), (1, 4)], {"p1-1-4": "one two three four", "p1-1-2": "one two"}),
        ([(1, 3), (2, 5)], {"p1-1-3": "one two three", "p1-2-5": "two three"}),
        ([(1, 3), (4, 6)], {"p1-1-3": "one two three", "p1-4-6": "four five six"}),
    ],
)
def test_overlapping_marks(spans: list[tuple[int, int]], words: dict[str, str]) -> None:
    """Is each mark around its own words, however marks lie over each other?"""
    markup = rendered("one two three four five six", *(use(*span) for span in spans))
    assert {anchor: marked(markup, anchor) for anchor in words} == words
    assert shown(markup) == "one two three four five six"


def test_later_part_of_a_crossing_mark_is_marked_too() -> None:
    """Are the words behind the end of the other mark still marked, without a second id?"""
    markup = rendered("one two three four five six", use(1, 3), use(2, 5))
    assert '<mark class="fs-words"> four five</mark>' in markup
    assert markup.count('id="p1-2-5"') == 1


def test_same_words_share_a_mark() -> None:
    """Do two facts that rest on the same words share one mark, with a link to each?"""
    markup = rendered("He said “so”, twice.", quoting("so", "first"), quoting("“so”,", "second"), use(3, 3, "third"))
    assert markup.count("<mark") == 1
    assert marked(markup, "p1-3-3") == "“so”,"
    assert re.findall(r'<a class="fs-ref" href="([^"]+)">(\d)</a>', markup) == [
        ("../bridges/mill.md#first", "1"),
        ("../bridges/mill.md#second", "2"),
        ("../bridges/mill.md#third", "3"),
    ]


HOSTILE = [
    "<script>alert(1)</script> stays text",
    "</p></div> <mark id='x'> & &amp; &#60;b&#62; goes on",
    "**bold** _it_ `code` [a](javascript:x) ![i](x) {: .c } [[token]] | a | b |",
    "1. no list # no heading > no quote",
    ":material-bank: :smile: &nbsp; \\<b> *[abbr]: x [^1]",
    "\x02wzxhzdk:0\x03 <!-- comment --> <?php ?> ]]> http://a.example",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    """Is nothing of a text taken for markup, wherever a mark cuts it?"""
    count = len(text.split())
    for first in range(1, count + 1):
        markup = rendered(text, use(first, first), use(1, first))
        visible = text.replace("\x02", "").replace("\x03", "")
        assert shown(markup).split() == visible.split(), markup
        assert not re.search(r"<(script|b|em|strong|code|img|li|h1|table|!--)\b", markup)


WORDS = st.lists(st.sampled_from(["a", "_b_", "<c>", "“d”", "e-f", "[g]", "*h", "&i;"]), min_size=1, max_size=12)


@given(WORDS, st.data())
def test_text_and_marks_survive(words: list[str], data: st.DataObject) -> None:
    """Is the whole text there once, and every mark open once and closed, for any text and any spans?"""
    spans = data.draw(st.lists(st.tuples(st.integers(1, len(words)), st.integers(1, len(words))), max_size=5))
    uses = [use(min(span), max(span)) for span in spans]
    markup = rendered(" ".join(words), *uses)
    assert shown(markup).split() == " ".join(words).split()
    assert markup.count("<mark") == markup.count("</mark>")
    text = SourceText((" ".join(words),))
    for _, _, evidence in uses:
        assert markup.count(f'id="{mark_id(evidence, text)}"') == 1
    assert len(re.findall('class="fs-ref"', markup)) == len(uses)
    for mark in marks(1, text, uses):
        assert composed(" ".join(words))[mark.place.start : mark.place.end].strip()


def test_page_leads_both_ways(built_bridges: Path) -> None:
    """On the built site: does a fact lead to its words in the text, and do these lead back to the fact?"""
    site = built_bridges / "site"
    fact = (site / "inspections/harbor-2024/index.html").read_text(encoding="utf-8")
    page = (site / "sources/bridge-office-report-2024/index.html").read_text(encoding="utf-8")
    assert 'href="../../sources/bridge-office-report-2024/#p2-11-19"' in fact
    assert marked(page, "p2-11-19") == "The deck, the bearings and the piers are sound"
    assert 'href="../../inspections/harbor-2024/#sound"' in page
    assert 'id="sound"' in fact


def test_page_shows_the_whole_text(built_bridges: Path) -> None:
    """Does the page of a text that may be published show each paragraph word for word, and its license?"""
    page = (built_bridges / "site/sources/bridge-office-report-2024/index.html").read_text(encoding="utf-8")
    text = (built_bridges / "content/texts/bridge-office-report-2024.txt").read_text(encoding="utf-8")
    paragraphs = re.findall(r'<p class="fs-text">(.*?)</p>', page, re.DOTALL)
    assert [shown(paragraph) for paragraph in paragraphs] == [line for line in text.splitlines() if line]
    assert "under this license: CC0-1.0" in page


def test_text_without_rights_is_not_shown(built_bridges: Path) -> None:
    """Does the page of a text that may not be published show our own digest, and the quotations in place?"""
    page = (built_bridges / "site/sources/oldford-courier-2023-11-06-bridge-closed/index.html").read_text(
        encoding="utf-8"
    )
    assert "fs-text" not in page
    assert "“Nobody drives over this bridge”" in page
    assert "until we know what holds it up" not in page
    assert "The chief engineer explains" in page
