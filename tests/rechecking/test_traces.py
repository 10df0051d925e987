"""What is kept of each file: is it read as it was written, and found by what it names?"""

from __future__ import annotations

import pytest

from generator.rechecking.traces import Trace, Traces, traces_from

LINE = ("post-1", "ab12")
TEXT = """\
name: Übergang
see_also:
- bridges/x
facts:
- says: It. [[bridges/y#first]]
  evidence: [{source: post-1}]
"""
ONE = Trace(
    "content/a/one.yml", TEXT, "", 2, ("first", "second"), ("a topic", "b"), ("bridges/y#first",), lines=(LINE,)
)
BARE = Trace("content/a/bare.yml", "name: Bare\nby: bridges/xy\nevidence:\n- source: post-10\n")


def some(*records: Trace, **others: list[str]) -> Traces:
    """The traces of these records, and of pages by hand, as they come back from the disk."""
    return Traces(*traces_from(records, others).sections)


def test_a_trace_is_what_it_was() -> None:
    """Do all parts of a trace come back, and is a file that was not checked none?"""
    traces = some(ONE, BARE, page=["a/one"])
    assert traces.get(ONE.file) == ONE._replace(leads=())
    assert traces.get(BARE.file) == BARE
    assert traces.get("page") is None
    assert list(traces.records()) == [ONE.file, BARE.file]
    assert list(traces.lines()) == [(ONE.file, (LINE,))]


def test_what_others_see() -> None:
    """If a sentence is another, do others see the same of a record, and another if its name is, in both kinds?"""
    for folder, sentence in (("a", "summary"), ("sources", "note")):
        seen = [Trace(f"content/{folder}/x.yml", f"name: {name}\n{sentence}: {told}\n").seen() for name, told in PAIRS]
        assert seen[0] == seen[1] != seen[2]


PAIRS = [("One", "It was so."), ("One", "It was not."), ("Two", "It was so.")]


def test_who_names_it() -> None:
    """Are the files found that name an entry, a fact of it or a source, and none with a name that begins alike?"""
    traces = some(ONE, BARE, page=["bridges/x", "bridges/y"])
    assert traces.naming(["bridges/x"]) == {ONE.file, "page"}
    assert traces.naming(["bridges/y#"]) == {ONE.file}
    assert traces.naming(["bridges/y#first", "bridges/xy"]) == {ONE.file, BARE.file}
    assert traces.naming(["bridges/y#fir"]) == set()
    assert traces.naming(["sources/post-1"]) == {ONE.file}
    assert traces.naming(["a/one", "sources/one"]) == set()
    assert traces.on_topics(["a topic"]) == {ONE.file}


@pytest.mark.parametrize("place", range(3))
def test_first_between_and_last(place: int) -> None:
    """Is a name found where the text of its file begins or ends with it, whichever file of all that is?"""
    for text in ("bridges/z", "bridges/z and", "and bridges/z", "bridges/zz bridges/z-z bridges/z"):
        records = [ONE, BARE]
        records.insert(place, Trace("content/a/last.yml", text))
        for traces in (some(*records), some().after({each.file: each for each in records})):
            assert traces.naming(["bridges/z"]) == {"content/a/last.yml"}
            assert traces.naming(["bridges/zzz"]) == set()


def test_a_name_written_with_escapes() -> None:
    """Is a file found by a name that only what it says holds, and is its text still the one that was read?"""
    odd = Trace("content/a/odd.yml", 'by: "bridges\\x2fz"\n', "by\nbridges/z")
    traces = some(BARE, odd, ONE)
    assert traces.naming(["bridges/z"]) == {odd.file}
    assert traces.get(odd.file) == odd


def test_newer_traces() -> None:
    """Do newer traces take the place of those before, and is what is gone no more?"""
    new, other = ONE._replace(file="new"), ONE._replace(file=BARE.file)
    traces = some(ONE, BARE).after({ONE.file: None, "new": new}).after({BARE.file: other})
    assert traces.naming(["bridges/x", "bridges/xy", "bridges/y#"]) == {BARE.file, "new"}
    assert traces.naming(["sources/post-10"]) == set()
    assert sorted(traces.records()) == [BARE.file, "new"]
    assert dict(traces.anchors()) == dict.fromkeys((BARE.file, "new"), ("first", "second"))
    assert ONE.file not in traces
    assert "new" in traces
