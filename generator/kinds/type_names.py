"""What editors call the type of a field: `text`, `date`, `list of fact`, `exact | about | at-least | at-most`."""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.coordinates import Coordinates
from generator.model.dates import PartialDate
from generator.model.intervals import Interval
from generator.model.parts import Span
from generator.model.references import Reference
from generator.model.scalars import Reads
from generator.model.speakers import Unnamed

_NAMES: dict[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    Decimal: "number",
    PartialDate: "date",
    dt.date: "day",
    Interval: "period, such as 90 days",
    Reference: "kind/id",
    Coordinates: "latitude, longitude",
    Span: "first-last",
    Unnamed: "{unnamed: who}",
}


def type_name(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    """The name of an annotated type in words; `metadata` is what pydantic took off the annotation."""
    reads = next((each for each in metadata if isinstance(each, Reads)), None)
    if reads and annotation is str:
        return reads.name
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return type_name(inner, more)
    if get_origin(annotation) in (Union, types.UnionType):
        members = [each for each in get_args(annotation) if each is not type(None)]
        return " or ".join(dict.fromkeys(type_name(each, metadata) for each in members))
    if get_origin(annotation) is tuple:
        return f"list of {type_name(get_args(annotation)[0])}"
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        return f"{type_name(key)}: {type_name(value)}"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return " / ".join(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name = annotation.__name__.removesuffix("Data").removesuffix("Declaration")
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    return _NAMES.get(annotation, "text")
