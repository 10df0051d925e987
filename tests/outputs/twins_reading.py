"""What several tests of the JSON twins share: both sites with a past and an address, and their files read back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges, Part
from generator.contents import as_bytes
from generator.examining import examine
from generator.model.catalog import Catalog
from generator.outputs.forms.json_twins import JsonTwins
from generator.outputs.forms.openapi import OpenApi
from generator.outputs.forms.schemas import Schemas
from generator.outputs.making import make_outputs
from tests.conftest import BRIDGES, ROOT, TODAY

SITE = "https://facts.example/part/"


@dataclass(frozen=True)
class Published:
    """A site as it is published: its catalog, and its JSON files by path."""

    catalog: Catalog
    files: Mapping[str, Any]

    @property
    def twins(self) -> dict[str, Any]:
        """All files but the schemas and the description."""
        return {path: content for path, content in self.files.items() if "format" in content}

    def entries(self) -> Iterator[Any]:
        """The twins of entries."""
        return (content for content in self.twins.values() if content["type"] == "entry")

    def mistakes(self, content: Any) -> list[str]:
        """What the schema that a file names has to say about it."""
        schema = self.files[content["$schema"].removeprefix(self.catalog.site.address)]
        return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(content)]


@cache
def both() -> dict[str, Published]:
    """Both sites: the small one at an address and with a past, the real one as it is where Git is not at hand."""
    return {"bridges": publish(bridges_with_past()), "real": publish(catalog_of(ROOT))}


def publish(catalog: Catalog) -> Published:
    """Make the JSON files of a site and read them back."""
    made = make_outputs(catalog, [JsonTwins, Schemas, OpenApi])
    return Published(catalog, {path: json.loads(as_bytes(content)) for path, content in made})


def bridges_with_past(address: str = SITE) -> Catalog:
    """The small site at an address, with a chronicle in which something changed in every way."""
    return with_past(catalog_of(BRIDGES), "bridges/old-mill-bridge", "sources/bridge-office-register", address)


def catalog_of(root: Path) -> Catalog:
    """The catalog of a site on the day of the tests."""
    found = examine(root, {}, TODAY).catalog
    assert found is not None
    return found


def with_past(catalog: Catalog, entry: str, source: str, address: str) -> Catalog:
    """The catalog with invented changes of an entry and a source."""
    anchor = catalog.entries[entry].facts[0].id
    changes = (
        Change(Act.ADDED, Part.ENTRY, entry, title="An entry", count=3),
        Change(
            Act.CHANGED,
            Part.FACT,
            entry,
            title="An entry",
            anchor=anchor,
            name="says",
            before="It was so.",
            after="It is so.",
        ),
        Change(Act.WITHDRAWN, Part.FACT, entry, title="An entry", anchor="gone", before="Words that are said no more."),
        Change(Act.ADDED, Part.SOURCE, source, title="A source"),
    )
    days = tuple(DayOfChanges(day, tuple(found)) for day, found in _days(changes))
    site = catalog.site.model_copy(update={"address": address})
    return replace(catalog, site=site, chronicle=Chronicle(days))


def _days(changes: Iterable[Change]) -> Iterator[tuple[dt.date, list[Change]]]:
    first, *later = changes
    yield dt.date(2026, 11, 20), later
    yield dt.date(2026, 11, 10), [first]


def keys_without_description(schema: Any, path: str = "") -> Iterator[str]:
    """The places in a schema that tell of a key without saying what it means."""
    if isinstance(schema, Mapping):
        for name, each in schema.get("properties", {}).items():
            if not each.get("description"):
                yield f"{path}/{name}"
        for name, each in schema.items():
            yield from keys_without_description(each, f"{path}/{name}")
    elif isinstance(schema, list):
        for number, each in enumerate(schema):
            yield from keys_without_description(each, f"{path}/{number}")
