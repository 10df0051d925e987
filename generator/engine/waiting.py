"""Pages of a preview that an edit may have changed, and that wait until somebody asks for them, or for idle time.

A page shows its title, and what leads on from it, on those before and behind it and below it; so these wait as well.
Pages of which more is shown elsewhere, as those of the menu, never wait.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs.structure.pages import Page

from generator.engine.rerendering import Framed
from generator.engine.short_way import is_ours_alone


@dataclass
class Waiting:
    """Pages that wait: `unread` for their text, `unframed` (those as well) to be published.

    `unsaid` are those published since all links were looked at last; `lost` says whether a place of a page has gone.
    """

    unread: set[str] = field(default_factory=set)
    unframed: set[str] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)
    lost: bool = False
    places: dict[str, str] = field(default_factory=dict)  # path of the published page -> page

    def wait(self, site: Framed, uris: Iterable[str]) -> None:
        """These are to be published later, and no others."""
        self.unframed = set(uris)
        self.places = {site.page(uri).file.dest_uri.casefold(): uri for uri in self.unframed}

    def at(self, path: str) -> str | None:
        """The page that waits at a path below the site, as it is asked for; some disks know no capitals."""
        if not self.unframed:
            return None
        whole = f"{path}index.html" if path.endswith("/") or not path else path
        uri = self.places.get(posixpath.normpath(f"/{whole}").lstrip("/").casefold())
        return uri if uri in self.unframed else None


class MayWait:
    """Which pages of a site may wait: generated ones of which others show no more than `beside` tells."""

    def __init__(self, site: Framed, *, names_pages: bool) -> None:
        """With `names_pages`, any page may show anything of any other, so none may wait."""
        self._site, self._none = site, names_pages or not is_ours_alone(site.config)

    def __contains__(self, uri: object) -> bool:
        return uri in self._uris

    @cached_property
    def _uris(self) -> frozenset[str]:
        if self._none:
            return frozenset()
        pages = [file.page for file in self._site.pages if file.page and file.page.markdown is not None]
        shown = {id(page) for page in self._site.nav.pages} | {id(page.parent) for page in pages}
        translated = {page.meta["translation"]["of"] for page in pages if "translation" in page.meta}
        made = self._site.steps.production.pages
        return frozenset(
            page.file.src_uri
            for page in pages
            if id(page) not in shown and "translation" not in page.meta and page.file.src_uri in made
        ).difference(translated)


def beside(page: Page) -> Iterator[str]:
    """The pages of which this one shows the titles, and that are in no menu."""
    for other in (page.previous_page, page.next_page, page.parent):
        if isinstance(other, Page):
            yield other.file.src_uri


def showing(site: Framed, uris: Set[str]) -> set[str]:
    """The pages that show the titles of these."""
    pages = (file.page for file in site.pages if file.page)
    return {page.file.src_uri for page in pages if not uris.isdisjoint(beside(page))} if uris else set()
