"""JSON as it is published: is it the same as Python's own writer gives, byte for byte?"""

from __future__ import annotations

import json
from collections import OrderedDict
from enum import StrEnum
from http import HTTPStatus
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.outputs import json_text
from generator.outputs.json_text import Kept, as_json, one_line, written


class Pair(NamedTuple):
    """Two values, as a list."""

    one: Any
    other: Any


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner), max_leaves=40
)


@given(VALUES)
def test_same_as_the_library(value: Any) -> None:
    """Whatever is written, on any level, is it what the library writes?"""
    assert as_json(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_more_names_than_are_kept() -> None:
    """Where ids stand in the place of names of keys, more than anybody would keep, are they written all the same?"""
    value = {"rows": {f"id-{number}": {"n": number} for number in range(3000)}}
    assert as_json(value) == json.dumps(value, indent=1) + "\n"


def test_no_json() -> None:
    """Is what no program could read refused?"""
    with pytest.raises(TypeError):
        as_json({"a": {1, 2}})


class Word(StrEnum):
    """A text that is more than that."""

    YES = "yes “%s”"


def test_odd_names_and_types() -> None:
    """Are names of keys with signs of a form, and kinds of texts, lists, numbers and objects, written as they are?"""
    value = {"100 %": [Word.YES, OrderedDict({"%s %(a)s": 1.5}), HTTPStatus.OK], "{}": Pair(1, {"%%": "%d"})}
    assert as_json(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@settings(max_examples=40)
@given(st.dictionaries(st.text(), VALUES))
def test_what_is_kept_on_each_level(value: dict[str, Any]) -> None:
    """Is an object that stands in many places, on several levels, written there as any other?"""
    kept = Kept(value)
    assert as_json({"a": kept, "b": [kept, kept]}) == as_json({"a": value, "b": [value, value]})
    assert as_json([kept]) == as_json([value])


@given(VALUES)
def test_on_one_line(value: Any) -> None:
    """Is JSON on one line what the library writes, with wide separators and with narrow ones?"""
    assert one_line(", ", ": ")(value) == json.dumps(value, ensure_ascii=False)
    assert one_line(",", ":")(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_on_one_line_without_the_writer_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a Python without its writer in C write the same line, and does neither take what is no JSON?"""
    in_c = one_line(",", ":")
    monkeypatch.setattr(json_text, "c_make_encoder", None)
    for write in (in_c, one_line(",", ":")):
        assert write({"a": [1, "ö", None]}) == '{"a":[1,"ö",null]}'
        with pytest.raises(TypeError):
            write({"a": {1, 2}})


@given(st.lists(VALUES, min_size=1))
def test_what_was_written_before(rows: list[Any]) -> None:
    """Are rows that were written once, for several files, the same in each as if they were written there?"""
    kept = [written(row, 2) for row in rows]
    assert as_json({"count": 1, "rows": kept}) == as_json({"count": 1, "rows": rows})
    assert as_json({"rows": kept}) == as_json({"rows": rows})
