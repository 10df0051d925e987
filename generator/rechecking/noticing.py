"""What a check of everything notes for the next one, and whether that one could build on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.walk import prose_of
from generator.prose.tokens import find_tokens
from generator.rechecking.sentences import OF_ENTRIES, OF_PARTS, shape, shape_of_source

# Later pages of these lists are as many as their sentences fill, and a page of docs/ could lead to one.
_OF_MANY_PAGES = re.compile(r"(?:timeline|changes)/")


def worth_remembering(examined: Examination, catalog: Catalog) -> bool:
    """Whether what rules say of one entry can be asked again by itself."""
    return not (
        examined.drafts
        or examined.excepted
        or catalog.exceptions.items
        or catalog.translations
        or catalog.broken
        or catalog.gone
        or any((OF_ENTRIES | OF_PARTS.keys()) & kind.declared.fields.keys() for kind in catalog.kinds.values())
        or any(_OF_MANY_PAGES.search(f"{each.uri} {each.text}") for each in catalog.documents.values())
        or any(file != f"content/{key}.yml" for key, file in _files(catalog))
    )


def _files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield from ((key, entry.record.file) for key, entry in catalog.entries.items())
    yield from ((key, stub.record.file) for key, stub in catalog.moved.items())
    yield from ((f"sources/{name}", source.record.file) for name, source in catalog.sources.items())


def shapes_of(catalog: Catalog) -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """The entries of which a sentence is shown elsewhere, kinds whose texts are compared, and each record's shape."""
    facing = frozenset(name for name, kind in catalog.kinds.items() if kind.declared.sides)
    shapes = {entry.record.file: shape(entry.record.data) for entry in catalog.entries.values()}
    shapes |= {source.record.file: shape_of_source(source.record.data) for source in catalog.sources.values()}
    return frozenset(_quoted(catalog)), facing, shapes


def _quoted(catalog: Catalog) -> Iterator[str]:
    # The sign of an anchor stands in the file as well, unless it is written as an escape.
    entries = (each for each in catalog.entries.values() if "#" in each.record.text or "\\" in each.record.text)
    texts = (located.item for entry in entries for located in prose_of(entry) if "#" in located.item)
    for text in texts:
        for token in find_tokens(text):
            if token.reference and token.reference.anchor and not token.label:
                target = catalog.entry(token.reference)
                yield target.key if target else token.reference.entry
