"""The front matter of hand-written pages holds what the engine can use, and nothing that a page would run."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator

import yaml

from generator.checks.rule import Rule
from generator.loading.characters import FORBIDDEN, HIDDEN
from generator.loading.documents import Document
from generator.loading.record import Record
from generator.loading.yaml_nodes import compose
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Problem

_BLOCK = re.compile(r"-{3}[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)")
# A page that begins so loses its first lines: the engine takes them for front matter of an older form.
_OLD_FORM = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
_HIDE = ("navigation", "toc", "footer", "path", "tags")
_resolve: Callable[..., str] = yaml.SafeLoader("").resolve

Found = Iterator[tuple[tuple[str | int, ...], str, str]]


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the front matter of every document."""
    for document in catalog.documents.values():
        block = _BLOCK.match(document.text)
        if block:
            yield from _look(document, block)
        elif document.text.startswith("---"):
            message = "The front matter, the lines above the page's text, is never closed."
            yield Problem(document.file, 1, 1, RULE.name, message, "Close it with a line of three hyphens: ---.")
        elif _OLD_FORM.match(document.text):
            message = "A page that begins with a word and a colon loses its first line to the engine."
            tip = "Begin with a heading, or put --- above and below the keys."
            yield Problem(document.file, 1, 1, RULE.name, message, tip)


def _look(document: Document, block: re.Match[str]) -> Iterator[Problem]:
    # With blank lines before it, every position is that of the page.
    above = "\n" * document.text.count("\n", 0, block.start("yaml"))
    composed, problems = compose(above + block["yaml"], document.file)
    yield from problems
    if composed is None:
        return
    record = Record(document.file, composed.text, composed.data)
    if not isinstance(record.data, dict):
        tip = "Begin with a key such as `title: ...`."
        yield Problem(document.file, 2, 1, RULE.name, "Front matter must hold keys with values.", tip)
        return
    for key, value in record.data.items():
        if key not in _KEYS:
            place = record.position((key,), key=True)
            near = difflib.get_close_matches(key, _KEYS, 1)
            tip = f"Did you mean `{near[0]}`?" if near else f"Use one of: {', '.join(_KEYS)}."
            message = f"`{short(key)}` is not a key of front matter here."
            yield Problem(document.file, place.line, place.column, RULE.name, message, tip)
            continue
        for path, message, tip in _KEYS[key](value):
            place = record.position((key, *path))
            yield Problem(document.file, place.line, place.column, RULE.name, f"`{key}`: {message}", tip)


def _label(value: object) -> Found:
    """A text that a theme prints as it is, within an attribute or a title."""
    tip = "Write it as plain text, in quotes if need be."
    if not isinstance(value, str) or not value.strip():
        yield (), "text is expected here.", tip
    elif "[[" in value:
        yield (), "a token is not replaced here.", "Write the words that readers are to see."
    elif odd := re.search(r"[<>\"{}]", value) or FORBIDDEN.search(value) or HIDDEN.search(value):
        yield (), f"“{odd[0]}” cannot stand here.", "Take it out; for quotation marks write “ and ”."
    elif not _is_text_to_the_engine(value):
        yield (), f"“{short(value)}” is a number, a date or a yes or no to the engine.", "Add a word to it."


def _is_text_to_the_engine(value: str) -> bool:
    """Whether YAML takes a value without quotes for text. Those in quotes are judged alike: a title needs words."""
    return bool(_resolve(yaml.ScalarNode, value, (True, False)) == "tag:yaml.org,2002:str")


def _robots(value: object) -> Found:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]+(?:, ?[a-z]+)*", value):
        yield (), "words for search engines are expected here.", "Write it like this: noindex, nofollow."


def _hide(value: object) -> Found:
    tip = f"Write a list of these: {', '.join(_HIDE)}."
    if not isinstance(value, list):
        yield (), "a list is expected here.", tip
        return
    for index, item in enumerate(value):
        if item not in _HIDE:
            yield (index,), "this is nothing that can be hidden.", tip


def _tags(value: object) -> Found:
    if not isinstance(value, list):
        yield (), "a list is expected here.", "Begin each item with “- ”."
        return
    for index, item in enumerate(value):
        yield from (((index, *path), message, tip) for path, message, tip in _label(item))


def _search(value: object) -> Found:
    tip = "Write it like this: {exclude: true}, or {boost: 2}."
    if not isinstance(value, dict):
        yield (), "keys with values are expected here.", tip
        return
    for key, item in value.items():
        form = {"exclude": r"true|false", "boost": r"\d{1,2}(?:\.\d{1,2})?"}.get(key)
        if form is None or not isinstance(item, str) or not re.fullmatch(form, item, re.ASCII):
            yield (key,), f"`{short(key)}` cannot be understood.", tip


_KEYS: dict[str, Callable[[object], Found]] = {
    "title": _label,
    "description": _label,
    "search": _search,
    "hide": _hide,
    "robots": _robots,
    "tags": _tags,
}

RULE = Rule("front-matter", "The front matter of hand-written pages holds known keys with plain values.", check)
