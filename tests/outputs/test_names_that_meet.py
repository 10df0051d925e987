"""Fields of a topic that are called like keys of ours: does each keep its own words, on pages and in all data?"""

from __future__ import annotations

import json
import re
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.examining import Examination, examine
from generator.model.catalog import Catalog
from generator.outputs.schemas import computed
from generator.pages.matrix_cells import cell
from generator.pages.view import View
from generator.problems import Level
from tests.conftest import BRIDGES, TODAY
from tests.outputs.made_tables import made_of
from tests.outputs.twins_reading import Published, publish

# Keys that the software works out of every entry, and words of the library of our models.
_FIELDS = ("url", "topics", "answer", "sources", "fields", "statuses", "kind_of", "referred_to_by")
_ODD = ("copy", "json", "schema", "register", "model_year")
_OF_EVERY = ("name", "summary", "tags", "checked_on", "value", "as_of")
_KIND = f"""\
title: Dials
singular: dial
icon: material/gauge
purpose: Invented for tests.
review_every: 1 year
values: true
standing: {{label: "a number, not a finding"}}
index: {{columns: [name, value, as_of, url, answer]}}
infobox: [{", ".join((*_FIELDS, *_ODD))}]
matrix:
  title: All of it
  purpose: One column for each name.
  columns:
""" + "".join(f"    - {{title: The {name}, field: {name}, help: What it is.}}\n" for name in (*_OF_EVERY, *_FIELDS))
_DECLARED = (
    "fields:\n"
    + "".join(f"  {name}: {{type: text, help: Our own.}}\n" for name in (*_FIELDS, *_ODD))
    + (
        "  in_place_of_status: {type: text, help: Our own.}\n  measured_latest: {type: text, help: Our own.}\n"
        "  measured: {type: date, help: Our own.}\n"
    )
)
_SHARED = """\
summary: An invented dial. It has more words.
tags: [money, traffic]
definition: What it shows.
unit: {one: ton, other: tons}
values:
  - id: first
    value: 12
    precision: about
    as_of: ~2024-02
    rank: preferred
    evidence: [{source: bridge-office-register, at: line 4}]
evidence: [{source: bridge-office-register, at: line 5}]
checked_on: 2026-11-20
"""
_FULL = (
    "name: A full dial\n"
    + _SHARED
    + "".join(f"{name}: own {name}\n" for name in (*_FIELDS, *_ODD))
    + ("in_place_of_status: own words\nmeasured_latest: own day\nmeasured: ~2020\n")
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The small site with a kind whose fields are called like keys of ours: one entry has them all, one has none."""
    root = tmp_path_factory.mktemp("names") / "bridges"
    shutil.copytree(BRIDGES, root, ignore=shutil.ignore_patterns("build", "site", ".site-*"))
    (root / "site_config/kinds/dials.yml").write_text(_KIND + _DECLARED, encoding="utf-8")
    (root / "content/dials").mkdir()
    (root / "content/dials/full.yml").write_text(_FULL, encoding="utf-8")
    (root / "content/dials/bare.yml").write_text(f"name: A bare dial\n{_SHARED}", encoding="utf-8")
    settings = root / "site_config/site.yml"
    text = settings.read_text(encoding="utf-8").replace("kinds: [bridges", "kinds: [dials, bridges")
    settings.write_text(text, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = examine(root, {}, TODAY)
    assert [problem for problem in found.problems if problem.level is Level.ERROR] == []
    assert found.catalog is not None
    return found.catalog


@pytest.fixture(scope="module")
def published(catalog: Catalog) -> Published:
    """Its JSON files."""
    return publish(catalog)


def test_the_matrix_says_what_the_page_says(catalog: Catalog, published: Published) -> None:
    """Has each cell the answer of the page: own fields their own words, and shared ones what they are of the entry?"""
    matrix = published.files["dials/matrix.json"]
    assert published.mistakes(matrix) == []
    rows = {row["id"]: {each["claim"]: each for each in row["cells"]} for row in matrix["rows"]}
    full, bare = rows["dials/full"], rows["dials/bare"]
    assert {name: full[f"The {name}"]["text"] for name in _FIELDS} == {name: f"own {name}" for name in _FIELDS}
    assert {bare[f"The {name}"]["state"] for name in _FIELDS} == {"none"}
    assert {name: full[f"The {name}"]["text"] for name in _OF_EVERY} == {
        "name": "A full dial",
        "summary": "An invented dial. It has more words.",
        "tags": "Money, Traffic",
        "checked_on": "November 20, 2026",
        "value": "about 12 tons",
        "as_of": "about February 2024",
    }
    assert [item["url"] for item in full["The tags"]["items"]] == ["topics/money/", "topics/traffic/"]
    assert full["The name"]["items"][0]["entry"] == "dials/full"
    (proof,) = full["The as_of"]["evidence"]
    assert (proof["fact"], proof["url"], proof["on"]["approximate"]) == ("first", "dials/full/#first", True)
    view = View(catalog, "dials/matrix.md")
    for row, entry in zip(matrix["rows"], catalog.of_kind("dials"), strict=True):
        declared = entry.kind.declared.matrix
        assert declared is not None
        for each, column in zip(row["cells"], declared.columns, strict=True):
            shown = cell(view, entry, column)
            assert (each["state"], len(each["evidence"])) == (shown.state.value, len(shown.proofs)), column.title
            said = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", shown.lines[0].says).replace("\\", "")
            if each["text"] and column.field != "summary":
                assert said == each["text"]


def test_a_value_is_proven_by_its_own_evidence(catalog: Catalog) -> None:
    """Does the page lead from a number and its day to the value, and not to the evidence of the box?"""
    entry = catalog.entries["dials/full"]
    declared = entry.kind.declared.matrix
    assert declared is not None
    view = View(catalog, "dials/matrix.md")
    proofs = {column.field: cell(view, entry, column).proofs for column in declared.columns}
    assert all("full.md#first" in proofs[name][0] for name in ("value", "as_of"))
    assert "full.md#box" in proofs["url"][0]
    assert proofs["tags"] == proofs["checked_on"] == ()


def test_the_twin_keeps_both(published: Published) -> None:
    """Do own fields stand under `authored` as typed, and under `computed` in their list, with every key of ours beside
    them as it is?"""
    twin = published.files["dials/full.json"]
    assert published.mistakes(twin) == []
    assert {name: twin["authored"][name] for name in (*_FIELDS, *_ODD)} == {
        name: f"own {name}" for name in (*_FIELDS, *_ODD)
    }
    assert (twin["computed"]["url"], twin["computed"]["sources"]) == ("dials/full/", ["bridge-office-register"])
    assert [each["id"] for each in twin["computed"]["topics"]] == ["money", "traffic"]
    told = {each["name"]: each["text"] for each in twin["computed"]["fields"]}
    assert {name: told[name] for name in _FIELDS} == {name: f"own {name}" for name in _FIELDS}
    schema = published.files["data/schemas/kinds/dials.json"]
    Draft202012Validator.check_schema(schema)
    assert {*_FIELDS, *_ODD} <= schema["properties"]["authored"]["properties"].keys()
    assert schema["properties"]["computed"]["properties"].keys() == computed.ENTRY["properties"].keys()


def test_tables_keep_both(catalog: Catalog) -> None:
    """Has each own field its column, and each column of ours that is called alike another name, in CSV and SQLite?"""
    site = made_of(catalog)
    names = site.defined["dials"].names
    assert len(set(names)) == len(names)
    (row,) = (row for row in site.rows("dials") if row["id"] == "dials/full")
    assert {name: row[name] for name in (*_FIELDS, *_ODD)} == {name: f"own {name}" for name in (*_FIELDS, *_ODD)}
    assert (row["in_place_of_status"], row["in_place_of__status"]) == ("own words", "a number, not a finding")
    assert (row["measured_latest"], row["measured__latest"], row["measured_approximate"]) == (
        "own day",
        "2020-12-31",
        "true",
    )
    with site.database() as base:
        found = base.execute("SELECT url, topics, answer, sources, entry_url FROM dials WHERE id = 'dials/full'")
        assert found.fetchone() == ("own url", "own topics", "own answer", "own sources", "dials/full/")
    about = json.loads(site.files["data/datapackage.json"])
    described = next(each for each in about["resources"] if each["name"] == "dials")
    assert [field["name"] for field in described["schema"]["fields"]] == list(names)


@pytest.mark.parametrize("name", ["value", "as_of", "model_fields", "model_config", "draft"])
def test_names_that_mean_something_are_refused(
    name: str, bridges: Path, examine_site: Callable[..., Examination]
) -> None:
    """Is a field refused, with what to do, whose name stands for something else wherever columns are named?"""
    kind = bridges / "site_config/kinds/bodies.yml"
    text = kind.read_text(encoding="utf-8")
    kind.write_text(text.replace("fields:\n", f"fields:\n  {name}: {{type: text, help: Ours.}}\n"), encoding="utf-8")
    (told,) = (each for each in examine_site(bridges).problems if each.file.endswith("bodies.yml"))
    assert "Choose another name" in f"{told.message} {told.tip}"
