"""The settings on languages: that of the site, and those that its content is translated into."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from babel.core import Locale, UnknownLocaleError
from pydantic import BeforeValidator, Field

from generator.model.parts import Part
from generator.model.refusing import plain_text, refuse, short
from generator.model.scalars import Label, formed


def _language(value: Any) -> str:
    """A language whose dates and numbers can be written."""
    text = plain_text(value)
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        refuse(f"“{short(text)}” is no language that dates can be written in.", "Write its code: en, es or fr-CA.")
    return text


_CODE = formed(r"[a-z]{2,3}(-[A-Z]{2})?", "a code of a language", "en, or en-US")
Language = Annotated[str, BeforeValidator(_language), _CODE]
# Of a language of translations, its own file may say from where it takes its dates and numbers.
LanguageCode = Annotated[str, _CODE]


class Publish(StrEnum):
    """What becomes of pages in another language: an unlisted page is in no menu, no search and no sitemap."""

    WHEN_REVIEWED = "when-reviewed"
    UNLISTED = "unlisted"
    LISTED = "listed"
    WITHHOLD = "withhold"


class TranslationSettings(Part):
    """A language that the content is translated into."""

    name: Label = Field(description="The language's own name for itself.")
    publish: Publish = Field(
        Publish.WHEN_REVIEWED,
        description="when-reviewed: listed once a native speaker is named; unlisted, listed; withhold: not built.",
    )
