"""Markdown within lines: tags, links, icons, emphasis and escaped signs.

It knows what our templates write and what `pages.escape` makes of data. Whatever else has a meaning to Python-Markdown
(or may have one, such as a bracket that no link closes) is refused, so that the engine converts the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from markdown.extensions.toc import escape_cdata

from generator.markup.attributes import escaped, link_opening
from generator.markup.ids import ids_in
from generator.markup.not_plain import NotPlainError

# Each begins with a sign of its own, so that what may begin something is looked for quickly. What no group names is not
# known here. A backslash takes the meaning of the sign behind it. Ends of common tags stay as they are: they are not
# looked at. Words between the signs of a link or of emphasis are nearly always plain: of them no part means anything.
_PLAIN = r"(?:[^\[\]\\<>&:*_`{\n]++|:(?![+\-\w]))++"
_TOKEN = rf"""
      <(?P<tag>(?!/(?:a|q|span)>)/?[a-zA-Z][a-zA-Z0-9]*)
        (?:[ /](?:[^<>`\\\[\n"']++|"[^<>`\\\[\n"]*+"|'[^<>`\\\[\n']*+')*+)?>
    | :(?P<icon>[+\-\w]+):
    | \[(?:(?P<words>{_PLAIN})|(?P<label>(?:[^\[\]\\BREAK]++|\\.)*+))\]
        \((?P<url><[^<>\s"\\`]*>|[^()\s"'<>\\`]*)(?:[ ]"(?P<title>[^"\\<>`\n]*)")?\)(?P<attributes>\{{[^{{}}\n]*\}})?
    | \*\*(?![\s*])(?:(?P<bold>{_PLAIN})|(?P<strong>(?:[^*\\BREAK]++|\\.)++))(?<!\s)\*\*(?!\*)
    | \*(?![\s*])(?:(?P<soft>{_PLAIN})|(?P<emphasis>(?:[^*\\BREAK]++|\\.)++))(?<!\s)\*(?!\*)
    | \\(?P<escaped>[\\`*_{{}}\[\]()>\#+\-.!|])
    | &(?P<entity>(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)
    | &(?P<and>)
    | >(?<!</[aq]>)(?<!</span>)(?P<greater>)
    | <(?!/(?:a|q|span)>) | \* | ` | \[ | \] | \{{ | \}} | \\ | !(?=\[) | _(?:(?<!\w_)|(?!\w))
    """
_BREAK = r"| [ ][ ]\n(?![ ])(?P<break>) | [ ][ ]\n[ ]"
_WITHOUT_BREAKS = re.compile(_TOKEN.replace("BREAK", ""), re.VERBOSE)
_WITH_BREAKS = re.compile(_TOKEN.replace("BREAK", "") + _BREAK, re.VERBOSE)  # it begins with a space: there are many
_ON_A_LINE = re.compile(_TOKEN.replace("BREAK", r"\n"), re.VERBOSE)
_SIGNS = {"entity": None, "break": "<br />\n", "and": "&amp;", "greater": "&gt;"}
# Tags whose content HTML reads in ways of its own.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext", "code"))


_MOST_KNOWN = 10_000


@dataclass
class Lines:
    """Converts the text of a paragraph, a heading or an item of a list.

    `resolve` makes the address of a link what a browser reads; `icon` gives the HTML of an icon by its name, or ""
    if there is none; tags named in `blocks` do not belong within lines. `ids` are those that links can lead to.
    `known` can be that of other pages with the same icons and blocks: it holds what is the same wherever it stands.
    """

    resolve: Callable[[str], str]
    icon: Callable[[str], str]
    blocks: Container[str]
    known: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def html(self, text: str) -> str:
        """The HTML of a text. Raises NotPlainError."""
        return (_WITH_BREAKS if "  \n" in text else _WITHOUT_BREAKS).sub(self._token, text)

    def each(self, lines: str) -> str:
        """The HTML of several lines, each of which is a text of its own. Raises NotPlainError."""
        return _ON_A_LINE.sub(self._token, lines)

    def _token(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        if kind == "url":
            return f'<a href="{self._href(found["url"])}">{self._label(found)}</a>'
        if kind == "bold":
            return f"<strong>{found['bold']}</strong>"
        written = found[0]
        html = self.known.get(written)
        if html is not None:
            return html
        if kind in ("title", "attributes"):
            return self._link(found)
        if kind == "soft":
            return f"<em>{found['soft']}</em>"
        if kind == "strong":
            return f"<strong>{self.html(found['strong'])}</strong>"
        if kind == "emphasis":
            return f"<em>{self.html(found['emphasis'])}</em>"
        if kind is None:
            raise NotPlainError(f"`{written}` in a line")
        if kind == "tag" and "=" in written and (ids := ids_in(self._tag(found))):
            self.ids.update(ids)
            return written
        if len(self.known) >= _MOST_KNOWN:
            self.known.clear()
        self.known[written] = html = self._alike(found, kind)
        return html

    def _alike(self, found: re.Match[str], kind: str) -> str:
        """What is the same wherever it stands."""
        if kind == "tag":
            return self._tag(found)
        if kind == "icon":
            return self._icon(found["icon"])
        if kind == "escaped":
            return escape_cdata(found["escaped"])
        return _SIGNS[kind] or found[0]

    def _tag(self, found: re.Match[str]) -> str:
        plain = found["tag"].lower().lstrip("/")
        if plain in _RAW or plain in self.blocks:
            raise NotPlainError(f"the tag {found['tag']} within a line")
        return found[0]

    def _icon(self, name: str) -> str:
        drawing = self.icon(name)
        if not drawing:
            raise NotPlainError(f"no icon {name}")
        return drawing

    def _href(self, url: str) -> str:
        return escaped(self.resolve(url[1:-1] if url[:1] == "<" else url))

    def _label(self, found: re.Match[str]) -> str:
        words: str | None = found["words"]
        return self.html(found["label"]) if words is None else words

    def _link(self, found: re.Match[str]) -> str:
        """A link with a title or with attributes."""
        href, title, attributes = self._href(found["url"]), found["title"], found["attributes"]
        opened, ids = link_opening(attributes or "", title is not None)
        tag = opened % ((href,) if title is None else (href, escaped(" ".join(title.split()))))
        label = self._label(found)
        self.ids.update(ids)
        return f"{tag}{label}</a>"
