"""Words that come from a list are in the vocabulary: tags, terms of fields, status words, types of sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.kinds.field_types import Base
from generator.loading.nearest import did_you_mean, near_ones
from generator.loading.record import Record
from generator.loading.validate import problem_at
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.respelling import same_word
from generator.model.walk import Path
from generator.problems import Problem
from generator.rewriting.offers import fixed_by, new_value


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every word of every entry and source that a list governs."""
    for entry in catalog.entries.values():
        for path, list_name, word in _words_of(entry):
            yield from _look(catalog, entry.record, path, list_name, word)
    for source in catalog.sources.values():
        yield from _look(catalog, source.record, ("type",), "source-types", source.data.type)


def _words_of(entry: Entry) -> Iterator[tuple[Path, str, str]]:
    for index, tag in enumerate(entry.data.tags):
        yield ("tags", index), "topics", tag
    for index, event in enumerate(entry.status):
        yield ("status", index, "is"), entry.kind.declared.status or "", event.becomes
    for name, declared in entry.kind.fields_of(Base.TERM):
        value = entry.fields.get(name)
        if value is None or isinstance(value, Absence):
            continue
        if declared.type.is_list:
            yield from (((name, index), declared.type.target, word) for index, word in enumerate(value))
        else:
            yield (name,), declared.type.target, value


def _look(catalog: Catalog, record: Record, path: Path, list_name: str, word: str) -> Iterator[Problem]:
    known = catalog.vocabulary.lists.get(list_name)
    if known is None or word in known:
        return  # a list that does not exist is the business of the rule `settings`
    near = near_ones(word, known, 0.55)
    tip = did_you_mean(near) if near else f"Use one of: {', '.join(known)}."
    problem = problem_at(record, path, RULE.name, f"“{word}” is not a word of the list `{list_name}`.", tip)
    same = same_word(word, known)
    yield fixed_by(problem, new_value(record, path, same)) if same else problem


RULE = Rule("unknown-word", "Words that come from a list are in the vocabulary.", check)
