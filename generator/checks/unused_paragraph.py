"""Each paragraph of a held text is used by some evidence, or its record says why it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.cited import cited
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.source import Source
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every source whose text we hold.

    While an entry has a mistake of form, its evidence is not known, so nothing is called unused.
    """
    if any(not name.startswith("sources/") for name in catalog.broken):
        return
    used: defaultdict[str, set[int]] = defaultdict(set)
    for _, _, _, source, paragraph, _, _, _ in cited(catalog):
        if paragraph:
            used[source].add(paragraph)
    for record in catalog.sources.values():
        if record.data.text and not _is_fine(record, found := used[record.id]):
            yield from _look(record, found)


def _is_fine(source: Source, used: set[int]) -> bool:
    """Whether each paragraph is surely used or skipped, and none is both, as it nearly always is."""
    skipped = source.data.skipped.keys()
    return source.data.digest.keys() <= used | skipped and used.isdisjoint(skipped)


def _look(source: Source, used: set[int]) -> Iterator[Problem]:
    paragraphs = source.data.text.paragraphs if source.data.text else 0
    for number in source.data.digest:
        if number <= paragraphs and number not in used | source.data.skipped.keys():  # else told by `source-text`
            message = f"Nothing is drawn from paragraph {number}: no evidence names it."
            tip = f"Draw a fact from it, or move `{number}:` to `skipped:` with the reason."
            yield problem_at(source.record, ("digest", str(number)), RULE.name, message, tip, key=True)
    for number in source.data.skipped:
        if number in used:
            message = f"Paragraph {number} is skipped as not used, but evidence names it."
            tip = f"Move `{number}:` to `digest:` and say in your own words what the paragraph says."
            yield problem_at(source.record, ("skipped", str(number)), RULE.name, message, tip, key=True)


RULE = Rule("unused-paragraph", "Each paragraph of a held text is used, or its record says why not.", check)
