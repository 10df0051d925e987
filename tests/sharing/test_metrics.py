"""The widths of words: do lines on a card break where they should?"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sharing.metrics import metrics
from generator.sharing.rendering import fonts

FONT = metrics(fonts().regular)


def test_widths_are_those_of_the_font() -> None:
    """Are widths read right? In Source Serif, an m is wider than an n, an i is narrow, and figures are all as wide."""
    width = {sign: FONT.width(sign, 1000) for sign in "min0189 é—"}
    assert width["m"] > width["n"] > width["i"] > 200
    assert width["0"] == width["1"] == width["8"] == width["9"]
    assert width["—"] > width["é"] > width[" "] > 0
    assert FONT.width("mini", 50) == pytest.approx(FONT.width("mini", 25) * 2)


@given(text=st.text(alphabet="abc mWi é", max_size=80), room=st.integers(40, 400))
def test_lines_hold_the_words_and_fit(text: str, room: int) -> None:
    """Is every word there, in order, in lines that fit and could not be fewer from the left?"""
    lines = FONT.lines(text, 20, room)
    assert " ".join(lines).split() == text.split()
    for line in lines:
        assert FONT.width(line, 20) <= room or " " not in line
    for line, following in pairwise(lines):
        assert FONT.width(f"{line} {following.split()[0]}", 20) > room


def test_other_files_are_refused(tmp_path: Path) -> None:
    """Is a font without a table that we can read an error with words, not a wrong width?"""
    data = bytearray(fonts().regular.read_bytes())
    place = data.index(b"cmap")
    start = int.from_bytes(data[place + 8 : place + 12])
    data[start + 2 : start + 4] = b"\0\0"  # no tables of characters
    (tmp_path / "font.ttf").write_bytes(data)
    with pytest.raises(ValueError, match="no table of characters"):
        metrics(tmp_path / "font.ttf")
