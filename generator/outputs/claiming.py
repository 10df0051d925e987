"""Which paths the outputs write, told before any of them is made: no file of the site's own may stand at one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from generator.outputs.output import Output
from generator.outputs.redirecting import moved_pages
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.addresses import served
from generator.pages.links import INDEX
from generator.pages.sorts import PageAt, page_at


def claimed_by(path: str, data: SiteData, but: str = "") -> str:
    """The title of the output that writes a path; nothing if the path is free.

    What stands beside the page `but` does not count. A rough answer for the folder `data/`, all of which is the
    software's: rule `file-taken` keeps it free, so that what is added there later takes the place of nothing.
    """
    for old, new in moved_pages(data.catalog).items():
        if path.startswith((f"{old}.", f"{old}/")):
            path = new + path.removeprefix(old)
    pages = [page for page in _pages_beside(path, data) if page.uri != but]
    for output in outputs():
        if _pattern(output).fullmatch(path) or any(output.beside(page.uri, data) == path for page in pages):
            return output.title
    return ""


def taken_by_page(uri: str, data: SiteData) -> str:
    """The first path beside a page that something else has already; nothing if there is none."""
    stem = served(uri).rstrip("/")
    beside = (output.beside(uri, data) for output in outputs())
    own = (path for path in beside if path.startswith((f"{stem}.", f"{stem}/")))
    return next((path for path in own if claimed_by(path, data, but=uri)), "")


def gives_way(path: str) -> bool:
    """Whether a file of the site's own may stand at a path that an output writes."""
    return any(path in output.gives_way for output in outputs())


@cache
def _pattern(output: type[Output]) -> re.Pattern[str]:
    """The paths that an output names itself. What is beside pages, `beside` tells."""
    own = (path for path in output.path.split(", ") if "{page}" not in path)
    return re.compile("|".join(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) for path in own) or r"(?!)")


def _pages_beside(path: str, data: SiteData) -> Iterator[PageAt]:
    """The pages beside which or in whose folder a path lies."""
    place = PurePosixPath(path)
    stem = place.with_name(place.name.partition(".")[0])
    for folder in (stem, *place.parents):
        for uri in (f"{folder}.md", (folder / INDEX).as_posix()):
            page = page_at(uri, data.catalog)
            if page:
                yield page
