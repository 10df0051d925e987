"""HTML that stands in the Markdown of a page: where an element ends, and how the engine writes it anew.

Within an element whose content is Markdown, the engine takes the others apart and writes them again: attributes in
order, elements that stand for themselves on lines of their own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache

from markdown.extensions.toc import escape_cdata

from generator.markup.attributes import attribute_value
from generator.markup.not_plain import NotPlainError

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[ /\n][^<>`]*)?)>")
_TAGS_AND_TEXT = re.compile(
    r"(?:[^<]++|</?[a-zA-Z][a-zA-Z0-9]*+(?:[ \n/](?:[^<>`\"']++|\"[^<>`\"]*+\"|'[^<>`']*+')*+)?>)*+"
)
_ATTRIBUTE = re.compile(r"[ ]+([^\s=\"'<>/`]+)(?:=\"([^\"]*)\")?")
# What HTML reads in ways of its own, or lets stand without an end; and headings, which belong into the contents.
_OTHER = frozenset(("script", "style", "textarea", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "math", "iframe"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)


@dataclass
class _Element:
    opened: str
    text: list[str] = field(default_factory=list)
    children: list[tuple[_Element, list[str]]] = field(default_factory=list)  # with what follows each


def end_of(text: str, start: int, name: str) -> int:
    """Where the element of this name ends that begins at `start`. Raises NotPlainError if it does not end."""
    depth = deepest = 0
    for found in _of(name).finditer(text, start):
        if found[0].endswith("/>"):
            raise NotPlainError(f"the tag {found[0]}")
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
        if depth == 0:
            if deepest > 1:
                _check_nesting(text[start : found.end()])
            return found.end()
    raise NotPlainError(f"no end of {name}")


def _check_nesting(text: str) -> None:
    """Raises NotPlainError unless every element ends within the one in which it begins: only then do ends count."""
    opened: list[str] = []
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name in _VOID or found[0].endswith("/>"):
            continue
        if not found[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise NotPlainError(f"</{name}> out of its place")


def checked(text: str) -> str:
    """The same HTML, if every sign in it that opens a tag or a value does so. Raises NotPlainError."""
    if not _TAGS_AND_TEXT.fullmatch(text):
        raise NotPlainError("a tag that is none")
    return text


@lru_cache(maxsize=256)
def _of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?:[ ][^<>]*)?>")


@lru_cache(maxsize=4096)
def attributes_of(written: str) -> dict[str, str]:
    """The attributes in a tag, which follow its name; one without a value has its own name. Raises NotPlainError."""
    found: dict[str, str] = {}
    at = 0
    for match in _ATTRIBUTE.finditer(written):
        if match.start() != at or match[1].lower() != match[1] or match[1] in found:
            break
        at = match.end()
        found[match[1]] = match[1] if match[2] is None else html.unescape(match[2])
    if written[at:].strip():
        raise NotPlainError(f"the attributes {written}")
    return found


def written_anew(text: str, blocks: Container[str]) -> str:
    """An element that is no Markdown, as it is written within one that is. Raises NotPlainError."""
    root = _Element("")
    stack, names, at = [root], [""], 0
    for found in _TAG.finditer(text):
        name = found[2]
        if name not in blocks:
            continue
        if name in _OTHER or name.lower() != name:
            raise NotPlainError(f"{name} within Markdown")
        _add(stack[-1], text[at : found.start()])
        at = found.end()
        if not found[1]:
            given = attributes_of(found[3])
            if "markdown" in given:
                raise NotPlainError(f"Markdown within {names[-1]}")
            element = _Element(f"<{name}{attribute_value(given)}>")
            stack[-1].children.append((element, []))
            stack.append(element)
            names.append(name)
        elif names[-1] == name and len(stack) > 1:
            stack.pop()
            names.pop()
        else:
            raise NotPlainError(f"</{name}> without its beginning")
    if len(stack) > 1 or text[at:].strip() or len(root.children) != 1 or "<!" in text or "<?" in text:
        raise NotPlainError("an element without its end")
    return _written(root.children[0][0])


def _add(element: _Element, text: str) -> None:
    (element.children[-1][1] if element.children else element.text).append(text)


def _written(element: _Element) -> str:
    name = element.opened[1:].partition(" ")[0].rstrip(">")
    text = "".join(element.text)
    if element.children and not text.strip():
        text = "\n"
    parts = [element.opened, _data(text)]
    for child, after in element.children:
        tail = "".join(after)
        parts += [_written(child), _data(tail) if tail.strip() else "\n"]
    return "".join([*parts, f"</{name}>"])


def _data(text: str) -> str:
    """Text as the engine writes it. Tags within it were set aside by the engine and come back as they were."""
    if "{" in text and "{" in re.sub(r"<[^<>]*>", "", text):
        raise NotPlainError("a brace in an element")
    if "&" not in text and ">" not in text:
        return text
    parts = re.split(r"(<[^<>]*>)", text)
    return "".join(part if number % 2 else escape_cdata(part) for number, part in enumerate(parts))
