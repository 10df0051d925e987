"""The examples of the page on data: does each one work as it stands, against the files as they are published?"""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.chronicling import read_chronicle
from generator.contents import as_bytes
from generator.examining import examine
from generator.model.catalog import Catalog
from generator.model.parts import Assertion
from generator.outputs.data_page import data_page
from generator.outputs.examples import Example, example_entry, examples
from generator.outputs.making import make_outputs
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from tests.conftest import ROOT, TODAY, copy_site


@dataclass(frozen=True)
class Served:
    """A catalog whose outputs a host serves at the address that the catalog names."""

    catalog: Catalog
    folder: Path


def catalog_of(root: Path, today: dt.date, address: str = "") -> Catalog:
    """The catalog of a site without a mistake, published at an address."""
    catalog = examine(root, {"FACTSHEET_ADDRESS": address}, today).catalog
    assert catalog is not None
    return catalog


@pytest.fixture(scope="module", params=["real", "bridges"])
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, commit: Callable[..., str]
) -> Iterator[Served]:
    """The outputs of the real content, and of another topic with a past, on a host of their own."""
    folder, root, today = tmp_path_factory.mktemp("outputs"), ROOT, dt.date(2026, 11, 22)
    if request.param == "bridges":
        root, today = copy_site(tmp_path_factory.mktemp("past") / "bridges"), TODAY
        commit(root, "The site", "2026-11-20")
        file = root / "content/bridges/harbor-bridge.yml"
        file.write_text(file.read_text("utf-8").replace("Harbor Bridge", "Harbor Bridge of Oldford", 1), "utf-8")
        commit(root, "Its whole name", "2026-11-25")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_address[1]}/facts/"
    catalog = catalog_of(root, today, address)
    catalog = replace(catalog, chronicle=read_chronicle(catalog, root))
    for path, content in make_outputs(catalog):
        target = folder / "facts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(as_bytes(content))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(catalog, folder)
    server.shutdown()


def answers(example: Example, folder: Path) -> str:
    """What somebody sees who does what an example says."""
    if example.language == "sql":
        database = sqlite3.connect(f"file:{folder / 'factsheet.sqlite'}?mode=ro", uri=True)
        rows = database.execute(example.code).fetchall()
        database.close()
        return "\n".join("|".join(map(str, row)) for row in rows)
    if example.language == "sh" and not shutil.which("curl"):
        pytest.skip("no curl on this machine")
    program = ["sh", "-c"] if example.language == "sh" else [sys.executable, "-I", "-c"]
    here = {**os.environ, "no_proxy": "127.0.0.1"}  # a proxy of the machine has nothing to do with it
    done = subprocess.run([*program, example.code], cwd=folder, capture_output=True, text=True, timeout=60, env=here)
    assert (done.returncode, done.stderr) == (0, ""), example.code
    return done.stdout


def test_every_example_works(published: Served, tmp_path: Path) -> None:
    """Does each example with curl, Python and SQL give an answer, as it stands on the page?"""
    page = make_pages(published.catalog, make_environment(None))["data.md"]
    found = data_page(published.catalog).examples
    assert {each.language for each in found} == {"sh", "python", "sql"}
    seen = {}
    for example in found:
        assert f"```{example.language}\n{example.code}\n```" in page
        assert "127.0.0.1:8000" not in example.code, "the site says where it is published"
        seen[example.title] = answers(example, tmp_path)
        assert seen[example.title].strip() or example.title == "Questions in SQL", example.code
    text, facts = seen["A page to quote from"], seen["Facts with their speakers"]
    assert text.startswith("# ") and published.catalog.site.address in text
    assert f"As of {published.catalog.today}" in facts and facts.count(published.catalog.site.address) > 1
    entry = example_entry(published.catalog)
    assert entry is not None
    # No speaker at all stands in the example only if the page has none; a report is that of its publisher.
    said = [
        published.catalog.sources[fact.evidence[0].source].data.publisher
        for fact in entry.facts
        if fact.assertion is Assertion.REPORTED and not fact.by
    ]
    assert said
    assert all(f": {publisher}" in facts for publisher in said)
    assert "not-held" in seen["How the evidence was checked"]
    days = published.catalog.chronicle.days if published.catalog.chronicle else ()
    if days:
        assert seen["What changed since a day"].startswith(f"{days[0].day} ")


@pytest.mark.parametrize("published", ["bridges"], indirect=True)
def test_examples_follow_the_outputs(published: Served) -> None:
    """Does each output that examples use bring its own, so that a site without it shows none that fails?"""
    page = data_page(published.catalog)
    needed = [each.needs for each in page.examples]
    assert set(needed) == {"markdown", "json", "csv", "changes", "sqlite"}
    assert {each.needs for each in examples(page.data, frozenset({"json"}))} == {"json"}


def test_examples_name_a_host_where_the_site_has_none(bridges_root: Path) -> None:
    """If the site does not say where it is published: do examples work for a copy on one's own machine, and is that
    said?"""
    page = make_pages(catalog_of(bridges_root, TODAY), make_environment(None))["data.md"]
    assert "This copy does not say where it is published." in page
    assert "http://127.0.0.1:8000/bridges/old-mill-bridge.json" in page


def test_no_example_without_a_fact(bridges_root: Path) -> None:
    """If a site has no entry yet, is its page on data made all the same, without examples?"""
    empty = replace(catalog_of(bridges_root, TODAY), entries={}, moved={}, backlinks={})
    page = data_page(empty)
    assert page.examples == []
    assert page.sections
