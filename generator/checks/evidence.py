"""Evidence stands word for word in its source: checked against the text where it is at hand, else by the lock."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checks.cited import held, path_of
from generator.checks.rule import Rule
from generator.evidence.matching import Outcome, match
from generator.evidence.texts import SourceText
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.walk import Path, evidence_of
from generator.problems import Level, Problem

VERIFY = "Run `factsheet verify` where the text is at hand, and commit content/quotes.lock."


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every piece of evidence from a source whose text we hold."""
    attests = catalog.lock.holds
    for each in held(catalog):
        attested = attests(each.line)
        if attested and each.place >= 0:
            continue  # as nearly always
        evidence = each.evidence
        is_shown = evidence.paragraph and (evidence.quote or evidence.words)
        if is_shown and not (attested and _is_there(evidence, catalog)):
            yield from _look(catalog, each.entry, path_of(each.entry, each.number), evidence, attested)


def _is_there(evidence: Evidence, catalog: Catalog) -> bool:
    """Whether the words stand in the text, as far as that is at hand."""
    text = catalog.texts.get(evidence.source)
    return text is None or match(evidence, text).outcome is Outcome.FOUND


def _look(catalog: Catalog, entry: Entry, path: Path, evidence: Evidence, attested: bool) -> Iterator[Problem]:
    where = (*path, "quote" if evidence.quote else "words")
    text = catalog.texts.get(evidence.source)
    if text is None:
        if not attested:
            message = "These words have not yet been checked against the text of the source."
            yield problem_at(entry.record, where, "not-yet-checked", message, VERIFY)
        return
    wrong = _compare(entry, path, evidence, text)
    if wrong:
        yield wrong
    elif not attested and text.sha256 == _recorded(catalog, evidence):
        message = "The words are right, but content/quotes.lock does not say so yet."
        tip = "Run `factsheet verify`, and commit content/quotes.lock."
        yield problem_at(entry.record, where, "lock-outdated", message, tip, level=Level.WARNING, fixable=True)


def _recorded(catalog: Catalog, evidence: Evidence) -> str:
    """The fingerprint of the text that the record of its source tells of."""
    recorded = catalog.sources[evidence.source].data.text
    return recorded.sha256 if recorded else ""


def failing(catalog: Catalog, sources: Collection[str]) -> Iterator[Problem]:
    """The evidence from some sources whose words are not in the text at hand, whatever their records say of it."""
    for entry in catalog.entries.values():
        for located in evidence_of(entry):
            text = catalog.texts.get(located.item.source)
            if text and located.item.source in sources and (located.item.quote or located.item.words):
                wrong = _compare(entry, located.path, located.item, text)
                if wrong:
                    yield wrong


def _compare(entry: Entry, path: Path, evidence: Evidence, text: SourceText) -> Problem | None:
    found = match(evidence, text)
    if found.outcome is Outcome.FOUND:
        return None
    part = ("quote" if evidence.quote else "words") if text.paragraph(evidence.paragraph or 0) else "paragraph"
    return problem_at(entry.record, (*path, part), RULE.name, found.message, found.tip)


RULE = Rule("evidence", "Evidence stands word for word in its source.", check)
