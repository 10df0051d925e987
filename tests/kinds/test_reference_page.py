"""Tests of the field reference: examples of editors show as they are."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from generator.kinds.reference_page import _literally


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
