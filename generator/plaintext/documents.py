"""Hand-written pages, and others that exist as Markdown only, as clean Markdown with tokens and blocks replaced."""

from __future__ import annotations

import re

import yaml

from generator.citing.this_site import title_of
from generator.loading.documents import Document
from generator.plaintext.blocks import block
from generator.plaintext.cleaning import clean
from generator.plaintext.twin import Twin, joined
from generator.prose.render import render
from generator.prose.tokens import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"\A\s*# [^\n]*\n?")
_HELD = re.compile(r"\1(\d+)\1".replace("\\1", "\1"))  # no text may hold this sign


def document_page(document: Document, twin: Twin) -> str:
    """A hand-written page."""
    return page_of_markdown(document.text, title_of(document), twin)


def description_of(document: Document) -> str:
    """What a hand-written page says of itself to search engines; empty if it says nothing."""
    front = _FRONT_MATTER.match(document.text)
    fields = yaml.safe_load(front[0].strip().strip("-")) if front else None
    found = fields.get("description") if isinstance(fields, dict) else None
    return " ".join(found.split()) if isinstance(found, str) else ""


def page_of_markdown(text: str, title: str, twin: Twin) -> str:
    """A page from its Markdown."""
    body = body_of_markdown(text, twin)
    return joined([*twin.head(title, [twin.as_of()]), body, *twin.foot(title)])


def body_of_markdown(text: str, twin: Twin) -> str:
    """What stands below the title of a page. Blocks come as plain lists, and are not cleaned again."""
    blocks: list[str] = []

    def hold(token: Token) -> str:
        blocks.append(block(token, twin))
        return f"\1{len(blocks) - 1}\1"

    body = _TITLE.sub("", _FRONT_MATTER.sub("", text))
    rendered = render(body, twin.data.catalog, twin.uri, hold)
    return _HELD.sub(lambda match: blocks[int(match[1])], clean(rendered, twin))
