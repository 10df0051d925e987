"""Explains words on first use: of the links to an entry of a glossary, the first of a page gets a definition.

The link itself stays what it is. It is tied to a hidden definition at the end of the page (`aria-describedby`), which a
screen reader reads with it and `assets/scripts/glossary.js` shows beside it.
"""

from __future__ import annotations

import html
import posixpath
import re

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.answers import answer_and_rest
from generator.pages.escape import Markdown
from generator.prose.render import plain

CLASS = "fs-term"
# The end of a link as `generator.pages.links.link` writes it, without attributes of its own.
_LINK = re.compile(r"(?<!\\)\]\((?P<target>[^()\s#]+)\.md\)(?!\{)")


class Glossary:
    """The words that one page has explained so far. `page` is its path."""

    def __init__(self, catalog: Catalog, page: str) -> None:
        self._catalog = catalog
        self._folder = posixpath.dirname(page)
        self._kinds = {kind.id for kind in catalog.kinds.values() if kind.declared.glossary}
        self._used: dict[str, Entry] = {}

    def explain(self, text: str) -> Markdown:
        """The same Markdown, in which the first link of the page to each word is tied to its definition."""
        return Markdown(_LINK.sub(self._tied, text) if self._kinds and ".md)" in text else text)

    def definitions(self, more: str) -> Markdown:
        """The definitions of the words explained, as a block for the end of the page; nothing if there are none.

        `more` is what the link to the word's own page says where a definition is shown to a finger.
        """
        if not self._used:
            return Markdown("")
        words = "".join(f'<p id="{_anchor(word)}">{self._definition(word)}</p>' for word in self._used.values())
        attributes = f'data-script="glossary" data-more="{html.escape(more)}" hidden'
        return Markdown(f'\n\n<div class="fs-definitions" {attributes}>{words}</div>\n')

    def _tied(self, match: re.Match[str]) -> str:
        key = posixpath.normpath(posixpath.join(self._folder, match["target"]))
        entry = self._catalog.entries.get(key) if key.partition("/")[0] in self._kinds else None
        if entry is None or key in self._used:
            return match[0]
        self._used[key] = entry
        return f'{match[0]}{{ .{CLASS} aria-describedby="{_anchor(entry)}" }}'

    def _definition(self, entry: Entry) -> str:
        """The word and the first sentence of its summary: the link may say it in other words."""
        first, _ = answer_and_rest(entry.data.summary, self._catalog.site.language)
        return f"<strong>{html.escape(entry.name)}:</strong> {html.escape(plain(first, self._catalog))}"


def _anchor(entry: Entry) -> str:
    """An id that no fact can have, since an underscore stands in it."""
    return f"term_{entry.id}"
