"""What is kept of each file: is it read as it was written, and found by what it names?"""

from __future__ import annotations

from generator.rechecking.traces import Trace, traces_from

LINE = ("post-1", "ab12")
ONE = Trace("fa", 2, ("first", "second"), ("a topic", "b"), ("bridges/x", "bridges/y#first", "sources/post-1"), (LINE,))
BARE = Trace("fb", names=("bridges/xy",))


def test_a_trace_is_what_it_was() -> None:
    """Do all parts of a trace come back, and is a file that was not checked none?"""
    traces = traces_from({"content/a/one.yml": ONE, "content/a/bare.yml": BARE}, {"docs/p.md": ["a/one"]})
    assert traces.get("content/a/one.yml") == ONE
    assert traces.get("content/a/bare.yml") == BARE
    assert traces.get("docs/p.md") is None
    assert list(traces.records()) == ["content/a/one.yml", "content/a/bare.yml"]
    assert list(traces.lines()) == [("content/a/one.yml", (LINE,))]


def test_who_names_it() -> None:
    """Are the files found that name an entry, or a fact of it, and none that names one whose name begins alike?"""
    traces = traces_from({"one": ONE, "bare": BARE}, {"page": ["bridges/x", "bridges/y"]})
    assert traces.naming(["bridges/x"]) == {"one", "page"}
    assert traces.naming(["bridges/y#"]) == {"one"}
    assert traces.naming(["bridges/y#first", "bridges/xy"]) == {"one", "bare"}
    assert traces.on_topics(["a topic"]) == {"one"}


def test_newer_traces() -> None:
    """Do newer traces take the place of those before, and is what is gone no more?"""
    traces = traces_from({"one": ONE, "bare": BARE}, {}).after({"one": None, "new": ONE}).after({"bare": ONE})
    assert traces.naming(["bridges/x", "bridges/xy"]) == {"bare", "new"}
    assert sorted(traces.records()) == ["bare", "new"]
    assert dict(traces.anchors()) == dict.fromkeys(("bare", "new"), ("first", "second"))
    assert "one" not in traces
    assert "new" in traces
