"""Pages put into their frame by the short way, where it gives what the engine gives.

The engine writes each page by its templates, and tells every plugin of every step. Where nobody else has a hand in it,
and the frame of a page was written before, a page is what it says itself, put between the pieces of that frame.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs import __version__ as mkdocs_version
from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.engine.kept_part import KeptPart
from generator.engine.own_parts import Own
from generator.engine.steps import Steps
from generator.publishing.manifest import Digest
from generator.writing import NewFiles

_TEMPLATE = "main.html"
# In the place of a page's linked data while the page is finished: a line without `<`, of which all stays as it is.
_DATA = '<script type="application/ld+json">{}</script>'


class ShortWay:
    """The pages of one build. `usual` is the function of the engine that puts a page into its frame and writes it."""

    def __init__(self, usual: Callable[..., None], steps: Callable[[], Steps]) -> None:
        self._usual, self._steps = usual, steps
        self._files: NewFiles | None = None

    def page(
        self,
        page: Page,
        config: MkDocsConfig,
        pages: Sequence[File],
        nav: Navigation,
        environment: Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """In the place of that function. Made after `_build_page` of MkDocs 1.6.1."""
        if dirty or excluded or "template" in page.meta or not is_ours_alone(config):
            self._usual(page, config, pages, nav, environment, dirty, excluded)
            return
        config._current_page = page
        page.active = True
        try:
            self._write(page, config, self._made(page, config, pages, nav, environment))
        except Exception as error:
            engine.log.error(
                f"Error building page '{page.file.src_uri}':{'' if isinstance(error, BuildError) else f' {error}'}"
            )
            raise
        finally:
            page.active = False
            config._current_page = None

    def _made(
        self, page: Page, config: MkDocsConfig, pages: Sequence[File], nav: Navigation, environment: Environment
    ) -> str:
        steps = self._steps()
        context: Any = {"nav": nav, "pages": pages, "base_url": get_relative_url(".", page.url), "config": config}
        context |= {"page": page, "mkdocs_version": mkdocs_version}
        context = steps.context(context, page)
        if frame := steps.kept_parts.frame(page, context):  # without what it asks for besides, it is not found
            return _in_frame(page, frame, context["own"], steps)
        context = {**engine.get_context(nav, pages, config, page), **context}
        return steps.finished(environment.get_template(_TEMPLATE).render(context), page)

    def _write(self, page: Page, config: MkDocsConfig, output: str) -> None:
        if not output or output.isspace():
            engine.log.info(f"Page skipped: '{page.file.src_uri}'. Generated empty output.")
            return
        self._files = self._files or NewFiles(Path(config.site_dir))
        path, data = page.file.dest_uri, output.encode(errors="xmlcharrefreplace")
        time = self._files.write(path, data)
        self._steps().digests[path] = Digest(len(data), hashlib.sha256(data).hexdigest(), time)


def _in_frame(page: Page, frame: KeptPart, own: Own, steps: Steps) -> str:
    """The page as it is published, in a frame that was written before."""
    steps.forget(page)
    around = frame.around(own._replace(data=_DATA if own.data else ""))
    text = steps.finishing.put_together(around, frame.bare, page.file.src_uri, page.url)
    return text.replace(_DATA, own.data, 1) if own.data else text


@contextmanager
def short_way(steps: Callable[[], Steps]) -> Iterator[None]:
    """Builds of the engine in here take it. `steps` gives those of the build."""
    usual = engine._build_page
    engine._build_page = ShortWay(usual, steps).page  # type: ignore[assignment]
    try:
        yield
    finally:
        engine._build_page = usual


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Does nobody else have a hand in pages (another plugin, a hook), or reads along (`--verbose`)?"""
    return [*config.plugins] == ["factsheet"] and not config.hooks and not engine.log.isEnabledFor(logging.DEBUG)
