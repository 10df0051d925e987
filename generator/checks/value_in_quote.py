"""A figure's value and precision are what the words of its evidence say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence, Value
from generator.model.quantities import Quantity, agrees, normalise_phrase, parse_quantities
from generator.model.walk import Path
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Compare every value with every quotation that it rests on."""
    for entry in having(catalog).values:
        for index, value in enumerate(entry.values):
            for number, evidence in enumerate(value.evidence):
                path = ("values", index, "evidence", number)
                yield from _look(catalog, entry, value, ("values", index), evidence, path)


def _look(
    catalog: Catalog, entry: Entry, value: Value, value_path: Path, evidence: Evidence, path: Path
) -> Iterator[Problem]:
    source = catalog.sources.get(evidence.source)
    if evidence.quote is None:
        if source and source.is_held and evidence.words:  # without either, `unknown-source` speaks
            message = "The value of a figure rests on a printed quotation."
            tip = "Write `quote:` with the words that give the number, in place of `words:`."
            yield problem_at(entry.record, (*path, "words"), RULE.name, message, tip, key=True)
        return
    if value.phrase is not None:
        if normalise_phrase(value.phrase) not in normalise_phrase(evidence.quote):
            message = f"The quotation does not say “{value.phrase}”: “{evidence.quote}”."
            yield problem_at(
                entry.record,
                (*value_path, "phrase"),
                RULE.name,
                message,
                "Write the phrase as the source has it.",
            )
        return
    quantities = [quantity for quantity in parse_quantities(evidence.quote) if not quantity.ordinal]
    if (
        value.value is None
        or value.precision is None
        or any(agrees(each, value.value, value.precision) for each in quantities)
    ):
        return
    message = f"The words of the source do not say {value.precision} {value.value:f}: “{evidence.quote}”."
    wrong = "precision" if any(each.value == value.value for each in quantities) else "value"
    yield problem_at(entry.record, (*value_path, wrong), RULE.name, message, _tip(quantities))


def _tip(quantities: list[Quantity]) -> str:
    said = [
        f"“{each.phrase}” is {each.precision} {each.value:f}"
        if each.value is not None
        else f"“{each.phrase}” is no number; use `phrase:`"
        for each in quantities
    ]
    return f"Read in it: {'; '.join(said)}." if said else "The quotation holds no number. Quote the words that give it."


RULE = Rule("value-in-quote", "A figure's value and precision are what the words of its evidence say.", check)
