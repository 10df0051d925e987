"""A number that is none: is what the editor meant said in plain digits?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.number_hints import advice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("532,000", "Write plain digits: 532000."),
        ("012", "Write plain digits: 12."),
        ("1_000", "Write plain digits: 1000."),
        ("1.000.000", "Write plain digits: 1000000."),
        ("2 million", "Write plain digits: 2000000."),
        ("2.5 million", "Write plain digits: 2500000."),
        ("12k", "Write plain digits: 12000."),
        ("12%", "Write the digits alone: 12."),
        ("$300", "Write the digits alone: 300."),
        ("4 piers", "Write the digits alone: 4."),
        ("about 120", "Write the digits alone: 120. What “about” says is the `precision:`"),
        ("up to 8,000", "Write the digits alone: 8000. What “up to” says"),
        ("100-120", "Write one number."),
        ("100 to 120", "Write one number."),
        ("twelve", "Write plain digits, such as 532000."),
        ("12:30", "Write plain digits, such as 532000."),
        ("1e3", "Write plain digits, such as 532000."),
    ],
)
def test_what_is_said(text: str, said: str) -> None:
    """Does each likely slip lead to the number that was meant?"""
    assert advice(text).startswith(said)


@given(st.text(max_size=30))
def test_something_is_always_said(text: str) -> None:
    """Is there a next act for whatever was written?"""
    assert advice(text).startswith("Write ")
