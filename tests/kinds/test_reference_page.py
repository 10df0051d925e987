"""Tests of the field reference: examples of editors show as they are."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from generator.kinds.declaration import KindDeclaration
from generator.kinds.reference_page import _PARTS, TYPES, _literally


@pytest.mark.parametrize("example", ["a` <img src=x onerror=alert(1)> `", "a | b", "[[people/x]]", "*a* &lt; {{ b }}"])
def test_examples_stay_code(example: str) -> None:
    """Does an example show literally, whatever signs are in it?"""
    shown = markdown.markdown(f"| a |\n| --- |\n| {_literally(example)} |", extensions=["tables", "attr_list"])
    (code,) = re.findall(r"<td><code>(.*)</code></td>", shown)
    assert "<" not in code
    assert html.unescape(code) == example


def test_no_example() -> None:
    """Is nothing shown where there is no example?"""
    assert _literally(None) == ""


def test_what_a_kind_may_declare() -> None:
    """Does it list what a kind may declare, each key with what it is?"""
    assert KindDeclaration in [model for _, _, model in _PARTS]
    for title, _, model in _PARTS:
        assert all(field.description for field in model.model_fields.values()), title


def test_types_are_explained() -> None:
    """Does it say what the types mean that are no everyday words?"""
    for word in ("*day*", "*date*", "*kind/id*", "*term of*", "*Prose*", "*list*"):
        assert word in TYPES
