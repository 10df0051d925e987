"""The schemas of the published format: does every file follow its own, and do they say what every key means?"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.outputs.schemas import computed
from generator.outputs.schemas.making import DIALECT, fixed_schemas, published_schemas
from generator.outputs.schemas.shared import PARTS
from generator.outputs.schemas.statements import STATEMENTS
from generator.outputs.site_data import SiteData
from tests.outputs.twins_reading import SITE, Published, both, keys_without_description

_MILL = "bridges/old-mill-bridge.json"


@pytest.fixture(scope="module", params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Published:
    """Both sites in turn."""
    return both()[request.param]


@pytest.fixture(scope="module")
def bridges() -> Published:
    """The small site."""
    return both()["bridges"]


def test_every_file_follows_its_schema(site: Published) -> None:
    """Does each JSON file validate against the schema that it names itself?"""
    mistakes = {path: found for path, content in site.twins.items() if (found := site.mistakes(content))}
    assert mistakes == {}


def test_entries_follow_the_general_schema(site: Published) -> None:
    """Does a program that knows no kind get along with the one schema for all entries?"""
    check = Draft202012Validator(site.files["data/schemas/entry.json"])
    assert [error.message for twin in site.entries() for error in check.iter_errors(twin)] == []


def test_schemas_are_schemas(site: Published) -> None:
    """Is each schema valid in its dialect, whole in itself, and at home where it says?"""
    schemas = {path: content for path, content in site.files.items() if path.startswith("data/schemas/")}
    assert len(schemas) > len(site.catalog.site.kinds)
    for path, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == DIALECT
        assert {ref.partition("#")[0] for ref in _refs(schema)} <= {""}
        if site.catalog.site.address:
            assert schema["$id"] == f"{SITE}{path}"


def test_every_computed_key_is_described() -> None:
    """Does every key of `computed`, and of the parts that it is made of, say what it means?"""
    parts = {**PARTS, **STATEMENTS, "entry": computed.ENTRY, "source": computed.SOURCE, "document": computed.DOCUMENT}
    assert list(keys_without_description(parts)) == []
    assert all(each["description"] for each in parts.values())


def test_every_other_key_is_described() -> None:
    """Do the lists and the keys that every file begins with say what they mean?"""
    ours = {name: {**each, "$defs": {}} for name, each in fixed_schemas().items()}
    assert list(keys_without_description(ours)) == []


def test_every_authored_key_is_described(site: Published) -> None:
    """Does every key that an editor may write say what it means, down to the reason for a gap?"""
    for path, schema in published_schemas(SiteData(site.catalog)):
        assert list(keys_without_description(schema)) == [], path


@pytest.mark.parametrize(
    "spoil",
    [
        lambda twin: twin["computed"].update(extra=1),
        lambda twin: twin["computed"]["facts"][0].update(extra=1),
        lambda twin: twin["computed"]["facts"][0]["evidence"][0].update(standing="believed"),
        lambda twin: twin["computed"].pop("checked_on"),
        lambda twin: twin["authored"].update(extra=1),
        lambda twin: twin["authored"].update(tags=["no-such-topic"]),
        lambda twin: twin["authored"]["status"][0].update({"is": "no-such-status"}),
        lambda twin: twin["computed"]["status"].update(since="2025"),
        lambda twin: twin.update(history="unknown"),
        lambda twin: twin.update(type="kind"),
        lambda twin: twin.update(format="factsheet/0"),
        lambda twin: twin.update(extra=1),
    ],
)
def test_what_is_wrong_fails(spoil: Any, bridges: Published) -> None:
    """Does the schema of an entry refuse a key too many, one too few, and a word that means nothing?"""
    twin = copy.deepcopy(bridges.files[_MILL])
    assert bridges.mistakes(twin) == []
    spoil(twin)
    assert bridges.mistakes(twin) != []


def test_authored_and_computed_stand_apart(bridges: Published) -> None:
    """Is what nobody typed absent from `authored`, and is what somebody typed as it was typed?"""
    twin = bridges.files[_MILL]
    assert not {"as_of", "url", "review_due", "changed_on", "referred_to_by"} & twin["authored"].keys()
    written = bridges.catalog.entries[_MILL.removesuffix(".json")].record.data
    assert twin["authored"].keys() == written.keys()
    assert twin["authored"]["summary"].split() == written["summary"].split()


def test_nothing_of_editors_tools_is_published(site: Published) -> None:
    """Are hints for editors' own programs left out of the schemas, and drafts unheard of?"""
    for path, schema in published_schemas(SiteData(site.catalog)):
        text = str(schema)
        assert "patternErrorMessage" not in text and "defaultSnippets" not in text, path
        assert "draft" not in schema["properties"].get("authored", {}).get("properties", {}), path


def _refs(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for each in schema.values():
            yield from _refs(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _refs(each)
