"""The values of an entry with numbers, as observations: each with its date, and with no more precision than it has."""

from __future__ import annotations

from typing import Any

from generator.citing.days import in_words
from generator.linked.entities import type_of
from generator.linked.naming import THING, Here, Node, known_day, told
from generator.model.entry import Entry
from generator.model.parts import Value
from generator.model.quantities import Precision
from generator.outputs.authored import number
from generator.pages.links import fact_uri
from generator.prose.numbers import full_value


def observations(entry: Entry, here: Here) -> list[Node]:
    """The values that stand today, the preferred one first. Those that were superseded are not told."""
    return [_observation(value, entry, here) for value in here.data.catalog.live_values(entry)]


def _observation(value: Value, entry: Entry, here: Here) -> Node:
    words = here.data.catalog.words
    text = str(full_value(value, entry.unit, words))
    is_variable = type_of(entry) == "StatisticalVariable"
    unit = entry.unit
    return told(
        {
            "@type": "Observation",
            "@id": here.iri(fact_uri(entry, value.id)),
            "name": words.say(
                "{name}: {value}, as of {date}.", name=entry.name, value=text, date=in_words(value.as_of, words)
            ),
            "variableMeasured": {"@id": here.iri(fact_uri(entry, "") + THING)} if is_variable else entry.name,
            "observationDate": known_day(value.as_of),
            **_bounds(value, text),
            "unitText": (unit.currency or unit.other) if unit and value.precision is not Precision.ABOUT else None,
        }
    )


def _bounds(value: Value, text: str) -> Node:
    """A number, a bound, or words: schema.org has none for “about”, and a bare number would say that it is exact."""
    bare: Any = None if value.value is None else number(value.value)
    match value.precision:
        case Precision.EXACT:
            return {"value": bare}
        case Precision.AT_LEAST:
            return {"minValue": bare}
        case Precision.AT_MOST:
            return {"maxValue": bare}
        case _:
            return {"value": text}
