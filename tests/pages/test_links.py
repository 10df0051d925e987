"""Paths from page to page: do they lead where they should?"""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.links import relative

PART = st.sampled_from(["a", "b", "c.md", "é", "..", ".", ""])
PATH = st.lists(PART, min_size=1, max_size=5).map("/".join).filter(lambda path: path.strip("/"))


@given(target=PATH, page=PATH)
def test_as_the_library_says(target: str, page: str) -> None:
    """Is the way from page to page the one that the library of paths gives, for plain paths and for any others?"""
    assert relative(target, page) == posixpath.relpath(target, posixpath.dirname(page) or ".")


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("bridges/a.md", "bridges/b.md", "a.md"),
        ("bridges/a.md#x", "timeline.md", "bridges/a.md#x"),
        ("timeline.md", "bridges/index/2.md", "../../timeline.md"),
        ("bridges/a.md", "people/b.md", "../bridges/a.md"),
    ],
)
def test_examples(target: str, page: str, way: str) -> None:
    """Are the ways of daily use short, and is an anchor kept?"""
    assert relative(target, page) == way
