"""Text that came from data, made safe to stand in Markdown: nothing in it is markup any more."""

from __future__ import annotations

import html
import json
import re

# What Python-Markdown, its tables and attr_list give a meaning. A colon is included for icon shortcodes.
_SPECIAL = re.compile(r"([\\`*_{}\[\]|#!~^=$])")
_SHORTCODE = re.compile(r":(?=[\w+-]+:)")
_LINE_START = re.compile(r"^(\s*)(?:([-+])(?=\s)|(\d+)([.)])(?=\s))")


class Markdown(str):
    """Text that is Markdown already, so that it is not escaped again."""

    __slots__ = ()


def escape(value: object) -> Markdown:
    """Any value as Markdown that shows it literally, on one line. Markdown itself passes unchanged."""
    if isinstance(value, Markdown):
        return value
    if value is None:
        return Markdown("")
    text = " ".join(str(value).split())
    text = _SPECIAL.sub(r"\\\1", text)
    text = html.escape(text, quote=False)
    text = _SHORTCODE.sub("&#58;", text)
    return Markdown(_LINE_START.sub(_escape_line_start, text))


def _escape_line_start(match: re.Match[str]) -> str:
    space, bullet, number, mark = match.groups()
    return f"{space}\\{bullet}" if bullet else f"{space}{number}\\{mark}"


def attribute(value: object) -> Markdown:
    """A value for an HTML attribute in double quotes, such as an address."""
    return Markdown(html.escape(" ".join(str(value).split()), quote=True))


def front_matter(fields: dict[str, object]) -> Markdown:
    """A front matter block. Each value is JSON, which is YAML too, with HTML escaped: the theme prints titles raw."""
    lines = [f"{key}: {json.dumps(_html_safe(value), ensure_ascii=False)}" for key, value in fields.items()]
    return Markdown("\n".join(["---", *lines, "---", ""]))


def _html_safe(value: object) -> object:
    if isinstance(value, str):
        return html.escape(value, quote=True).replace("&#x27;", "’")
    if isinstance(value, list):
        return [_html_safe(item) for item in value]
    return value
