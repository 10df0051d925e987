"""The citations of whole sites: which files there are, what is in them, and that pages lead to them.

The golden files hold what is written for one page of each kind. After a change on purpose, write them anew and read
the difference:

    UPDATE_GOLDEN=1 python -m pytest tests/citing
    git diff tests/citing/golden
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from generator.batching import batches
from generator.citing import whole
from generator.citing.files import FORMATS, citation_files
from generator.citing.legal import legal
from generator.citing.originals import original
from generator.citing.work import Work
from generator.contents import as_bytes
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.outputs.making import make_outputs
from generator.outputs.registry import outputs
from generator.pages.addresses import served
from generator.pages.view import View
from tests.citing.reading import read_bibtex, read_ris

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "bridges/old-mill-bridge",
    "inspections/old-mill-2023",
    "load-rules/axle-loads",
    "measurements/old-mill-cracks",
    "engineers/ada-rowan",
    "bodies/bridge-office",
    "hearings/toll",
    "sources/oldford-courier-2023-11-06-bridge-closed",
    "sheets/old-mill-bridge",
)


@pytest.fixture
def published(cases: Callable[..., Catalog]) -> Catalog:
    """The small site with a case, published at an address."""
    return cases(address="https://example.org/bridges/")


@pytest.mark.parametrize("page", PAGES)
def test_golden(page: str, published: Catalog) -> None:
    """Is what is written for one page of each kind the same as when somebody last read it?"""
    files = dict(citation_files(published))
    names = ("cite.bib", "cite.ris", "cite.csl.json", "facts.bib", "facts.ris", "facts.csl.json")
    parts = [f"== {name}\n{files[f'{page}/{name}']}" for name in names if f"{page}/{name}" in files]
    text = "\n".join(parts).replace("\r\n", "\n")
    golden = GOLDEN / f"{page.replace('/', '--')}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_every_page_and_every_fact_has_its_records(published: Catalog) -> None:
    """Is there a record for each entry, source, sheet and fact, under one key in all three formats?"""
    files = dict(citation_files(published))
    keys: set[str] = set()
    for path, text in files.items():
        if not path.endswith(".bib"):
            continue
        here = list(read_bibtex(text))
        assert here == [record["ID"][0] for record in read_ris(files[path.replace(".bib", ".ris")])]
        assert here == [item["id"] for item in json.loads(files[path.replace(".bib", ".csl.json")])]
        keys.update(here)
    for entry in published.entries.values():
        own = f"{entry.kind.id}:{entry.id}"
        assert {own, *(f"{own}:{anchor}" for anchor in entry.anchors())} <= keys
    assert {f"sources:{name}{end}" for name in published.sources for end in ("", ".original")} <= keys
    assert "sheets:old-mill-bridge" in keys
    assert "about" not in keys


def test_the_page_and_the_original_are_two_things(published: Catalog) -> None:
    """Does a case have a record of our page, with our address, and one of the decision, without it?"""
    page, decision = json.loads(dict(citation_files(published))["hearings/toll/cite.csl.json"])
    assert (page["type"], page["URL"]) == ("webpage", "https://example.org/bridges/hearings/toll/")
    assert (decision["type"], decision["title"]) == ("legal_case", "Miller & Sons v. Bridge Office")
    assert "URL" not in decision
    assert decision["custom"]["plain"] == "Miller & Sons v. Bridge Office, No. 23-cv-007 (B. Off. Sept. 14, 2023)."


def test_a_printed_case_is_cited_by_its_reporter(cases: Callable[..., Catalog]) -> None:
    """Is the reporter preferred where the case is printed?"""
    catalog = cases("12 Bridge R. 345 (B. Off. 2023)")
    found = original(catalog, catalog.entries["hearings/toll"])
    assert found is not None
    assert legal(found) == "Miller & Sons v. Bridge Office, 12 Bridge R. 345 (B. Off. 2023)."


def test_a_number_is_cited_by_its_source(published: Catalog) -> None:
    """Is the original behind a figure the source of the value that is shown first?"""
    records = json.loads(dict(citation_files(published))["measurements/old-mill-cracks/cite.csl.json"])
    value = published.preferred(published.entries["measurements/old-mill-cracks"])
    assert value is not None
    assert records[1]["id"] == f"sources:{value.evidence[0].source}.original"


def test_a_claim_takes_its_speaker_along(published: Catalog) -> None:
    """Is a claim cited with who says it, and with what overtook it, where its sentence does not say so?"""
    facts = {item["id"]: item for item in json.loads(dict(citation_files(published))["hearings/toll/facts.csl.json"])}
    assert facts["hearings:toll:twice"]["abstract"] == (
        "The toll had been paid twice. (Alleged: a driver of carts.) [The driver took this back.]"
    )


def test_without_an_address_the_page_says_so(cases: Callable[..., Catalog]) -> None:
    """Does a copy without an address show the path, say why, and leave room for the reader's own address?"""
    catalog = cases()
    block = View(catalog, "hearings/toll.md").cite(catalog.entries["hearings/toll"])
    assert "<span data-here>hearings/toll/</span>" in block
    assert "does not say where it is published" in block
    assert "data-address" not in block


def test_a_page_leads_to_its_files(published: Catalog) -> None:
    """Do the links of each block lead to files that are made, and has a page without facts no link to any?"""
    files = dict(citation_files(published))
    for entry in published.entries.values():
        uri = f"{entry.key}.md"
        links = re.findall(r'href="([^"]+)"', View(published, uri).cite(entry))
        assert {served(uri) + link for link in links} == {path for path in files if path.startswith(served(uri))}


def test_the_block_is_escaped(published: Catalog) -> None:
    """Is a name with & or < shown as it is written?"""
    block = View(published, "hearings/toll.md").cite(published.entries["hearings/toll"])
    assert "Miller &amp; Sons v. Bridge Office" in block


def test_every_court_of_the_real_site_has_its_short_form(
    project_root: Path, examine_site: Callable[..., Examination]
) -> None:
    """Is every case of the real site cited with a short form of its court, as the Bluebook has them?"""
    catalog = examine_site(project_root).catalog
    assert catalog is not None
    found = [original(catalog, entry) for entry in catalog.entries.values() if entry.kind.declared.citation == "case"]
    missing = [work.key for work in found if work and work.law and not work.law.authority_short]
    assert len(found) > 5
    assert missing == []


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("most", [1, 2, 10_000])
def test_whole_site_in_pieces(ending: str, most: int, published: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the file of the whole site that which is written in one go, however many works are written at a time?"""
    written: list[Work] = []

    def some(works: Iterable[Work]) -> Iterator[list[Work]]:
        written.extend(works)
        return batches(written, most)

    monkeypatch.setattr(whole, "batches", some)
    chosen = [output for output in outputs() if getattr(output, "ending", "") == ending]
    ((path, content),) = make_outputs(published, chosen)
    assert path == whole.path_of(ending)
    assert len(written) > 2
    assert as_bytes(content).decode() == FORMATS[ending][1](written, published.words)
