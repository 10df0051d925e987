"""The sources of a made project: records, and the texts that grow a paragraph for each piece of evidence."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from generator.evidence.folds import fingerprint
from tests.benchmarks.inventing import Deed, day, deed, filling, identifier, place

READ_ON = "2026-11-20"
_HELD, _PUBLISHED, _COPIED = 2, 20, 15  # one source in so many
_LICENSE = {"republish": True, "licence": "CC0-1.0", "note": "Invented for tests."}
_KEPT = {"republish": False, "note": "The invented publisher keeps all rights."}


Data = dict[str, Any]


@dataclass
class MadeSource:
    """A source while it is made. `paragraphs` is empty where the text is not held."""

    id: str
    data: Data
    held: bool
    published: bool
    paragraphs: list[str] = field(default_factory=list)
    digests: dict[int, str] = field(default_factory=dict)
    skipped: dict[int, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def new_deed(self, chance: random.Random) -> Deed:
        """A deed of which this source has not told yet, so that a quotation stands in its text only once."""
        while (found := deed(chance)).did in self._told:
            pass
        self._told.add(found.did)
        return found

    def tell(self, chance: random.Random, sentence: str, quote: str, ours: str, printed: bool = False) -> Data:
        """Evidence that this source says so, by a paragraph of its text or by the page."""
        if not self.held:
            return {"source": self.id, "at": f"page {chance.randint(1, 90)}"}
        self.paragraphs.append(f"{sentence} {filling(chance, 120)}")
        number = len(self.paragraphs)
        self.digests[number] = ours
        if printed or chance.randrange(3):
            return {"source": self.id, "paragraph": number, "quote": quote}
        return {"source": self.id, "paragraph": number, "words": f"1-{len(sentence.split())}"}

    def pass_over(self, paragraph: str, why: str) -> None:
        """Add a paragraph that nothing rests on."""
        self.paragraphs.append(paragraph)
        self.skipped[len(self.paragraphs)] = why

    def record(self) -> Data:
        """The data of its file."""
        data = dict(self.data)
        if not self.held:
            return data
        words = sum(len(paragraph.split()) for paragraph in self.paragraphs)
        data["text"] = {"sha256": self.sha256, "paragraphs": len(self.paragraphs), "words": words}
        data["digest"] = self.digests
        data["skipped"] = self.skipped
        data["rights"] = _LICENSE if self.published else _KEPT
        return data

    @property
    def sha256(self) -> str:
        """The fingerprint of its text."""
        return fingerprint(self.paragraphs)


def make_sources(chance: random.Random, count: int) -> list[MadeSource]:
    """So many sources, their texts still empty."""
    return [_source(chance, number) for number in range(count)]


def _source(chance: random.Random, number: int) -> MadeSource:
    when, town = day(chance), place(number)
    kind, publisher, tier = _sort(chance, town, number)
    held, copied = number % _HELD == 0, number % _COPIED == 1 and number > 1
    title = f"{publisher.removeprefix('The ')} on {place(number * 7 + 3)}, {when.said}"
    name = f"{identifier(publisher)}-{when.iso}-{number}"
    data: Data = {"title": title, "publisher": publisher}
    if kind == "news-article":
        data["author"] = f"Tess {place(number * 3)}"
    data |= {"type": kind, "tier": "aggregator" if copied else tier, "published": when.iso}
    data |= {"address": f"https://{identifier(town)}.example.org/{when.year}/{number}", "read_on": READ_ON}
    data |= {"language": "en", "note": "It is invented for tests of speed.", "checked_on": READ_ON}
    return MadeSource(name, data, held and not copied, held and number % _PUBLISHED == 0)


def _sort(chance: random.Random, town: str, number: int) -> tuple[str, str, str]:
    """The type, the publisher and the tier of a source."""
    if number % 3 == 0:
        return "report", f"{town} Bridge Office", "primary"
    return "news-article", f"The {town} {chance.choice(('Courier', 'Post', 'Times'))}", "secondary"
