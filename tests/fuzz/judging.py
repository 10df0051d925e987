"""Whether a text passes the checks as a page or as a field, and what in a piece of HTML could do harm.

The HTML is read by a parser that follows the standard as browsers do, and not by any pattern of ours.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import tinyhtml5  # type: ignore[import-untyped]

from generator.checks import comments, front_matter, heavy_markup, one_paragraph, raw_html, unsafe_link
from generator.checks.keeping import forget
from generator.checks.rule import Rule
from generator.examining import examine
from generator.loading.characters import unseen_character
from generator.loading.documents import Document
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.model.correction import Corrections

BRIDGES = Path(__file__).parent.parent / "sites" / "bridges"
FILE = "docs/sheets/x.md"
OF_PAGES = (raw_html.RULE, comments.RULE, heavy_markup.RULE, front_matter.RULE, unsafe_link.RULE)
OF_FIELDS = (raw_html.RULE, heavy_markup.RULE, one_paragraph.RULE, unsafe_link.RULE)

# What Markdown and the extensions that the site uses make of words; and an `svg` for an icon.
_MARKDOWN = """
    a abbr blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr img input label li ol p path pre section
    small span strong sub summary sup svg table tbody td th thead tr ul html head body
"""
_NAMES = """
    align alt checked class colspan d data-tabs for href id markdown name rel role rowspan src start title type viewbox
    xmlns
"""
_ELEMENTS, _ATTRIBUTES = frozenset(_MARKDOWN.split()), frozenset(_NAMES.split())
_HARMLESS_STYLE = re.compile(r"text-align: (?:left|center|right);")
# Browsers pass over white space and control characters at the start, and over tabs and line ends anywhere.
_PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@cache
def small_site() -> Catalog:
    """The catalog of the small site."""
    found = examine(BRIDGES, {}, dt.date(2026, 12, 1)).catalog
    assert found is not None
    return found


@cache
def _bare() -> Catalog:
    """A catalog in which there is nothing for rules to look at yet."""
    nothing: dict[str, Any] = {"entries": {}, "sources": {}, "documents": {}, "translations": {}, "settings": {}}
    return replace(small_site(), corrections=Corrections(), **nothing)


def passes_as_page(text: str) -> bool:
    """Whether no rule of safety refuses a page of docs/ with this text."""
    document = Document("sheets/x.md", FILE, text)
    return unseen_character(text, FILE) is None and _passes(replace(_bare(), documents={"x": document}), OF_PAGES)


def passes_as_field(text: str) -> bool:
    """Whether no rule of safety refuses this text in a field of prose."""
    record, _ = parse_record(json.dumps({"notice": text}), "site_config/site.yml")
    if record is None:
        return False
    site = _bare().site.model_copy(update={"notice": text})
    return _passes(replace(_bare(), site=site, settings={"site": record}), OF_FIELDS)


def _passes(catalog: Catalog, rules: tuple[Rule, ...]) -> bool:
    try:
        return not any(True for rule in rules for _ in rule.check(catalog))
    finally:
        forget()


def dangers(html: str) -> Iterator[str]:
    """What stands in a piece of HTML that no words of a stranger may bring there, as browsers read it."""
    page = f"<!doctype html><body>{html}".encode()  # a short text would be taken for the name of a file
    for element in tinyhtml5.parse(page, override_encoding="utf-8", namespace_html_elements=False).iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        tag = element.tag.rpartition("}")[2]
        if tag not in _ELEMENTS:
            yield f"the element {tag}"
        for name, value in element.attrib.items():
            yield from (f"{danger} of {tag}: {value}" for danger in _of_attribute(tag, str(name), str(value)))


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    name = name.rpartition("}")[2].lower()
    if name == "style":
        if not _HARMLESS_STYLE.fullmatch(value):
            yield "a style"
    elif name not in _ATTRIBUTES:
        yield f"the attribute {name}"
    elif name in ("href", "src"):
        address = _PASSED_OVER.sub("", value)
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
            yield "an address that runs"
        elif name == "src" and (scheme or re.match(r"[\\/]{2}", address)):
            yield "a picture of another host"
        elif not scheme and re.match(r"[\\/]{2}", address):
            yield "an address without its scheme"
