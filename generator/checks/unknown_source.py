"""Evidence names a source that exists, and says where in it the words stand if we hold its text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cited import cited, path_of
from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.source import Source
from generator.model.walk import Path
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every piece of evidence."""
    broken = {key.partition("/")[2] for key in catalog.broken | catalog.gone if key.startswith("sources/")}
    has_text: dict[str, bool] = {}
    for entry, number, each, name, paragraph, quote, words, _ in cited(catalog):
        if name not in has_text:
            source = catalog.sources.get(name)
            if source is None:
                if name not in broken:
                    yield _missing(catalog, entry, path_of(entry, number), each)
                continue
            has_text[name] = source.data.text is not None
        is_fine = paragraph and (quote or words) if has_text[name] else not (paragraph or words)
        if not is_fine:
            yield from _form(catalog.sources[name], entry, number, each)


def _missing(catalog: Catalog, entry: Entry, path: Path, evidence: Evidence) -> Problem:
    near = nearest(evidence.source, catalog.sources)
    tip = f"Did you mean {near}?" if near else f"Make content/sources/{evidence.source}.yml first."
    message = f"There is no source “{evidence.source}”."
    return problem_at(entry.record, (*path, "source"), RULE.name, message, tip)


def _form(source: Source, entry: Entry, number: int, evidence: Evidence) -> Iterator[Problem]:
    if source.is_held:
        if not (evidence.quote or evidence.words):
            message = "We hold the text of this source, so its evidence must show the words."
            tip = "Add `paragraph:` and `quote:` with the exact words, or `words:` with a span such as 4-19."
            yield problem_at(entry.record, path_of(entry, number), RULE.name, message, tip)
        elif not evidence.paragraph:
            message = "The evidence does not say in which paragraph the words stand."
            tip = "Add `paragraph:` with the number of the paragraph, counted from 1."
            yield problem_at(entry.record, (*path_of(entry, number), "quote"), RULE.name, message, tip, key=True)
    elif evidence.paragraph or evidence.words:
        key = "paragraph" if evidence.paragraph else "words"
        message = "We do not hold the text of this source, so its paragraphs cannot be counted."
        tip = "Write `at:` with the page or section instead."
        yield problem_at(entry.record, (*path_of(entry, number), key), RULE.name, message, tip, key=True)


RULE = Rule("unknown-source", "Evidence names a source that exists, and a place in it.", check)
