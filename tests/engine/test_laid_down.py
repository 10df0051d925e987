"""What pages say of themselves on the disk: does the engine find in it what it laid down?"""

from __future__ import annotations

import pickle
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from generator.engine.laid_down import Ids, LaidDown, anchors_of

_NAMES = st.text(st.characters(exclude_characters="\0"), max_size=3)


def heading(name: str, level: int, children: list[dict[str, Any]]) -> dict[str, Any]:
    """A heading, as the converter tells of it."""
    return {"level": level, "id": name.lower(), "name": name, "html": name, "data-toc-label": "", "children": children}


@given(st.sets(_NAMES), st.sets(_NAMES))
def test_ids(some: set[str], others: set[str]) -> None:
    """Can ids be asked as a set of them, of those that begin or end like another one as well?"""
    ids = Ids(some)
    assert (set(ids), len(ids), bool(ids)) == (some, len(some), bool(some))
    assert {each for each in others if each in ids} == some & others
    assert others - ids == others - some
    for each in others:
        ids.add(each)
    assert (set(ids), len(ids)) == (some | others, len(some | others))
    for each in some:
        ids.discard(each)
    ids |= {"a"}
    assert set(ids) == others - some | {"a"}


def test_contents() -> None:
    """Are the headings of a page what the engine would have made of them, however often they are asked for?"""
    laid_down, files = LaidDown(), Files([])
    told = [[heading(f"A{number}", 1, [heading("B", 2, [])]), heading("C", 1, [])] for number in range(20)]
    found = [laid_down.put(each, {}, files)[0] for each in (*told, [])]
    for contents, each in zip(found, (*told, []), strict=True):
        for _ in range(2):
            assert str(contents) == str(get_toc(each))  # type: ignore[arg-type]
            assert len(contents) == len(each)
            assert [one.url for one in contents] == [f"#{one['id']}" for one in each]
    assert next(iter(found[0])).active  # type: ignore[attr-defined]


def test_changed_contents() -> None:
    """Does a page show what a hook made of its contents, when all others are converted before it is written?"""
    laid_down, files = LaidDown(), Files([])
    found = [laid_down.put([heading("A", 1, [heading("B", 2, [])])], {}, files)[0] for _ in range(20)]
    for contents in found:
        contents.items[0].children[0].title = "changed"
    assert {contents.items[0].children[0].title for contents in found} == {"changed"}
    found[0].forget()
    assert found[0].items[0].children[0].title == "B"


def test_links() -> None:
    """Do I get each page with its anchors, and nothing of what is no page?"""
    a, b, gone = (File(name, None, "site", use_directory_urls=True) for name in ("a.md", "b.md", "gone.md"))
    files = Files([a, b])
    links = {a: {"x": "#x"}, b: {"y": "b.md#y", "ü": "b.md#ü"}, gone: {"z": "gone.md#z"}}
    _, found = LaidDown().put([], anchors_of(links, files), files)
    assert found
    assert list(found.items()) == [(a, links[a]), (b, links[b])]


def test_much_smaller_than_sets() -> None:
    """Does a page with many ids take a fraction of what a set of them takes?"""
    ids = {f"a-fact-of-{number}" for number in range(100)}
    assert len(pickle.dumps(Ids(ids))) < 3_000
