"""Facts, values and dated statuses of invented entries, each with evidence in sources that stand near."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.benchmarks.inventing import any_place, day
from tests.benchmarks.sources_made import Data, MadeSource

_SPEAKERS = {"unnamed": "traders whom it does not name"}
_STATUSES = {
    "bridges": ("planned", "open", "limited", "closed"),
    "load-rules": ("in-force", "amended", "repealed"),
}


class Telling:
    """Makes statements for entry `number` of `count`."""

    def __init__(self, chance: random.Random, sources: Sequence[MadeSource], count: int) -> None:
        self._chance, self._sources, self._count = chance, sources, count

    def fact(self, number: int, which: int, references: Sequence[str], bodies: Sequence[str]) -> Data:
        """Fact `which` of an entry. The first two name one reference each."""
        chance = self._chance
        source, when = self._source(number), day(chance)
        deed = source.new_deed(chance)
        says = f"On {when.said}, {deed.who.lower()} {deed.did}."
        if which < 2 or chance.randrange(5) == 0:
            says += f" [[{references[which % 2]}]] was named with it."
        fact: Data = {"id": f"{deed.did.split()[0]}-{when.year}-{which}", "says": says, **self._assertion(bodies)}
        sentence = f"{deed.who} {deed.did}, and the people of {any_place(chance)} heard of it."
        told = f"The text tells it of {when.said}."
        fact |= {"on": when.iso, "evidence": [source.tell(chance, sentence, deed.did, told)]}
        if chance.randrange(2):
            fact["evidence"].append(self.evidence(number))
        if chance.randrange(5) == 0:
            fact["caveat"] = "The text does not say for how long."
        if chance.randrange(20) == 0 and when.year < 2025:
            fact["overtaken"] = {"on": day(chance, when.year + 1).iso, "how": "The work was undone."}
        return fact

    def _assertion(self, bodies: Sequence[str]) -> Data:
        number = self._chance.randrange(20)
        if number < 14:
            return {"assertion": "reported"}
        if number < 17:
            return {"assertion": "announced", "by": self._chance.choice(bodies)}
        if number < 19:
            return {"assertion": "alleged", "by": dict(_SPEAKERS)}
        return {"assertion": "inference", "inferred_from": "the days that the texts give."}

    def statuses(self, number: int, kind: str, rank: int) -> Iterator[Data]:
        """One to three statuses of an entry, the oldest first; none of a kind that has none."""
        if kind not in _STATUSES:
            return
        years = sorted(self._chance.sample(range(2012, 2026), self._chance.randint(1, 3)))
        words = _STATUSES[kind][-len(years) :] if rank % 3 else _STATUSES[kind][: len(years)]
        for word, year in zip(words, years, strict=True):
            event: Data = {"is": word, "from": day(self._chance, year, year).iso}
            if self._chance.randrange(2):
                event["note"] = f"The office made it known at {any_place(self._chance)}."
            yield event | {"evidence": [self.evidence(number)]}

    def values(self, number: int) -> Data:
        """What a figure says: one count, or an older one as well."""
        values = []
        for rank in ("superseded", "preferred")[self._chance.randrange(2) :]:
            source, count = self._source(number), self._chance.randint(101, 9_900)
            when = day(self._chance, 2012, 2018) if rank == "superseded" else day(self._chance, 2019)
            quote = f"a count found {count:,} vehicles"
            sentence = f"In {any_place(self._chance)}, {quote} in a day."
            evidence = source.tell(self._chance, sentence, quote, "The text gives a count.", printed=True)
            value: Data = {"id": f"count-{when.iso}", "value": str(count), "precision": "exact", "as_of": when.iso}
            values.append(value | {"rank": rank, "evidence": [evidence]})
        what: Data = {"definition": "Vehicles of any kind, both ways, on a day of work."}
        return what | {"unit": {"one": "vehicle", "other": "vehicles"}, "values": values}

    def evidence(self, number: int) -> Data:
        """A piece of evidence for something else than a fact."""
        source, chance = self._source(number), self._chance
        deed = source.new_deed(chance)
        sentence = f"{deed.who} {deed.did}, as the list of {any_place(chance)} has it."
        return source.tell(chance, sentence, deed.did, "The text tells of work.")

    def _source(self, number: int) -> MadeSource:
        """A source that stands near; what copies others is left alone."""
        while True:
            near = number * len(self._sources) // self._count + self._chance.randint(-4, 4)
            source = self._sources[near % len(self._sources)]
            if source.data["tier"] != "aggregator":
                return source
