"""Compares an entry before and after: its texts and fields, facts, values, status, evidence and the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.comparing.change import Act, Change, Part
from generator.comparing.claims import with_claims
from generator.comparing.items import Subject, filled, mappings, said, same
from generator.comparing.matching import paired
from generator.comparing.state import Data
from generator.comparing.wording import Wording, as_written

TEXTS = ("name", "aliases", "summary", "tags", "definition", "unit", "weighing", "see_also")
_UPKEEP = ("checked_on", "review_every", "draft")
_LISTS = (
    ("caveats", Part.CAVEAT),
    ("unknowns", Part.UNKNOWN),
    ("disagreements", Part.DISAGREEMENT),
)
_APART = ("facts", "values", "status", "evidence", "former_ids", "moved_to")
_FACT = ("says", "assertion", "by", "on", "inferred_from", "caveat", "overtaken")
_FACT_UPKEEP = ("key", "shows")
_NUMBER = ("value", "phrase", "precision", "as_of")


def entry_changes(subject: Subject, before: Data, after: Data) -> Iterator[Change]:
    """What changed between two states of one entry; nothing for another way of writing the same."""
    if same(before, after):
        return
    yield from _fields(subject, before, after)
    yield from _statuses(subject, before, after)
    yield from _with_ids(subject, before, after, "values", Part.VALUE, _value)
    yield from _with_ids(subject, before, after, "facts", Part.FACT, _fact)
    yield from evidence_changes(subject, before, after)
    for key, part in _LISTS:
        yield from _list(subject, before.get(key), after.get(key), part)


def size(entry: Data) -> int:
    """How many facts and values an entry has."""
    return len(mappings(entry.get("facts"))) + len(mappings(entry.get("values")))


def evidence_changes(subject: Subject, before: Data, after: Data, anchor: str = "", name: str = "") -> Iterator[Change]:
    """Evidence that was added, changed or withdrawn; a piece changed if it still names the same source."""

    def say(wording: Wording, item: Data) -> str:
        return wording.evidence(item)

    one, other = mappings(before.get("evidence")), mappings(after.get("evidence"))
    left = paired(one, other, _written, least=2)  # only equal pieces meet
    old, new = [item for item, _ in left if item], [item for _, item in left if item]
    for source in dict.fromkeys(as_written(item.get("source")) for item in (*old, *new)):
        ours = [[item for item in side if as_written(item.get("source")) == source] for side in (old, new)]
        for was, now in paired(ours[0], ours[1], _written, least=0):
            yield from subject.change(Part.EVIDENCE, was, now, say, anchor=anchor, name=name)


def _written(item: Any) -> str:
    return as_written(dict(sorted(item.items()))) if isinstance(item, Mapping) else as_written(item)


def _fields(subject: Subject, before: Data, after: Data) -> Iterator[Change]:
    known = {*TEXTS, *_UPKEEP, *_APART, *(key for key, _ in _LISTS)}
    own = [key for key in dict.fromkeys((*before, *after)) if key not in known]
    for key in (*TEXTS, *own, *_UPKEEP):
        part = Part.TEXT if key in TEXTS else Part.UPKEEP if key in _UPKEEP else Part.FIELD

        def say(wording: Wording, value: Any, key: str = key) -> str:
            if key == "tags":
                items = value if isinstance(value, list) else [value]
                return ", ".join(wording.term("topics", item) for item in items)
            return wording.day(value) if key == "checked_on" else wording.field(subject.kind, key, value)

        yield from subject.change(part, before.get(key), after.get(key), say, name=key)


def _statuses(subject: Subject, before: Data, after: Data) -> Iterator[Change]:
    def say(wording: Wording, event: Data) -> str:
        return wording.status(event, subject.kind)

    for was, now in _events(mappings(before.get("status")), mappings(after.get("status"))):
        turn, turned = (event and {key: event.get(key) for key in ("is", "from")} for event in (was, now))
        yield from subject.change(Part.STATUS, turn, turned, say)
        if was is None or now is None:
            continue
        for key in ("note", "caused_by"):
            yield from subject.change(Part.STATUS, was.get(key), now.get(key), said, name=key)
        yield from evidence_changes(subject, was, now, name="status")


def _events(old: list[Data], new: list[Data]) -> Iterator[tuple[Data | None, Data | None]]:
    """Events have no ids: they are the same if they begin on the same day, else if they bring the same status."""
    for key in ("from", "is"):
        for word in dict.fromkeys(as_written(event.get(key)) for event in old):
            ours = [[event for event in side if as_written(event.get(key)) == word] for side in (old, new)]
            for was, now in zip(*ours, strict=False):
                yield was, now
                old = [event for event in old if event is not was]
                new = [event for event in new if event is not now]
    yield from ((event, None) for event in old)
    yield from ((None, event) for event in new)


Compare = Callable[[Subject, Data, Data, Data, Data], Iterator[Change]]


def _with_ids(subject: Subject, before: Data, after: Data, key: str, part: Part, compare: Compare) -> Iterator[Change]:
    """Facts or values by their ids; one that took the place of another (`former_ids`) is compared with that."""
    old = {as_written(item.get("id")): item for item in mappings(before.get(key))}
    new = {as_written(item.get("id")): item for item in mappings(after.get(key))}
    renamed = {**_renamed(after, old, new), **{a: b for b, a in _renamed(before, new, old).items()}}
    successors = set(renamed.values())
    for anchor, item in old.items():
        now = renamed.get(anchor, anchor)
        if now not in new:
            yield from with_claims(subject.change(part, item, None, _says(before), anchor=anchor), subject, item, None)
            continue
        if now != anchor:
            yield Change(Act.RENAMED, Part.FACT, subject.of, subject.title, now, "", anchor, now)
        yield from compare(subject, item, new[now], before, after)
    for anchor, item in new.items():
        if anchor not in old and anchor not in successors:
            yield from with_claims(subject.change(part, None, item, _says(after), anchor=anchor), subject, None, item)


def _renamed(entry: Data, old: Mapping[str, Data], new: Mapping[str, Data]) -> dict[str, str]:
    former = entry.get("former_ids")
    pairs = former.items() if isinstance(former, Mapping) else ()
    return {a: str(b) for a, b in pairs if a in old and a not in new and b in new and b not in old}


def _says(entry: Data) -> Callable[[Wording, Data], str]:
    def say(wording: Wording, item: Data) -> str:
        return wording.text(item.get("says")) if "says" in item else wording.value(item, entry)

    return say


def _fact(subject: Subject, was: Data, now: Data, before: Data, after: Data) -> Iterator[Change]:
    anchor = as_written(now.get("id"))
    for key in _FACT:
        say = _SAY.get(key, said)
        found = subject.change(Part.FACT, was.get(key), now.get(key), say, anchor=anchor, name=key)
        yield from with_claims(found, subject, was, now) if key == "says" else found
    for key in _FACT_UPKEEP:
        yield from subject.change(Part.UPKEEP, was.get(key), now.get(key), said, anchor=anchor, name=key)
    yield from evidence_changes(subject, was, now, anchor)


def _value(subject: Subject, was: Data, now: Data, before: Data, after: Data) -> Iterator[Change]:
    anchor = as_written(now.get("id"))
    numbers = [{key: side[key] for key in _NUMBER if key in side} for side in (was, now)]
    if not same(*numbers):
        words = subject.before.value(was, before), subject.after.value(now, after)
        if words[0] == words[1]:  # as in `Subject.change`
            words = "", ""
        yield Change(Act.CHANGED, Part.VALUE, subject.of, subject.title, anchor, "", *words)
    for key in ("rank", "note"):
        yield from subject.change(Part.VALUE, was.get(key), now.get(key), said, anchor=anchor, name=key)
    yield from evidence_changes(subject, was, now, anchor)


def _say_day(wording: Wording, value: Any) -> str:
    return wording.day(value)


def _say_event(wording: Wording, value: Any) -> str:
    """A later event by its day and what happened."""
    if not isinstance(value, Mapping):
        return wording.text(value)
    return ": ".join(filter(None, (wording.day(value.get("on")), wording.text(value.get("how")))))


_SAY: dict[str, Callable[[Wording, Any], str]] = {"on": _say_day, "overtaken": _say_event}


def _list(subject: Subject, before: Any, after: Any, part: Part) -> Iterator[Change]:
    old, new = (side if isinstance(side, list) else [] for side in (before, after))
    for was, now in paired(old, new, _written):
        if filled(was) or filled(now):
            yield from subject.change(part, was, now, _say_item)


def _say_item(wording: Wording, item: Any) -> str:
    """A caveat as it is; an open question or a disagreement by its own words, without the names of keys."""
    if not isinstance(item, Mapping):
        return wording.text(item)
    parts = [wording.text(item[key]) for key in ("asks", "about", "note", "weighing") if filled(item.get(key))]
    claims = [wording.text(claim.get("claim")) for claim in mappings(item.get("says"))]
    told = (text if text[-1] in ".?!”" else f"{text}." for text in [*parts[:1], *claims, *parts[1:]] if text)
    return " ".join(told) or wording.text(item)
