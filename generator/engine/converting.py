"""Markdown to HTML as the engine does it, but with one converter for all pages of a build, and read once.

The engine makes a converter with all its extensions for each page, and reads the text of each page once more for the
ids of its HTML. Here the converter is reset between pages, as the library has it, and the ids are read from what came
out. Made after `Page.render` of MkDocs 1.6.1, of which it uses private parts.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from functools import partial

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as engine
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# A comment, which is passed over whole; or a tag, whose quoted values may hold any sign.
_TAG = re.compile(
    r"<!--.*?-->|<(?P<name>[a-z][^\s/>]*+)(?P<attributes>\s(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


class Converting:
    """Converts the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._converter = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})

    def take(self, page: Page) -> Page:
        """Let the page be converted here when the engine asks it to convert itself."""
        page.render = partial(self._render, page)  # type: ignore[method-assign]
        return page

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        converter = self._converter.reset()
        anchors = engine._ExtractAnchorsTreeprocessor(page.file, files, config)
        links = engine._RelativePathTreeprocessor(page.file, files, config)
        title = engine._ExtractTitleTreeprocessor()
        for each in (anchors, links, title):
            each._register(converter)
        page.content = converter.convert(page.markdown or "")
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | set(ids_in(page.content))
        if engine.log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors


def ids_in(content: str) -> Iterator[str]:
    """Where links can lead in a piece of HTML: the ids of its elements, and the names of its links."""
    for tag, attributes in _TAG.findall(content):
        wanted = ("id", "name") if tag in "aA" else ("id",)
        if any(name in attributes.lower() for name in wanted):
            found = _ATTRIBUTE.findall(attributes)
            yield from (html.unescape("".join(values)) for name, *values in found if name.lower() in wanted)
