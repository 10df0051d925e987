"""Markdown to HTML as the engine does it, but with one converter for all pages of a build, and read once.

The engine makes a converter with all its extensions for each page, and reads the text of each page once more for the
ids of its HTML. Here the converter is reset between pages, as the library has it, and the ids are read from what came
out. Made after `Page.render` of MkDocs 1.6.1, of which it uses private parts.

Generated pages are converted by `generator.markup`, which gives the same HTML and knows only what they use; a page
with anything else, and every page written by hand, goes to the library.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Container
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as engine
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.engine.front_matter import read_generated
from generator.engine.laid_down import Ids, LaidDown, anchors_of
from generator.engine.link_addresses import LinkAddresses
from generator.engine.shortcodes import drawings_only
from generator.markup.ids import ids_in
from generator.markup.lines import Lines
from generator.markup.not_plain import NotPlainError
from generator.markup.page import Converted, convert

# The extensions whose rules `generator.markup` follows, with their settings. With any other set, it is not asked.
KNOWN = {
    "admonition", "attr_list", "fenced_code", "footnotes", "md_in_html", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.superfences", "pymdownx.tabbed", "tables", "toc",
}  # fmt: skip
_CONTENTS = {"permalink": False, "toc_depth": 2}

# What a process can say to another of a page that it converted: the fields of `Converted`, and by the path of each page
# that is linked to, its anchors to look for.
Portable = tuple[str, list[Any], str | None, frozenset[str], dict[str, dict[str, str]]]


class Converting:
    """Converts the pages of one build. `generated` are the pages that the software wrote.

    `elsewhere` gives what another process made of a page by its path, or None.
    """

    def __init__(self, config: MkDocsConfig, generated: Container[str] = ()) -> None:
        configs = drawings_only(config.mdx_configs or {})
        self._converter = Markdown(extensions=config.markdown_extensions, extension_configs=configs)
        self._generated = generated if is_known(config) else ()
        self._names = frozenset(self._converter.block_level_elements)
        self._icons: dict[str, str] = {}
        self._known: dict[str, str] = {}  # never stale: icons and blocks are those of this converter
        self._addresses = LinkAddresses()
        self._laid_down = LaidDown()
        self._page = self._own_page()
        self.elsewhere: Callable[[str], Portable | None] = lambda uri: None

    def renew(self, generated: Container[str]) -> None:
        """Go on with other generated pages: what links lead to may be gone."""
        if self._generated:
            self._generated, self._addresses = generated, LinkAddresses()

    def take(self, page: Page) -> Page:
        """Let the page be read and converted here when the engine asks it to do so itself."""
        page.__class__ = self._page
        return page

    def _own_page(self) -> type[Page]:
        """A page as the engine has it, that is read and converted here. Functions of each page would take more room."""
        converting = self

        class OwnPage(Page):
            def render(self, config: MkDocsConfig, files: Files) -> None:
                converting._render(self, config, files)

            def read_source(self, config: MkDocsConfig) -> None:
                if self.file.src_uri in converting._generated:
                    read_generated(self, config)
                else:
                    super().read_source(config)

        return OwnPage

    def portable(self, file: File, config: MkDocsConfig, files: Files) -> Portable | None:
        """What is to be said to another process of a page. None of one that the library has to convert."""
        page = file.page
        if page is None or file.src_uri not in self._generated:
            return None
        read_generated(page, config)
        links = engine._RelativePathTreeprocessor(file, files, config)
        try:
            found = self._plain(page, links)
        except NotPlainError:
            return None
        return found.html, found.contents, found.title, frozenset(found.ids), anchors_of(links.links_to_anchors, files)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        links = engine._RelativePathTreeprocessor(page.file, files, config)
        try:
            found = self._from_elsewhere(page, links) or self._plain(page, links)
        except NotPlainError:
            found = self._by_engine(page, links, files, config)
        page.content, page._title_from_render = found.html, found.title
        page.present_anchor_ids = Ids(found.ids)  # type: ignore[assignment]
        page.toc, anchors = self._laid_down.put(found.contents, anchors_of(links.links_to_anchors, files), files)
        if engine.log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = anchors  # type: ignore[assignment]

    def _from_elsewhere(self, page: Page, links: engine._RelativePathTreeprocessor) -> Converted | None:
        made = self.elsewhere(page.file.src_uri)
        if made is None:
            return None
        links.links_to_anchors.update((links.files.src_uris[uri], each) for uri, each in made[-1].items())
        return Converted(*made[:-1])

    def _plain(self, page: Page, links: engine._RelativePathTreeprocessor) -> Converted:
        if page.file.src_uri not in self._generated:
            raise NotPlainError("a page written by hand")
        resolve = self._addresses.of(page.file, links)
        return convert(page.markdown or "", Lines(resolve, self._icon, self._names, self._known), self._names)

    def _icon(self, name: str) -> str:
        if name not in self._icons:
            html = self._converter.reset().convert(f":{name}:")
            self._icons[name] = html.removeprefix("<p>").removesuffix("</p>") if html.startswith("<p><") else ""
        return self._icons[name]

    def _by_engine(
        self, page: Page, links: engine._RelativePathTreeprocessor, files: Files, config: MkDocsConfig
    ) -> Converted:
        converter = self._converter.reset()
        links.links_to_anchors.clear()  # what was met before the page was given over
        anchors = engine._ExtractAnchorsTreeprocessor(page.file, files, config)
        title = engine._ExtractTitleTreeprocessor()
        for each in (anchors, links, title):
            each._register(converter)
        html = converter.convert(page.markdown or "")
        ids = anchors.present_anchor_ids | set(ids_in(html))
        return Converted(html, getattr(converter, "toc_tokens", []), title.title, ids)


def is_known(config: MkDocsConfig) -> bool:
    """Whether Markdown is extended just as `generator.markup` knows it."""
    names = set(config.markdown_extensions)
    contents = config.mdx_configs.get("toc")
    return names <= KNOWN and {"attr_list", "md_in_html", "tables"} <= names and contents == _CONTENTS
