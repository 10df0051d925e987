"""Who says something: an entry, or somebody whom the source does not name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from generator.model.editor_forms import SPEAKER
from generator.model.references import Reference
from generator.model.refusing import plain_text, refuse, short


@dataclass(frozen=True)
class Unnamed:
    """A speaker whom the source does not name, in the words that describe them."""

    described: str


def _speaker(value: Any) -> Reference | Unnamed:
    if isinstance(value, dict):
        if set(value) != {"unnamed"} or not isinstance(value["unnamed"], str) or not value["unnamed"].strip():
            refuse(
                "A speaker is a reference or {unnamed: who}.",
                "Write people/ID, organizations/ID or {unnamed: who}.",
            )
        return Unnamed(value["unnamed"])
    text = plain_text(value)
    try:
        return Reference.parse(text)
    except ValueError:
        refuse(f"“{short(text)}” is not a speaker.", "Write people/ID, organizations/ID or {unnamed: who}.")


Speaker = Annotated[Reference | Unnamed, PlainValidator(_speaker), WithJsonSchema(SPEAKER)]
