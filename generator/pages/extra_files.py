"""The files of the site that are no pages: drawn pictures, data to download, cards to embed. Nothing is written here.

A maker of files is a pure function of the catalog. It gives paths below the site's folder, as they will be served,
with the text or the bytes of each: `("pictures/figures/x/values.svg", "<svg ...")`. To add files, write such a
function in a module of its own and name it in `MAKERS`; keep its folder free in `checks/address_taken.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.citing.files import citation_files
from generator.model.catalog import Catalog
from generator.pictures.card import card_files
from generator.pictures.files import picture_files

Content = str | bytes
FileMaker = Callable[[Catalog], Iterable[tuple[str, Content]]]

MAKERS: tuple[FileMaker, ...] = (citation_files, picture_files, card_files)


def make_files(catalog: Catalog, makers: Iterable[FileMaker] = MAKERS) -> dict[str, Content]:
    """Every file that is no page, path -> content. The catalog must be free of errors.

    Raises ValueError if two makers claim one path: the later file would silently take the place of the earlier one.
    """
    files: dict[str, Content] = {}
    for maker in makers:
        for path, content in maker(catalog):
            if path in files:
                raise ValueError(f"Two makers of files claim the path {path}.")
            files[path] = content
    return files
