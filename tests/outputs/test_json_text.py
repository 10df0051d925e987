"""JSON as it is published: is it the same as Python's own writer gives, byte for byte?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.json_text import as_json, written

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


@given(st.lists(VALUES, min_size=1))
def test_what_was_written_before(rows: list[Any]) -> None:
    """Are rows that were written once, for several files, the same in each as if they were written there?"""
    kept = [written(row, 2) for row in rows]
    assert as_json({"count": 1, "rows": kept}) == as_json({"count": 1, "rows": rows})
    assert as_json({"rows": kept}) == as_json({"rows": rows})
