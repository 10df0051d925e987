"""The rules that a preview asks only of the entries that an edit can have changed: do they say the same as ever?"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import unknown_token
from generator.checks.alone import ALONE
from generator.checks.keeping import forget
from generator.checks.registry import RULES
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.focus import Focus
from generator.model.source import Source
from tests.test_broken import BASE, CASES, look, put

CHOSEN = [rule for rule in RULES if rule.name in ALONE]


@pytest.fixture(scope="module")
def full_of_mistakes(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A project with all mistakes that can stand side by side."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("mistakes") / "project"))
    for case in CASES:
        if not case.is_alone:
            put(case, root)
    catalog = look(root).whole
    assert catalog is not None
    return catalog


def test_tokens_in_records_and_in_documents(full_of_mistakes: Catalog) -> None:
    """Are mistakes in tokens of a few records and those of all documents, found apart, what is found at once?"""
    catalog = full_of_mistakes
    without = replace(catalog, documents={})
    in_documents = set(unknown_token.check_documents(catalog))
    forget()
    in_records = set(unknown_token.check(without))
    forget()
    assert in_documents
    assert in_records
    assert in_documents | in_records == set(unknown_token.check(catalog))


def test_each_is_a_rule() -> None:
    """Is each name that of a rule?"""
    assert {rule.name for rule in CHOSEN} == ALONE


@pytest.mark.parametrize("rule", CHOSEN, ids=lambda rule: rule.name)
def test_one_by_one(rule: Rule, full_of_mistakes: Catalog) -> None:
    """Does a rule that sees one record say of its file, and of files that are none of records, what it ever says?"""
    catalog = full_of_mistakes
    files = _files(catalog.entries.values()) | _files(catalog.sources.values())
    whole = set(rule.check(catalog))
    others = {problem for problem in whole if problem.file not in files}
    said = set()
    for entries, sources in (
        *(({key: entry}, {}) for key, entry in catalog.entries.items()),
        *(({}, {name: source}) for name, source in catalog.sources.items()),
    ):
        forget()
        few = replace(catalog, entries=Focus(catalog.entries, entries), sources=Focus(catalog.sources, sources))
        found = set(rule.check(few))
        assert {problem for problem in found if problem.file not in files} == others
        own = _files(entries.values()) | _files(sources.values())
        said |= {problem for problem in found if problem.file in own}
    forget()
    assert said == whole - others


def _files(records: Iterable[Entry] | Iterable[Source]) -> set[str]:
    return {each.record.file for each in records}
