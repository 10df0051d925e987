"""What the tests of rules share: small catalogs that hold a given sentence, and what a rule says of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks.rule import Rule
from generator.examining import examine
from generator.kinds.models import entry_model
from generator.loading.documents import Document
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.problems import Problem

BASE = Path(__file__).parent.parent / "broken" / "_base"
TODAY = dt.date(2025, 6, 30)

Find = Callable[[Rule, str], list[Problem]]


@pytest.fixture(scope="session")
def base() -> Catalog:
    """The catalog of a small project without mistakes."""
    catalog = examine(BASE, {"FACTSHEET_ARTICLES": str(BASE / "texts")}, TODAY).catalog
    assert catalog is not None
    return catalog


@pytest.fixture(scope="session")
def find_in_entry(base: Catalog) -> Callable[[Rule, str, str], list[Problem]]:
    """What a rule says of one entry, given its kind and its YAML; all other entries are as they were."""

    def find(rule: Rule, kind: str, text: str) -> list[Problem]:
        record, problems = parse_record(text, f"content/{kind}/it.yml")
        assert record is not None, problems
        data = entry_model(base.kinds[kind]).model_validate(record.data)
        entry = Entry(base.kinds[kind], "it", record, data, {})
        found = rule.check(replace(base, entries={**base.entries, f"{kind}/it": entry}))
        return [problem for problem in found if problem.file == record.file]

    return find


@pytest.fixture(scope="session")
def find_in_field(find_in_entry: Callable[[Rule, str, str], list[Problem]]) -> Find:
    """What a rule says of a sentence in an entry. It stands on line 1, from column 11 on."""

    def find(rule: Rule, sentence: str) -> list[Problem]:
        text = (
            f"summary: {json.dumps(sentence, ensure_ascii=False)}\nname: It\ntags: [traffic]\nchecked_on: 2025-06-01\n"
        )
        return find_in_entry(rule, "people", text)

    return find


@pytest.fixture(scope="session")
def find_in_document(base: Catalog) -> Find:
    """What a rule says of the text of the page docs/index.md."""

    def find(rule: Rule, text: str) -> list[Problem]:
        documents = {"index.md": Document("index.md", "docs/index.md", text)}
        return list(rule.check(replace(base, entries={}, sources={}, settings={}, documents=documents)))

    return find
