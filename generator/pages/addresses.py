"""Where things are once the site is published: the served path of a page or file, whole or as seen from another.

Markdown links name files (`links.py`) and the engine turns them into these; what no engine reads, such as a file
of the site or a piece of HTML to copy, needs the address itself.
"""

from __future__ import annotations

import posixpath

from generator.model.catalog import Catalog


def served(uri: str) -> str:
    """The path below the address of the site: `a/b.md` is `a/b/`, `a/index.md` is `a/`; other files stay."""
    path, mark, anchor = uri.partition("#")
    if path.endswith(".md"):
        stem = path.removesuffix(".md")
        path = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
    return path + mark + anchor


def absolute(catalog: Catalog, uri: str) -> str:
    """The whole address of a page or file; nothing where the site does not say where it is published."""
    address = catalog.site.address
    return f"{address.rstrip('/')}/{served(uri)}" if address else ""


def from_there(uri: str, there: str) -> str:
    """The relative address of a page or file as the browser needs it on the page or file `there`.

    A place on the same page is its anchor alone, so that what else stands in the address stays.
    """
    path, mark, anchor = served(uri).partition("#")
    if anchor and path == served(there).partition("#")[0]:
        return f"#{anchor}"
    folder = posixpath.dirname(served(there).partition("#")[0]) or "."
    found = posixpath.relpath(path or ".", folder)
    return found + ("/" if path.endswith("/") or not path else "") + mark + anchor
