"""Prose becomes Markdown: inline tokens turn into names, numbers and sentences with links; blocks into blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.foreign import Foreign
from generator.model.parts import Value
from generator.model.references import Reference
from generator.pages.escape import Markdown, escape
from generator.pages.links import fact_uri, link, relative
from generator.previewing.noting import NOTED
from generator.prose.attributing import beside
from generator.prose.numbers import bare_value, full_value
from generator.prose.tokens import Token, find_tokens

BlockRenderer = Callable[[Token], str]
_DEEPEST = 5


def render(text: str, catalog: Catalog, page: str, blocks: BlockRenderer | None = None, depth: int = 0) -> Markdown:
    """The prose with its tokens replaced, for the page `page`. Tokens must have passed `unknown-token`.

    `blocks` renders block tokens (see `generator.pages.blocks`); without it they are dropped, as in a summary.
    A sentence may contain tokens for other sentences; the rule `unknown-token` refuses circles.
    """
    if isinstance(text, Foreign):
        return Markdown(text.marked(render(str(text), catalog.original or catalog, page, blocks, depth)))
    if "[" not in text:
        return Markdown(text)
    parts: list[str] = []
    end = 0
    for token in find_tokens(text):
        parts.append(text[end : token.start])
        if token.mistake:
            parts.append(token.text)  # words in brackets that only look like a token
        elif token.block:
            parts.append(blocks(token) if blocks else "")
        elif token.reference and depth < _DEEPEST:
            parts.append(_inline(token, token.reference, catalog, page, depth))
        end = token.end
    return Markdown("".join(parts) + text[end:])


def _inline(token: Token, reference: Reference, catalog: Catalog, page: str, depth: int) -> str:
    entry = catalog.entry(reference)
    if entry is None:
        return str(escape(token.text))
    anchor = entry.data.former_ids.get(reference.anchor, reference.anchor)
    target = fact_uri(entry, anchor)
    fact = entry.fact(anchor) if anchor else None
    if fact and not token.label:
        sentence = render(fact.says.strip(), catalog, page, depth=depth + 1)
        title = str(escape(entry.name)).replace('"', "&quot;")
        if said := beside(fact.says, fact.assertion, fact.by, catalog):
            sentence = Markdown(f"{sentence} ({escape(said)}.)")
        return f'{sentence} [{catalog.words.say("evidence")}]({relative(target, page)} "{title}")'
    label = _label(token.label, entry, _value(entry, anchor, catalog), catalog.words)
    return link(label, target, page)


def _value(entry: Entry, anchor: str, catalog: Catalog) -> Value | None:
    return entry.value(anchor) if anchor else catalog.preferred(entry)


def _label(label: str, entry: Entry, value: Value | None, words: Words) -> str:
    """The words of a link. In a label, `#` stands for the bare value, so that no number is typed by hand."""
    if value is None:
        return label or entry.name
    if not label:
        return full_value(value, entry.unit, words)
    return label.replace("#", bare_value(value, entry.unit, words))


# No link holds another, so that each is looked at once, however many are begun.
_TO = r"\((?:(?!\]\()[^)])*+\)"
_LINK = re.compile(rf"\[([^\[\]]*)\]{_TO}(?:\{{[^{{}}]*\}})?")
# The marks of what stands in another language, and the notes behind them.
_SPAN = re.compile(r'<span class="fs-untranslated">[^<]*</span>|</?span[^<>]*>')
_MARKS = re.compile(r"(?<!\\)[*_`]{1,3}|\\(?=[^\w\s])")


_words_of = itemgetter(1)  # `r"\1"` is read anew for each text


# Text without any of these has no tokens, and is as plain as it can be.
_MARKUP = re.compile(r"[\[<*_`\\&]")


def plain(text: str, catalog: Catalog) -> str:
    """The prose as plain text, tokens resolved and markup taken out: for titles, descriptions and feeds."""
    if isinstance(text, Foreign):
        return text.like(plain(str(text), catalog.original or catalog))
    if not _MARKUP.search(text):
        return " ".join(text.split())
    if NOTED.facets is not None:
        return _without_markup(text, catalog)  # a preview has to see what each page reads
    if (known := catalog.said_plainly.get(text)) is None:
        known = catalog.said_plainly[text] = _without_markup(text, catalog)
    return known


def _without_markup(text: str, catalog: Catalog) -> str:
    said: str = render(text, catalog, "index.md")
    if "](" in said:
        said = _evidence(catalog.words.say("evidence")).sub("", said)
    if "<" in said:
        said = _SPAN.sub("", said)
    if "](" in said:
        said = _LINK.sub(_words_of, said)
    return " ".join(html.unescape(_MARKS.sub("", said)).split())


@lru_cache(maxsize=64)
def _evidence(word: str) -> re.Pattern[str]:
    """The link behind a sentence that leads to its evidence."""
    return re.compile(rf" \[{re.escape(word)}\]{_TO}")
