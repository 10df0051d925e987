"""Five hundred small lies: each changed word, shifted span, wrong paragraph or wrong source must be caught, both ways.

One way is the lock alone, as on a fresh clone without any text; the other is the text itself. The changes are made to
the real content, from a fixed seed. Run with `-s` to see the counts.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.checks import evidence, lock_outdated, unknown_source
from generator.evidence.folds import fold
from generator.examining import examine
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence, Span
from generator.model.walk import Path as Steps
from generator.model.walk import evidence_of
from generator.problems import Level, Problem
from generator.verifying import verify

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
COUNT = 500
SEED = 20250424


@dataclass(frozen=True)
class Lie:
    """One changed piece of evidence: what was done to it, where it stands, and what it says now."""

    way: str
    entry: Entry
    path: Steps
    was: Evidence
    now: Evidence

    def told(self, catalog: Catalog, *, alone: bool = True) -> Catalog:
        """The catalog with the changed evidence in it; `alone` leaves out all other entries."""
        entry = replace(self.entry, data=_changed(self.entry.data, self.path, self.now))
        return replace(catalog, entries={**({} if alone else catalog.entries), entry.key: entry})


def _changed(part: Any, path: Steps, new: Evidence) -> Any:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*part[:step], _changed(part[step], rest, new), *part[step + 1 :])
    return part.model_copy(update={step: _changed(getattr(part, step), rest, new)})


def another_word(piece: Evidence, catalog: Catalog, chance: random.Random) -> Evidence:
    """One word of the quotation taken out, put in, altered, or replaced by one of another quotation."""
    words = (piece.quote or "").split()
    index = chance.randrange(len(words))
    other = chance.choice([word for word in _vocabulary(catalog) if word != words[index]])
    changed = chance.choice(([other], [words[index], other], [], [words[index] + "s"], [words[index].swapcase()]))
    quote = " ".join([*words[:index], *changed, *words[index + 1 :]])
    return piece.model_copy(update={"quote": quote or other})


def shifted_span(piece: Evidence, catalog: Catalog, chance: random.Random) -> Evidence:
    """A span that begins or ends a few words off."""
    span = piece.words or Span(1, 1)
    first = max(1, span.first + chance.randint(-3, 3))
    last = max(first, span.last + chance.randint(-3, 3))
    return piece.model_copy(update={"words": Span(first, last)})


def wrong_paragraph(piece: Evidence, catalog: Catalog, chance: random.Random) -> Evidence:
    """Another paragraph of the same text, or the number behind its last."""
    text = catalog.sources[piece.source].data.text
    return piece.model_copy(update={"paragraph": chance.randint(1, (text.paragraphs if text else 1) + 1)})


def wrong_source(piece: Evidence, catalog: Catalog, chance: random.Random) -> Evidence:
    """Another source, with a text or without."""
    return piece.model_copy(update={"source": chance.choice(sorted(catalog.sources))})


Way = Callable[[Evidence, Catalog, random.Random], Evidence]
WAYS: tuple[Way, ...] = (
    another_word,
    shifted_span,
    wrong_paragraph,
    wrong_source,
)


def _vocabulary(catalog: Catalog) -> list[str]:
    quotes = (each.item.quote or "" for entry in catalog.entries.values() for each in evidence_of(entry))
    return sorted({word for quote in quotes for word in quote.split()})


def lies(catalog: Catalog) -> list[Lie]:
    """The five hundred changes, the same on every run with the same content."""
    chance = random.Random(SEED)
    pieces = [
        (entry, each.path, each.item)
        for entry in catalog.entries.values()
        for each in evidence_of(entry)
        if catalog.sources[each.item.source].is_held
    ]
    fit: dict[Way, list[tuple[Entry, Steps, Evidence]]] = {
        another_word: [each for each in pieces if each[2].quote],
        shifted_span: [each for each in pieces if each[2].words],
    }
    told: list[Lie] = []
    while len(told) < COUNT:
        way = chance.choice(WAYS)
        entry, path, piece = chance.choice(fit.get(way, pieces))
        now = way(piece, catalog, chance)
        if _same(now, piece):
            continue
        told.append(Lie(way.__name__.replace("_", " "), entry, path, piece, now))
    return told


def _same(one: Evidence, other: Evidence) -> bool:
    key = [(each.source, each.paragraph, str(each.words), fold(each.quote or "")) for each in (one, other)]
    return key[0] == key[1]


def found(catalog: Catalog, lie: Lie | None = None) -> list[Problem]:
    """What the rules on evidence say of the content, or of the entry with a lie in it, the worst first.

    Where they say nothing of the entry, the words were checked under another fact; then the whole lock is compared.
    """
    told = lie.told(catalog) if lie else catalog
    problems = [*unknown_source.check(told), *evidence.check(told)]
    if not problems:
        problems = [*lock_outdated.check(lie.told(catalog, alone=False) if lie else catalog)]
    return sorted(problems, key=lambda problem: problem.level)


def report(title: str, counts: Counter[tuple[str, str]]) -> None:
    """Print how many changes were caught, by what was done and by which rule."""
    print(f"\n{title}: {sum(counts.values())} of {COUNT}")
    for (way, rule), count in sorted(counts.items()):
        print(f"{count:5d}  {way}: {rule}")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real content on a machine without any text."""
    examined = examine(ROOT, {}, TODAY)
    assert examined.catalog is not None
    return replace(examined.catalog, texts={})


