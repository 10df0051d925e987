"""Where a link of a page leads in a browser: asked of the engine once for all pages of a folder.

An address depends on the folder of the page only, but for links of a page to itself and to what lies below it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from mkdocs.structure import pages as engine
from mkdocs.structure.files import File

_Key = tuple[str, bool, str]


class LinkAddresses:
    """The addresses of one build. The engine warns of a link that leads nowhere, and notes anchors to look for."""

    def __init__(self) -> None:
        self._kept: dict[_Key, tuple[str, File]] = {}

    def of(self, file: File, links: engine._RelativePathTreeprocessor) -> Callable[[str], str]:
        """What gives the address of each link of a page. `links` is the engine's own for this page."""
        folder, top = posixpath.dirname(file.src_uri), file.name == "index"

        def address(url: str) -> str:
            path, sign, anchor = url.partition("#")
            key = folder, top, path
            known = self._kept.get(key)
            if known and not known[1].url.startswith(file.url):
                if anchor:
                    links.links_to_anchors.setdefault(known[1], {}).setdefault(anchor, url)
                return f"{known[0]}{sign}{anchor}"
            found = links.path_to_url(url)
            if path.endswith(".md") and ":" not in path and "?" not in path:
                target = links.files.get_file_from_path(posixpath.normpath(posixpath.join(folder, path)))
                if target and not target.inclusion.is_excluded() and not target.url.startswith(file.url):  # type: ignore[no-untyped-call]
                    self._kept[key] = found.partition("#")[0], target
            return found

        return address
