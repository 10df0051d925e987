"""Files and pages of the site's own among what the software writes: is none lost, and does each say what it is?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from mkdocs.exceptions import PluginError

from generator.checks.file_taken import RULE
from generator.engine.open_data import OpenData
from generator.examining import Examination
from generator.loading.documents import Document
from generator.model.catalog import Catalog
from generator.outputs.claiming import gives_way
from generator.outputs.forms.json_twins import JsonTwins
from generator.outputs.making import make_outputs
from generator.outputs.openapi import openapi
from generator.outputs.output import Output
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.searching.bundle import BUNDLE
from generator.searching.names import FOLDER as NAMES
from generator.sharing.cards import FOLDER as CARDS
from tests.outputs.twins_reading import bridges_with_past, publish

_WRITTEN = ("bridges/about.md", "topics/notes.md", "sources/how-we-read.md", "bridges/old-mill-bridge/more.md")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The small site with a past, and with pages written by hand in the folders of generated ones."""
    found = bridges_with_past()
    more = {uri: Document(uri, f"docs/{uri}", "# A page\n\nWords.\n") for uri in _WRITTEN}
    return replace(found, documents={**found.documents, **more})


def test_every_file_that_is_written_is_known_before(catalog: Catalog) -> None:
    """If a file of docs/ has the address of any file of any output, is that told before anything is written?"""
    made = {path for path, _ in make_outputs(catalog)}
    assert len(made) > 200
    for path in made:
        told = [problem.file for problem in RULE.check(replace(catalog, own_files=frozenset((path,))))]
        assert told == ([] if gives_way(path) else [f"docs/{path}"]), path


@pytest.mark.parametrize(
    "path",
    [
        "robots.txt",
        "CNAME",
        "files/map.json",
        "bridges/old-mill-bridge/photo.jpg",
        "assets/logo.png",
        "_headers",
        "search/more.json",
    ],
)
def test_other_files_are_left_alone(path: str, catalog: Catalog) -> None:
    """May a site have files of its own wherever nothing else is written?"""
    assert list(RULE.check(replace(catalog, own_files=frozenset((path,))))) == []


@pytest.mark.parametrize("path", ["Data/mine.csv", "manifest.json", "bridges", "bridges/mill-street-bridge.json"])
def test_addresses_of_other_things_are_taken(path: str, catalog: Catalog) -> None:
    """Is a file refused in the place of a folder, of the list of all files, or of what a renamed entry left?"""
    assert len(list(RULE.check(replace(catalog, own_files=frozenset((path,)))))) == 1


@pytest.mark.parametrize(
    "path", [f"{BUNDLE}/pagefind.js", f"{NAMES}/names.en.json", f"{CARDS}site.png", "Pagefind/x/y.png"]
)
def test_what_is_written_after_the_pages_is_taken(path: str, catalog: Catalog) -> None:
    """Is a file refused that the search or the pictures of shared pages would be written over?"""
    assert len(list(RULE.check(replace(catalog, own_files=frozenset((path,)))))) == 1


@pytest.mark.parametrize(
    ("uri", "is_told"),
    [
        *((uri, False) for uri in _WRITTEN),
        ("manifest.md", True),
        ("data/schemas.md", True),
        ("pagefind/more.md", True),
        ("bridges/old-mill-bridge/annotations.md", True),
    ],
)
def test_pages_by_hand_have_their_place(uri: str, is_told: bool, catalog: Catalog) -> None:
    """Is a page refused only where its data would have the address of something else?"""
    documents = {uri: Document(uri, f"docs/{uri}", "# A page\n\nWords.\n")}
    told = [problem.file for problem in RULE.check(replace(catalog, documents=documents))]
    assert told == ([f"docs/{uri}"] if is_told else [])


def test_pages_by_hand_among_generated_ones(catalog: Catalog) -> None:
    """Has a hand-written page in the folder of a kind, of topics or of sources its twins, with the right schema?"""
    found, data = publish(catalog), SiteData(catalog)
    for uri in _WRITTEN:
        path = uri.replace(".md", ".json")
        assert JsonTwins.beside(uri, data) == path
        assert found.files[path]["type"] == "document"
        assert found.mistakes(found.files[path]) == []
        assert JsonTwins.schema_of(path, data) == "data/schemas/document.json"
        assert found.files[path]["links"]["markdown"].endswith(f"/{uri}")


