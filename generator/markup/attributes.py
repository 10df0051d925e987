"""Attributes as the engine writes them: in the order of their names, with the signs escaped that need it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import escape_cdata

from generator.markup.not_plain import NotPlainError

_LIST = re.compile(r"\{:?[ ]*([^}\n ][^\n]*)\}")
_READER = AttrListTreeprocessor(Markdown())


def attribute_value(attributes: Mapping[str, str]) -> str:
    """The attributes of a tag, each with a space before it."""
    return "".join([f' {name}="{_escaped(attributes[name])}"' for name in sorted(attributes)])


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


def _escaped(value: str) -> str:
    return escape_cdata(value).replace('"', "&quot;")
