"""The front matter of generated pages. Nearly all of it is of one form, which needs no reader of YAML."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

# Keys with a text in quotation marks, on one line each.
_PLAIN = re.compile(r'---\n((?:[a-z]+: "[^"\\\n]*"\n)+)---\n+')
_NO_TEXT = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))  # keys that YAML takes for values


def read_generated(page: Page, config: MkDocsConfig) -> None:
    """Read a page whose text is in memory: what `Page.read_source` of the engine does."""
    source = config.plugins.on_page_read_source(page=page, config=config)
    page.markdown, page.meta = taken_apart(page.file.content_string if source is None else source)


def taken_apart(text: str) -> tuple[str, dict[str, Any]]:
    """The Markdown of a page, and its front matter: what `get_data` of the engine gives."""
    found = _PLAIN.match(text)
    # Signs that nobody sees mean something to YAML, or are refused by it.
    if found and found[1].replace("\n", "").isprintable():
        fields = dict(line[:-1].split(': "', 1) for line in found[1].splitlines())
        if not fields.keys() & _NO_TEXT:
            return text[found.end() :], fields
    return meta.get_data(text)