def test_the_description_tells_them_apart(catalog: Catalog) -> None:
    """Does the description say of entries what it says without such pages, and of each such page what it is?"""
    with_pages, without = (openapi(outputs(), SiteData(each))["paths"] for each in (catalog, bridges_with_past()))
    for template in ("/bridges/{id}.json", "/topics/{id}.json", "/sources/{id}.json"):
        assert with_pages[template] == without[template]
    content = with_pages["/bridges/about.json"]["get"]["responses"]["200"]["content"]["application/json"]
    assert content["schema"] == {"$ref": "schemas/document.json"}
    schema = publish(catalog).files["data/schemas/document.json"]
    Draft202012Validator.check_schema(schema)


def test_a_guide_for_assistants_of_the_site_itself(
    bridges: Path, factsheet: Callable[..., Result], edit: Callable[[Path, str, str], None]
) -> None:
    """Does a site keep its own llms.txt, and do pages by hand name their twins in the head and nothing else's?"""
    (bridges / "docs/llms.txt").write_text("# Ours\n", encoding="utf-8")
    (bridges / "docs/bridges").mkdir()
    (bridges / "docs/bridges/about.md").write_text("# Bridges\n\nWhat we mean by them.\n", encoding="utf-8")
    result = factsheet(bridges, "build")
    assert result.exit_code == 0, result.output
    assert (bridges / "site/llms.txt").read_text(encoding="utf-8") == "# Ours\n"
    head = (bridges / "site/bridges/about/index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert re.search(r'type="?application/json"? title="?JSON"? href="?\.\./about\.json', head)
    assert re.search(r'type="?text/markdown"? title="?Markdown"? href="?\.\./about\.md', head)
    assert json.loads((bridges / "site/bridges/about.json").read_text(encoding="utf-8"))["type"] == "document"


def test_all_collisions_are_told_before_a_build(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Are files in the place of data, of a twin and of a citation named, with what to do, and is nothing written?"""
    for path in ("data/index.json", "bridges/old-mill-bridge.json", "bridges/old-mill-bridge/feed.1.json"):
        (bridges / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (bridges / "docs" / path).write_text("{}", encoding="utf-8")
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert result.output.count("[file-taken]") == 3
    assert result.output.count("Move it into a folder of its own") == 3
    assert not (bridges / "site").exists()
    for path in ("data/index.json", "bridges/old-mill-bridge.json", "bridges/old-mill-bridge/feed.1.json"):
        (bridges / "docs" / path).unlink()
    (bridges / "docs/bridges/old-mill-bridge/cite.bib").write_text("@misc{mine}", encoding="utf-8")
    result = factsheet(bridges, "build")
    assert (result.exit_code, result.output.count("[file-taken]")) == (1, 1)
    assert not (bridges / "site").exists()


def test_a_mistake_is_told_once(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """Is a file that a browser would run refused once, though an output writes one of its name?"""
    (bridges / "docs/feed.xml").write_text("<feed/>", encoding="utf-8")
    assert [problem.rule for problem in examine_site(bridges).problems] == ["unexpected-file"]


def test_nothing_of_the_site_is_overwritten(catalog: Catalog, tmp_path: Path) -> None:
    """Should the rule miss a file, does the build stop rather than put another one in its place?"""
    (tmp_path / "later.json").write_text("mine", encoding="utf-8")
    with pytest.raises(PluginError, match=r"later\.json"):
        OpenData(replace(catalog, own_files=frozenset(("later.json",)))).add("later.json", "ours", tmp_path)
    assert (tmp_path / "later.json").read_text(encoding="utf-8") == "mine"


def test_an_output_names_only_its_own_places(catalog: Catalog) -> None:
    """Does an output that gives way to a file of the site's own say so of a path that it names?"""
    for output in outputs():
        assert issubclass(output, Output)
        assert all(path in output.path.split(", ") for path in output.gives_way)
