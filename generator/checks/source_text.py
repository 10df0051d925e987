"""A source record tells the truth about the text that we hold, and accounts for each of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.source import Source, TextData
from generator.problems import Problem

_MOST_NAMED = 20  # a record may claim millions


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every source whose text we hold."""
    for source in catalog.sources.values():
        if data := source.data.text:
            if not _is_whole(source, data):
                yield from _account(source, data)
            yield from _compare(catalog, source, data)


def _is_whole(source: Source, data: TextData) -> bool:
    """Whether each paragraph from the first to the last is accounted for just once, as it nearly always is."""
    numbers = {*source.data.digest, *source.data.skipped}
    return len(numbers) == len(source.data.digest) + len(source.data.skipped) == data.paragraphs > 0 and (
        min(numbers),
        max(numbers),
    ) == (1, data.paragraphs)


def _account(source: Source, data: TextData) -> Iterator[Problem]:
    for name, numbers in (("digest", source.data.digest), ("skipped", source.data.skipped)):
        for number in numbers:
            if number > data.paragraphs:
                message = f"There is no paragraph {number}: the text has {data.paragraphs}."
                yield problem_at(source.record, (name, str(number)), RULE.name, message, "Mend the number.", key=True)
    for number in sorted(set(source.data.digest) & set(source.data.skipped)):
        message = f"Paragraph {number} has a digest and is skipped too."
        yield problem_at(source.record, ("skipped", str(number)), RULE.name, message, "Keep one of them.", key=True)
    accounted = set(source.data.digest) | set(source.data.skipped)
    unaccounted = (str(number) for number in range(1, data.paragraphs + 1) if number not in accounted)
    missing = list(islice(unaccounted, _MOST_NAMED + 1))
    if missing:
        noun = "paragraph" if len(missing) == 1 else "paragraphs"
        more = " and more" if len(missing) > _MOST_NAMED else ""
        message = f"The record does not account for {noun} {', '.join(missing[:_MOST_NAMED])}{more} of the text."
        tip = f"Add `{missing[0]}:` under `digest:`, or under `skipped:` with the reason."
        at = "digest" if source.data.digest else "text"
        yield problem_at(source.record, (at,), RULE.name, message, tip, key=True)


def _compare(catalog: Catalog, source: Source, data: TextData) -> Iterator[Problem]:
    text = catalog.texts.get(source.id)
    if text is None:
        return
    facts = (
        ("sha256", data.sha256, text.sha256),
        ("paragraphs", data.paragraphs, len(text.paragraphs)),
        ("words", data.words, text.words),
    )
    for key, recorded, real in facts:
        if recorded != real:
            message = f"The text at hand has another `{key}` than the record: {real}."
            tip = (
                f"So its words are not those that were recorded. If they were changed on purpose, run "
                f"`factsheet source refresh {source.id}`; if not, put the recorded text back."
            )
            yield problem_at(source.record, ("text", key), RULE.name, message, tip)


RULE = Rule("source-text", "A source record accounts for each paragraph of a text that we hold.", check)
