"""A legal fact never rests on copies and compilations alone: the record itself carries it, or reporting on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Assertion, Evidence
from generator.model.source import Tier
from generator.model.walk import Path
from generator.problems import Problem

_TIP = "Cite the record itself (the docket, order or statute) as the source, and name the copy there under `read_at`."


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at all that courts held, and at the facts, events and boxes of kinds that are declared `legal`."""
    for entry in having(catalog).legal:
        for path, evidence in _legal(entry):
            sources = [catalog.sources.get(item.source) for item in evidence]
            if sources and all(source and source.data.tier is Tier.AGGREGATOR for source in sources):
                names = " and ".join(dict.fromkeys(source.data.publisher for source in sources if source))
                message = f"This is a legal matter, and it rests on a copy or compilation alone ({names})."
                yield problem_at(entry.record, (*path, "evidence", 0), RULE.name, message, _TIP)


def _legal(entry: Entry) -> Iterator[tuple[Path, tuple[Evidence, ...]]]:
    legal = entry.kind.declared.legal
    if legal:
        yield (), entry.data.evidence
        yield from ((("status", index), event.evidence) for index, event in enumerate(entry.status))
    for index, fact in enumerate(entry.facts):
        if legal or fact.assertion is Assertion.HELD:
            yield ("facts", index), fact.evidence


RULE = Rule("legal-aggregator", "A legal fact never rests on copies and compilations alone.", check)
