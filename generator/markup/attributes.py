"""Attributes as the engine writes them: in the order of their names, with the signs escaped that need it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import escape_cdata

from generator.markup.ids import ids_in
from generator.markup.not_plain import NotPlainError

_LIST = re.compile(r"\{:?[ ]*([^}\n ][^\n]*)\}")
_READER = AttrListTreeprocessor(Markdown())


def attribute_value(attributes: Mapping[str, str]) -> str:
    """The attributes of a tag, each with a space before it."""
    return "".join([f' {name}="{escaped(attributes[name])}"' for name in sorted(attributes)])


@lru_cache(maxsize=1024)
def read_list(written: str) -> dict[str, str]:
    """A list of attributes (`{ #id .name key="value" }`), read by the engine. Raises NotPlainError."""
    found = _LIST.fullmatch(written)
    element = Element("a")
    if not found or "\\" in written or _READER.assign_attrs(element, found[1], strict=True):
        raise NotPlainError(f"the attributes {written}")
    if any(value is None for value in element.attrib.values()):
        raise NotPlainError(f"attributes without a value: {written}")
    return dict(element.attrib)


@lru_cache(maxsize=4096)
def opening(name: str, written: str) -> tuple[str, list[str]]:
    """The tag that opens an element with this list of attributes, and the ids in it. Raises NotPlainError."""
    tag = f"<{name}{attribute_value(read_list(written))}>"
    return tag, ids_in(tag)


@lru_cache(maxsize=1024)
def link_opening(written: str, titled: bool) -> tuple[str, list[str]]:
    """The same for a link, with `%s` for its address, and then for its title if it has one. Raises NotPlainError."""
    given = read_list(written) if written else {}
    if given.keys() & {"href", "title"}:
        raise NotPlainError(f"an address or a title among the attributes {written}")
    plain = f"<a{attribute_value(given)}>"
    if "%" in plain:
        raise NotPlainError(f"a percent sign among the attributes {written}")
    later = {"href": "%s", "title": "%s"} if titled else {"href": "%s"}
    return f"<a{attribute_value({**given, **later})}>", ids_in(plain)


def escaped(value: str) -> str:
    """A value as it stands between quotation marks."""
    if "&" in value or '"' in value or "<" in value or ">" in value:
        return escape_cdata(value).replace('"', "&quot;")
    return value
