"""All outputs: does each say what it is, keep to its own addresses, and make the same files everywhere?"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from generator.engine import open_data
from generator.examining import examine
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.outputs.making import make_outputs
from generator.outputs.output import File, Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.addresses import served
from generator.pages.extra_files import file_paths, make_files
from generator.pages.links import generated_uris
from tests.conftest import TODAY

# Prints a line for each file of each output, as a process of its own makes it.
_MAKE = """
import datetime, hashlib, pathlib, sys
from generator.contents import as_bytes
from generator.examining import examine
from generator.outputs.making import make_outputs
for path, content in make_outputs(examine(pathlib.Path(sys.argv[1]), {}, datetime.date(2026, 12, 1)).catalog):
    print(path, hashlib.sha256(as_bytes(content)).hexdigest())
"""


def catalog_of(root: Path, today: dt.date = TODAY) -> Catalog:
    """The catalog of a site without a mistake."""
    catalog = examine(root, {}, today).catalog
    assert catalog is not None
    return catalog


@pytest.mark.parametrize("output", outputs(), ids=lambda output: output.name)
def test_an_output_says_what_it_is(output: type[Output]) -> None:
    """Has each output a name, a media type, a place, and a title and a description that Spanish pages have as well?"""
    spanish = words_for("es").messages
    assert re.fullmatch(r"[a-z][a-z0-9-]*", output.name)
    assert re.fullmatch(r"[a-z]+/[\w.+-]+(; profile=\"[^\"]+\")?", output.media_type)
    assert re.search(r"\S", output.path) and not output.path.startswith("/")
    for words in (output.title, output.about):
        assert words in spanish, f"{output.name}: {words}"
    assert output.about.endswith("."), "a description is a sentence"
    assert not output.title.endswith(".")


@pytest.mark.parametrize("site", ["bridges", "real"])
def test_no_output_takes_the_place_of_a_page(site: str, bridges_root: Path, project_root: Path) -> None:
    """Has every file of every output an address of its own, apart from pages, their files (all told) and each other?"""
    catalog = catalog_of(bridges_root) if site == "bridges" else catalog_of(project_root, dt.date(2026, 11, 22))
    pages = {f"{served(uri)}index.html" for uri in (*generated_uris(catalog), *catalog.documents)}
    others = {*file_paths(catalog)}
    assert others == {path for path, _ in make_files(catalog)}, "links may lead to what is told of"
    folders = {str(folder) for path in (*pages, *others) for folder in Path(path).parents}
    for path, _ in make_outputs(catalog):
        assert path not in pages | others | folders, path
        assert re.fullmatch(r"[\w.-]+(/[\w.-]+)*", path), f"an address without anything to escape: {path}"


def test_downloads_are_files(bridges_root: Path) -> None:
    """Does each output write every file that it offers on the data page?"""
    catalog = catalog_of(bridges_root)
    made = {path for path, _ in make_outputs(catalog)}
    offered = [(each.name, file.path) for each in outputs() for file in each(SiteData(catalog)).downloads()]
    assert offered
    assert [pair for pair in offered if pair[1] not in made] == []


def test_heads_lead_to_files(bridges_root: Path) -> None:
    """Does each output write every file that the head of any page names?"""
    catalog = catalog_of(bridges_root)
    made = {path for path, _ in make_outputs(catalog)}
    data = SiteData(catalog)
    pages = [*generated_uris(catalog), *catalog.documents]
    named = [(uri, path) for uri in pages for each in outputs() if (path := each.beside(uri, data))]
    assert len(named) > len(catalog.entries)
    assert [pair for pair in named if pair[1] not in made] == []


def test_the_same_catalog_gives_the_same_bytes(bridges_root: Path, project_root: Path) -> None:
    """Do two machines with other hashes, another time zone and another language make the same files in every byte?"""
    machines = ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C"})
    made = [
        subprocess.run(
            [sys.executable, "-c", _MAKE, str(bridges_root)],
            cwd=project_root,
            env={**os.environ, **machine},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        for machine in machines
    ]
    assert len(made[0]) > 100
    assert [pair for pair in zip(*made, strict=True) if pair[0] != pair[1]] == []


def test_bad_data_is_told_before_any_output(
    bridges: Path,
    factsheet: Callable[..., Result],
    edit: Callable[[Path, str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If a fact is dated with a day that does not exist: is its line named, no output begun, and the site left as it
    was?"""
    site = bridges / "site"
    (site / "data").mkdir(parents=True)
    (site / "data/index.json").write_text("of the last build", encoding="utf-8")
    entry = bridges / "content/bridges/old-mill-bridge.yml"
    edit(entry, "checked_on: 2026-11-20", "checked_on: 2026-11-31")
    line = next(n for n, text in enumerate(entry.read_text(encoding="utf-8").splitlines(), 1) if "2026-11-31" in text)
    begun: list[Catalog] = []

    def begin(catalog: Catalog) -> Iterator[File]:
        begun.append(catalog)
        yield from ()

    monkeypatch.setattr(open_data, "make_outputs", begin)
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert f"content/bridges/old-mill-bridge.yml:{line}" in result.output
    assert begun == []
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert files == ["data/index.json"]
    assert (site / files[0]).read_text(encoding="utf-8") == "of the last build"
