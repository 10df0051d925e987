"""Datasette: does it open the database as it is, and show what the metadata says?"""

from __future__ import annotations

import asyncio
import html
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from generator.tabling.views import VIEWS
from tests.outputs.made_tables import Made, made


@pytest.fixture(params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Made:
    """Both sites in turn."""
    return made(request.param)


def _answers(site: Made, folder: Path, paths: Iterable[str]) -> list[Any]:
    """What Datasette answers, as it would after `datasette factsheet.sqlite --metadata datasette.json`."""
    data = site.write(folder)
    metadata = json.loads((data / "datasette.json").read_text(encoding="utf-8"))

    async def ask() -> list[Any]:
        program = Datasette([str(data / "factsheet.sqlite")], metadata=metadata)
        return [await program.client.get(path) for path in paths]

    return asyncio.run(ask())


def test_every_table_and_view_opens(site: Made, tmp_path: Path) -> None:
    """Does each table and view have a page with its title, and each column what it means?"""
    paths = [f"/factsheet/{name}?_size=5&_nofacet=1" for name in (*site.defined, *(view.name for view in VIEWS))]
    pages = _answers(site, tmp_path, paths)
    assert [page.status_code for page in pages] == [200] * len(paths)
    for page, table in zip(pages, site.defined.values(), strict=False):
        text = html.unescape(page.text)
        assert table.about in text
        assert all(column.about in text for column in table.columns)


def test_the_front_names_site_and_license(site: Made, tmp_path: Path) -> None:
    """Do title, description, license and publisher stand on the pages?"""
    front, database = _answers(site, tmp_path, ["/", "/factsheet"])
    for page in (front, database):
        text = html.unescape(page.text)
        assert site.catalog.site.licenses.content.address in text
        assert site.catalog.site.publisher.name in text
    assert site.catalog.site.name in html.unescape(front.text)
    assert site.catalog.site.description in html.unescape(front.text)


def test_tables_of_the_index_are_hidden(site: Made, tmp_path: Path) -> None:
    """Does the list of tables show what people look for, and not the parts of the search?"""
    (page,) = _answers(site, tmp_path, ["/factsheet.json"])
    shown = {table["name"]: table["hidden"] for table in page.json()["tables"]}
    assert {name for name, hidden in shown.items() if not hidden} == {*site.defined, "texts"}
    assert {table["fts_table"] for table in page.json()["tables"] if table["name"] == "texts"} == {"search"}


def test_words_are_searched(tmp_path: Path) -> None:
    """Does the search box of the texts find a fact, and the ready-made query as well, whatever signs are typed?"""
    paths = [
        "/factsheet/texts.json?_search=lorries&_shape=objects",
        "/factsheet/found.json?words=lorries&_shape=objects",
        "/factsheet/found.json?words=%22lorries-+AND&_shape=objects",
        "/factsheet/texts",
    ]
    box, query, odd, page = _answers(made("bridges"), tmp_path, paths)
    for found in (box, query):
        assert any("sent over this bridge" in row["says"] for row in found.json()["rows"])
        assert len(found.json()["rows"]) < len(made("bridges").rows("evidence"))
    assert odd.status_code == 200
    assert 'name="_search"' in page.text


def test_references_show_names(tmp_path: Path) -> None:
    """Does a reference show the name of what it leads to, not its id alone?"""
    paths = ["/factsheet/facts.json?_labels=on&_shape=objects", "/factsheet/evidence.json?_labels=on&_shape=objects"]
    facts, evidence = (page.json()["rows"] for page in _answers(made("bridges"), tmp_path, paths))
    assert {"value": "bridges/old-mill-bridge", "label": "Old Mill Bridge"} in [row["entry"] for row in facts]
    assert {"value": "bodies/bridge-office", "label": "Bridge Office"} in [row["speaker"] for row in facts]
    titles = {source.id: source.data.title for source in made("bridges").catalog.sources.values()}
    assert all(row["source"]["label"] == titles[row["source"]["value"]] for row in evidence)


def test_the_newest_change_stands_first(tmp_path: Path) -> None:
    """Is the table of changes sorted by day, the newest first, without anybody asking?"""
    (page,) = _answers(made("bridges"), tmp_path, ["/factsheet/changes"])
    assert "sorted by day descending" in " ".join(page.text.split())
