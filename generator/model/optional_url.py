"""A web address that a setting may leave empty, to switch something off."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from generator.model.editor_forms import OPTIONAL_URL
from generator.model.refusing import plain_text, refuse, short
from generator.model.scalars import UNSAFE_IN_ADDRESS


def _optional_url(value: Any) -> str:
    """Settings that can be switched off may be empty; nothing else may."""
    if value == "":
        return ""
    text = plain_text(value)
    if odd := UNSAFE_IN_ADDRESS.search(text):
        refuse(f"“{odd[0]}” cannot stand in an address.", "Take it out, or percent-encode it.")
    if not re.fullmatch(r"(https?://[^\s/]+|mailto:\S+@)\S*", text):
        tip = 'Write it whole, from https:// on, or leave it empty: "".'
        refuse(f"“{short(text)}” is not a web address.", tip)
    return text


OptionalUrl = Annotated[str, PlainValidator(_optional_url), WithJsonSchema(OPTIONAL_URL)]
