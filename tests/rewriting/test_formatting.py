"""The canonical form: is nothing lost, and is the second time always without a change?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.loading.yaml_nodes import compose
from generator.rewriting.comments import find_comments
from generator.rewriting.formatting import as_written, format_text
from generator.rewriting.key_order import order_for
from generator.rewriting.own_files import declared_kinds, own_files
from tests.conftest import ROOT

SITES = [ROOT, ROOT / "tests" / "sites" / "bridges"]


def formed(text: str) -> str:
    """The canonical form of a text that has one."""
    result = format_text(text, "a.yml")
    assert result.text is not None, result.problems
    return result.text


def data(text: str) -> object:
    """What our loader reads in a text."""
    composed, problems = compose(text, "a.yml")
    assert composed is not None, problems
    return composed.data


def comments(text: str) -> Counter[str]:
    """All comments of a text."""
    return Counter(comment for _, comment in find_comments(text, list(yaml.scan(text, Loader=yaml.SafeLoader))))


@pytest.mark.parametrize("root", SITES, ids=["the site", "another topic"])
def test_real_content(root: Path) -> None:
    """Is all real content in form, so that writing it again changes nothing, neither data nor comments?"""
    kinds = declared_kinds(root)
    for path in own_files(root):
        file = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        once = format_text(text, file, order_for(file, kinds) or as_written).text
        if once is None:
            continue
        assert once == text, f"{file} is not in form: factsheet fmt"


@pytest.mark.parametrize("style", [">", '"', None])
def test_real_content_in_another_writing(style: str | None) -> None:
    """Does content that was written by a program in its own way come back to the form that it has?"""
    root = SITES[1]
    kinds = declared_kinds(root)
    for path in sorted((root / "content" / "bridges").glob("*.yml")):
        file = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        other = yaml.safe_dump(data(text), default_style=style, default_flow_style=False, allow_unicode=True)
        once = format_text(other, file, order_for(file, kinds) or as_written).text
        assert once is not None
        assert data(once) == data(text)
        assert list(data(once)) == list(data(text))  # type: ignore[call-overload]
        assert format_text(once, file, order_for(file, kinds) or as_written).text == once


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('a:   "word"\n', "a: word\n"),
        ("a: 'it''s: so'\n", 'a: "it\'s: so"\n'),
        ("a: 'say \"so\": it'\n", "a: 'say \"so\": it'\n"),
        ('a: "2025-05-30"\nb: 2025-05-30\n', 'a: "2025-05-30"\nb: 2025-05-30\n'),
        ('a: "NO"\nb: NO\nc: 012\n', 'a: "NO"\nb: NO\nc: 012\n'),
        ("a:\n- x\n-   y\n", "a:\n  - x\n  - y\n"),
        ("a: {b: 1,  c: [x,y]}\n", "a: {b: 1, c: [x, y]}\n"),
        ("a: {b: 1,\n  c: 2}\n", "a: {b: 1, c: 2}\n"),
        ("a:\n\n\nb: ''\nc:\n", 'a:\nb: ""\nc:\n'),
        ("a: >-\n  short\n  text\n", "a: short text\n"),
        ("a: |\n  one\n  two\n", "a: |\n  one\n  two\n"),
        ("a: >\n  one\n  two\n\n  three\n", "a: >\n  one two\n\n  three\n"),
        ('a: "one\\ttab"\n', 'a: "one\\ttab"\n'),
        ("--- # top\na: x\n...\n", "# top\na: x\n"),
    ],
)
def test_writings_of_one_value(before: str, after: str) -> None:
    """Is each way of writing a value brought into the one form?"""
    assert formed(before) == after
    assert formed(after) == after


def test_long_texts_are_folded() -> None:
    """Is a text that does not fit on its line folded at 100 columns, and an address left whole?"""
    words = " ".join(["word"] * 40)
    address = f"https://example.org/{'x' * 120}"
    result = formed(f"a:\n  - b: {words}\n    c: {address}\n")
    assert "b: >-\n      word word" in result
    assert f"c: {address}\n" in result
    assert max(len(line) for line in result.split("\n") if address not in line) <= 100


def test_comments_go_with_what_they_speak_of() -> None:
    """Where keys are put in order, does each comment move with its key, and the head stay at the top?"""
    text = (
        "# The head.\n\n# About b.\nb: 1 # beside b\n# About a.\na:\n  - x\n  # below x\n# About c.\nc: >- # beside c\n"
        "  text\n# The end.\n"
    )
    result = format_text(text, "a.yml", lambda _, keys: sorted(keys)).text
    assert result == (
        "# The head.\n\n# About a.\na:\n  - x\n  # below x\n# About b.\nb: 1  # beside b\n"
        "# About c.\nc: text  # beside c\n# The end.\n"
    )


def test_comments_in_brackets() -> None:
    """Do comments between brackets survive, each beside or above what it stood at?"""
    result = formed("a: [x, # the x\n  # above y\n  y\n  # the end\n  ] # all\n")
    assert result == "a:  # all\n  - x  # the x\n  # above y\n  - y\n  # the end\n"


def test_a_comment_at_a_dash() -> None:
    """Is a comment behind a dash, or between it and the first key, kept above the item?"""
    assert formed("a:\n  - # one\n    b: x\n  -\n    # two\n    b: y\n") == "a:\n  # one\n  - b: x\n  # two\n  - b: y\n"


def test_anchors_are_left_alone() -> None:
    """Is a file with `&` and `*` left as it is, with a word about it?"""
    result = format_text("a: &x\n  b: c\nd: *x\n", "a.yml")
    assert result.text is None
    assert [(each.rule, each.line, each.column) for each in result.problems] == [("not-formatted", 1, 4)]


def test_a_file_that_cannot_be_read() -> None:
    """Is a file with a mistake named with the place and the next act, as the loader does?"""
    result = format_text('a: "x\nb: y\n', "a.yml")
    assert result.text is None
    assert [(each.rule, each.line, each.column) for each in result.problems] == [("unclosed-quote", 1, 4)]


_chars = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t")
_texts = st.one_of(
    st.text(st.sampled_from("ab :#-,[]{}'\"\\>|&*!%@?~01\n\t."), max_size=25),
    st.text(_chars, max_size=12),
    st.lists(st.sampled_from(["word", "[[a/b|c]]", "a:", "#x", "-", "it's", "  "]), max_size=45).map(" ".join),
)
_keys = st.one_of(st.text(st.sampled_from("abc_-"), min_size=1, max_size=5), _texts.filter(bool))
_trees = st.recursive(
    _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)
_roots = st.dictionaries(_keys, _trees, min_size=1, max_size=5)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document in some writing of it, with comments and blank lines between its lines."""
    text = yaml.safe_dump(
        draw(_roots),
        allow_unicode=True,
        width=draw(st.sampled_from([20, 80, 1000])),
        indent=draw(st.sampled_from([2, 4])),
        default_style=draw(st.sampled_from([None, None, ">", "|", '"', "'"])),
        default_flow_style=draw(st.sampled_from([False, False, None, True])),
        sort_keys=False,
    )
    lines = text.split("\n")
    for place in sorted(draw(st.lists(st.integers(0, len(lines)), max_size=4)), reverse=True):
        indent = " " * draw(st.integers(0, 6))
        lines.insert(place, draw(st.sampled_from(["", f"{indent}# note", f"{indent}#", f"{indent}#x: 'y"])))
    for place in draw(st.lists(st.integers(0, len(lines) - 1), max_size=3)):
        lines[place] += "  # beside"
    return "\n".join(lines)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(documents(), st.booleans())
def test_any_document(text: str, sort: bool) -> None:
    """Whatever an editor writes: is the data the same, no comment lost, and the second time without a change?"""
    composed, _ = compose(text, "a.yml")
    assume(composed is not None)
    order = (lambda _, keys: sorted(keys)) if sort else as_written
    once = format_text(text, "a.yml", order).text
    assume(once is not None)
    assert once is not None
    assert data(once) == data(text)
    assert comments(once) == comments(text)
    assert format_text(once, "a.yml", order).text == once
