"""Paths from page to page: do they lead where they should?"""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.references import Reference
from generator.pages.links import entry_uri, link, reference_uri, relative, source_uri
from generator.pages.naming import Naming

PART = st.sampled_from(["a", "b", "c.md", "é", "..", ".", ""])
PATH = st.lists(PART, min_size=1, max_size=5).map("/".join).filter(lambda path: path.strip("/"))


@given(target=PATH, page=PATH)
def test_as_the_library_says(target: str, page: str) -> None:
    """Is the way from page to page the one that the library of paths gives, for plain paths and for any others?"""
    assert relative(target, page) == posixpath.relpath(target, posixpath.dirname(page) or ".")


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("bridges/a.md", "bridges/b.md", "a.md"),
        ("bridges/a.md#x", "timeline.md", "bridges/a.md#x"),
        ("timeline.md", "bridges/index/2.md", "../../timeline.md"),
        ("bridges/a.md", "people/b.md", "../bridges/a.md"),
    ],
)
def test_examples(target: str, page: str, way: str) -> None:
    """Are the ways of daily use short, and is an anchor kept?"""
    assert relative(target, page) == way


@pytest.mark.parametrize(
    "page",
    [
        "bridges/old-mill-bridge.md",
        "bridges/old-mill-bridge/backlinks.md",
        "bridges/index/2.md",
        "timeline.md",
        "sources/x.md",
    ],
)
def test_names_lead_where_links_lead(catalog: Catalog, page: str) -> None:
    """Is a name linked as any link from that page is, and not linked on its own page, unless to a fact of it?"""
    naming = Naming(catalog, page)
    for entry in catalog.entries.values():
        assert naming.entry(entry) == link(entry.name, entry_uri(entry.kind.id, entry.id), page)
        for anchor in ("", *entry.anchors()):
            there = Reference(entry.kind.id, entry.id, anchor)
            assert naming.ref(there) == link(entry.name, reference_uri(there), page)
    for source in catalog.sources.values():
        assert naming.source(source) == link(source.data.title, source_uri(source.id), page)
