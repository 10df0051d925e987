"""Makes single pages again in the frame that a whole build has left in memory.

Made after `build` of MkDocs 1.6.1, of which it uses private parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.engine.dating import CHANGED_ON
from generator.engine.steps import Steps

Title = tuple[object, ...]


@dataclass(frozen=True)
class Framed:
    """What a whole build left in memory; `pages` are the files of all pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    environment: Environment
    steps: Steps
    pages: Sequence[File]

    def page(self, uri: str) -> Page:
        """A page by its path. Raises OtherwiseError if there is none."""
        file = self.files.src_uris.get(uri)
        if file is None or file.page is None:
            raise OtherwiseError
        return file.page


class OtherwiseError(Exception):
    """More has changed than single pages."""


def populate(site: Framed, uri: str, text: str | None) -> bool:
    """Read and convert a page; `text` is its Markdown, or None where that is as before. Is its title another one?

    Raises OtherwiseError if many other pages may show what changed.
    """
    page = site.page(uri)
    before, dated = (title_of(page), _menu_of(page)), (page.meta.get(CHANGED_ON), page.update_date)
    is_new = page.markdown is None
    if text is not None:
        page.file.content_string = text
    engine._populate_page(page, site.config, site.files)
    if is_new:
        return False
    page.meta[CHANGED_ON], page.update_date = dated
    if (title_of(page), _menu_of(page)) != before and _is_above_others(site, page):
        raise OtherwiseError
    return title_of(page) != before[0]


def in_frame(site: Framed, uri: str) -> str:
    """A page in its template, as the engine does it: as it is to be published."""
    page = site.page(uri)
    page._set_canonical_url(site.config.site_url)  # what leads on has set another one
    site.config._current_page = page
    page.active = True
    try:
        context: Any = engine.get_context(site.nav, site.pages, site.config, page)
        template = site.environment.get_template(page.meta.get("template", "main.html"))
        context = site.config.plugins.on_page_context(context, page=page, config=site.config, nav=site.nav)
        return site.config.plugins.on_post_page(template.render(context), page=page, config=site.config)
    finally:
        page.active = False
        site.config._current_page = None


def warn_of_anchors(site: Framed, uris: Iterable[str] | None) -> None:
    """Say which links of pages lead to no place of the page that they name; of all pages if `uris` is None."""
    for page in map(site.page, [file.src_uri for file in site.pages] if uris is None else uris):
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def title_of(page: Page | None) -> Title:
    """What the pages before and behind a page say of it."""
    return (page.title, page.meta.get("title"), page.url) if page else ()


def _menu_of(page: Page) -> object:
    """What pages below a page, and the menu, may show of it besides."""
    return {name: value for name, value in page.meta.items() if name not in ("description", CHANGED_ON)}


def _is_above_others(site: Framed, page: Page) -> bool:
    """Is a page in the menu, or in the breadcrumb of others? Those on which its own lists go on name it anyway."""
    own = f"{page.file.src_uri.removesuffix('.md')}/"
    others = (file.page for file in site.pages if file.page and not file.src_uri.startswith(own))
    return page in site.nav.pages or id(page) in {id(other.parent) for other in others}
