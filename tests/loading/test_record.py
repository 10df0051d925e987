"""Tests of positions: where in the file a value, a field name, or a word of a text stands."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.loading.record import Position, Record, parse_record

ENTRY = """\
name: Blue whale
summary: >-  # folded
  The largest
  animal of all.

facts:
  - id: length
    says: "It grows to
      30 metres."
  - id: food
    tags: [krill, 'little fish']
empty:
"""


def record_of(text: str) -> Record:
    """The record of a text without mistakes."""
    record, problems = parse_record(text, "content/animals/blue-whale.yml")
    assert not problems, problems
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ([], False, 1, 1),
        (["name"], False, 1, 7),
        (["name"], True, 1, 1),
        (["summary"], False, 2, 10),
        (["facts"], False, 7, 3),
        (["facts"], True, 6, 1),
        (["facts", 0], False, 7, 5),
        (["facts", 0], True, 7, 5),
        (["facts", 0, "says"], False, 8, 11),
        (["facts", 0, "says"], True, 8, 5),
        (["facts", 1, "tags", 1], False, 11, 19),
        (["empty"], False, 12, 7),
        (["empty"], True, 12, 1),
        # Beyond what is there: the deepest part that exists.
        (["nothing"], False, 1, 1),
        (["facts", 1, "says"], False, 10, 5),
        (["facts", 1, "says", 0, "x"], True, 10, 5),
        (["facts", 2], False, 7, 3),
        (["facts", 2], True, 6, 1),
        (["facts", -1], False, 7, 3),
        (["facts", "id"], False, 7, 3),
        (["name", 0], False, 1, 7),
        (["name", "x"], True, 1, 1),
    ],
)
def test_position(path: list[str | int], key: bool, line: int, column: int) -> None:
    """Where does the value, or the name, of this field stand?"""
    assert record_of(ENTRY).position(path, key=key) == Position(line, column)


def test_position_through_an_alias() -> None:
    """If a value is an alias, am I led to where it is spelled out?"""
    record = record_of("a: &x\n  b: 1\nc: *x\n")
    assert record.position(["c", "b"]) == Position(2, 6)
    assert record.locate(["c", "b"], 0) == Position(2, 6)


def test_file_and_text_are_kept() -> None:
    """Does a record know its file, and its text as positions count it?"""
    record = record_of("\ufeffa: b\r\nc: d\r\n")
    assert record.file == "content/animals/blue-whale.yml"
    assert record.text == "a: b\nc: d\n"
    assert record.data == {"a": "b", "c": "d"}
    assert record.position(["a"]) == Position(1, 4)


def test_a_broken_file_is_no_record() -> None:
    """Does a file with a mistake give problems and no record?"""
    record, problems = parse_record("a: [", "x.yml")
    assert record is None
    assert [problem.file for problem in problems] == ["x.yml"]


# One text with the word WORD to be found, in every way of writing it.
STYLES = {
    "plain": ("a: one WORD\n", 1, 8),
    "plain on two lines": ("a: one\n  two WORD\n", 2, 7),
    "plain after blank lines": ("a: one\n\n\n  WORD\n", 4, 3),
    "plain on the next line": ("a:\n   WORD\n", 2, 4),
    "plain in a list": ("a: [x, one WORD]\n", 1, 12),
    "single quotes": ("a: 'one WORD'\n", 1, 9),
    "apostrophes": ("a: 'it''s o''clock WORD'\n", 1, 20),
    "apostrophe first": ("a: '''WORD'''\n", 1, 7),
    "single quotes, lines": ("a: 'one\n\n  two\n    WORD'\n", 4, 5),
    "double quotes": ('a: "one WORD"\n', 1, 9),
    "escapes": ('a: "\\"\\u00e9\\x41\\U0001F600 \\t\\\\ WORD"\n', 1, 33),
    "escaped white space": ('a: "\\x20\\u0020\\U0000000a\\n\\ x\\_WORD"\n', 1, 32),
    "escaped line break": ('a: "one\\\n   \\  WORD"\n', 2, 7),
    "literal": ("a: |\n  one\n   WORD\n", 3, 4),
    "literal, header": ("a: |2-  # WORD\n   one\n\n  WORD\n", 4, 3),
    "literal, comment sign": ("a: |\n  # one\n  WORD\n", 3, 3),
    "folded": ("a: >\n  one\n  two WORD\n", 3, 7),
    "folded, header": ("a: >+1 # WORD\n  one\n\n WORD\n\n", 4, 2),
    "folded, more indented": ("a: >-\n  one\n    two\n\n  WORD\n", 5, 3),
    "anchor of the same name": ("a: &WORD one WORD\nb: *WORD\n", 1, 14),
    "anchor on its own line": ("a: &WORD # WORD\n  'WORD'\nb: *WORD\n", 2, 4),
    "anchor on a block": ("a: &WORD |  # WORD\n  WORD\nb: *WORD\n", 2, 3),
    "comment before": ("# WORD\na: # WORD\n  WORD\n", 3, 3),
    "other scripts": ("ñ: 'é 😀 𝒳 — WORD'\n", 1, 13),
    "inside a longer word": ("a: xWORDx\n", 1, 5),
}


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test once with each of the two parsers."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")


def first_text(data: Any, path: tuple[str | int, ...] = ()) -> tuple[tuple[str | int, ...], str]:
    """The last text of the first field: the one that the table above is about."""
    if isinstance(data, dict):
        name = next(iter(data))
        return first_text(data[name], (*path, name))
    if isinstance(data, list):
        return first_text(data[-1], (*path, len(data) - 1))
    return path, data


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "line", "column"), STYLES.values(), ids=STYLES.keys())
def test_locate_in_every_style(text: str, line: int, column: int) -> None:
    """Is a word of a text found in the file, however the text is written?"""
    record = record_of(text)
    path, value = first_text(record.data)
    assert record.locate(path, value.index("WORD"), 4) == Position(line, column)
    assert record.text.split("\n")[line - 1][column - 1 :].startswith("WORD")


def test_locate_the_second_of_equal_words() -> None:
    """If a word stands there three times, am I led to the one that is meant?"""
    record = record_of("a: the cat and the\n  dog and the bird\n")
    found = [record.locate(["a"], match.start(), 3) for match in re.finditer("the", record.data["a"])]
    assert found == [Position(1, 4), Position(1, 16), Position(2, 11)]


def test_locate_white_space() -> None:
    """Where is a stray space, and where the end of the text?"""
    record = record_of('a: "one  two"\n')
    assert record.locate(["a"], 3, 2) == Position(1, 8)
    assert record.locate(["a"], 3, 5) == Position(1, 10)
    assert record.locate(["a"], 8, 1) == Position(1, 13)
    assert record_of("a: '  '\n").locate(["a"], 0, 2) == Position(1, 5)


@pytest.mark.parametrize("text", ["a:\nb: x\n", "a: &x\nb: *x\n", "a: ''\n", "a: |\nb: x\n"])
def test_locate_in_an_empty_text(text: str) -> None:
    """Is the place in an empty text still on its own line?"""
    found = record_of_any(text).locate(["a"], 0)
    assert found in (Position(1, 3), Position(1, 5), Position(1, 6), Position(2, 1))


def record_of_any(text: str) -> Record:
    """A record, even where an anchor has nothing to name."""
    return Record("x.yml", text, {})


def test_locate_where_there_is_no_text() -> None:
    """If the path leads to a list, or to nothing, do I get its place?"""
    record = record_of(ENTRY)
    assert record.locate(["facts"], 3) == record.position(["facts"])
    assert record.locate(["name", "x"], 2) == record.position(["name"])
    assert record.locate(["none"], 2) == record.position([])


WORDS = st.text(st.sampled_from("abé😀'\"\\#:-,.&*![]{}%@`|>é\u00a0"), min_size=1, max_size=6)
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n", "\n  ", " \n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words with many characters that mean something in YAML, and all kinds of white space between them."""
    words = draw(st.lists(WORDS, min_size=1, max_size=12))
    return "".join(word + draw(GAPS) for word in words[:-1]) + words[-1]


