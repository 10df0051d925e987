"""A field that cannot be filled says why: `{unknown: why}` or `{not_applicable: why}`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidatorFunctionWrapHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.editor_forms import TEXT
from generator.model.refusing import refuse


class Reason(StrEnum):
    """Why there is no value: nobody knows, or the question does not arise."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


_REASONS = tuple(Reason)
_NO_VALUES = frozenset({"", *map(str, Reason)})
_NO_REASON_ALONE = rf"^(?!({'|'.join(Reason)})$)[\s\S]*\S"


@dataclass(frozen=True)
class Absence:
    """A value that is not there, with the reason in the editor's words."""

    reason: Reason
    why: str


def absent_or(value: Any, inner: ValidatorFunctionWrapHandler) -> Any:
    """Validator for every field of a kind: an absence with its reason, or what the field's type asks for."""
    if isinstance(value, str) and value not in _NO_VALUES:
        return inner(value)
    if value == "":
        refuse("The value is empty.", "Fill it in, or say why it cannot be: {unknown: why} or {not_applicable: why}.")
    if value in _REASONS:
        refuse(f"“{value}” does not say why.", f"Write the reason: {{{value}: why}}.")
    if not isinstance(value, dict):
        return inner(value)
    reason = next((key for key in value if key in _REASONS), None)
    if reason is None:
        refuse("A value is expected here, or why there is none.", "Write the value, or {unknown: why}.")
    why = value[reason]
    if not isinstance(why, str) or not why.strip():
        refuse(f"“{reason}” does not say why.", f"Write the reason: {{{reason}: why}}.", at=(reason,))
    beside = [key for key in value if key != reason]
    if beside and not any(value[key] for key in beside):
        # {unknown: lost, like the rest} has two keys for YAML.
        refuse(
            "The comma ends this reason: inside { } a comma ends a text.",
            f'Put the reason in quotes: {{{reason}: "..."}}.',
        )
    if beside:
        refuse("Beside the reason of an absence stands another key.", f"Take it out: {{{reason}: why}}.", (beside[0],))
    return Absence(Reason(reason), why)


class AbsenceSchema:
    """Adds the two absences to the JSON Schema of a field."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        absences = [
            {
                "type": "object",
                "properties": {reason.value: TEXT},
                "required": [reason.value],
                "additionalProperties": False,
            }
            for reason in Reason
        ]
        given = handler(core)
        if given.get("pattern") == TEXT["pattern"]:  # a text, which one of the reasons alone is not
            hint = "Fill it in, or write the reason: {unknown: why} or {not_applicable: why}."
            given = {**given, "pattern": _NO_REASON_ALONE, "patternErrorMessage": hint}
        return {"anyOf": [given, *absences]}
