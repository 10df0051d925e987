"""A field that cannot be filled says why: `{unknown: why}` or `{not_applicable: why}`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.scalars import refuse


class Reason(StrEnum):
    """Why there is no value: nobody knows, or the question does not arise."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Absence:
    """A value that is not there, with the reason in the editor's words."""

    reason: Reason
    why: str


def absent_or(value: Any, inner: ValidatorFunctionWrapHandler) -> Any:
    """Validator for every field of a kind: an absence with its reason, or what the field's type asks for."""
    if isinstance(value, dict) and set(value) & set(Reason):
        if len(value) != 1:
            refuse("An absence has one key.", "Write {unknown: why} or {not_applicable: why}, nothing beside it.")
        ((reason, why),) = value.items()
        if not isinstance(why, str) or not why.strip():
            refuse(f"“{reason}” does not say why.", f"Write the reason: {{{reason}: why}}.")
        return Absence(Reason(reason), why)
    return inner(value)


class AbsenceSchema:
    """Adds the two absences to the JSON Schema of a field."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        absences = [
            {
                "type": "object",
                "properties": {reason.value: {"type": "string", "minLength": 1}},
                "required": [reason.value],
                "additionalProperties": False,
            }
            for reason in Reason
        ]
        return {"anyOf": [handler(core), *absences]}
