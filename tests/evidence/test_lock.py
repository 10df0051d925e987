"""Tests of the lock: what it attests, and that any change of the evidence or its text makes it silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.lock import HEADER, Lock, digest, format_lock, parse_lock
from generator.model.parts import Evidence, Span

TEXT = "a" * 64
QUOTED = Evidence.model_construct(source="gazette", paragraph=2, quote="it's so", words=None, at=None)
SPAN = Evidence.model_construct(source="gazette", paragraph=2, quote=None, words=Span(4, 9), at=None)
LINES = st.sets(
    st.tuples(
        st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True),
        st.text(alphabet="0123456789abcdef", min_size=64, max_size=64),
    )
)


def lock_of(*evidence: Evidence) -> Lock:
    """A lock that attests some evidence from the text."""
    return Lock(frozenset((each.source, digest(each, TEXT)) for each in evidence))


@given(LINES)
def test_round_trip(lines: set[tuple[str, str]]) -> None:
    """Is a lock read as it was written, and written in one order only?"""
    text = format_lock(lines)
    lock, strange = parse_lock(text)
    assert (lock.lines, strange) == (frozenset(lines), [])
    assert format_lock(sorted(lines, reverse=True)) == text
    assert text == HEADER + "".join(sorted(text.removeprefix(HEADER).splitlines(keepends=True)))


@pytest.mark.parametrize("header", ["", HEADER])
@pytest.mark.parametrize(
    ("line", "strange"),
    [
        ("", []),
        ("# x", []),
        (f"herald {TEXT} ", [2]),
        (f"herald\t{TEXT}", [2]),
        (f" herald {TEXT}", [2]),
        (f"herald {TEXT[1:]}", [2]),
        ("<<<<<<< HEAD", [2]),
        (f"herald {TEXT}\x0bherald {TEXT}", []),  # a line for whoever counts lines as Python does
        (f"herald {TEXT}\x0bx", [3]),
    ],
)
def test_lines_that_are_none(header: str, line: str, strange: list[int]) -> None:
    """Is each line that is none named with its number, wherever it stands, and the others are read?"""
    text = f"{header}gazette {TEXT}\n{line}\ncourier {TEXT}"
    for end in ("", "\n"):
        lock, found = parse_lock(text + end)
        assert [number - header.count("\n") for number, _ in found] == strange
        assert {("gazette", TEXT), ("courier", TEXT)} <= lock.lines
        assert (("herald", TEXT) in lock.lines) == ("\x0b" in line)


def test_attests_what_was_checked() -> None:
    """Does the lock know evidence again, whatever the typography of its quotation?"""
    lock = lock_of(QUOTED, SPAN)
    assert lock.attests(QUOTED, TEXT)
    assert lock.attests(QUOTED.model_copy(update={"quote": "it’s  so"}), TEXT)
    assert lock.attests(SPAN, TEXT)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "it's not so"},
        {"quote": "It's so"},
        {"paragraph": 3},
        {"source": "herald"},
        {"quote": None, "words": Span(1, 2)},
    ],
)
def test_changed_evidence_is_not_attested(change: dict[str, object]) -> None:
    """Does another word, paragraph or source leave the evidence unchecked?"""
    assert not lock_of(QUOTED, SPAN).attests(QUOTED.model_copy(update=change), TEXT)


def test_prefix_counts_only_where_it_is() -> None:
    """Do lines written before prefixes were known stay valid, and does each change of one leave them?"""
    assert digest(QUOTED, TEXT) == "60d88aab523df26d0ac84b1f05f512a5bf3b85e54d2b9f4f49dd66a66074dd8b"
    beside = QUOTED.model_copy(update={"prefix": "that is", "suffix": "so"})
    lock = lock_of(QUOTED, beside)
    assert lock.attests(beside, TEXT)
    assert not lock.attests(beside.model_copy(update={"prefix": "that"}), TEXT)
    assert not lock.attests(beside.model_copy(update={"prefix": "so", "suffix": "that is"}), TEXT)
    assert not lock.attests(beside.model_copy(update={"prefix": None}), TEXT)


def test_changed_span_or_text_is_not_attested() -> None:
    """Does another span, or another text, leave the evidence unchecked?"""
    lock = lock_of(QUOTED, SPAN)
    assert not lock.attests(SPAN.model_copy(update={"words": Span(4, 10)}), TEXT)
    assert not lock.attests(QUOTED, "b" * 64)
    assert not lock.attests(SPAN, "b" * 64)


def test_lock_holds_no_words() -> None:
    """Does nothing of a quotation stand in the lock?"""
    assert "so" not in format_lock(lock_of(QUOTED).lines).removeprefix(HEADER).replace("source", "")


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "=======",
        "gazette",
        "gazette checked by hand",
        f"Gazette {TEXT}",
        f"gazette {TEXT.upper()}",
        f"gazette {TEXT}a",
        f" gazette {TEXT}",
        f"gazette  {TEXT}",
    ],
)
def test_strange_lines(line: str) -> None:
    """Is every line that the program would not write reported with its number, and the rest still read?"""
    lock, strange = parse_lock(f"# a comment\n\n{line}\ngazette {TEXT}\n")
    assert strange == [(3, line)]
    assert lock.lines == {("gazette", TEXT)}
