"""What the search knows before any word is looked up: names, kinds, statuses, and how words are written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.searching.collecting import Collecting
from generator.searching.folding import folded
from generator.searching.names import names_items, other_names, written_words
from generator.searching.page import SearchPage
from tests.searching.reading import read_head, read_list, read_texts


@pytest.fixture(scope="module")
def head(built_bridges: Path) -> Any:
    """The file that scripts load first."""
    return read_head(built_bridges / "site")


def facets_of(head: Any, number: int) -> tuple[str, str]:
    """Kind and status of a page, as scripts read them."""
    kind, status = head["pairs"][ord(head["facets"][number]) - 35]
    return head["kinds"][kind][0], head["statuses"][status][0] if status >= 0 else ""


def test_every_entry_has_its_row(catalog: Catalog, built_bridges: Path, head: Any) -> None:
    """Is every entry found by its name and its other names, and none that has moved?"""
    rows = {row[1]: row for row in read_list(built_bridges / "site", "names")}
    for key, entry in catalog.entries.items():
        number, _, name, *others = rows[f"{key}/"]
        kind, status = facets_of(head, number)
        assert (name, kind, bool(status)) == (entry.name, entry.kind.id, bool(entry.status))
        assert set(entry.data.aliases) <= set(others)
    assert not any(f"{key}/" in rows for key in catalog.moved)


def test_every_indexed_page_has_its_facets(built_bridges: Path, head: Any) -> None:
    """Is the kind of every page known that the search can find, and is it that of its folder?"""
    texts = read_texts(built_bridges / "site")
    assert len(texts) == len(head["facets"]) == len(head["lengths"]) > 20
    for number, text in enumerate(texts):
        if text["url"].startswith("/sources/"):
            assert facets_of(head, number)[0] == "sources"


def test_lengths(built_bridges: Path, head: Any) -> None:
    """Is the length of each page known well enough for the ranking?"""
    for sign, text in zip(head["lengths"], read_texts(built_bridges / "site"), strict=True):
        assert abs(2 ** ((ord(sign) - 35) / 8) - 1 - text["word_count"]) <= 0.05 * text["word_count"] + 0.1


def test_numbers_are_names(catalog: Catalog) -> None:
    """Is a figure found by its digits, and an entry by a number that a field of it holds?"""
    figure = catalog.entries["measurements/old-mill-vehicles"]
    assert {f"{value.value:f}" for value in figure.values if value.value is not None} <= set(other_names(figure))
    with_number = [entry for entry in catalog.of_kind("load-rules") if isinstance(entry.fields.get("number"), str)]
    assert with_number
    for entry in with_number:
        assert entry.fields["number"] in other_names(entry)


def page(name: str, *others: str, named: bool = True) -> SearchPage:
    """A page with a name."""
    return SearchPage(f"{name}/", "en", name, "bridges", "", others, named, "", "")


def test_rows_stand_under_each_word() -> None:
    """Does a row stand wherever somebody may look for it, in the order of the words, and a source nowhere?"""
    items, common = names_items([page("Old Mill", "25-cv-01350"), page("A source", named=False)])
    assert [key for key, _ in items] == ["01350", "1350", "25", "cv", "mill", "old"]
    assert {row for _, row in items} == {'[0,"Old Mill/","Old Mill","25-cv-01350"]'}
    assert common == []


def test_words_of_many_names() -> None:
    """Is a word in very many names no key, and a name of such words found all the same?"""
    items, common = names_items([*(page(f"Bridge {number:04}") for number in range(1000, 1400)), page("Bridge")])
    assert common == ["bridge"]
    assert [row for key, row in items if key == "bridge"] == ['[400,"Bridge/","Bridge"]']
    assert [row for key, row in items if key == "1007"] == ['[7,"Bridge 1007/","Bridge 1007"]']


def test_a_language_with_its_country(catalog: Catalog, tmp_path: Path) -> None:
    """Is the search of a translation for one country where its pages ask for it, in its words, with its pages alone?"""
    mexico = catalog.words.model_copy(update={"messages": {"Kind": "Tipo"}})
    both = replace(catalog, languages={"en": catalog.words, "es-MX": mexico})
    collecting = Collecting()
    collecting.begin()
    config: Any = SimpleNamespace(theme={"language": "en"}, site_dir=str(tmp_path))
    for uri, meta in (("about.md", {}), ("es-MX/about.md", {"language": "es-MX"})):
        page: Any = SimpleNamespace(file=SimpleNamespace(src_uri=uri), meta=meta, title="A title")
        collecting.add(page, "<p>Los puentes.</p>", config)
    collecting.finish(both, config)
    assert {path.name for path in (tmp_path / "search").iterdir()} == {"names.en.json", "names.es-MX.json"}
    head = read_head(tmp_path, "es-MX")
    assert (head["language"], head["say"]["kind"]) == ("es-MX", "Tipo")
    assert [text["url"] for text in read_texts(tmp_path, "es-MX")] == ["/es-MX/about.html"]
    assert [text["url"] for text in read_texts(tmp_path)] == ["/about.html"]


def test_capitals_and_accents() -> None:
    """Is what is suggested written as names write it?"""
    assert written_words([page("Gelpí of Boston"), page("Xanadu", named=False)]) == {
        "gelpi": "Gelpí",
        "boston": "Boston",
    }


def test_every_word_of_the_interface_is_there(head: Any, project_root: Path) -> None:
    """Does a script ask for a message that the file does not hold?"""
    folder = project_root / "generator/theme/frame/assets/scripts"
    asked = {
        part.split("(")[0].split(")")[0].split(",")[0].split(";")[0].split("}")[0].split("`")[0].split(" ")[0].strip()
        for path in folder.glob("search*.js")
        for part in path.read_text(encoding="utf-8").split("say.")[1:]
    }
    assert asked
    assert asked <= set(head["say"])


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Is a folded word folded?"""
    assert folded(folded(text)) == folded(text)


def test_accents() -> None:
    """Is a name found without its accents?"""
    assert folded("Gelpí Núñez") == "gelpi nunez"
