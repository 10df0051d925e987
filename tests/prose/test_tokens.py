"""Tests of the grammar of tokens: what is one, where it stands, and what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.references import Reference
from generator.prose.tokens import _BRACKETS, Block, find_tokens


@pytest.mark.parametrize(
    ("text", "reference", "label"),
    [
        ("[[people/jane-doe]]", Reference("people", "jane-doe"), ""),
        ("[[people/jane-doe|the engineer]]", Reference("people", "jane-doe"), "the engineer"),
        ("[[bridges/old#rust]]", Reference("bridges", "old", "rust"), ""),
        ("[[figures/cars|# cars, or so]]", Reference("figures", "cars"), "# cars, or so"),
        ("[[ people/jane-doe | the engineer ]]", Reference("people", "jane-doe"), "the engineer"),
        ("[[people/jane-doe|the\nengineer]]", Reference("people", "jane-doe"), "the engineer"),
        ("[[people/jane-doe|a|b]]", Reference("people", "jane-doe"), "a|b"),
    ],
)
def test_inline(text: str, reference: Reference, label: str) -> None:
    """Is a reference read with its fact and its words, also over the end of a line?"""
    (token,) = find_tokens(f"Before {text}, after.")
    assert (token.reference, token.label, token.mistake, token.block) == (reference, label, "", None)
    assert (token.start, token.end, token.text) == (7, 7 + len(text), text)


@pytest.mark.parametrize(
    ("text", "block", "argument"),
    [
        ("[[table people]]", Block.TABLE, "people"),
        ("[[timeline]]", Block.TIMELINE, ""),
        ("[[status  bridges/old]]", Block.STATUS, "bridges/old"),
        ("[[events 5]]", Block.EVENTS, "5"),
    ],
)
def test_blocks(text: str, block: Block, argument: str) -> None:
    """Is a block read that has a line of its own, and a mistake one that has not?"""
    (token,) = find_tokens(f"Words.\n\n  {text}  \n\nMore.")
    assert (token.block, token.argument, token.mistake) == (block, argument, "")
    (token,) = find_tokens(f"Words {text}\n")
    assert "line of its own" in token.mistake


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[[jane-doe]]", "not a reference"),
        ("[[Jane Doe]]", "not a reference"),
        ("[[people/Jane]]", "not a reference"),
        ("[[]]", "not a reference"),
        ("[[people/jane-doe|]]", "words of the link"),
        ("[[people/jane-doe| ]]", "words of the link"),
        ("[[tabel people]]", "not a reference"),
        ("[[people/jane-doe", "lacks a bracket"),
        ("[[people/jane-doe]", "lacks a bracket"),
        ("[people/jane-doe]]", "lacks a bracket"),
        ("[people/jane-doe|the engineer]]", "lacks a bracket"),
        ("[[people/jane-doe|the [chief] engineer]]", "lacks a bracket"),
        ("[[people/jane-doe\n\n]]", "lacks a bracket"),
    ],
)
def test_mistakes(text: str, mistake: str) -> None:
    """Is a token that is not in order named as a mistake, and not passed over?"""
    token = next(find_tokens(f"Before {text}"))
    assert mistake in token.mistake
    assert token.start == 7
    assert token.reference is None


@pytest.mark.parametrize(
    "text",
    [
        "`[[people/jane-doe]]`",
        "``a ` [[people/jane-doe]]``",
        "```\n[[people/jane-doe]]\n```",
        "~~~yaml\n[[people/jane-doe]]\n~~~  \n",
        '~~~yaml title="x"\n[[people/jane-doe]]\n~~~',
        "[people/jane-doe](https://bridges.example), [one] and [x][y]",
    ],
)
def test_no_tokens(text: str) -> None:
    """Are code, and links as Markdown has them, left alone?"""
    assert list(find_tokens(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "\\`[[people/jane-doe]]\\`",
        "a ` here\n\n[[people/jane-doe]]\n\na ` there",
        "```\n[[people/jane-doe]]",
        "~~~\n[[people/jane-doe]]\n~~~~x",
        "``[[people/jane-doe]]`",
        "`over\n[[people/jane-doe]]\nlines`",
        "<p>\n`[[people/jane-doe]]`\n</p>",
    ],
)
def test_what_only_looks_like_code(text: str) -> None:
    """Are tokens found in what Markdown does not take for code?"""
    (token,) = find_tokens(text)
    assert token.reference == Reference("people", "jane-doe")


@given(st.text(alphabet="[]|#/-`~\\ \nab1table"))
@example("[[a/b]][[a/b")
@example("[[a/b|[[a/b]]")
def test_never_raises_and_offsets_are_right(text: str) -> None:
    """Whatever I write: does reading end well, with tokens in order that stand where they say?"""
    end = 0
    for token in find_tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        assert token.reference or token.block or token.mistake
        end = token.end


@given(
    st.lists(st.sampled_from(["[", "[[", "]]", "]", "a/b", "a/b#c", "|x", "\\", "(", ":", " ", "\n"]), max_size=14).map(
        "".join
    )
)
def test_every_token_is_found(text: str) -> None:
    """Are the tokens those that a search for their pattern finds?"""
    assert [(each.start, each.end) for each in find_tokens(text)] == [each.span() for each in _BRACKETS.finditer(text)]
