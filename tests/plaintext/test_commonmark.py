"""Text in Markdown stays text, whatever signs are in it: read back by a parser of CommonMark that others wrote."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.plaintext.commonmark import autolink, heading, item, link, literal, strong

COMMONMARK = MarkdownIt("commonmark")
WIDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])  # what GitHub adds
READERS = pytest.mark.parametrize("reader", [COMMONMARK, WIDER], ids=["commonmark", "wider"])
# Mostly signs that mean something in Markdown, and what stands between them.
SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-=.!|~&;:\"'^$@/ 0123aB\n\t"), max_size=30)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
TEXTS = (SIGNS | WORDS).filter(lambda text: bool(text.split()))


def said(tokens: list[Token]) -> str:
    """The text of a paragraph, which must hold nothing else."""
    assert all(token.type in ("text", "text_special") for token in tokens), [token.type for token in tokens]
    return "".join(token.content for token in tokens)


def one_line(text: str) -> str:
    """A text as it is written out: white space of any kind is one space."""
    return " ".join(text.split())


@READERS
@given(text=TEXTS)
@example(text="1. first")
@example(text="1.")
@example(text="1) 1.5")
@example(text="84.5 x")
@example(text="- item")
@example(text="# not a heading #")
@example(text="---")
@example(text="![x](y) <b>z</b> &amp; &#35; https://example.org")
@example(text="a | b")
@example(text="~~~")
@example(text="ends with \\")
def test_text_is_text(reader: MarkdownIt, text: str) -> None:
    """Does a paragraph with any text hold just that text: no list, link, HTML, code or emphasis?"""
    tokens = reader.parse(f"Before.\n\n{literal(text)}\n\nAfter.\n")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] * 3
    assert said(tokens[4].children or []) == one_line(text)


@pytest.mark.parametrize("text", ["42.36° N", "84.5", "84.5 feet.", "2026)x"])
def test_a_number_is_readable(text: str) -> None:
    """Does a number that opens no list stand there as it is written, for people who read the file as it is?"""
    assert literal(text) == text


@READERS
@given(text=TEXTS, below=TEXTS)
def test_text_in_a_list_is_text(reader: MarkdownIt, text: str, below: str) -> None:
    """Does an item with one below it hold just these two texts?"""
    tokens = reader.parse(item(literal(text), item(literal(below))) + "\n")
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        *("bullet_list_open", "list_item_open", "paragraph_open") * 2
    ]
    inner = [said(token.children or []) for token in tokens if token.type == "inline"]
    assert inner == [one_line(text), one_line(below)]


@READERS
@given(text=TEXTS)
@example(text="C#")
@example(text="a #")
def test_text_in_a_heading_is_text(reader: MarkdownIt, text: str) -> None:
    """Does a heading keep its text, a # at its end too?"""
    tokens = reader.parse(heading(text, 3) + "\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert tokens[0].tag == "h3"
    assert said(tokens[1].children or []) == one_line(text)


@READERS
@given(text=TEXTS, path=st.text(st.sampled_from("ab/()<> \\?=&#%*_[]"), max_size=12))
def test_a_link_is_one_link(reader: MarkdownIt, text: str, path: str) -> None:
    """Does a link have its whole label and lead where it should, whatever is in both?"""
    tokens = reader.parse(f"{link(text, f'https://example.org/{path}')}\n")[1].children or []
    assert (tokens[0].type, tokens[-1].type) == ("link_open", "link_close")
    assert said(tokens[1:-1]) == one_line(text)
    href = str(tokens[0].attrs["href"])
    assert href.startswith("https://example.org/")
    for sign in ("a", "b", "/", "?", "="):
        assert href.count(sign) >= path.count(sign)


@given(text=TEXTS)
def test_strong_is_strong(text: str) -> None:
    """Does text that stands out begin and end where it should?"""
    tokens = COMMONMARK.parse(f"x {strong(text)} y\n")[1].children or []
    kept = [token for token in tokens if not (token.type == "text" and not token.content)]
    assert [kept[1].type, kept[-2].type] == ["strong_open", "strong_close"]
    assert said(kept[2:-2]) == one_line(text)


def test_an_address_shows_itself() -> None:
    """Is a whole address a link that shows it, and a path a link as well?"""
    for address in ("https://example.org/a/#b", "a/b/"):
        tokens = COMMONMARK.parse(autolink(address) + "\n")[1].children or []
        assert tokens[0].attrs["href"] == address
        assert said(tokens[1:-1]) == address
