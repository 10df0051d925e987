"""A check of a project of which the last one is remembered: only what edits since can touch is read and asked anew.

It answers for edits of records, of texts of sources and of the locks. The rules that look at each record by itself are
asked about those that an edit reaches (`generator.rechecking.reach`); the rules that look at all at once are told the
rest by the traces of the other records (`generator.rechecking.whole`). For everything else the whole is checked. An
edit is compared with what is remembered and not with the last edit, so that mistakes cannot add up.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.assembling import gone
from generator.checks import balance, derived_from, matrix, pictures, republish, source_text, unknown_token
from generator.checks.alone import RULES_ALONE
from generator.checks.cited import held
from generator.checks.keeping import forget
from generator.model.catalog import Catalog
from generator.model.focus import Focus
from generator.problems import Problem
from generator.rechecking.lazily import IDS, QUOTES, lazy_catalog
from generator.rechecking.listing import Listing, OddError
from generator.rechecking.memory import Memory
from generator.rechecking.noticing import Finding, trace_of_source, traces_of_entries
from generator.rechecking.reach import Change, Edits, changes, edits_of, file_of, key_of, reached
from generator.rechecking.traces import Trace
from generator.rechecking.whole import SUMS, Found, ask_balance, ask_ids, ask_quotes, ask_sums

_RULES = (
    *RULES_ALONE,
    *(unknown_token.RULE, matrix.RULE, pictures.RULE, source_text.RULE, republish.RULE, derived_from.RULE),
)
# What problems in the file of a record are called: the rule `evidence` has three names for them.
_NAMES = frozenset({*(rule.name for rule in (*_RULES, *SUMS, balance.RULE)), "not-yet-checked", "lock-outdated"})
_MOST = 400  # records; to read more one by one takes a moment too long

_TEXTS = "content/texts/"

Counts = tuple[int, int, int]


def asked_again(
    memory: Memory, files: Listing, edited: frozenset[str], root: Path, environ: Mapping[str, str], today: dt.date
) -> tuple[tuple[Problem, ...], Counts]:
    """All problems of a project that differs from the one remembered in these files, and how much there is.

    Raises OddError if unsure.
    """
    edits = edits_of(edited)
    catalog = lazy_catalog(root, environ, today, files, memory.moved)
    try:
        return _Asked(memory, files, edits, _with_gone(catalog, memory, edits)).answer()
    finally:
        forget()


def _with_gone(catalog: Catalog, memory: Memory, edits: Edits) -> Catalog:
    """The catalog that knows which records have vanished."""
    if IDS not in edits.locks and all(_is_there(key, catalog) for key in edits.records):
        return catalog
    sources = (*catalog.sources, *(old for old, _ in memory.former))
    present = {*catalog.entries, *catalog.moved, *(f"sources/{name}" for name in sources)}
    lock = catalog.ids_lock
    if IDS not in edits.locks:  # before, none had
        lock = "\n".join(line for line in lock.splitlines() if line.strip() in edits.records)
    vanished = gone(lock, {*catalog.kinds, "sources"}, present)
    if not vanished <= edits.records:
        raise OddError  # the lock tells of others, which references lead to
    return replace(catalog, gone=vanished)


def _is_there(key: str, catalog: Catalog) -> bool:
    return key in catalog.entries or key.removeprefix("sources/") in catalog.sources


class _Asked:
    """One check of what was edited."""

    def __init__(self, memory: Memory, files: Listing, edits: Edits, catalog: Catalog) -> None:
        self._memory, self._files, self._edits, self._catalog = memory, files, edits, catalog
        self._find = Finding(catalog.kinds)

    def answer(self) -> tuple[tuple[Problem, ...], Counts]:
        memory, edits = self._memory, self._edits
        self._refuse_unread_texts()
        edited = {file_of(key) for key in edits.records}
        if any((file in memory.files) != (file in memory.traces) for file in edited):
            raise OddError  # stubs
        newer = self._traces(self._narrow(edited)) | {file: None for file in edited if file not in self._files}
        if newer.keys() != edited:
            raise OddError
        changed = changes(memory.traces, newer)
        self._refuse_renamed(changed)
        traces = memory.traces.after(newer)
        files = reached(memory, traces, self._catalog, edits, changed)
        few = self._narrow(files)
        fresh = self._traces(few)
        traces = traces.after(fresh)
        found = Found(memory)
        self._ask_each(found, files, few)
        sources = {key_of(file).removeprefix("sources/") for file in files if file.startswith("content/sources/")}
        moved = {name for file in files for name in _other_evidence(memory.traces.get(file), traces.get(file))}
        ask_sums(found, files, sources | moved, traces, self._narrow, self._catalog)
        ask_balance(found, memory, files, traces, self._narrow)
        ask_ids(found, memory, traces, few, edits, changed)
        if moved or sources or QUOTES in edits.locks:
            ask_quotes(found, files, traces, few)
        return found.all(), _counts(memory.counts, changed)

    def _narrow(self, files: Iterable[str]) -> Catalog:
        """The catalog in which only the records in these files are gone through."""
        keys = [key_of(file) for file in sorted(files) if file in self._files]
        if len(keys) > _MOST:
            raise OddError
        sources = [key.removeprefix("sources/") for key in keys if key.startswith("sources/")]
        entries = [key for key in keys if not key.startswith("sources/")]
        catalog = self._catalog
        if not (catalog.entries.keys() >= set(entries) and catalog.sources.keys() >= set(sources)):
            raise OddError
        texts = {*sources, *self._edits.sources}
        return replace(
            catalog,
            entries=Focus(catalog.entries, {key: catalog.entries[key] for key in entries}),
            sources=Focus(catalog.sources, {name: catalog.sources[name] for name in sources}),
            published=frozenset(name for name in texts if f"{_TEXTS}{name}.txt" in self._files),
        )

    def _traces(self, few: Catalog) -> dict[str, Trace | None]:
        found: dict[str, Trace | None] = {}
        found |= {each.file: each for each in traces_of_entries(few.entries.values(), held(few), self._find)}
        found |= {each.record.file: trace_of_source(each, self._find) for each in few.sources.values()}
        return found

    def _refuse_unread_texts(self) -> None:
        """Raises OddError for texts that cannot be read, or that no source has: the rules need not ask for them."""
        folders = (path for path in self._files if path.startswith(_TEXTS) and path.endswith("/"))
        if self._edits.texts and any(path != _TEXTS for path in folders):
            raise OddError
        for name in self._edits.sources:
            if name in self._catalog.sources:
                self._catalog.texts.get(name)
            elif f"{_TEXTS}{name}.txt" in self._files:
                raise OddError

    def _refuse_renamed(self, changed: list[Change]) -> None:
        """Raises OddError for sources that had another id, if others see what was edited in them."""
        names = {
            each.key.removeprefix("sources/") for each in changed if each.key.startswith("sources/") and each.is_seen
        }
        there = [self._catalog.sources[name] for name in names if name in self._catalog.sources]
        if any(now in names for _, now in self._memory.former) or any(each.data.former_ids for each in there):
            raise OddError

    def _ask_each(self, found: Found, files: set[str], few: Catalog) -> None:
        """Ask the rules that look at each record by itself."""
        texts = {f"{_TEXTS}{name}.txt" for name in self._edits.sources}
        here = files | texts
        problems = [each for rule in _RULES for each in rule.check(few) if each.file in here]
        before = [each for each in self._memory.problems if each.file in here]
        if any(each.rule not in _NAMES or _is_from_afar(each) for each in (*before, *problems)):
            raise OddError
        found.put(problems, lambda each: each.file in here and each.rule != balance.RULE.name)


def _is_from_afar(problem: Problem) -> bool:
    """Whether it is found from files that nothing of it stands in: circles of sentences, and of sources."""
    circle = problem.rule == unknown_token.RULE.name and problem.message.endswith(unknown_token.CIRCLE)
    return circle or problem.rule == derived_from.RULE.name


def _other_evidence(old: Trace | None, new: Trace | None) -> set[str]:
    """The sources of which other evidence is shown."""
    before, now = (Counter(trace.lines if trace else ()) for trace in (old, new))
    return {source for source, _ in ((before - now) + (now - before))}


def _counts(before: Counts, changed: list[Change]) -> Counts:
    entries, facts, sources = before
    for each in changed:
        come = (each.new is not None) - (each.old is not None)
        if each.key.startswith("sources/"):
            sources += come
        else:
            entries += come
        facts += (each.new.facts if each.new else 0) - (each.old.facts if each.old else 0)
    return entries, facts, sources
