"""What an editor wrote, as plain data: the same keys and values as in the YAML file, with numbers as numbers.

Prose keeps its tokens (`[[kind/id]]`), dates their signs (`~2025-04`), references stay `kind/id#fact`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.absences import Absence
from generator.model.coordinates import Coordinates
from generator.model.dates import PartialDate
from generator.model.intervals import Interval
from generator.model.parts import Span
from generator.model.references import Reference
from generator.model.speakers import Unnamed


def authored(value: Any) -> Any:
    """The value as data of JSON. Keys of a model that its file does not set are left out.

    Raises TypeError for a type that no model has, so that a new one cannot be published as something else.
    """
    return _forms[type(value)](value)


def _model(value: BaseModel) -> Any:
    held, given, forms = vars(value), value.model_fields_set, _forms
    return {
        alias: each if type(each) is str else forms[type(each)](each)
        for name, alias in _names(type(value))
        if name in given and (each := held[name]) is not None
    }


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with its key in the file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def _itself(value: Any) -> Any:
    return value


def number(value: Decimal) -> int | float:
    """A number of JSON: whole ones without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)


# The first of these that a type is a kind of tells its form.
_FORMS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (BaseModel, _model),
    (Absence, lambda value: {value.reason.value: str(value.why)}),
    (Unnamed, lambda value: {"unnamed": str(value.described)}),
    (Mapping, lambda value: {str(key): authored(item) for key, item in value.items()}),
    ((list, tuple), lambda value: [_forms[type(item)](item) for item in value]),
    (Enum, lambda value: value.value),
    ((type(None), bool, int), _itself),
    (str, str),
    (Decimal, number),
    (dt.date, lambda value: value.isoformat()),
    ((PartialDate, Reference, Span, Interval, Coordinates), str),
)


class _Forms(dict[type, Callable[[Any], Any]]):
    """The form of each type, looked for when it is met for the first time."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        for known, form in _FORMS:
            if issubclass(kind, known):
                return self.setdefault(kind, form)
        raise TypeError(f"No form for {kind.__name__} in published data.")


_forms: dict[type, Callable[[Any], Any]] = _Forms({str: _itself})  # as most values are
