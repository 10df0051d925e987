"""How far edits reach: which files must be judged anew, because they name what was edited and see it.

An edit of what others see of a record reaches all that name it; any edit, those that lead to a fact of that record, and
in turn those that lead to facts of these, since a sentence can show another. A record that came or went also reaches
all that has a problem, which may propose one record in the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.catalog import Catalog
from generator.rechecking.lazily import IDS, QUOTES
from generator.rechecking.listing import ELSEWHERE, OddError
from generator.rechecking.memory import Memory
from generator.rechecking.traces import ANY, SOURCES, Trace, Traces

_ID = r"(?!index\.)[a-z0-9]+(?:-[a-z0-9]+)*"
_RECORD = re.compile(rf"content/([^/]+/{_ID})\.yml")
_TEXT = re.compile(rf"(?:content/texts/|content/articles/|{ELSEWHERE})({_ID})\.txt")
# What these say of a file of docs/ or of settings can hang on which records there are.
_OF_ALL_NAMES = frozenset(
    {"unknown-reference", "unknown-token", "unknown-source", "dead-link", "correction", "moved", "derived-from"}
)


@dataclass(frozen=True)
class Edits:
    """What was edited: records by their keys, such as `sources/x`, texts by the ids of their sources, and locks."""

    records: frozenset[str]
    texts: frozenset[str]
    locks: frozenset[str]

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of all sources of which the record or the text was edited."""
        return self.texts | {key.removeprefix(SOURCES) for key in self.records if key.startswith(SOURCES)}


def edits_of(edited: frozenset[str]) -> Edits:
    """What files are. Raises OddError if one is of no sort that can be judged by itself."""
    records = {path: match[1] for path in edited if (match := _RECORD.fullmatch(path))}
    texts = {path: match[1] for path in edited if (match := _TEXT.fullmatch(path))}
    locks = edited & {QUOTES, IDS}
    if edited - records.keys() - texts.keys() - locks:
        raise OddError
    return Edits(frozenset(records.values()), frozenset(texts.values()), locks)


def file_of(key: str) -> str:
    """The file of a record."""
    return f"content/{key}.yml"


def key_of(file: str) -> str:
    """The record of a file."""
    return file.removeprefix("content/").removesuffix(".yml")


@dataclass(frozen=True)
class Change:
    """What became of a record: its trace before and after, None where there was or is none."""

    key: str
    old: Trace | None
    new: Trace | None

    @cached_property
    def is_seen(self) -> bool:
        """Whether others see it."""
        return self.old is None or self.new is None or self.old.seen() != self.new.seen()

    @property
    def comes_or_goes(self) -> bool:
        """Whether it was not there before, or is there no more."""
        return (self.old is None) != (self.new is None)

    @property
    def anchors(self) -> set[str]:
        """The ids of facts and values that came or went."""
        return set(self.old.anchors if self.old else ()) ^ set(self.new.anchors if self.new else ())


def changes(before: Traces, newer: Mapping[str, Trace | None]) -> list[Change]:
    """What became of the edited records."""
    return [Change(key_of(file), before.get(file), trace) for file, trace in newer.items()]


def reached(memory: Memory, traces: Traces, catalog: Catalog, edits: Edits, changed: list[Change]) -> set[str]:
    """The files of all records to be judged anew. Raises OddError where edits reach further than records."""
    wide = {name for each in changed if each.is_seen for name in _names(each.key, catalog)}
    wide |= {f"{SOURCES}{name}" for name in edits.texts}
    wide |= {f"{name}#" for name in wide if not name.startswith(SOURCES)}
    pages = wide | {
        f"{name}#{each}" for change in changed for name in _names(change.key, catalog) for each in change.anchors
    }
    drawn = {ANY} if any(each.is_seen for each in changed) else set()
    if any(file not in traces for file in traces.naming(pages | drawn)):
        raise OddError
    found = {file_of(key) for key in edits.records} | {file_of(f"{SOURCES}{name}") for name in edits.texts}
    found |= {file for file in traces.naming(wide) if file in traces}
    if any(change.comes_or_goes for change in changed):
        found |= _that_could_name_others(memory, traces, catalog, changed)
    if QUOTES in edits.locks:
        found |= _of_evidence(memory, traces, catalog)
    return _with_those_that_show(found, traces, catalog)


def _names(key: str, catalog: Catalog) -> tuple[str, ...]:
    """All names of a record."""
    return key, *catalog.former.get(key, ())


def _that_could_name_others(memory: Memory, traces: Traces, catalog: Catalog, changed: list[Change]) -> set[str]:
    """The files with problems: what these propose may be there no more, or be nearer than what they propose."""
    keys = {change.key for change in changed if change.comes_or_goes}
    if memory.meets or not keys.isdisjoint(f"{SOURCES}{old}" for old, _ in memory.former):
        raise OddError
    if any(stub.to.entry in keys for stub in catalog.moved.values()):
        raise OddError
    if any(each.file not in traces and each.rule in _OF_ALL_NAMES for each in memory.problems):
        raise OddError
    return {each.file for each in memory.problems if each.file in traces}


def _of_evidence(memory: Memory, traces: Traces, catalog: Catalog) -> set[str]:
    """The files of which the lock may attest other evidence than before."""
    found = {file for file, lines in traces.lines() if not all(map(catalog.lock.holds, lines))}
    rules = ("evidence", "not-yet-checked", "lock-outdated")
    return found | {each.file for each in memory.problems if each.rule in rules and each.file in traces}


def _with_those_that_show(files: set[str], traces: Traces, catalog: Catalog) -> set[str]:
    """These records and all that lead to a fact of one of them, or of one of those, and so on."""
    found, more = set(files), set(files)
    while more:
        signs = {f"{name}#" for file in more for name in _names(key_of(file), catalog)}
        more = {file for file in traces.naming(signs) if file in traces} - found
        found |= more
    return found
