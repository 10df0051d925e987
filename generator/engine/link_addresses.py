"""Where a link of a page leads in a browser, as the engine has it, in a fraction of its time.

What leads to a page of the site, to a place on the same page or to another host is answered here; everything else, and
every link that leads nowhere, is the engine's. What leads from a folder to another is worked out once for all pages of
both: it is the same for all of them, but for indexes, a page itself, and what lies above or below it. Made after
`path_to_url` of MkDocs 1.6.1.
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
        self._pages: dict[str, File] = {}  # those that are no index, whose addresses are as their paths
        # Of pages in and of a folder, or of its index: a folder as links name it -> its path, and what leads there.
        self._folders: dict[tuple[str, str, bool], dict[str, tuple[str, str]]] = {}

    def of(self, file: File, links: engine._RelativePathTreeprocessor) -> Callable[[str], str]:
        """What gives the address of each link of a page. `links` is the engine's own for this page."""
        folder, own = posixpath.dirname(file.src_uri), file.url
        folders = self._folders.setdefault((folder, _above(own), file.name == "index"), {})
        files, pages, noted = links.files.src_uris, self._pages, links.links_to_anchors

        def address(url: str) -> str:
            path, _, anchor = url.partition("#")
            named = path[: path.rfind("/") + 1]
            known = folders.get(named)
            target = pages.get(known[0] + path[len(named) :]) if known else None
            if known is None or target is None or target.url.startswith(own) or own.startswith(target.url):
                if (not path and anchor) or _ELSEWHERE.fullmatch(url):
                    if anchor and not path:
                        noted.setdefault(file, {}).setdefault(anchor, url)
                    return url
                target = files.get(posixpath.normpath(posixpath.join(folder, path))) if _PAGE.fullmatch(path) else None
                if target is None or target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
                    return links.path_to_url(url)
                href = get_relative_url(target.url, own)
                self._keep(folders, named, target, own, href)
            else:
                href = known[1] + target.url[len(known[0]) :]
            if not anchor:
                return href
            noted.setdefault(target, {}).setdefault(anchor, url)
            return f"{href}#{anchor}"

        return address

    def _keep(self, folders: dict[str, tuple[str, str]], named: str, target: File, own: str, href: str) -> None:
        """Keep what leads to the folder of a page, and the page, if other pages of both folders go the same way."""
        there, above = target.url, _above(target.url)
        related = there.startswith(own) or own.startswith(there)
        if not related and target.name != "index" and above == _above(target.src_uri):
            self._pages[target.src_uri] = target
            folders[named] = above, href.removesuffix(there[len(above) :])


def _above(path: str) -> str:
    """The folder in which a page or a folder is, with a slash behind it; nothing at the top."""
    return path[: path.rstrip("/").rfind("/") + 1]
