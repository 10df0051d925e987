"""Putting off the search for garbage: is it always taken up again?"""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.collecting import leave, setting_aside, with_all_kept, without_collecting


def test_it_is_off_and_on_again() -> None:
    """Is the search off within, also where one examination stands in another, and on behind it?"""
    assert gc.isenabled()
    with without_collecting():
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_leaves_it_on() -> None:
    """If reading a project fails, does the preview that goes on still free its memory?"""
    with pytest.raises(OSError), without_collecting():
        raise OSError
    assert gc.isenabled()


def test_who_turned_it_off_finds_it_off() -> None:
    """If a program has turned the search off itself, is that left as it is?"""
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.fixture(autouse=True)
def _nothing_put_aside() -> None:
    """A preview that an earlier test has built leaves what it made out of all searches."""
    gc.unfreeze()


class _Circle:
    """Something that only a search for circles frees."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_made_within_is_freed_and_nothing_stays_kept() -> None:
    """While pages are made, is new garbage freed as ever, what was there left alone, and looked at again behind it?"""
    before = _Circle()
    known = weakref.ref(before)
    with with_all_kept():
        del before
        within = weakref.ref(_Circle())
        gc.collect()
        assert within() is None
        assert known() is not None
    gc.collect()
    assert known() is None


def test_what_was_kept_before_stays_so() -> None:
    """If memory is shared with another process, is none of it looked through behind this either?"""
    gc.freeze()
    try:
        with with_all_kept():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_what_was_made_meanwhile_is_old() -> None:
    """Is what was made within not looked through at once behind it, and freed by the next whole search?"""
    with without_collecting():
        made = [_Circle() for _ in range(10_000)]
        known = weakref.ref(made[0])
    assert gc.get_count()[0] < 1_000
    assert not any(each is made[0] for each in gc.get_objects(generation=0))
    del made
    gc.collect()
    assert known() is None


def test_what_is_set_aside() -> None:
    """Is what is made within left alone by later searches, and is the search on again behind it?"""
    with setting_aside():
        assert not gc.isenabled()
        circle = _Circle()
        within = weakref.ref(circle)
    assert gc.isenabled()
    del circle
    gc.collect()
    assert within() is not None
    gc.unfreeze()
    gc.collect()
    assert within() is None


def test_what_is_left_stays_until_the_process_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is what a command leaves to the system not taken apart when its name goes?"""
    monkeypatch.setattr("generator.collecting._LEFT", [])
    thing = _Circle()
    known = weakref.ref(thing)
    leave(thing)
    del thing
    gc.collect()
    assert known() is not None


def test_what_is_thrown_away_while_setting_aside_is_freed() -> None:
    """Does an edit leave none of its circles in memory, where no later search would find them?"""
    with setting_aside():
        within = weakref.ref(_Circle())
    assert within() is None
