"""The keys that every JSON file of the site begins with."""

from __future__ import annotations

from collections.abc import Mapping

from generator.outputs.schemas.words import Schema, address, closed, day, text
from generator.outputs.site_data import FORMAT

_URL = (
    "The page that says the same for people: quote this address. Like all addresses of the site in this file, it is a "
    "path below the site where the site does not say where it is published."
)
_SITE = closed(
    "Who says so.",
    {
        "name": text("The name of the site."),
        "url": address("Its first page."),
        "publisher": text("Who answers for it."),
    },
)
_LICENSE = closed(
    "Under which license the content may be used.",
    {
        "name": text("Its name."),
        "url": address("Its text."),
        "not_covered": text("What it does not cover."),
    },
)


def file_of(kind: str, about: str, keys: Mapping[str, Schema]) -> Schema:
    """The schema of a file of the type `kind`, with its own keys behind those that all files have."""
    head: dict[str, Schema] = {
        "$schema": address("The JSON Schema that this file follows."),
        "format": text(
            "The format and its version. It changes only if a key goes or changes its meaning; new keys may come.",
            const=FORMAT,
        ),
        "type": text("What this file is.", const=kind),
        "id": text("What it is about; it never changes."),
        "title": text("The title of the page."),
        "url": address(_URL),
        "as_of": day("The day for which everything computed holds: that of the build. Later events are not in it."),
        "language": text("The language of the texts, as a BCP 47 code."),
        "site": _SITE,
        "license": _LICENSE,
        "links": {
            "type": "object",
            "description": "The same page in other forms, by the name of the form, and where to find all others.",
            "additionalProperties": address("The address of the form."),
        },
    }
    return closed(about, {**head, **keys})
