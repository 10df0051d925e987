"""Markdown within lines: tags, links, icons, emphasis and escaped signs.

It knows what our templates write and what `pages.escape` makes of data. Whatever else has a meaning to Python-Markdown
(or may have one, such as a bracket that no link closes) is refused, so that the engine converts the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from markdown.extensions.toc import escape_cdata

from generator.markup.attributes import attribute_value, read_list
from generator.markup.ids import ids_in
from generator.markup.not_plain import NotPlainError

# What may begin something is looked for first, which is quick; what begins there, in the order in which the groups are
# asked for below. A backslash takes the meaning of the sign behind it.
_TOKEN = r"""
    [<:\[*\\&>`\]{}!_%s](?:
      (?<=<)(?P<tag>/?[a-zA-Z][a-zA-Z0-9]*)
        (?:[ /](?:[^<>`\\\[\n"']++|"[^<>`\\\[\n"]*+"|'[^<>`\\\[\n']*+')*+)?>
    | (?<=:)(?P<icon>[+\-\w]+):
    | (?<=\[)(?P<label>(?:[^\[\]\\]++|\\.)*+)\]
        \((?P<url><[^<>\s"\\`]*>|[^()\s"'<>\\`]*)(?:[ ]"(?P<title>[^"\\<>`\n]*)")?\)(?P<attributes>\{[^{}\n]*\})?
    | (?<=\*)\*(?![\s*])(?P<strong>(?:[^*\\]++|\\.)++)(?<!\s)\*\*(?!\*)
    | (?<=\*)(?![\s*])(?P<emphasis>(?:[^*\\]++|\\.)++)(?<!\s)\*(?!\*)
    | (?<=\\)(?P<escaped>[\\`*_{}\[\]()>\#+\-.!|])
    | (?<=&)(?P<entity>(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)
    | (?<=[ ])(?P<break>[ ]\n(?![ ]))
    | (?<=&)(?P<and>)
    | (?<=>)(?P<greater>)
    | (?P<unknown>(?<=[<*`\[\]{}\\]) | (?<=[ ])[ ]\n | (?<=!)(?=\[) | (?<!\w_)(?<=_) | (?<=_)(?!\w))
    )
    """
_ON_A_LINE = re.compile(_TOKEN % "", re.VERBOSE)
_WITH_BREAKS = re.compile(_TOKEN % " ", re.VERBOSE)  # a break begins with a space, and there are many of those
_SIGNS = {"entity": None, "break": "<br />\n", "and": "&amp;", "greater": "&gt;"}
# Tags whose content HTML reads in ways of its own.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext", "code"))


@dataclass
class Lines:
    """Converts the text of a paragraph, a heading or an item of a list.

    `resolve` makes the address of a link what a browser reads; `icon` gives the HTML of an icon by its name, or ""
    if there is none; tags named in `blocks` do not belong within lines. `ids` are those that links can lead to.
    """

    resolve: Callable[[str], str]
    icon: Callable[[str], str]
    blocks: Container[str]
    ids: set[str] = field(default_factory=set)
    _tags: set[str] = field(default_factory=set)

    def html(self, text: str) -> str:
        """The HTML of a text. Raises NotPlainError."""
        return (_WITH_BREAKS if "  \n" in text else _ON_A_LINE).sub(self._token, text)

    def _token(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        if kind == "tag":
            return self._tag(found)
        if kind == "icon":
            return self._icon(found["icon"])
        if kind in ("url", "title", "attributes"):
            return self._link(found)
        if kind == "strong":
            return f"<strong>{self.html(found['strong'])}</strong>"
        if kind == "emphasis":
            return f"<em>{self.html(found['emphasis'])}</em>"
        if kind == "escaped":
            return escape_cdata(found["escaped"])
        if kind == "unknown":
            raise NotPlainError(f"`{found[0]}` in a line")
        return _SIGNS[kind or ""] or found[0]

    def _tag(self, found: re.Match[str]) -> str:
        name = found["tag"]
        if name not in self._tags:
            plain = name.lower().lstrip("/")
            if plain in _RAW or plain in self.blocks:
                raise NotPlainError(f"the tag {name} within a line")
            self._tags.add(name)
        return self.seen(found[0])

    def seen(self, tag: str) -> str:
        """A tag that is written: its id is one that links can lead to."""
        if "=" in tag:
            self.ids.update(ids_in(tag))
        return tag

    def _icon(self, name: str) -> str:
        drawing = self.icon(name)
        if not drawing:
            raise NotPlainError(f"no icon {name}")
        return drawing

    def _link(self, found: re.Match[str]) -> str:
        label, url, title, attributes = found.group("label", "url", "title", "attributes")
        given = {"href": self.resolve(url.strip("<>"))}
        if title is not None:
            given["title"] = " ".join(title.split())
        label = self.html(label)
        if attributes:
            return f"{self.seen(f'<a{attribute_value({**given, **read_list(attributes)})}>')}{label}</a>"
        return f"<a{attribute_value(given)}>{label}</a>"
