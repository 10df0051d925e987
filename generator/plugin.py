"""The MkDocs plugin: an adapter of few lines between the generated pages and the engine that publishes them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.clock import ClockError
from generator.ending import end_as_by_hand
from generator.engine.ahead import Ahead
from generator.engine.configuring import configure
from generator.engine.listing import list_files
from generator.engine.looking import add_frame
from generator.engine.ports import refuse_taken
from generator.engine.steps import Steps
from generator.problems import Level
from generator.producing import PAGES, SCHEMAS, Production, produce
from generator.reporters import render_text
from generator.searching.collecting import Collecting
from generator.writing import write_tree

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.engine.preview import Preview

log = logging.getLogger("mkdocs.plugins.factsheet")


class FactsheetPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Checks, generates and hands over pages. All else is in plain modules."""

    def __init__(self) -> None:
        self.prepared: Production | None = None
        self.ahead: Ahead | None = None  # the files that were begun with these pages
        self.progress: Callable[[str], None] = lambda uri: None
        self.stop_writing: Callable[[], None] = lambda: None  # ends what a build writes beside the engine
        self._production = Production(None, (), {}, {})
        self._serving = False
        self._preview: Preview | None = None
        self._holding = False
        self._steps: Steps
        self._nav: Navigation
        self._frame: tuple[Files, Environment]
        self._searching = Collecting()

    @property
    def steps(self) -> Steps:
        """The steps of this build."""
        return self._steps

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this event keeps the plugin alive over the rebuilds of `mkdocs serve`."""
        self._serving = command == "serve"
        if self._serving:
            end_as_by_hand()
        self._preview = None
        self._searching = Collecting()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and generate before anything else: an error here leaves the last good site as it is."""
        root = _root(config)
        add_frame(config)
        if self._serving and self._preview is None:
            from generator.engine.preview import Preview  # with a server and a watcher, which no build needs

            refuse_taken(*config.dev_addr)
            self._preview = Preview(root, lambda *made: self._searching.finish(*made))
            self._searching = Collecting(self._preview.building)
        config.watch.extend(folder for folder in _inputs(config) if Path(folder).is_dir())
        try:
            made = self.prepared or (self._preview.renewing.produce() if self._preview else produce(root))
        except ClockError as error:
            raise PluginError(str(error)) from error
        self._production, self.prepared = made, None
        catalog, problems = made.catalog, made.problems
        if self._preview:
            self._preview.look(catalog, problems)
        self._holding = False
        if catalog is None or not made.publishable:
            self._report()
            if self._preview is None or self._preview.has_site:
                raise PluginError(f"Nothing was published.\n\n{render_text(problems, color=False)}")
            self._holding = True
            return config
        self._report()
        return configure(config, catalog)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Write the generated pages where the engine reads them; only what changed."""
        self._searching.begin()
        if self._preview:
            self._preview.touched = True
        if not self._holding:
            root = _root(config)
            write_tree(root / PAGES, self._production.pages)
            write_tree(root / SCHEMAS, self._production.schemas)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages, and all that belongs to them."""
        self._steps = Steps(_root(config), self._production, config, serving=self._serving, ahead=self.ahead)
        self.stop_writing = self._steps.stop
        if self._preview:
            self._preview.renewing.begin()
        return self._steps.files(files)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Give pages that are not in the menu their place."""
        self._nav = nav
        return self._steps.connect(nav, files)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let the frame's templates speak the language of each page."""
        self._frame = files, env
        return self._steps.environment(env, files)

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Convert all pages with one converter."""
        return self._steps.take(page)

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the tokens of hand-written pages."""
        self.progress(page.file.src_uri)
        with self._reading(page):
            return self._steps.markdown(markdown, page.file.src_uri)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep what the page says for the search; number its sources for print."""
        self._searching.add(page, html, config)
        with self._reading(page):
            return self._steps.content(html, page.file.src_uri)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        """Give the page what its frame shows."""
        with self._reading(page):
            return self._steps.context(context, page)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Finish the page."""
        output = self._steps.finished(output, page)
        return self._preview.renewing.finished(page.file.src_uri, output) if self._preview else output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish what the theme makes besides pages."""
        output = self._steps.finishing.template(output_content, template_name)
        return self._preview.renewing.finished(template_name, output) if self._preview else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what only all pages together say."""
        if self._preview:
            self._preview.renewing.end(config, *self._frame, self._nav, self._steps)
        self._steps.finishing.done()
        if self._production.catalog and not self._holding:
            if self._serving:
                self._steps.write_beside()
            self._searching.finish(self._production.catalog, config)
            if not self._serving:
                list_files(Path(config.site_dir), self._steps.write_beside())

    def on_build_error(self, error: Exception) -> None:
        """What a build reads that has failed is of no use."""
        self.stop_writing()
        steps = self._preview.renewing.fail() if self._preview else None
        if steps:
            self._steps = steps

    def on_shutdown(self) -> None:
        """End what a preview does in the background."""
        self._searching.stop()
        if self._preview:
            self._preview.stop()

    def _reading(self, page: Page) -> AbstractContextManager[None]:
        """In here, what is read of the catalog is read by a page."""
        return self._preview.renewing.page(page.file.src_uri) if self._preview else nullcontext()

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let mistakes show as an overlay, and keep the last good pages."""
        if self._preview:
            missing = [folder for folder in _inputs(config) if not Path(folder).is_dir()]
            self._preview.attach(server, [*config.watch, *missing], built=not self._holding)
        return server

    def _report(self) -> None:
        """Say every problem in the terminal. Warnings are told quietly, so that `--strict` does not stop for them."""
        problems = self._production.problems
        if problems:
            errors = [problem for problem in problems if problem.level is Level.ERROR]
            level = logging.INFO if not errors else logging.ERROR if self._preview else logging.DEBUG
            log.log(level, "%s", render_text(problems, color=False))


def _inputs(config: MkDocsConfig) -> list[str]:
    """The folders that a site is made from, besides the one that the engine knows."""
    return [str(_root(config) / folder) for folder in ("content", "site_config")]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
