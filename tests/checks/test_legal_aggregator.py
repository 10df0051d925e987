"""Rule legal-aggregator: what may a copy or compilation carry alone?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.checks.legal_aggregator import RULE
from generator.checks.rule import Rule
from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.problems import Problem

ENTRY = """\
name: It
summary: It stands.
tags: [traffic]
evidence:
  - {{source: {box}}}
status:
  - is: open
    from: 2025
    evidence:
      - {{source: {status}}}
facts:
  - id: fact
    says: It stands.
    assertion: {assertion}
    by: people/jane-doe
    evidence:
      - {{source: {fact}}}
{more}checked_on: 2025-06-01
"""


@pytest.mark.parametrize(
    ("legal", "sources", "lines"),
    [
        (True, {}, []),
        (True, {"box": "digest-2025"}, [5]),
        (True, {"status": "digest-2025"}, [10]),
        (True, {"fact": "digest-2025"}, [17]),
        (True, {"fact": "digest-2025", "more": "      - {source: gazette-2025-05-01}\n"}, []),
        (True, {"fact": "digest-2025", "more": "      - {source: unknown-source}\n"}, []),
        (False, {"box": "digest-2025", "status": "digest-2025", "fact": "digest-2025"}, []),
        (False, {"fact": "digest-2025", "assertion": "held"}, [17]),
    ],
)
def test_legal(base: Catalog, legal: bool, sources: dict[str, str], lines: list[int]) -> None:
    """Is a box, event or fact of a legal kind refused on a copy alone, and of another kind only what a court held?"""
    given = {"box": "survey-2024", "status": "survey-2024", "fact": "survey-2024", "assertion": "announced", "more": ""}
    record, problems = parse_record(ENTRY.format(**(given | sources)), "content/bridges/it.yml")
    assert record is not None, problems
    declared = base.kinds["bridges"]
    kind = Kind(declared.id, declared.record, declared.declared.model_copy(update={"legal": legal}))
    entry = Entry(kind, "it", record, entry_model(kind).model_validate(record.data), {})
    found = list(RULE.check(replace(base, entries={"bridges/it": entry})))
    assert [problem.line for problem in found] == lines
    assert all("Cite the record itself" in problem.tip for problem in found)


def test_names_the_copy(find_in_entry: Callable[[Rule, str, str], list[Problem]]) -> None:
    """Does the message say which publisher is only a copy?"""
    text = ENTRY.format(box="survey-2024", status="survey-2024", fact="digest-2025", assertion="held", more="")
    (problem,) = find_in_entry(RULE, "bridges", text)
    assert "Digest of the Arn" in problem.message
