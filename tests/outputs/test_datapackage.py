"""Data Package: do readers of version 2 and of version 1 take the descriptor, and do the files keep to it?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from generator.contents import as_bytes
from generator.outputs.forms.datapackage import DataPackage
from generator.outputs.making import make_outputs
from generator.tabling.descriptor import license_name
from tests.outputs.made_tables import Made, made

_V2 = "https://datapackage.org/profiles/2.0/"


@pytest.fixture(params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Made:
    """Both sites in turn."""
    return made(request.param)


def _descriptor(site: Made) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.files["data/datapackage.json"])
    return found


def test_files_keep_to_the_descriptor(site: Made, tmp_path: Path) -> None:
    """Does Frictionless, which others wrote, find all types, keys and references of all tables right?"""
    report = Package(str(site.write(tmp_path) / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(site.defined)


def test_a_reader_of_version_1_takes_it(tmp_path: Path) -> None:
    """Without the keys of version 2, is the descriptor a tabular data package as version 1 asks for?"""
    folder = made("bridges").write(tmp_path)
    old = _without(_descriptor(made("bridges")), {"$schema", "roles"})
    for resource in old["resources"]:
        del resource["type"]
    (folder / "old.json").write_text(json.dumps(old), encoding="utf-8")
    report = Package(str(folder / "old.json")).validate()
    assert report.flatten(["type", "message"]) == []


def _without(data: Any, keys: set[str]) -> Any:
    if isinstance(data, dict):
        return {key: _without(value, keys) for key, value in data.items() if key not in keys}
    return [_without(item, keys) for item in data] if isinstance(data, list) else data


_BROKEN = (
    ("aliases", b"bridges/old-mill-bridge,1,", b"bridges/no-bridge,1,", "foreign-key"),
    ("entries", b"bridges/old-mill-bridge,bridges,", b"bridges/harbor-bridge,bridges,", "primary-key"),
    ("bridges", b",51.2,", b",'51.2,", "type-error"),
    ("facts", b",reported,", b",,", "constraint-error"),
)


def test_a_broken_table_is_noticed(tmp_path: Path) -> None:
    """Would the validation tell, if a key, a reference, a number or a needed cell were wrong?"""
    folder = made("bridges").write(tmp_path)
    for table, old, new, _ in _BROKEN:
        file = folder / "csv" / f"{table}.csv"
        content = file.read_bytes()
        assert old in content
        file.write_bytes(content.replace(old, new, 1))
    report = Package(str(folder / "datapackage.json")).validate()
    found = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert {(table, kind) for table, _, _, kind in _BROKEN} <= found


def test_it_says_what_both_versions_ask_for(site: Made) -> None:
    """Names, profiles, paths, licenses, contributors, sources, days: in the forms of both specifications?"""
    found = _descriptor(site)
    assert (found["$schema"], found["profile"]) == (f"{_V2}datapackage.json", "tabular-data-package")
    assert re.fullmatch(r"[-a-z0-9._/]+", found["name"])
    assert found["created"] == f"{site.catalog.today.isoformat()}T00:00:00Z"
    assert re.fullmatch(r"1\.\d{8}\.0", found["version"])
    for license in found["licenses"]:
        assert re.fullmatch(r"[-a-zA-Z0-9._]+", license["name"])
        assert license["path"].startswith("https://")
    assert all(each["title"] and each["roles"] == [each["role"]] for each in found["contributors"])
    assert [f"data/{each['path']}" in site.files for each in found["sources"]] == [True]
    names = [each["name"] for each in found["resources"]]
    assert names == list(site.defined)
    for each in found["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", each["name"])
        assert (each["$schema"], each["type"]) == (f"{_V2}dataresource.json", "table")
        assert (each["profile"], each["encoding"], each["mediatype"]) == ("tabular-data-resource", "utf-8", "text/csv")
        assert f"data/{each['path']}" in site.files
        fields = {field["name"] for field in each["schema"]["fields"]}
        assert set(each["schema"]["primaryKey"]) <= fields
        for key in each["schema"].get("foreignKeys", ()):
            assert set(key["fields"]) <= fields
            assert key["reference"]["resource"] in {*names, ""}
            assert isinstance(key["reference"]["fields"], list)


def test_a_site_with_an_address_names_it(site: Made) -> None:
    """Where the site knows its address, are homepage and id there, and are permalinks whole addresses?"""
    assert "homepage" not in _descriptor(site)
    settings = site.catalog.site.model_copy(update={"address": "https://example.org/facts/"})
    ((_, text),) = make_outputs(replace(site.catalog, site=settings), [DataPackage])
    found = json.loads(as_bytes(text))
    assert (found["homepage"], found["id"]) == (
        "https://example.org/facts/",
        "https://example.org/facts/data/datapackage.json",
    )
    urls = {field["name"]: field.get("format") for each in found["resources"] for field in each["schema"]["fields"]}
    assert urls["url"] == "uri"


def test_a_license_has_an_identifier() -> None:
    """Is the name of a license turned into the identifier that is known for it?"""
    assert [license_name(name) for name in ("CC BY 4.0", "CC0-1.0", "ODbL 1.0 ")] == [
        "CC-BY-4.0",
        "CC0-1.0",
        "ODbL-1.0",
    ]
