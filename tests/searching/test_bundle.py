"""The files that scripts of the search load: made from the engine's index, and complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.searching import packed
from generator.searching.cutting import document
from generator.searching.engine import run_engine
from generator.searching.folding import folded
from generator.searching.packed import UnknownFormatError, read_index
from generator.searching.postings import first_places
from generator.searching.vocabulary import words_item
from tests.searching.reading import read_head, read_list, read_texts

_PUNCTUATION = re.compile(r"\W")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the engine makes of three pages."""
    folder = tmp_path_factory.mktemp("index")
    for number, name in enumerate(("Old Mill Bridge", "Harbor Bridge", "River Gate Bridge")):
        path = folder / f"pages/bridges/{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document("en", name, f"<p>Bridges of happy cities, {number}.</p>", {"title": name}))
    run_engine(folder / "pages", folder / "made")
    return folder / "made"


def test_index_is_read(made: Path) -> None:
    """Are pages, fields and words those that the engine was given?"""
    index = read_index(made)["en"]
    assert sorted(index.addresses) == ["bridges/0/", "bridges/1/", "bridges/2/"]
    assert index.fields == ["title"]
    words = {word[0]: word for word in index.words()}
    assert len(words["bridg"][1]) == 3
    assert {"happi", "citi"} <= set(words)


def test_every_place_has_its_word(built_bridges: Path) -> None:
    """Does each place of a word lead to that word on the page, so that a quotation can be found?"""
    texts = [page["content"].split() for page in read_texts(built_bridges / "site")]
    pages = {word: gaps for word, gaps, _ in read_list(built_bridges / "site", "index")}
    seen = 0
    for word, all_places in read_list(built_bridges / "site", "places"):
        number = 0
        for gap, places in zip(pages[word], all_places, strict=True):
            number += gap
            for place in first_places(places):
                seen += 1
                there = _PUNCTUATION.sub("", folded(texts[number][place]))
                assert _PUNCTUATION.sub("", word)[:2] in there, (word, texts[number][place])
    assert seen > 3_000


def test_every_word_has_its_stem(built_bridges: Path) -> None:
    """Is what is typed found as the engine has it: `bridges` as `bridg`?"""
    stems = {}
    for item in read_list(built_bridges / "site", "words"):
        text, same, rest = re.fullmatch(r"(\D+)(\d*)(.*)", item).groups()  # type: ignore[union-attr]
        word = folded(text)
        stems[word] = word[: int(same)] + rest if same else word
    assert [stems[word] for word in ("bridge", "bridges", "traffic", "inspection", "day")] == [
        "bridg",
        "bridg",
        "traffic",
        "inspect",
        "day",
    ]
    index = {word for word, _, _ in read_list(built_bridges / "site", "index")}
    assert len([word for word, stem in stems.items() if stem not in index]) < 0.2 * len(stems), (
        "words of what is left out"
    )
    assert list(stems) == sorted(stems)


@pytest.mark.parametrize(
    ("word", "stem", "item"),
    [
        ("bridge", "bridg", "bridge5"),
        ("happy", "happi", "happy4i"),
        ("boston", "boston", "Boston"),
        ("ab", "abc", "ab2c"),
    ],
)
def test_words_with_their_stems(word: str, stem: str, item: str) -> None:
    """Does a word say of how many letters its stem is, and how names write it?"""
    assert words_item(word, stem, {"boston": "Boston"}) == item


def test_nothing_of_the_engine_is_published(built_bridges: Path) -> None:
    """Are there only our lists, and is the page that tells the stems found by nobody?"""
    site = built_bridges / "site"
    head = read_head(site)
    assert {path.name for path in (site / head["folder"]).iterdir()} == {"index", "names", "places", "texts", "words"}
    assert [path.name for path in (site / "pagefind").iterdir()] == [head["folder"].split("/")[1]]
    assert not any("pagefind" in page["url"] for page in read_texts(site))
    last = max(sum(gaps) for _, gaps, _ in read_list(site, "index"))
    assert last < len(head["facets"])


@pytest.mark.parametrize("data", [b"another form", packed._SIGNATURE + b"\xa1", packed._SIGNATURE + b"\x86\x61"])
def test_another_form_is_refused(made: Path, tmp_path: Path, data: bytes) -> None:
    """Am I told if a later version of the engine writes its index otherwise, and is nothing guessed?"""
    import gzip
    import shutil

    shutil.copytree(made, tmp_path / "made")
    next((tmp_path / "made").glob("*.pf_meta")).write_bytes(gzip.compress(data))
    with pytest.raises(UnknownFormatError):
        read_index(tmp_path / "made")


def test_another_version_is_refused(made: Path, tmp_path: Path) -> None:
    """Is an index of a version refused whose form nobody has looked at?"""
    (tmp_path / "pagefind-entry.json").write_text('{"version": "2.0.0", "languages": {}}')
    with pytest.raises(UnknownFormatError, match=r"2\.0\.0"):
        read_index(tmp_path)
