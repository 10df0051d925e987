"""The facts of a whole invented project of any size, in memory; `files.py` writes them to the disk.

There are N entries (a multiple of 20, else rounded up) of the seven kinds of tests/sites/bridges, as rich as the real
content: facts and evidence, with texts, five references each besides those in fields, statuses, values, topics,
unknowns. The extremes grow with N up to a limit: an entry with 500 facts, one to which 5,000 lead, 100 topics, an
article of 2 MB. The same N and seed always give the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.inventing import bridge, day, filling, identifier, person, place, some
from tests.benchmarks.sources_made import READ_ON, Data, MadeSource, make_sources
from tests.benchmarks.statements_made import Telling

SEED = 7
# The kinds of each twenty entries, in their order: a project of any size has the same mix.
_MIX = (
    *("bodies", "load-rules", "engineers", "bridges", "inspections", "measurements", "statements", "statements"),
    *("bridges", "inspections", "measurements", "bridges", "inspections", "bridges", "inspections", "measurements"),
    *("bridges", "inspections", "bridges", "bridges"),
)
_MOST_FACTS, _MOST_LINKS, _MOST_TOPICS = 500, 5_000, 100
_LARGEST_ARTICLE, _PARAGRAPH = 1_900_000, 2_000  # the software refuses files above 2,000,000 bytes
_REFERENCES = 5
_FACTS = (25, 40, 20, 10, 5)  # how often an entry has one fact, two, ...


@dataclass(frozen=True)
class Content:
    """What a project says. An entry, by its key `kind/id`, and a correction are the data of the file."""

    entries: dict[str, Data]
    sources: list[MadeSource]
    topics: dict[str, str]
    corrections: list[Data]


def make_content(count: int, seed: int = SEED) -> Content:
    """Content with so many entries."""
    return _Maker(count, seed).make()


class _Maker:
    def __init__(self, count: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = -(-count // len(_MIX)) * len(_MIX)
        self.sources = make_sources(self.chance, self.count * 3 // 4)
        self.telling = Telling(self.chance, self.sources, self.count)
        topics = (place(700 + number) for number in range(min(_MOST_TOPICS, max(3, self.count // 10))))
        self.topics = {identifier(name): f"{name} valley" for name in topics}
        self.names: dict[str, str] = {}
        self.of_kind: dict[str, list[str]] = {kind: [] for kind in _MIX}
        for number in range(self.count):
            kind = _MIX[number % len(_MIX)]
            name = _name(kind, len(self.of_kind[kind]))
            self.names[f"{kind}/{identifier(name)}"] = name
            self.of_kind[kind].append(f"{kind}/{identifier(name)}")
        self.keys = list(self.names)

    def make(self) -> Content:
        """All entries in their order, then what goes through all of them."""
        ranks = dict.fromkeys(self.of_kind, 0)
        entries: dict[str, Data] = {}
        for number, key in enumerate(self.keys):
            kind = key.partition("/")[0]
            entries[key] = self._entry(number, kind, ranks[kind])
            ranks[kind] += 1
        for key in self.keys[1 : 2 * _MOST_LINKS : 2]:  # every second one leads to the first
            if self.keys[0] not in entries[key]["see_also"]:
                entries[key]["see_also"].append(self.keys[0])
        for source in self.sources:
            if source.held:
                source.pass_over(filling(self.chance, 80), "It is about a fair.")
        article = next(source for source in self.sources if source.held and not source.published)
        for _ in range(min(_LARGEST_ARTICLE, _LARGEST_ARTICLE // 1_000 * self.count) // _PARAGRAPH):
            article.pass_over(filling(self.chance, _PARAGRAPH), "It is about a fair.")
        return Content(entries, self.sources, self.topics, list(self._corrections(entries)))

    def _entry(self, number: int, kind: str, rank: int) -> Data:
        chance, name = self.chance, self.names[self.keys[number]]
        references = self._references(number)
        about = self.of_kind["bridges"][rank % len(self.of_kind["bridges"])]
        data: Data = {"name": name}
        if chance.randrange(10) < 3:
            data["aliases"] = [f"{name} of Lenvaria"]
        data |= {"summary": self._summary(kind, about), "tags": self._tags(kind, rank)}
        data |= self._fields(kind, rank, about) | {"evidence": [self.telling.evidence(number)]}
        if status := list(self.telling.statuses(number, kind, rank)):
            data["status"] = status
        facts = 1 if kind == "statements" else some(chance, _FACTS)
        if (kind, rank) == ("bridges", 1):
            facts = min(_MOST_FACTS, self.count // 2)
        bodies = self.of_kind["bodies"]
        data["facts"] = [self.telling.fact(number, which, references, bodies) for which in range(facts)]
        if kind == "measurements":
            data |= self.telling.values(number)
        if chance.randrange(4) == 0:
            data["caveats"] = ["The texts do not say what came of it."]
        if chance.randrange(10) < 3:
            asks = f"Who paid for the work of {day(chance).said}."
            data["unknowns"] = [{"asks": asks, "note": "Not found as of November 20, 2026.", "since": READ_ON}]
        return data | {"see_also": references[2:], "checked_on": f"2026-11-{chance.randint(1, 20):02d}"}

    def _references(self, number: int) -> list[str]:
        """Five other entries: most stand near, as a topic holds together, and some anywhere."""
        found: dict[str, None] = {}
        while len(found) < _REFERENCES:
            near = self.chance.randrange(10) < 7
            other = number + self.chance.randint(-12, 12) if near else self.chance.randrange(self.count)
            if other % self.count != number:
                found[self.keys[other % self.count]] = None
        return list(found)

    def _summary(self, kind: str, about: str) -> str:
        said = day(self.chance).said
        if kind == "bridges":
            return f"A bridge in the made-up land of Lenvaria. The first stone was laid on {said}."
        return f"It is told of in the made-up land of Lenvaria. It came up with [[{about}]] on {said}."

    def _tags(self, kind: str, rank: int) -> list[str]:
        topics = list(self.topics)
        if kind == "statements":  # both sides speak on the same topic
            return [topics[rank // 2 % len(topics)]]
        return self.chance.sample(topics, self.chance.randint(1, 3))

    def _fields(self, kind: str, rank: int, about: str) -> Data:
        """What the kind has besides what all have."""
        chance, when = self.chance, day(self.chance)
        body = chance.choice(self.of_kind["bodies"])
        people = chance.sample(self.of_kind["engineers"], min(2, len(self.of_kind["engineers"])))
        if kind == "bridges":
            return self._bridge(rank, body)
        if kind == "statements":
            who = {"held_by": people[:1]} if rank % 2 == 0 else {"unnamed_holders": "traders whom it does not name"}
            return {"side": ("office", "traders")[rank % 2], **who, "stated": when.iso}
        verdict = chance.choice(("sound", "worn", "unsafe"))
        fields: dict[str, Data] = {
            "bodies": {"type": "office"},
            "load-rules": {"number": f"Rule {rank + 1}", "issued_by": body},
            "engineers": {"role": "Engineer of the office", "role_as_of": when.iso, "works_for": body},
            "inspections": {"bridge": about, "done_on": when.iso, "done_by": people, "verdict": verdict},
            "measurements": {"measured": "count", "concerns": [about]},
        }
        return fields[kind]

    def _bridge(self, rank: int, body: str) -> Data:
        chance = self.chance
        fields: Data = {"crosses": f"The river {place(rank * 3)}", "opened": str(chance.randint(1850, 2010))}
        fields["material"] = chance.sample(("steel", "stone", "concrete"), 2)
        if rank % 20 == 0:
            fields["location"] = f"{chance.randint(500, 520) / 10}, {chance.randint(105, 120) / 10}"
        fields |= {"length": f"{chance.randint(100, 9000) / 10}", "owner": body}
        fields["design"] = f"A deck of steel on stone, with a {chance.choice(('narrow', 'wide'))} walk."
        if rank < len(self.of_kind["inspections"]):
            fields["inspected_in"] = [self.of_kind["inspections"][rank]]
        return fields | {"page": {"not_applicable": "The register is kept on paper."}}

    def _corrections(self, entries: dict[str, Data]) -> Iterator[Data]:
        for number, key in enumerate(self.keys[3::50]):
            fact = f"{key}#{entries[key]['facts'][0]['id']}"
            texts = {"was": "The day was wrong.", "now": "The day is right.", "why": "It was typed from another line."}
            yield {"date": f"2026-11-{number % 20 + 1:02d}", "fact": fact, **texts}


def _name(kind: str, rank: int) -> str:
    names = {
        "bodies": f"{place(rank)} Bridge Office",
        "load-rules": f"Rule on loads at {place(rank)}",
        "engineers": person(rank),
        "bridges": bridge(rank),
        "inspections": f"Inspection of {bridge(rank)}",
        "measurements": f"Vehicles on {bridge(rank)}",
        "statements": f"{('Office', 'Traders')[rank % 2]} on {bridge(rank // 2)}",
    }
    return names[kind]
