"""The citations of the whole site: can programs that others wrote read them, and is all in them that can be cited?"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import BibliographyData, parse_string

from generator.contents import as_bytes
from generator.drafting import without_drafts
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.outputs.forms.bibtex import BibtexFile
from generator.outputs.forms.csl import CslFile
from generator.outputs.forms.ris import RisFile
from generator.outputs.making import make_outputs
from generator.outputs.site_data import SiteData

BIB, RIS, CSL = (f"data/citations.{ending}" for ending in ("bib", "ris", "csl.json"))
FORMS = (BibtexFile, RisFile, CslFile)


@pytest.fixture(scope="module")
def catalog(project_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The real site, which has the most that is hard to write."""
    found = examine_site(project_root).catalog
    assert found is not None
    return without_drafts(found)


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, str]:
    """The files of the site's citations."""
    return {path: as_bytes(content).decode() for path, content in make_outputs(catalog, FORMS)}


@pytest.fixture(scope="module")
def keys(catalog: Catalog) -> set[str]:
    """What the files must hold at least: each entry, each source twice, each sheet."""
    entries = {key.replace("/", ":") for key in catalog.entries}
    sources = {f"sources:{name}{end}" for name in catalog.sources for end in ("", ".original")}
    sheets = {uri.removesuffix(".md").replace("/", ":") for uri in catalog.documents if uri.startswith("sheets/")}
    return entries | sources | (sheets - {"sheets:index"})


def test_bibtex_is_read_by_another_program(files: dict[str, str], keys: set[str], catalog: Catalog) -> None:
    """Does pybtex, which refuses a key that comes twice, find each page under its key and title?"""
    found: BibliographyData = parse_string(files[BIB], "bibtex")
    assert keys <= set(found.entries.keys())
    for entry in catalog.entries.values():
        record = found.entries[entry.key.replace("/", ":")]
        assert _words(record.fields["title"]) == _words(entry.name)
        assert record.fields["urldate" if catalog.site.address else "publisher"]


def test_ris_is_read_by_another_program(files: dict[str, str], keys: set[str], catalog: Catalog) -> None:
    """Does rispy find each page once, under its key and title?"""
    found = rispy.loads(files[RIS])
    by_key = {each["id"]: each for each in found}
    assert len(by_key) == len(found)
    assert keys <= by_key.keys()
    for source in catalog.sources.values():
        record = by_key[f"sources:{source.id}.original"]
        assert record["title"] == " ".join(source.data.title.split())
        assert record["publisher"] == source.data.publisher


def test_csl_is_read_by_another_program(files: dict[str, str], keys: set[str], catalog: Catalog) -> None:
    """Does citeproc-py, which warns of names that CSL does not have, take each item with its title and date?"""
    items = json.loads(files[CSL])
    assert len({item["id"] for item in items}) == len(items)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = CiteProcJSON([{name: value for name, value in item.items() if name != "custom"} for item in items])
    assert {key.lower() for key in keys} <= {str(key).lower() for key in found}
    for entry in catalog.entries.values():
        item = found[entry.key.replace("/", ":")]
        assert str(item["title"]) == entry.name
        day = entry.data.checked_on
        assert (item["issued"].year, item["issued"].month, item["issued"].day) == (day.year, day.month, day.day)


def test_all_formats_hold_the_same(files: dict[str, str]) -> None:
    """Are the same works in all three files, in the same order?"""
    in_bib = list(parse_string(files[BIB], "bibtex").entries.keys())
    in_ris = [each["id"] for each in rispy.loads(files[RIS])]
    in_csl = [item["id"] for item in json.loads(files[CSL])]
    assert in_bib == in_ris == in_csl == sorted(in_bib)


def test_downloads_are_the_files(files: dict[str, str], catalog: Catalog) -> None:
    """Does the page on data name just these files?"""
    assert {each.path for form in FORMS for each in form(SiteData(catalog)).downloads()} == files.keys()


def _words(text: str) -> str:
    """A title without the braces and backslashes that TeX needs."""
    return text.replace("{", "").replace("}", "").replace("\\", "")
