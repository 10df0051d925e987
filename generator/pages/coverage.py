"""The account of what was done with each paragraph of each held text, and of how the evidence was checked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.checks.quotations import quoted_words
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Assertion
from generator.model.source import Source
from generator.model.walk import pieces_of


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: the entries that rest on it, by how many pieces of evidence, or why it is not used."""

    number: int
    entries: tuple[Entry, ...]
    pieces: int
    skipped: str


@dataclass(frozen=True)
class Account:
    """What was done with the paragraphs of one source."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    quoted: int  # words

    @property
    def used(self) -> int:
        """How many paragraphs some evidence names."""
        return sum(1 for paragraph in self.paragraphs if paragraph.pieces)

    @property
    def skipped(self) -> int:
        """How many paragraphs are left out with a reason."""
        return sum(1 for paragraph in self.paragraphs if paragraph.skipped)

    @property
    def pieces(self) -> int:
        """How many pieces of evidence were checked against the text."""
        return sum(paragraph.pieces for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Totals:
    """How much evidence stands in which way, and how many statements are our own inference."""

    checked: int
    cited: int
    statements: int
    inferences: int


def accounts(catalog: Catalog) -> list[Account]:
    """The account of every source whose text is held, in the order of their titles."""
    uses: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for kind in catalog.site.kinds:
        for entry in catalog.of_kind(kind):
            for item in pieces_of(entry):
                if item.paragraph:
                    uses[item.source, item.paragraph].append(entry)
    held = (source for source in catalog.sources.values() if source.is_held)
    quoted = quoted_words(catalog)
    return [
        _account(source, uses, quoted.get(source.id, 0))
        for source in sorted(held, key=lambda each: each.data.title.casefold())
    ]


def _account(source: Source, uses: dict[tuple[str, int], list[Entry]], quoted: int) -> Account:
    count = source.data.text.paragraphs if source.data.text else 0
    return Account(
        source,
        tuple(
            Paragraph(
                number,
                tuple({entry.key: entry for entry in uses[source.id, number]}.values()),
                len(uses[source.id, number]),
                source.data.skipped.get(number, ""),
            )
            for number in range(1, count + 1)
        ),
        quoted,
    )


def totals(catalog: Catalog) -> Totals:
    """The counts over all entries. A value of a figure is a statement like a fact."""
    evidence = [item for entry in catalog.entries.values() for item in pieces_of(entry)]
    checked = sum(catalog.is_checked(item.source) for item in evidence)
    statements = sum(len(entry.facts) + len(entry.values) for entry in catalog.entries.values())
    return Totals(checked, len(evidence) - checked, statements, inferences(catalog))


def inferences(catalog: Catalog) -> int:
    """How many facts are our own inference."""
    facts = (fact for entry in catalog.entries.values() for fact in entry.facts)
    return sum(1 for fact in facts if fact.assertion is Assertion.INFERENCE)
