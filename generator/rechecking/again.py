"""A check of a project of which the last one is remembered: only what was edited since is read and asked anew.

It answers for edits of sentences (`generator.rechecking.sentences`) in records that were there before. Of such a
record, the rules are asked that look at each by itself; what any rule said of all other files still holds, because
it reads nothing of those sentences. For everything else the whole is checked. An edit is compared with what is
remembered and not with the last edit, so that mistakes cannot add up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.checks import unknown_token
from generator.checks.alone import RULES_ALONE
from generator.checks.keeping import forget
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.focus import Focus
from generator.model.source import Source
from generator.problems import Problem
from generator.rechecking.lazily import lazy_catalog
from generator.rechecking.listing import Listing, OddError
from generator.rechecking.memory import Memory
from generator.rechecking.sentences import shape, shape_of_source

_RULES = (*RULES_ALONE, unknown_token.RULE)
# What they call the problems that they find in the file of an entry: the rule `evidence` has three names for them.
_NAMES = frozenset({*(rule.name for rule in _RULES), "not-yet-checked", "lock-outdated"})
# Sentences that show each other in a circle are found from every file that leads into it.
_FROM_AFAR = frozenset({unknown_token.RULE.name})


def asked_again(
    memory: Memory, files: Listing, edited: frozenset[str], root: Path, environ: Mapping[str, str], today: dt.date
) -> tuple[Problem, ...]:
    """All problems of a project that differs from the one remembered in these files. Raises OddError if unsure."""
    if not edited <= memory.shapes.keys() & files.keys():
        raise OddError
    before = [problem for problem in memory.problems if problem.file in edited]
    if any(problem.rule not in _NAMES or problem.rule in _FROM_AFAR for problem in before):
        raise OddError
    catalog = lazy_catalog(root, environ, today, files, memory.moved)
    keys = [file.removeprefix("content/").removesuffix(".yml") for file in sorted(edited)]
    sources = {name: catalog.sources[name] for name in (key[8:] for key in keys if key.startswith("sources/"))}
    entries = {key: catalog.entries[key] for key in keys if not key.startswith("sources/")}
    _refuse_what_is_read_elsewhere(memory, entries, sources)
    few = replace(catalog, entries=Focus(catalog.entries, entries), sources=Focus(catalog.sources, sources))
    found = [problem for problem in _found(few) if problem.file in edited]
    if any(problem.rule in _FROM_AFAR for problem in found):
        raise OddError
    return tuple(sorted({*(problem for problem in memory.problems if problem.file not in edited), *found}))


def _refuse_what_is_read_elsewhere(memory: Memory, entries: Mapping[str, Entry], sources: Mapping[str, Source]) -> None:
    """Raises OddError for a record that is another but for its sentences, or whose sentences are counted or shown."""
    shapes = {entry.record.file: shape(entry.record.data) for entry in entries.values()}
    shapes |= {source.record.file: shape_of_source(source.record.data) for source in sources.values()}
    if any(memory.shapes[file] != each for file, each in shapes.items()):
        raise OddError
    if not memory.quoted.isdisjoint(entries) or any(entry.kind.id in memory.facing for entry in entries.values()):
        raise OddError


def _found(few: Catalog) -> Iterator[Problem]:
    try:
        for rule in _RULES:
            yield from rule.check(few)
    finally:
        forget()
