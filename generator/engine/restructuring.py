"""Takes up pages that came, and lets go of those that went, in the frame that a whole build has left in memory.

Made after `build` and `Files` of MkDocs 1.6.1, of which it uses private parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mkdocs.commands import build as engine
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.engine.beside import KnownFiles
from generator.engine.dating import date_pages
from generator.engine.generated import generated_page
from generator.engine.rerendering import Framed, OtherwiseError
from generator.previewing.content import Renewed


class Neighbors(NamedTuple):
    """Two pages, or none. To ask whether two pages are equal would take long: it compares their titles."""

    before: Page | None
    behind: Page | None

    def are(self, others: Neighbors | None) -> bool:
        """Whether these are the very same."""
        return others is not None and self.before is others.before and self.behind is others.behind


def restructured(site: Framed, renewed: Renewed) -> Framed:
    """The frame with the pages and files of now, in their order.

    Raises OtherwiseError if a page went that the menu had.
    """
    files, config, made = site.files, site.config, renewed.production.pages
    for name in renewed.gone:
        file = files.src_uris.get(name)  # no page is written beside the engine
        if file is not None and file.page in site.nav.pages:
            raise OtherwiseError
        if file is not None:
            files.remove(file)
    for uri in made:
        if uri not in files.src_uris:
            files.append(generated_page(config, uri, made))
    for uri in made:  # the sitemap lists pages in this order
        files._src_uris[uri] = files._src_uris.pop(uri)
    _connect(site, renewed)
    return replace(site, pages=files.documentation_pages(inclusion=InclusionLevel.is_in_serve))


def renew_beside(site: Framed) -> None:
    """Let pages link to what is written beside the engine now."""
    if isinstance(site.files, KnownFiles):
        site.files.renew(site.steps.beside)


def date(site: Framed, uris: Iterable[str]) -> None:
    """Give pages that are new their days, once they are read."""
    if site.steps.catalog:
        date_pages(Files([site.page(uri).file for uri in uris]), site.steps.catalog)


def neighbors(site: Framed) -> dict[str, Neighbors]:
    """The pages before and behind each page."""
    pages = (file.page for file in site.pages)
    return {page.file.src_uri: Neighbors(page.previous_page, page.next_page) for page in pages if page is not None}


def write_sitemap(site: Framed) -> None:
    """Write the list of all pages for search engines."""
    for file in site.pages:
        if file.page:
            file.page._set_canonical_url(site.config.site_url)
    site.steps.finishing.populated(site.files)
    engine._build_theme_template("sitemap.xml", site.environment, site.files, site.config, site.nav)


def published(site: Framed, name: str) -> str:
    """The path at which a page or a file is published."""
    return File(name, None, site.config.site_dir, site.config.use_directory_urls).dest_uri


def remove(site: Framed, name: str) -> None:
    """Remove a published file, and the folders that are empty then."""
    root = Path(site.config.site_dir)
    path = root / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def _connect(site: Framed, renewed: Renewed) -> None:
    menu = {id(page) for page in site.nav.pages}
    for uri in renewed.production.pages:
        file = site.files.src_uris[uri]
        page = file.page or Page(None, file, site.config)
        if id(page) not in menu and "translation" not in page.meta:
            page.previous_page = page.next_page = page.parent = None
    site.steps.connect(site.nav, site.files)