@given(texts(), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(8, 30), st.booleans(), st.booleans())
@settings(max_examples=400)
@example("it's it's", "'", 8, True, True)
def test_every_word_is_found(text: str, style: Any, width: int, ascii_only: bool, fast: bool) -> None:
    """Whatever the text and the way a YAML writer puts it, is each character found where it is written?"""
    source = yaml.dump(
        {"k": [{"other": text, "said": text}]},
        default_style=style,
        width=width,
        allow_unicode=not ascii_only,
        sort_keys=True,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", fast)
        record = record_of(re.sub(r"!!\w+ ", "", source))
    assume(record.data["k"][0]["said"] == text)
    lines = record.text.split("\n")
    last = Position(0, 0)
    for match in re.finditer(r"[^ \n]", text):
        place = record.locate(["k", 0, "said"], match.start(), 1)
        assert last < place
        last = place
        assert _written(lines[place.line - 1][place.column - 1 :], source_style(record)) == match[0]


def source_style(record: Record) -> str:
    """How the text is written: the first character of its node."""
    place = record.position(["k", 0, "said"])
    return record.text.split("\n")[place.line - 1][place.column - 1]


def _written(source: str, style: str) -> str:
    """The character that a piece of a YAML source stands for; the reference that the tests believe in."""
    if style == '"' and source[0] == "\\":
        found = re.match(r"\\(x..|u....|U.{8}|.)", source)
        assert found
        return str(yaml.safe_load(f'"{found[0]}"'))
    if style == "'" and source.startswith("''"):
        return "'"
    return source[0]


PLAIN_WORDS = st.text(st.sampled_from("abcé😀'.\""), min_size=1, max_size=4).filter(lambda word: word[0] not in "'\"")


@given(st.lists(st.tuples(PLAIN_WORDS, st.sampled_from([" ", "  ", "\n  ", "\n\n    ", " \n \n   "])), min_size=1))
def test_every_word_of_hand_written_lines_is_found(pairs: list[tuple[str, str]]) -> None:
    """Is each word found where I break and indent the lines of a text as I like?"""
    body, places = "", []
    for word, gap in pairs:
        places.append(len(body))
        body += word + gap
    for before, after in [("a: ", ""), ("a: >-\n  ", ""), ("a: |\n  ", ""), ("- {a: ", "}"), ('a: "', '"')]:
        content = body.replace('"', "^")
        source = f"{before}{content}{after}\n"
        record = record_of(source)
        path: list[str | int] = ["a"] if isinstance(record.data, dict) else [0, "a"]
        value = record.data["a"] if isinstance(record.data, dict) else record.data[0]["a"]
        starts = [match.start() for match in re.finditer(r"[^ \n]+", value)]
        expected = [len(before) + place for place in places]
        found = [record.locate(path, start) for start in starts]
        assert found == [_line_and_column(source, index) for index in expected]


def _line_and_column(text: str, index: int) -> Position:
    lines = text[:index].split("\n")
    return Position(len(lines), len(lines[-1]) + 1)


def test_nodes_are_made_when_a_place_is_asked_for() -> None:
    """Does a project of ten thousand entries in order need no room for the places of their texts?"""
    record, problems = parse_record(ENTRY, "x.yml")
    assert record and not problems
    assert "root" not in vars(record)
    assert record.position(["name"]).line > 0
    assert "root" in vars(record)


@pytest.mark.parametrize("text", ["", "# a comment\n"])
def test_a_text_without_nodes_has_a_place(text: str) -> None:
    """If a text holds nothing, as one made for a trial does, is there still a place to point at?"""
    assert Record("x.yml", text, {}).position(["name"]) == Position(1, 1)


@pytest.mark.parametrize(
    "path", [(), ("name",), ("facts",), ("facts", 0), ("facts", 1), ("facts", 2), ("facts", -1), ("facts", 0, "says")]
)
def test_line_without_the_tree(path: tuple[str | int, ...]) -> None:
    """Is the line of a part that of its position, whether it is at hand or the tree is made again?"""
    assert record_of(ENTRY).line(path) == record_of(ENTRY).position(path).line
    aliased = "first: &one\n  a: b\nfacts:\n  - *one\n  - {c: d}\n"
    assert record_of(aliased).line(path) == record_of(aliased).position(path).line


def test_lines_of_facts_are_at_hand() -> None:
    """Can a page link to the lines of its facts without reading the file again?"""
    record = record_of(ENTRY)
    assert (record.line(("facts", 0)), record.line(("facts", 1))) == (7, 10)
    assert "root" not in vars(record)
