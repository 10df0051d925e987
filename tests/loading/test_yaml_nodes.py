"""Tests of the way from YAML text to data: what stays text, what is refused, and where."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.loading.yaml_nodes import compose
from generator.problems import Problem

DEPTH = 100_000


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test once with each of the two parsers."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")
    return str(request.param)


def data_of(text: str) -> Any:
    """The data of a text without mistakes."""
    composed, problems = compose(text, "x.yml")
    assert not problems, problems
    assert composed is not None
    return composed.data


def problems_of(text: str) -> list[Problem]:
    """The problems of a text with mistakes."""
    composed, problems = compose(text, "x.yml")
    assert composed is None
    assert problems
    return problems


def places_and_rules(text: str) -> list[tuple[int, int, str]]:
    """The problems of a text with mistakes, in short."""
    return [(problem.line, problem.column, problem.rule) for problem in problems_of(text)]


@pytest.mark.parametrize(
    "value",
    ["NO", "yes", "true", "null", "~", "12:30", "012", "0x1F", "1_000", "1e3", ".inf", "=", "2025-05-30"],
)
@pytest.mark.usefixtures("parser")
def test_traps_stay_text(value: str) -> None:
    """Does every value that YAML 1.1 would change stay exactly what I wrote, even as a field name?"""
    assert data_of(f"a: {value}\n") == {"a": value}
    assert data_of(f"- {value}\n") == [value]
    assert data_of(f"{value}: x\n") == {value: "x"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\nb: 1\n", {"a": "", "b": "1"}),
        ("a: ''\n", {"a": ""}),
        ("- \n- x\n", ["", "x"]),
        ("a: [b, {c: d}]\n", {"a": ["b", {"c": "d"}]}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("a: one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n  # two\n", {"a": "one\n# two\n"}),
        ('a: "caf\\u00e9 \\\n  x"\n', {"a": "café x"}),
        ("a: it's 5 o'clock # a comment\n", {"a": "it's 5 o'clock"}),
        ("a: no#comment http://x.y/#z\n", {"a": "no#comment http://x.y/#z"}),
        ('"<<": x\n', {"<<": "x"}),
        ('a: "!x"\nb: "&c d"\n', {"a": "!x", "b": "&c d"}),
        ("a: b\n...\n", {"a": "b"}),
        ("--- \na: b\n", {"a": "b"}),
        ("\ufeffa: b\n", {"a": "b"}),
        ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
        ("hello\n", "hello"),
    ],
)
def test_ordinary_yaml_is_read(text: str, data: object) -> None:
    """Does plain YAML become the texts, lists and fields that it looks like?"""
    assert data_of(text) == data


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("value", ["NO", "012", "2025-05-30", "~", "<<", "="])
def test_nodes_are_texts_too(value: str) -> None:
    """Does the tree of nodes, and not only the data, take such a value for a text?"""
    composed, _ = compose(value, "x.yml")
    assert composed is not None
    assert composed.root.tag == "tag:yaml.org,2002:str"


@pytest.mark.usefixtures("parser")
def test_alias_gives_a_copy() -> None:
    """If I use an alias, is the value there twice, and independent?"""
    data = data_of("a: &x [1, 2]\nb: *x\n")
    data["a"].append("3")
    assert data == {"a": ["1", "2", "3"], "b": ["1", "2"]}


# What editors get wrong: the text, then line, column and rule of the problem.
MISTAKES = {
    "tab at the start": ("a:\n\tb: 1\n", 2, 1, "tab-indentation"),
    "tab after spaces": ("a:\n  b: 1\n  \tc: 2\n", 3, 3, "tab-indentation"),
    "tab in a block": ("a: |\n\tx\n", 2, 1, "tab-indentation"),
    "double quote not closed": ('b: 0\na: "hello\nc: 3\n', 2, 4, "unclosed-quote"),
    "single quote not closed": ("a:\n  - 'hello\n  - x\n", 2, 5, "unclosed-quote"),
    "quote open over separator": ('a: "x\n--- y"\n', 1, 4, "unclosed-quote"),
    "apostrophe in quotes": ("a: 'it's fine'\n", 1, 8, "text-after-quote"),
    "text after a quotation": ('a: "x" and more\nb: 1\n', 1, 8, "text-after-quote"),
    "list item after a quotation": ('- "x" y\n', 1, 7, "text-after-quote"),
    "no space after first colon": ("a:1\nb: 2\n", 1, 2, "missing-space"),
    "no space after last colon": ("b: 2\nname:1\n", 2, 5, "missing-space"),
    "no space in a list": ("- name:x\n  b: 1\n", 1, 7, "missing-space"),
    "no colon": ("a: 1\nfoo bar\nb: 1\n", 2, 1, "missing-colon"),
    "colon in a text": ("b: 1\na: one: two\n", 2, 7, "colon-in-text"),
    "colon in a nested text": ("a:\n  - says: he said: no\n", 2, 18, "colon-in-text"),
    "too deep a field": ("a: 1\n  b: 2\n", 2, 4, "indentation"),
    "between two levels": ("a:\n    b: 2\n  c: 3\n", 3, 3, "indentation"),
    "list between two levels": ("a:\n  - x\n - y\n", 3, 2, "indentation"),
    "first line indented": ("  a: 1\nb: 2\n", 2, 1, "indentation"),
    "block less indented": ("a: |\n   x\n  y\n", 3, 3, "indentation"),
    "list among fields": ("b: 1\n- a\n", 2, 1, "indentation"),
    "item on the field's line": ("b: - a\n", 1, 4, "list-on-field-line"),
    "bracket not closed": ("a: [1, 2\nb: 3\n", 1, 4, "unclosed-bracket"),
    "brace not closed": ("a: {b: 1\n", 1, 4, "unclosed-bracket"),
    "brackets at the end": ("a: [x, [", 1, 9, "unclosed-bracket"),
    "fields without a comma": ("a: {b: 1 c: 2}\n", 1, 11, "missing-comma"),
    "colon in a list": ("a: [x: y: z]\n", 1, 9, "missing-comma"),
    "comma missing": ('a: ["x" "y"]\n', 1, 9, "missing-comma"),
    "token without quotes": ("a: [[x/y]] is more\n", 1, 12, "text-after-bracket"),
    "at sign": ("a: @foo\n", 1, 4, "reserved-character"),
    "backtick": ("a:\n  - `foo`\n", 2, 5, "reserved-character"),
    "percent": ("a: %5\n", 1, 4, "reserved-character"),
    "percent at the line's start": ("a: 1\n%foo\n", 2, 1, "reserved-character"),
    "Markdown bold": ("a: **bold** x\n", 1, 4, "reserved-character"),
    "footnote star": ("a: *foo bar\n", 1, 4, "reserved-character"),
    "lone ampersand": ("a: & b\n", 1, 4, "reserved-character"),
    "question mark": ("a: ? x\n", 1, 4, "reserved-character"),
    "backslash in quotes": ('a: "c:\\path"\n', 1, 7, "bad-escape"),
    "bad hexadecimal": ('a: "\\xZZ"\n', 1, 5, "bad-escape"),
    "text behind a fold mark": ("a: > 5\n", 1, 6, "block-text"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, 1, "one-document"),
    "text behind the end": ("a: 1\n...\nb: 2\n", 3, 1, "one-document"),
    "undefined tag": ("a: !e!x 3\n", 1, 4, "explicit-tag"),
    "own tag": ("a: !important x\n", 1, 4, "explicit-tag"),
    "empty tag": ("a: ! x\n", 1, 4, "explicit-tag"),
    "text tag": ("a: !!str x\n", 1, 4, "explicit-tag"),
    "tag behind anchor": ("a: &b !!int 3\nc: *b\n", 1, 4, "explicit-tag"),
    "Python tag": ("- !!python/object/apply:os.system [x]\n", 1, 3, "explicit-tag"),
    "tag on a block": ("a: !!map\n  b: c\n", 1, 4, "explicit-tag"),
    "merge key": ("a: &b {c: d}\ne:\n  <<: *b\n", 3, 3, "merge-key"),
    "list as a name": ("b: 1\n[a]: b\n", 2, 1, "key-not-text"),
    "fields as a name": ("? {a: 1}\n: b\n", 1, 3, "key-not-text"),
    "no name": (": x\n", 1, 1, "key-not-text"),
    "empty name": ("? \n: x\n", 1, 2, "key-not-text"),
    "itself in a list": ("a: &x [*x]\n", 1, 4, "recursive-alias"),
    "itself in a field": ("b: 1\na: &x\n  c: {d: *x}\n", 2, 4, "recursive-alias"),
    "hash without a space": ("a: We are #1 here\n", 1, 11, "text-lost"),
    "value that is a comment": ("a: #1\n", 1, 4, "text-lost"),
    "anchor by accident": ("a: &b c\n", 1, 4, "text-lost"),
    "NUL": ("a: x\nb: \0\n", 2, 4, "control-character"),
    "bell": ("a: ñ\x07\n", 1, 5, "control-character"),
    "line separator": ("a: x\u2028y\n", 1, 5, "control-character"),
    "next line": ("a: x\x85y\n", 1, 5, "control-character"),
    "byte order mark inside": ("a: x\ufeffy\n", 1, 5, "control-character"),
    "escaped control character": ('a: "x\\0y"\n', 1, 4, "control-character"),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "column", "rule"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistakes_are_found_where_they_were_made(text: str, line: int, column: int, rule: str) -> None:
    """If I make this mistake, am I told which it is, at the right place, and what to do?"""
    assert places_and_rules(text) == [(line, column, rule)]
    problem = problems_of(text)[0]
    assert problem.message.endswith(".")
    assert problem.tip.endswith(".")
    assert "flow" not in problem.message
    assert "scalar" not in problem.message


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_empty_files(text: str) -> None:
    """Is a file without data a problem of the file as a whole?"""
    assert places_and_rules(text) == [(0, 0, "empty-file")]


@pytest.mark.usefixtures("parser")
def test_duplicate_names_the_first_line() -> None:
    """If a field is there three times, am I led to each copy and told where the first is?"""
    text = "name: x\nfacts:\n  - ñ: 1\n    b: 2\n    ñ: 3\nname: y\nname: z\n"
    assert places_and_rules(text) == [
        (5, 5, "duplicate-key"),
        (6, 1, "duplicate-key"),
        (7, 1, "duplicate-key"),
    ]
    first, second, third = problems_of(text)
    assert "line 3" in first.message
    assert "line 1" in second.message
    assert "line 1" in third.message


@pytest.mark.usefixtures("parser")
def test_same_name_in_different_quotes_is_a_duplicate() -> None:
    """Are `a` and `"a"` the same field?"""
    assert places_and_rules('a: 1\n"a": 2\n') == [(2, 1, "duplicate-key")]


@pytest.mark.usefixtures("parser")
def test_same_name_in_different_groups_is_fine() -> None:
    """May two items of a list have the same field?"""
    assert data_of("- a: 1\n- a: 2\n") == [{"a": "1"}, {"a": "2"}]


@pytest.mark.usefixtures("parser")
def test_all_problems_at_once() -> None:
    """Are all mistakes that do not end the parse reported together, in the order of lines?"""
    text = "a: !x 1\nb: #2\na: 3\n[c]: d\n"
    assert [rule for _, _, rule in places_and_rules(text)] == [
        "explicit-tag",
        "text-lost",
        "duplicate-key",
        "key-not-text",
    ]


@pytest.mark.usefixtures("parser")
def test_problem_in_an_aliased_value_is_told_once() -> None:
    """If a wrong value is used by three aliases, is it one problem?"""
    assert places_and_rules("a: &x {b: 1, b: 2}\nc: [*x, *x]\n") == [(1, 14, "duplicate-key")]


@pytest.mark.usefixtures("parser")
def test_alias_bomb() -> None:
    """Is a small file that would grow to a billion values refused?"""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert [rule for _, _, rule in places_and_rules("\n".join(lines))] == ["too-large"]


@pytest.mark.usefixtures("parser")
def test_depth_by_aliases() -> None:
    """Is a structure refused that becomes deep only through a chain of aliases?"""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2000)]
    assert {rule for _, _, rule in places_and_rules("\n".join(lines))} == {"too-deep"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    ["[" * DEPTH, "{" * DEPTH, "{a: " * DEPTH, "- " * DEPTH, "? " * DEPTH, "[" * DEPTH + "]" * DEPTH],
    ids=["lists", "braces", "fields", "items", "questions", "closed"],
)
def test_absurd_nesting_does_not_crash(text: str) -> None:
    """Does a file of a hundred thousand brackets give a problem instead of taking the program down?"""
    assert [rule for _, _, rule in places_and_rules(text)] == ["too-deep"]


@pytest.mark.usefixtures("parser")
def test_depth_at_the_limit() -> None:
    """May I nest fifty levels, the text included, and not one more?"""
    assert data_of("[" * 49 + "x" + "]" * 49)
    assert places_and_rules("[" * 50 + "x" + "]" * 50) == [(1, 50, "too-deep")]


@pytest.mark.usefixtures("parser")
def test_marks_count_characters() -> None:
    """Are positions counted in characters where a line holds accents, emoji and a byte order mark?"""
    text = "\ufeffñ: 😀é\n𝒳𝒴: [é, 😀😀, x: y: z]\n"
    assert places_and_rules(text) == [(2, 17, "missing-comma")]
    assert places_and_rules("ñ: 1\n😀: {é: 𝒳, é: 2}\n") == [(2, 11, "duplicate-key")]


def test_without_libyaml_nothing_but_speed_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """If libyaml is missing, are data and marks the same?"""
    text = "a: [1, {b: NO}]\nc: |\n  x\n  y\nd: 'it''s\n  so'\n"
    fast, _ = compose(text, "x.yml")
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    slow, _ = compose(text, "x.yml")
    assert fast is not None
    assert slow is not None
    assert type(fast.root.start_mark) is not type(slow.root.start_mark)  # or the test would prove nothing
    assert fast.data == slow.data
    assert _starts(fast.root) == _starts(slow.root)


def _starts(node: yaml.Node) -> list[int]:
    children = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else [pair])]
    own = [int(node.start_mark.index)]
    if isinstance(node, yaml.ScalarNode):
        return own
    return own + [start for child in children for start in _starts(child)]


SNIPPETS = st.sampled_from(
    [*":-?[]{},#&*!|>'\"%@`\\ \n\t", "\n  ", "- ", ": ", "a", "b: c\n", "&x ", "*x", "<<", "---", "\\U"]
)


@given(st.lists(SNIPPETS, max_size=40).map("".join) | st.text(max_size=40), st.booleans())
@example('"\\UFFFFFFFF"', False)
@example('"\\ud800"', False)
@example("%YAML 1." + "9" * 5000 + "\n---\na: b", False)
def test_nothing_makes_it_raise(text: str, fast: bool) -> None:
    """Whatever a file holds, do I get data or problems with a place within the file?"""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", fast)
        composed, problems = compose(text, "x.yml")
    assert (composed is None) == bool(problems)
    lines = re.split("\r\n|\r|\n", text)
    for problem in problems:
        assert 0 <= problem.line <= len(lines)
        assert (problem.column > 0) == (problem.line > 0)
        assert problem.line == 0 or problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.tip
