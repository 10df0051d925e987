"""What an editor wrote, as plain data: the same keys and values as in the YAML file, with numbers as numbers.

Prose keeps its tokens (`[[kind/id]]`), dates their signs (`~2025-04`), references stay `kind/id#fact`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
    if type(value) is str:
        return value  # as most values are
    match value:
        case BaseModel():
            held, given = vars(value), value.model_fields_set
            return {
                alias: authored(held[name])
                for name, alias in _names(type(value))
                if name in given and held[name] is not None
            }
        case Absence():
            return {value.reason.value: str(value.why)}
        case Unnamed():
            return {"unnamed": str(value.described)}
        case Mapping():
            return {str(key): authored(item) for key, item in value.items()}
        case list() | tuple():
            return [authored(item) for item in value]
        case Enum():
            return value.value
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case Decimal():
            return number(value)
        case dt.date():
            return value.isoformat()
        case PartialDate() | Reference() | Span() | Interval() | Coordinates():
            return str(value)
    raise TypeError(f"No form for {type(value).__name__} in published data.")


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with its key in the file."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def number(value: Decimal) -> int | float:
    """A number of JSON: whole ones without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)
