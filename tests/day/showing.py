"""How the words of the model look on a page, and where a page says them."""

from __future__ import annotations

import html
import re

from tests.day.model import Model
from tests.day.records import Data

_TOKEN = re.compile(r"\[\[([^]|]+)(?:\|([^]]*))?\]\]")


def block_of(page: str, name: str) -> str:
    """The part of a page that holds a fact or value."""
    start = re.search(rf'<div class="fs-fact[^"]*" id="{re.escape(name)}">', page)
    if not start:
        return ""
    end = page.find('<div class="fs-fact', start.end())
    return page[start.start() : end if end > 0 else len(page)]


def words_of(block: str, name: str) -> str:
    """What a paragraph of a block says, without marks."""
    found = re.search(rf'<p class="{name}"[^>]*>(.*?)</p>', block, re.DOTALL)
    return plain(re.sub(r'<a class="fs-permalink".*?</a>', "", found[1], flags=re.DOTALL)) if found else ""


def plain(text: str) -> str:
    """HTML as words."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def shown(text: str, model: Model, language: str = "") -> str:
    """A pattern for how a text with tokens is shown."""
    parts, end = [], 0
    for token in _TOKEN.finditer(text):
        parts += [re.escape(text[end : token.start()]), _token(token[1], token[2], model, language)]
        end = token.end()
    return "".join([*parts, re.escape(text[end:])]).replace(r"\ ", " ")


def _token(target: str, label: str | None, model: Model, language: str) -> str:
    entry = model.entries().get(model.followed(target.partition("#")[0]))
    if label and "#" not in label:
        return re.escape(label)
    if entry is None or "#" in target or "values" in entry or language:
        return ".+?"
    return re.escape(str(entry["name"]))


def same(found: Data, should: Data) -> bool:
    """Whether data of JSON is that of a file: there, everything is text."""
    return bool(_text(found) == _text(should))


def _text(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_text(value) for value in data]
    if isinstance(data, bool):
        return str(data).lower()
    return " ".join(str(data).split())
