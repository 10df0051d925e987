"""The MkDocs plugin: an adapter of few lines between the generated pages and the engine that publishes them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.clock import ClockError
from generator.engine.configuring import configure
from generator.engine.converting import Converting
from generator.engine.dating import date_pages
from generator.engine.finishing import Finishing
from generator.engine.kept_menus import KeptMenus
from generator.engine.languages import Languages
from generator.engine.listing import list_files
from generator.engine.looking import add_frame, add_style_sheet
from generator.engine.navigation import connect
from generator.engine.open_data import OpenData
from generator.engine.pdfs import Pdfs
from generator.engine.preview import Preview, holding_files
from generator.engine.scripts import modules_of, scripts_of
from generator.engine.sharing_cards import SharedPages
from generator.engine.speaking import add_words
from generator.pages.view import View
from generator.printing.references import with_references
from generator.problems import Level
from generator.producing import PAGES, SCHEMAS, Production, produce
from generator.reporters import render_text
from generator.searching.collecting import Collecting
from generator.writing import write_tree

log = logging.getLogger("mkdocs.plugins.factsheet")


class FactsheetPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Checks, generates and hands over pages. All else is in plain modules."""

    def __init__(self) -> None:
        self.prepared: Production | None = None
        self.progress: Callable[[str], None] = lambda uri: None
        self._production = Production(None, (), {}, {})
        self._serving = False
        self._preview: Preview | None = None
        self._holding = False
        self._shared: SharedPages
        self._finishing: Finishing
        self._converting: Converting
        self._languages: Languages
        self._open_data: OpenData
        self._searching = Collecting()
        self._pdfs: Pdfs

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this event keeps the plugin alive over the rebuilds of `mkdocs serve`."""
        self._serving = command == "serve"
        self._preview = None
        self._searching = Collecting()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check and generate before anything else: an error here leaves the last good site as it is."""
        root = _root(config)
        add_frame(config)
        if self._serving and self._preview is None:
            self._preview = Preview(root)
            self._searching = Collecting(self._preview.building)
        config.watch.extend(str(root / folder) for folder in ("content", "site_config") if (root / folder).is_dir())
        try:
            self._production, self.prepared = self.prepared or produce(root, with_drafts=self._serving), None
        except ClockError as error:
            raise PluginError(str(error)) from error
        catalog, problems = self._production.catalog, self._production.problems
        if self._preview:
            self._preview.look(catalog, problems)
        self._holding = False
        if catalog is None or not self._production.publishable:
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
        if not self._holding:
            root = _root(config)
            write_tree(root / PAGES, self._production.pages)
            write_tree(root / SCHEMAS, self._production.schemas)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages. Entry pages stay out of the menu, which would grow with every entry."""
        self._finishing = Finishing(config, preview=self._serving)
        self._converting = Converting(config, self._production.pages)
        if self._holding or self._production.catalog is None:
            return holding_files(files, config)
        root = _root(config)
        self._shared = SharedPages(self._production.catalog, self._production.pages, config)
        self._shared.add(files, root)
        self._open_data = OpenData(self._production.catalog)
        self._finishing.files(files)
        add_style_sheet(files, config, root)
        for uri, page in self._production.pages.items():  # never from build/pages/, where a preview writes as well
            files.append(File.generated(config, uri, content=page, inclusion=InclusionLevel.NOT_IN_NAV))
        for uri, content in self._production.files.items():
            files.append(File.generated(config, uri, content=content))
        self._pdfs = Pdfs(root, self._production, config)
        self._pdfs.add(files, config)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Give entry pages their place: breadcrumb, previous and next."""
        if self._production.catalog and not self._holding:
            connect(self._production.catalog, nav, config, files)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Let the frame's templates speak the language of each page."""
        add_words(env, self._production.catalog)
        KeptMenus().add_to(env, config)
        self._languages = Languages(self._production.catalog, env, config, files)
        self._finishing.populated(files)
        if self._production.catalog:
            date_pages(files, self._production.catalog)
        return env

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Convert all pages with one converter."""
        return self._converting.take(page)

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the tokens of hand-written pages; generated ones have none."""
        self.progress(page.file.src_uri)
        catalog = self._production.catalog
        if self._holding or catalog is None or page.file.src_uri in self._production.pages:
            return markdown
        return View(catalog, page.file.src_uri).document(markdown)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep what the page says for the search; number its sources for print."""
        self._searching.add(page, html, config)
        catalog = self._production.catalog
        if catalog is None or self._holding:
            return html
        return self._pdfs.link(with_references(html, page.file.src_uri, catalog), page.file.src_uri)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        """Give the page the scripts that its elements ask for, and what else its frame shows."""
        scripts = scripts_of(page.content or "")
        context["page_scripts"] = scripts  # type: ignore[typeddict-unknown-key]
        context["page_modules"] = modules_of(scripts)  # type: ignore[typeddict-unknown-key]
        if self._production.catalog is None:
            return context
        self._languages.show(context, page)
        if not self._holding:
            self._shared.show(context, page)
            self._open_data.show(context, page)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Finish the page: nothing on it may need more than the policy of the site allows."""
        return self._finishing.page(output, page.file.src_uri, page.url)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish what the theme makes besides pages."""
        return self._finishing.template(output_content, template_name)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what only all pages together say."""
        self._finishing.done()
        if self._production.catalog and not self._holding:
            self._open_data.write(Path(config.site_dir))
            self._searching.finish(self._production.catalog, config)
            if not self._serving:
                list_files(Path(config.site_dir))

    def on_shutdown(self) -> None:
        """End what a preview does in the background."""
        self._searching.stop()

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let mistakes show as an overlay, and keep the last good pages."""
        if self._preview:
            self._preview.attach(server, built=not self._holding)
        return server

    def _report(self) -> None:
        """Say every problem in the terminal. Warnings are told quietly, so that `--strict` does not stop for them."""
        problems = self._production.problems
        if problems:
            errors = [problem for problem in problems if problem.level is Level.ERROR]
            level = logging.INFO if not errors else logging.ERROR if self._preview else logging.DEBUG
            log.log(level, "%s", render_text(problems, color=False))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
