"""Text that came from data, made safe to stand in Markdown: nothing in it is markup any more."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache

from generator.model.foreign import Foreign

# What Python-Markdown, its tables and attr_list give a meaning anywhere in a line. A backslash takes it away from
# these only: before any other sign it would be shown.
_SPECIAL = re.compile(r"[\\`*_{}\[\]|#!]")
_PLAIN = re.compile(r"[^\W\d_][^\\`*_{}\[\]|#!<>&:]*")  # nothing of what is looked for below is in it
_SHORTCODE = re.compile(r":(?=[\w+-]+:)")
# What opens a list, a rule, a fence, tabs, details or a definition, if it is the first on its line.
_LINE_START = re.compile(r"(?P<sign>[-+~=?:/^])|(?P<number>\d+)(?P<mark>[.)])(?=\s|$)")


class Markdown(str):
    """Text that is Markdown already, so that it is not escaped again."""

    __slots__ = ()


def escape(value: object) -> Markdown:
    """Any value as Markdown that shows it literally, on one line. Markdown itself passes unchanged.

    What is in another language than the page is marked with it.
    """
    if type(value) is str:  # which is told quickest, and nothing else that is asked for below
        return _escaped(value)
    if type(value) is Markdown or isinstance(value, Markdown):
        return value
    if value is None:
        return Markdown("")
    if isinstance(value, Foreign):
        return Markdown(value.marked(escape(str(value))))
    return _escaped(str(value))


@lru_cache(maxsize=8192)  # names and words of the interface stand on many pages
def _escaped(value: str) -> Markdown:
    text = " ".join(value.split())
    if _PLAIN.fullmatch(text):
        return Markdown(text)
    text = _SPECIAL.sub(_with_backslash, text)
    text = html.escape(text, quote=False)
    text = _SHORTCODE.sub("&#58;", text)
    start = _LINE_START.match(text)
    return Markdown(_as_entity(start) + text[start.end() :] if start else text)


def _with_backslash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _as_entity(start: re.Match[str]) -> str:
    sign = start["sign"] or start["mark"]
    return f"{start['number'] or ''}&#{ord(sign)};"


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
