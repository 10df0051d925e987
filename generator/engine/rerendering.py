"""Makes one page again in the frame that a whole build has left in memory.

Made after `build` of MkDocs 1.6.1, of which it uses private parts.
"""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True)
class Framed:
    """What a whole build left in memory; `pages` are the files of all pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    environment: Environment
    steps: Steps
    pages: Sequence[File]


class OtherwiseError(Exception):
    """More has changed than this page by itself."""


def rendered(site: Framed, uri: str, text: str | None) -> str:
    """A page as it is to be published; `text` is its Markdown, or None where that is as before.

    Raises OtherwiseError if other pages may show what changed.
    """
    file = site.files.get_file_from_path(uri)
    page = file.page if file else None
    if file is None or page is None:
        raise OtherwiseError
    before, dated = _shown_elsewhere(page), (page.meta.get(CHANGED_ON), page.update_date)
    if text is not None:
        file.content_string = text
    engine._populate_page(page, site.config, site.files)
    page.meta[CHANGED_ON], page.update_date = dated
    if _shown_elsewhere(page) != before:
        raise OtherwiseError
    return _in_frame(site, page)


def _in_frame(site: Framed, page: Page) -> str:
    """The page in its template, as the engine does it."""
    site.config._current_page = page
    page.active = True
    try:
        context: Any = engine.get_context(site.nav, site.pages, site.config, page)
        template = site.environment.get_template(page.meta.get("template", "main.html"))
        context = site.config.plugins.on_page_context(context, page=page, config=site.config, nav=site.nav)
        output = site.config.plugins.on_post_page(template.render(context), page=page, config=site.config)
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)
        return output
    finally:
        page.active = False
        site.config._current_page = None


def _shown_elsewhere(page: Page) -> object:
    """What other pages may show of a page: its title and its front matter, but for the description."""
    meta = {name: value for name, value in page.meta.items() if name not in ("description", CHANGED_ON)}
    return page.title, meta, sorted(page.present_anchor_ids or ())