@pytest.fixture
def with_texts(articles: Path) -> Catalog:
    """The real content on a machine with the texts."""
    examined = examine(ROOT, {"FACTSHEET_ARTICLES": str(articles)}, TODAY)
    assert examined.catalog is not None
    return examined.catalog


def test_the_truth_passes(catalog: Catalog) -> None:
    """Is nothing said of the evidence as it stands, so that all that is caught comes from the change?"""
    assert found(catalog) == []


def test_lies_are_of_every_kind(catalog: Catalog) -> None:
    """Are there enough changes of each kind?"""
    counts = Counter(lie.way for lie in lies(catalog))
    assert sum(counts.values()) == COUNT
    assert min(counts.values()) >= 100 and len(counts) == len(WAYS), counts


def test_caught_by_the_lock_alone(catalog: Catalog) -> None:
    """Where no text is at hand, is every change caught, and does it stop publication unless its words were checked?"""
    caught: Counter[tuple[str, str]] = Counter()
    for lie in lies(catalog):
        problems = found(catalog, lie)
        assert problems, lie
        source = catalog.sources[lie.now.source].data.text
        checked = source is not None and catalog.lock.attests(lie.now, source.sha256)
        assert (problems[0].level is Level.WARNING) == checked, lie
        caught[lie.way, problems[0].rule] += 1
    report("Caught by the lock alone", caught)


def test_caught_with_the_text(with_texts: Catalog) -> None:
    """Where the texts are at hand, is every change seen: by the words, or because the lock says otherwise?"""
    assert found(with_texts) == []
    caught: Counter[tuple[str, str]] = Counter()
    for lie in lies(with_texts):
        problems = found(with_texts, lie)
        assert problems, lie
        caught[lie.way, problems[0].rule] += 1
    report("Caught with the text", caught)


def test_changed_words_are_caught_by_the_text_alone(with_texts: Catalog) -> None:
    """Without any lock: does a changed word pass only where the rest still stands in the paragraph, word for word?"""
    for lie in (lie for lie in lies(with_texts) if lie.way == "another word"):
        refused = any(problem.rule == "evidence" for problem in found(with_texts, lie))
        paragraph = with_texts.texts[lie.now.source].paragraph(lie.now.paragraph or 0) or ""
        assert refused or fold(lie.now.quote or "") in fold(paragraph), lie


def test_verify_check_fails(with_texts: Catalog) -> None:
    """Would `factsheet verify --check` fail for each change that the text alone lets pass?"""
    passed = [lie for lie in lies(with_texts) if found(with_texts, lie)[0].rule == "lock-outdated"]
    assert passed
    for lie in passed[::10]:
        assert verify(lie.told(with_texts, alone=False)).quotes_lock != with_texts.quotes_lock, lie
