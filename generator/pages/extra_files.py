"""The files of the site that are no pages: drawn pictures, data to download, cards to embed. Nothing is written here.

A maker of files has two pure functions of the catalog, or of a section of it. `paths` tells which files there will be,
below the site's folder as they will be served, without making any: pages link to them, and no file of docs/ may take
their place. `files` gives each of them with its text or its bytes, as it is made: `("pictures/figures/x/values.svg",
"<svg ...")`. To add files, write both in a module of its own and name them in `MAKERS`; keep its folder free in
`checks/address_taken.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.citing.files import citation_files, citation_paths
from generator.model.catalog import Catalog
from generator.model.sections import Section
from generator.path_set import PathSet
from generator.pictures.card import card_files, card_paths
from generator.pictures.files import picture_files, picture_paths

Content = str | bytes


@dataclass(frozen=True)
class FileMaker:
    """What tells which files there are, and what makes them."""

    paths: Callable[[Catalog, Section | None], Iterable[str]]
    files: Callable[[Catalog, Section | None], Iterable[tuple[str, Content]]]


MAKERS = (
    FileMaker(citation_paths, citation_files),
    FileMaker(picture_paths, picture_files),
    FileMaker(card_paths, card_files),
)


def file_paths(catalog: Catalog, makers: Iterable[FileMaker] = MAKERS) -> PathSet:
    """The path of every file that is no page. The catalog must be free of errors."""
    return PathSet(path for maker in makers for path in maker.paths(catalog, None))


def make_files(
    catalog: Catalog, makers: Iterable[FileMaker] = MAKERS, section: Section | None = None
) -> Iterator[tuple[str, Content]]:
    """Every file that is no page, or those of a section, as it is made. The catalog must be free of errors.

    Raises ValueError if two makers claim one path, for the later file would silently take the place of the earlier
    one; and if other files are made than were told, for links would lead to what is not there.
    """
    makers = tuple(makers)
    told = {path: maker for maker in makers for path in maker.paths(catalog, section)}
    for maker in makers:
        for path, content in maker.files(catalog, section):
            if path not in told:
                raise ValueError(f"A maker of files makes {path} twice, or has not told of it.")
            if told.pop(path) is not maker:
                raise ValueError(f"Two makers of files claim the path {path}.")
            yield path, content
    if told:
        raise ValueError(f"A file that a maker told of is not made: {min(told)}.")
