"""Where things are once the site is published: the served path of a page or file, whole or as seen from another.

Markdown links name files (`links.py`) and the engine turns them into these; what no engine reads, such as a file
of the site or a piece of HTML to copy, needs the address itself.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache

from generator.model.catalog import Catalog

_PLAIN = frozenset({"", ".", ".."})  # parts of a path that is not in its plain form


@lru_cache(maxsize=8192)  # follows from the path alone, and is asked for at every link
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
    found = way(path.rstrip("/") or ".", posixpath.dirname(served(there).partition("#")[0]))
    return found + ("/" if path.endswith("/") or not path else "") + mark + anchor


def way(path: str, folder: str) -> str:
    """`posixpath.relpath`, which asks where the process stands, for paths that are in their plain form."""
    if "/" in folder or folder in _PLAIN or path[-3:] != ".md" or path[0] == "/" or "./" in path or "//" in path:
        return _way(path, folder)
    # From one page to another, as nearly always.
    return path[len(folder) + 1 :] or "." if f"{path}/".startswith(f"{folder}/") else f"../{path}"


@lru_cache(maxsize=8192)  # the pages of a folder lead to the same ones
def _way(path: str, folder: str) -> str:
    parts, start = path.split("/"), folder.split("/") if folder else []
    if not _PLAIN.isdisjoint(parts) or not _PLAIN.isdisjoint(start):
        return posixpath.relpath(path, folder or ".")
    shared = 0
    for one, other in zip(parts, start, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([".."] * (len(start) - shared) + parts[shared:]) or "."
