"""What a page is: is each page of a site known for what it is, wherever a hand-written one lies?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.examining import examine
from generator.loading.documents import Document
from generator.model.catalog import Catalog
from generator.pages.links import generated_uris
from generator.pages.sorts import PageAt, Sort, page_at
from tests.conftest import TODAY

_WRITTEN = ("bridges/about.md", "topics/notes.md", "sources/how-we-read.md", "timeline/2.md")


@pytest.fixture(scope="module")
def catalog(bridges_root: Path) -> Catalog:
    """The small site, with pages written by hand among those that are generated."""
    found = examine(bridges_root, {}, TODAY).catalog
    assert found is not None
    more = {uri: Document(uri, f"docs/{uri}", "# A page\n\nWords.\n") for uri in _WRITTEN}
    return replace(found, documents={**found.documents, **more})


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("bridges/old-mill-bridge.md", PageAt(Sort.ENTRY, "bridges/old-mill-bridge.md", "bridges/old-mill-bridge")),
        ("bridges/index.md", PageAt(Sort.KIND, "bridges/index.md", "bridges")),
        ("bridges/index/12.md", PageAt(Sort.KIND, "bridges/index.md", "bridges", is_later=True)),
        ("bridges/matrix.md", PageAt(Sort.MATRIX, "bridges/matrix.md", "bridges")),
        ("sources/index.md", PageAt(Sort.SOURCES, "sources/index.md")),
        ("sources/index/2.md", PageAt(Sort.SOURCES, "sources/index.md", is_later=True)),
        (
            "sources/bridge-office-register.md",
            PageAt(Sort.SOURCE, "sources/bridge-office-register.md", "bridge-office-register"),
        ),
        ("topics/money.md", PageAt(Sort.TOPIC, "topics/money.md", "money")),
        ("timeline.md", PageAt(Sort.MADE, "timeline.md")),
        ("timeline/3.md", PageAt(Sort.MADE, "timeline.md", is_later=True)),
        ("changes/2.md", PageAt(Sort.MADE, "changes.md", is_later=True)),
        ("fields.md", PageAt(Sort.MADE, "fields.md")),
        ("index.md", PageAt(Sort.DOCUMENT, "index.md")),
        *((uri, PageAt(Sort.DOCUMENT, uri)) for uri in _WRITTEN),
        ("bridges/mill-street-bridge.md", None),  # a stub of what was renamed
        ("bridges/no-bridge.md", None),
        ("bodies/matrix.md", None),  # a kind without one
        ("topics/no-topic.md", None),
        ("timeline/1.md", None),
        ("unknowns/2.md", PageAt(Sort.MADE, "unknowns.md", is_later=True)),
        ("bridges/matrix/2.md", PageAt(Sort.MATRIX, "bridges/matrix.md", "bridges", is_later=True)),
        ("bodies/matrix/2.md", None),
        ("topics/money/2.md", PageAt(Sort.TOPIC, "topics/money.md", "money", is_later=True)),
        ("topics/no-topic/2.md", None),
        (
            "bridges/old-mill-bridge/backlinks/2.md",
            PageAt(Sort.ENTRY, "bridges/old-mill-bridge.md", "bridges/old-mill-bridge", is_later=True),
        ),
        ("bridges/no-bridge/backlinks.md", None),
        ("bridges/old-mill-bridge/uses.md", None),
        ("bridges/old-mill-bridge", None),
        ("", None),
    ],
)
def test_what_a_page_is(uri: str, expected: PageAt | None, catalog: Catalog) -> None:
    """Is a page known by its path: an entry, a list, a later page of one, one written by hand, or none?"""
    assert page_at(uri, catalog) == expected


def test_every_page_is_something(catalog: Catalog) -> None:
    """Is each page that is generated known, but for stubs and translations?"""
    renamed = {f"sources/{old}.md" for source in catalog.sources.values() for old in source.data.former_ids}
    stubs = {f"{key}.md" for key in catalog.moved} | renamed
    languages = tuple(f"{language}/" for language in catalog.site.translations) or ("//",)
    unknown = [uri for uri in generated_uris(catalog) if page_at(uri, catalog) is None]
    assert [uri for uri in unknown if uri not in stubs and not uri.startswith(languages)] == []
