"""A translation of one entry or hand-written page: for each English text, by its fingerprint, what it says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from generator.loading.record import Record
from generator.model.editor_forms import TEXT_TYPES
from generator.model.parts import Part
from generator.model.refusing import plain_text
from generator.model.scalars import FullDate, Label, Text, formed

_LENGTH = 12


def fingerprint(text: str) -> str:
    """The first twelve hex digits of the SHA-256 of a text, its white space folded: how a translation finds it."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_LENGTH]


def _perhaps(value: Any) -> str:
    """The words of a translator; empty until somebody has written them."""
    return "" if isinstance(value, str) and not value.strip() else " ".join(plain_text(value).split())


class Reviewed(Part):
    """Who read the whole translation against the original, as a native speaker, and on which day."""

    by: Label = Field(description="The name of the native speaker who reviewed the translation.")
    on: FullDate = Field(description="The day of the review.")


class TranslatedText(Part):
    """One text in the other language."""

    at: Text = Field(description="Where the text stands, such as facts/start; for people and messages.")
    of: Annotated[str, formed(r"[0-9a-f]{12}", "a fingerprint", "1f3c9a70b2de", numeric=True)] = Field(
        description="The fingerprint of the English text that this translates."
    )
    says: Annotated[str, PlainValidator(_perhaps), WithJsonSchema({"type": [*TEXT_TYPES, "null"]})] = Field(
        description="The text in the other language; empty until it is translated."
    )


class TranslationData(Part):
    """The file of a translation."""

    translates: Text = Field(description="What is translated: kind/id, or docs/page.md.")
    reviewed: Reviewed | None = Field(None, description="Left out until a native speaker has reviewed it all.")
    texts: tuple[TranslatedText, ...] = Field(min_length=1, description="The texts, in the order of the page.")


@dataclass(frozen=True)
class Translation:
    """A checked file. `key` is what its place in the folder says that it translates: `kind/id` or `docs/page.md`."""

    language: str
    key: str
    record: Record
    data: TranslationData

    @cached_property
    def words(self) -> dict[str, str]:
        """What stands for an English text, by its fingerprint; texts that are not written yet are left out."""
        return {text.of: text.says for text in self.data.texts if text.says}

    @cached_property
    def places(self) -> frozenset[str]:
        """The places for which something was written: where one of them is not found by its text, it is stale."""
        return frozenset(text.at for text in self.data.texts if text.says)
