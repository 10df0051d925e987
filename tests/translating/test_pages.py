"""Hand-written pages are divided into texts and what stands between them, and put together again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.translating.pages import split_page

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "tests" / "sites" / "bridges" / "docs").rglob("*.md")])
LINES = st.sampled_from(
    [
        "# A heading { #top }",
        "Words of a paragraph.",
        "more words  ",
        "- an item",
        "    - an item within",
        "1. a first step",
        "> said by somebody",
        "| a | b |",
        "| --- | --- |",
        "",
        '<div class="fs-cards" markdown>',
        "</div>",
        "[[table bridges]]",
        "[[bridges/old-mill-bridge]]",
        "```",
        "code = 1",
        "<!-- a comment",
        "-->",
        '!!! note "A title"',
        "    Words within.",
        "[a link](../other.md#place)",
        "<summary>Open this</summary>",
        "---",
        "***",
        "{ .fs-purpose }",
    ]
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_comes_together_again(path: Path) -> None:
    """Is every sign of a page in a text or between texts, once and in order?"""
    text = path.read_text(encoding="utf-8")
    assert text.endswith(split_page(text).with_texts(lambda each: each.says))


@given(st.lists(LINES, max_size=30))
def test_any_page_comes_together_again(lines: list[str]) -> None:
    """Does that hold for whatever an editor may write?"""
    text = "\n".join(lines) + "\n"
    page = split_page(text)
    assert text.endswith(page.with_texts(lambda each: each.says))
    if not page.fields:
        assert page.with_texts(lambda each: each.says) == text or text.startswith("---")


def test_what_is_translated() -> None:
    """Which parts of a page are words, and which are not?"""
    page = split_page(
        "---\ntitle: A title\nrobots: noindex\n---\n# Heading { #top }\n\n"
        "<div markdown>\n\nFirst line\nsecond line.\n\n</div>\n\n[[table bridges]]\n\n"
        "- One [[a/b|thing]]\n- [[a/b]]\n\n| Head | 12 |\n| --- | --- |\n| cell | [[a/b]] { .x } |\n\n"
        "```\ncode\n```\n<!-- hidden\nwords -->\n"
    )
    assert [(each.at, each.says) for each in page.texts] == [
        ("title", "A title"),
        ("block-1", "Heading"),
        ("block-2", "First line\nsecond line."),
        ("block-3", "One [[a/b|thing]]"),
        ("block-4", "Head"),
        ("block-5", "cell"),
    ]
