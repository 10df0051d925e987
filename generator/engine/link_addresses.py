"""Where a link of a page leads in a browser, as the engine has it, in a fraction of its time.

What leads to a page of the site, to a place on the same page or to another host is answered here, for all pages of a
folder once; everything else, and every link that leads nowhere, is the engine's. An address depends on the folder of
the page only, but for links of a page to itself and to what lies below it. Made after `path_to_url` of MkDocs 1.6.1.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from mkdocs.structure import pages as engine
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

_PAGE = re.compile(r"(?:\.\./)*(?:[a-z0-9_-][a-zA-Z0-9._-]*/)*[a-zA-Z0-9_-][a-zA-Z0-9._-]*\.md")
_ELSEWHERE = re.compile(r"https?://[!-Z\\^-~]*")  # in ASCII, without the brackets of a number in the place of a name


class LinkAddresses:
    """The addresses of one build. The engine warns of a link that leads nowhere, and notes anchors to look for."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, bool], dict[str, tuple[str, File]]] = {}

    def of(self, file: File, links: engine._RelativePathTreeprocessor) -> Callable[[str], str]:
        """What gives the address of each link of a page. `links` is the engine's own for this page."""
        folder = posixpath.dirname(file.src_uri)
        kept = self._kept.setdefault((folder, file.name == "index"), {})
        files, own, noted = links.files.src_uris, file.url, links.links_to_anchors

        def address(url: str) -> str:
            path, _, anchor = url.partition("#")
            known = kept.get(path)
            if known is None or known[1].url.startswith(own):
                if (not path and anchor) or _ELSEWHERE.fullmatch(url):
                    if anchor and not path:
                        noted.setdefault(file, {}).setdefault(anchor, url)
                    return url
                target = files.get(posixpath.normpath(posixpath.join(folder, path))) if _PAGE.fullmatch(path) else None
                if target is None or target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
                    return links.path_to_url(url)
                known = get_relative_url(target.url, own), target
                if not target.url.startswith(own):
                    kept[path] = known
            if not anchor:
                return known[0]
            noted.setdefault(known[1], {}).setdefault(anchor, url)
            return f"{known[0]}#{anchor}"

        return address
