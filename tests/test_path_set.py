"""A set of paths: does it behave as a frozenset of them, and take less room?"""

from __future__ import annotations

import tracemalloc
from collections.abc import Set
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.path_set import PathSet

PATHS = st.sets(st.one_of(st.text("ab/.", max_size=6), st.text(max_size=4)), max_size=12)


@given(PATHS, PATHS)
def test_like_a_frozenset(one: set[str], other: set[str]) -> None:
    """Whatever I ask of it, and whichever sort the other set is of: do I get the same answer?"""
    paths = PathSet(one)
    assert (len(paths), sorted(paths)) == (len(one), sorted(one))
    for others in (other, frozenset(other), PathSet(other)):
        assert [each in paths for each in others] == [each in one for each in others]
        assert set(paths | others) == one | other == set(others | paths)
        assert set(paths - others) == one - other
        assert set(paths & others) == one & other == set(others & paths)
        assert (paths <= others, others <= paths) == (one <= other, other <= one)
        assert paths.isdisjoint(others) == one.isdisjoint(other)
        assert (paths == others) == (one == other)


@pytest.mark.parametrize("other", [None, 1, b"a/b", ("a", "b")])
def test_what_is_no_path(other: object) -> None:
    """Is anything else just not in it?"""
    assert other not in PathSet({"a/b", "b"})


def test_much_smaller() -> None:
    """Do the files of many entries take much less room than each of their paths by itself?"""
    names = ("cite.bib", "cite.csl.json", "cite.ris", "facts.bib", "facts.csl.json", "facts.ris")

    def room(made: Any) -> int:
        tracemalloc.start()
        found: Set[str] = made(f"kind-{one % 5}/entry-{one:06}/{name}" for one in range(2000) for name in names)
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(found) == 12_000
        return size

    assert room(PathSet) * 4 < room(frozenset)
