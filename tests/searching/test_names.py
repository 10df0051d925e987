"""The file of names: what the search knows before it asks the engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.searching.names import folded, other_names


@pytest.fixture(scope="module")
def catalog(bridges_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalog of the small site."""
    found = examine_site(bridges_root).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def names(built_bridges: Path) -> Any:
    """The file as the site has it."""
    return json.loads((built_bridges / "site/search/names.en.json").read_text(encoding="utf-8"))


def test_every_entry_has_its_row(catalog: Catalog, names: Any) -> None:
    """Is every entry found by its name and its other names, and none that has moved?"""
    rows = {row[1]: row[1:] for row in names["names"]}
    for key, entry in catalog.entries.items():
        address, name, kind, status, *others = rows[f"{key}/"]
        assert (address, name) == (f"{key}/", entry.name)
        assert names["kinds"][kind][0] == entry.kind.id
        assert (status >= 0) == bool(entry.status)
        assert set(entry.data.aliases) <= set(others)
    assert not any(f"{key}/" in rows for key in catalog.moved)


def test_every_indexed_page_has_its_facets(built_bridges: Path, names: Any) -> None:
    """Does the file know the kind of every page that the engine can find, by the name that the engine gives it?"""
    indexed = {path.stem.partition("_")[2] for path in (built_bridges / "site/pagefind/fragment").iterdir()}
    known = [*(row[0] for row in names["names"]), *(each for ids in names["others"].values() for each in ids.split())]
    assert sorted(known) == sorted(indexed)
    assert set(names["others"]) == {"sources"}


def test_numbers_are_names(catalog: Catalog) -> None:
    """Is a figure found by its digits, and an entry by a number that a field of it holds?"""
    figure = catalog.entries["measurements/old-mill-vehicles"]
    assert {f"{value.value:f}" for value in figure.values if value.value is not None} <= set(other_names(figure))
    with_number = [entry for entry in catalog.of_kind("load-rules") if isinstance(entry.fields.get("number"), str)]
    assert with_number
    for entry in with_number:
        assert entry.fields["number"] in other_names(entry)


def test_words_of_the_index(names: Any) -> None:
    """Is a word of a page known, also without its accents, so that nobody mends it?"""
    words = names["words"].split(" ")
    assert words == sorted(set(words))
    assert {"bridge", "traffic", "closed"} <= set(words)
    assert all(word == folded(word) and len(word) >= 4 for word in words)


def test_every_word_of_the_interface_is_there(names: Any, project_root: Path) -> None:
    """Does a script ask for a message that the file does not hold?"""
    folder = project_root / "generator/theme/frame/assets/scripts"
    asked = {
        part.split("(")[0].split(")")[0].split(",")[0].split(";")[0].split("}")[0].split("`")[0].split(" ")[0].strip()
        for path in folder.glob("search*.js")
        for part in path.read_text(encoding="utf-8").split("say.")[1:]
    }
    assert asked
    assert asked <= set(names["say"])


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Is a folded word folded?"""
    assert folded(folded(text)) == folded(text)


def test_accents() -> None:
    """Is a name found without its accents?"""
    assert folded("Gelpí Núñez") == "gelpi nunez"
