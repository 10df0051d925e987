"""The steps of one build, from facts to HTML: what the plugin does at each of the engine's events."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.engine.ahead import Ahead, files_of
from generator.engine.beside import Beside, KnownFiles, Stream
from generator.engine.converting import Converting
from generator.engine.dating import date_pages
from generator.engine.finishing import Finishing
from generator.engine.generated import generated_page
from generator.engine.holding import holding_files
from generator.engine.kept_parts import KeptParts
from generator.engine.laid_down import Contents
from generator.engine.languages import Languages
from generator.engine.looking import FRAME, add_style_sheet, theme_folder
from generator.engine.navigation import connect
from generator.engine.open_data import OpenData
from generator.engine.own_parts import OwnParts
from generator.engine.pdfs import Pdfs
from generator.engine.scripts import modules_of, scripts_of, waits
from generator.engine.sharing_cards import SharedPages
from generator.engine.speaking import add_words
from generator.giving_back import give_back
from generator.model.catalog import Catalog
from generator.pages.compiled_templates import CompiledTemplates
from generator.pages.view import View
from generator.previewing.noting import Facet, noting
from generator.printing.references import with_references
from generator.producing import Production
from generator.publishing.manifest import Digest, Digests
from generator.spooling import Texts


class Steps:
    """One build of a production. Without one that can be published, it makes the page that holds the place."""

    def __init__(
        self, root: Path, production: Production, config: MkDocsConfig, *, serving: bool, ahead: Ahead | None = None
    ) -> None:
        """`ahead` are the files that were begun before the pages; without it, all are made here."""
        self.root, self.config, self._ahead = root, config, ahead
        self.production = production
        self.finishing = Finishing(config, preview=serving)
        self.converting = Converting(config, production.pages)
        self.kept_parts = KeptParts()
        self._shared: SharedPages
        self._languages: Languages
        self._own_parts: OwnParts
        self._pdfs: Pdfs
        self._serving = serving
        self._beside: Beside | None = None
        self._taken: frozenset[str] = frozenset()  # the paths at which the engine writes
        self._read: Page | None = None
        self._laid_down = Texts()
        self.open_data: OpenData
        self.digests = Digests()  # of the pages, where they were noted as these were written

    @property
    def catalog(self) -> Catalog | None:
        """What pages are made from; None while there is nothing to publish."""
        return self.production.catalog if self.production.publishable else None

    def files(self, files: Files) -> Files:
        """Add the generated pages. Entry pages stay out of the menu, which would grow with every entry."""
        catalog, config = self.catalog, self.config
        if catalog is None:
            return holding_files(files, config)
        self._shared = SharedPages(catalog, self.production.pages, config)
        self.open_data = OpenData(catalog)
        self.finishing.files(files)
        add_style_sheet(files, config, self.root)
        for uri in self.production.pages:  # never from build/pages/, where a preview writes as well
            files.append(generated_page(config, uri, self.production.pages))
        self._pdfs = Pdfs(self.root, self.production, config)
        self._pdfs.add(files, config)
        theirs = {file.dest_uri for file in files} | {*config.theme.static_templates}
        self._taken = frozenset(theirs | catalog.own_files)
        self._beside = Beside(self._made_beside, Path(config.site_dir), self._taken)
        if not self._serving:
            self._beside.begin()
        return KnownFiles(files, self.beside, config)

    @property
    def beside(self) -> Set[str]:
        """The paths of what pages may link to and the engine does not write."""
        return self.production.files | self._shared.paths

    def _made_beside(self) -> Stream:
        assert self.catalog is not None
        yield from self._shared.files(self.root)
        if self._ahead is None:
            yield from files_of(self.catalog, self.open_data)

    def connect(self, nav: Navigation, files: Files) -> Navigation:
        """Give entry pages their place: breadcrumb, previous and next."""
        if self.catalog:
            with noting(None):  # a preview does it again
                connect(self.catalog, nav, self.config, files)
        return nav

    def environment(self, env: Environment, files: Files) -> Environment:
        """Let the frame's templates speak the language of each page."""
        self._lay_down()
        env.bytecode_cache = CompiledTemplates([FRAME, Path(theme_folder(self.config))])
        add_words(env, self.production.catalog)
        self._languages = Languages(self.production.catalog, env, self.config, files)
        self._own_parts = OwnParts(env, self.production.catalog)
        self.kept_parts.add_to(env, theme_folder(self.config))
        self.finishing.populated(files)
        give_back()
        if self.production.catalog:
            date_pages(files, self.production.catalog)
        return env

    def take(self, page: Page) -> Page:
        """Read the next page, with the converter of all pages."""
        self._lay_down()
        self._read = page
        return self.converting.take(page)

    def markdown(self, markdown: str, uri: str) -> str:
        """Replace the tokens of hand-written pages; generated ones have none."""
        if self.catalog is None or uri in self.production.pages:
            return markdown
        return View(self.catalog, uri).document(markdown)

    def content(self, html: str, uri: str) -> str:
        """Number the sources of the page for print."""
        if self.catalog is None:
            return html
        return self._pdfs.link(with_references(html, uri, self.catalog), uri)

    def context(self, context: TemplateContext, page: Page) -> TemplateContext:
        """Give the page the scripts that its elements ask for, and what else its frame shows."""
        self._lay_down()
        if page.file.src_uri in self._laid_down:
            page.content = self._laid_down[page.file.src_uri]
        scripts = scripts_of(page.content or "")
        context["page_scripts"] = scripts  # type: ignore[typeddict-unknown-key]
        context["page_modules"] = modules_of(scripts)  # type: ignore[typeddict-unknown-key]
        context["page_waits"] = waits(scripts)  # type: ignore[typeddict-unknown-key]
        if self.production.catalog is not None:
            self._languages.show(context, page)
            self.kept_parts.turn_to(page, context)
        if self.catalog:
            self._shared.show(context, page)
            self.open_data.show(context, page)
        context["own"] = self._own_parts.of(page, context)  # type: ignore[typeddict-unknown-key]
        return context

    def finished(self, output: str, page: Page) -> str:
        """The page as it is published: nothing on it may need more than the policy of the site allows."""
        self.forget(page)
        return self.finishing.page(output, page.file.src_uri, page.url, self.kept_parts.used)

    @staticmethod
    def forget(page: Page) -> None:
        """Keep no longer what a page says: it stands in its frame."""
        page.content = ""
        if isinstance(page.toc, Contents):
            page.toc.forget()

    def write_beside(self) -> Mapping[str, Digest]:
        """See to it that all is written which is no page; gives what was noted of it. Raises what went wrong."""
        assert self._beside is not None
        site = Path(self.config.site_dir)
        parts = [self._beside.finish(), *([self._ahead.finish(self._taken)] if self._ahead else [])]
        for part in parts:
            for path, content in part.later:
                self.open_data.add(path, content, site)
        *others, known = (part.digests for part in parts)  # the last are the most by far
        for digests in (*others, self.digests):
            known.update(digests)
        return known

    def stop(self) -> None:
        """Write no more: the build has failed, or was ended."""
        if self._beside:
            self._beside.stop()

    def _lay_down(self) -> None:
        """Keep no text of the page that was read last until it is written."""
        page, self._read = self._read, None
        if page is None:
            return
        uri, page.markdown = page.file.src_uri, ""  # not None: the engine takes that for a page without a title
        self._laid_down[uri], page.content = page.content or "", ""

    def renew(self, production: Production, changed: Set[Facet]) -> bool:
        """Go on with what an edit left, in the same frame. False if that needs other cards to be shared with."""
        assert production.catalog is not None
        self.production = production
        self._laid_down = self._laid_down.only(self._laid_down)
        self.converting.renew(production.pages)
        self._languages.catalog = production.catalog
        self.open_data = OpenData(production.catalog)
        return self._shared.renew(production.catalog, production.pages, changed)

    @property
    def can_renew(self) -> bool:
        """Whether pages may be made again one by one: PDFs are compared with all that the site says."""
        return self.catalog is not None and self._pdfs.are_none
