"""What a check after an edit builds on: does no rule read an entry's sentences for what it says of another file?"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.assembling import read_entry
from generator.checks.registry import run_checks
from generator.kinds.models import entry_model
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.entry import Entry, EntryBase
from generator.model.source import Source, SourceData
from generator.model.walk import prose_of
from generator.problems import Problem
from generator.prose.tokens import find_tokens
from generator.rechecking.sentences import (
    OF_ENTRIES,
    OF_PARAGRAPHS,
    OF_PARTS,
    OF_SOURCES,
    seen_of_entry,
    seen_of_source,
)
from tests.test_broken import BASE, CASES, look, put

WILD = (
    "[[people/jane-doe]] was currently seen 7,000 times by [this](../people/x.md) “now”, <b>[[. "
    "It said that [[figures/cars-a-day]] had come, {% if x %} and *went*; in eleven or twelve words or more."
)


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> list[Catalog]:
    """A project without mistakes, and one with all that can stand side by side."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("mistakes") / "project"))
    for case in CASES:
        if not case.is_alone:
            put(case, root)
    found = [look(BASE).whole, look(root).whole]
    return [replace(catalog, translations={}) for catalog in found if catalog]  # with any, all is read


def retold(entry: Entry, model: type[EntryBase]) -> Entry:
    """The entry with other words in each of its sentences."""
    data: dict[str, Any] = dict(entry.record.data)
    data |= {key: WILD for key in ("summary", "definition", "weighing") if key in data}
    data |= {key: [WILD, WILD] for key in ("caveats",) if key in data} | {"unknowns": [{"asks": WILD}]}
    data |= {"aliases": ["Other"], "review_every": "1 year", "see_also": ["people/jane-doe"]}
    for key, names in {**OF_PARTS, "facts": frozenset({"says", "caveat", "inferred_from"})}.items():
        if key in data:
            data[key] = [{**item, **{name: WILD for name in names if name in item}} for item in data[key]]
    record = Record(entry.record.file, entry.record.text, data)
    found, problems = read_entry(entry.kind, model, entry.id, record)
    assert isinstance(found, Entry), problems
    assert seen_of_entry(found.record.data) == seen_of_entry(entry.record.data)
    return found


def redescribed(source: Source) -> Source:
    """The source with other words in each of its sentences."""
    data: dict[str, Any] = dict(source.record.data)
    data |= {key: WILD for key in ("note", "published_basis") if key in data}
    data |= {key: dict.fromkeys(data[key], WILD) for key in OF_PARAGRAPHS if key in data}
    assert seen_of_source(data) == seen_of_source(source.record.data)
    record = Record(source.record.file, source.record.text, data)
    return Source(source.id, record, SourceData.model_validate(data))


def shown(catalog: Catalog) -> set[str]:
    """The entries of which a sentence is shown in another text."""
    texts = [located.item for entry in catalog.entries.values() for located in prose_of(entry)]
    texts += [document.text for document in catalog.documents.values()]
    found = [token for text in texts for token in find_tokens(text) if token.reference and not token.label]
    return {token.reference.entry for token in found if token.reference and token.reference.anchor}


def test_no_other_file_is_judged_by_them(catalogs: list[Catalog]) -> None:
    """If an editor rewrites all sentences of records, does every rule say of all other files what it said?

    Half of them at once, and then other halves, so that of any two each was once rewritten while the other was not.
    """
    for catalog in catalogs:
        before = run_checks(catalog)
        entries = {key: entry for key, entry in catalog.entries.items() if not entry.kind.declared.sides}
        records = [*sorted(entries.keys() - shown(catalog)), *catalog.sources]
        assert len(records) > 5
        models = {name: entry_model(kind) for name, kind in catalog.kinds.items()}
        again = {key: retold(entry, models[entry.kind.id]) for key, entry in entries.items()}
        for bit in range((len(records) - 1).bit_length()):
            for half in (0, 1):
                chosen = {name for number, name in enumerate(records) if (number >> bit) & 1 == half}
                told = {key: entry for key, entry in again.items() if key in chosen}
                sources = {name: redescribed(each) for name, each in catalog.sources.items() if name in chosen}
                files = {entry.record.file for entry in told.values()}
                files |= {source.record.file for source in sources.values()}
                found = run_checks(
                    replace(catalog, entries={**catalog.entries, **told}, sources={**catalog.sources, **sources})
                )
                assert _others(found, files) == _others(before, files)
                assert files & {each.file for each in found}


def _others(problems: list[Problem], files: set[str]) -> list[Problem]:
    return [problem for problem in problems if problem.file not in files]


def test_all_else_is_what_others_see(catalogs: list[Catalog]) -> None:
    """If anything else of an entry is changed, taken out or put in another order, is its fingerprint another?"""
    data = max((entry.record.data for entry in catalogs[0].entries.values()), key=lambda data: len(str(data)))
    for key in data.keys() - OF_ENTRIES:
        assert seen_of_entry(data) != seen_of_entry({**data, key: "other"})
        assert seen_of_entry(data) != seen_of_entry({name: value for name, value in data.items() if name != key})
    for name, kept in OF_PARTS.items():
        parts = next(data[name] for data in (each.record.data for each in catalogs[0].entries.values()) if name in data)
        assert seen_of_entry({name: parts}) != seen_of_entry({name: [*parts, parts[0]]})
        for key in parts[0].keys() - kept:
            assert seen_of_entry({name: parts}) != seen_of_entry({name: [{**parts[0], key: "other"}, *parts[1:]]})
    source = next(each.record.data for each in catalogs[0].sources.values() if each.data.digest)
    for key in source.keys() - OF_SOURCES:
        assert seen_of_source(source) != seen_of_source({**source, key: {"7": "other"}})
