"""The blocks of a page: elements whose content is Markdown, other HTML, headings, lists and paragraphs.

The rules are those of Python-Markdown with its extensions `md_in_html` and `attr_list`, as far as generated pages use
them. Whatever begins as another block would is refused, so that the engine converts the page.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from generator.markup.attributes import opening, read_list
from generator.markup.elements import NEVER, OF_CELLS, element_of
from generator.markup.ids import ids_in_checked
from generator.markup.lines import Lines
from generator.markup.lists import begins_list, list_html
from generator.markup.not_plain import NotPlainError
from generator.markup.raw import checked, end_of, written_anew
from generator.markup.tables import table_html

_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)((?:[ ][^<>`\n]*)?)>")
_HEADING = re.compile(r"(#{1,6})[ ]+([^{}\n]*[^{}\n#\\ ])[ ]+(\{[ ]#[^{}\n]*\})[ ]*")
_TEXT = re.compile(r"[^<\n][^\n]*(?:\n[^<\n][^\n]*)*+")  # lines of one block, as long as none could be an element
_LAST_LINE = re.compile(r"\n[ ]*(\{[^{}\n]*\})[ ]*$")
# What begins another kind of block: in its first line, or in any later one.
_OTHER_FIRST = re.compile(
    r"[ ]{4}|[ ]{0,3}(?:[>|#~+={]|!!!|\?\?\?|[*-](?:[ ]|$)|[-_*][ ]*[-_*][ ]*[-_*][-_* ]*$|\d+\.[ ]|\[[^\]]*\]:)",
    re.MULTILINE,
)
_OTHER_LATER = re.compile(r"\n[ ]*(?:[#>=|~{]|-+[ ]*(?:\n|$)|[-_*][ ]*[-_*][ ]*[-_*]|!!!|\?\?\?|\[[^\]\n]*\]:|\*\[)")


@dataclass(frozen=True)
class Heading:
    """A heading: its level, its id, and its HTML."""

    level: int
    id: str
    html: str


@dataclass
class Blocks:
    """Converts the blocks of one page; `headings` are those that it met, in their order."""

    text: str
    lines: Lines
    names: Set[str]
    headings: list[Heading] = field(default_factory=list)
    _at: int = 0

    def html(self) -> str:
        """The HTML of the page. Raises NotPlainError."""
        found: list[str] = []
        self._content("", found)
        return "\n".join(found).strip()

    def _content(self, closing: str, found: list[str]) -> None:
        """Add the blocks up to the tag that closes the element, or to the end; each without the line end behind it."""
        waiting: list[str] = []
        text, end = self.text, len(self.text)
        while self._at < end:
            sign = text[self._at]
            if sign == "\n":
                self._flush(waiting, found)
                self._at += 1
                continue
            if sign != "<":
                lines = _TEXT.match(text, self._at)
                assert lines
                self._at = lines.end() + 1
                if waiting or text[self._at : self._at + 1] == "<":
                    waiting.append(lines[0])
                else:
                    found.append(self._block(lines[0], found))
                continue
            element = _ELEMENT.match(text, self._at)
            if element and element[1] in self.names:
                self._flush(waiting, found)
                self._element(element, bool(closing), found)
                continue
            stop = text.find("\n", self._at)
            stop = end if stop < 0 else stop
            line = text[self._at : stop]
            if line == closing:
                self._flush(waiting, found)
                self._at = stop + 1
                return
            if line.startswith("</"):
                self._refuse_end(line)
            waiting.append(line)
            self._at = stop + 1
        if closing:
            raise NotPlainError(f"no {closing}")
        self._flush(waiting, found)

    def _refuse_end(self, line: str) -> None:
        if line[2:].partition(">")[0].strip() in self.names:
            raise NotPlainError(f"{line} without its beginning")

    def _flush(self, waiting: list[str], found: list[str]) -> None:
        if waiting:
            found.append(self._block("\n".join(waiting), found))
            waiting.clear()

    def _element(self, begun: re.Match[str], inside: bool, found: list[str]) -> None:
        name, at = begun[1], begun.end()
        state, tag, ids = element_of(name, begun[2])
        if not state:
            found.append(self._raw(name, inside))
            return
        if ids:
            self.lines.ids.update(ids)
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        self._at = end + 1
        if state == "lines":
            inner = self.text[at : end - len(name) - 3]
            if not self.text.endswith(f"</{name}>", at, end) or (name in OF_CELLS and inner.rstrip(" ").endswith("}")):
                raise NotPlainError(f"{name} over several lines")
            found.append(f"{tag}{self.lines.html(inner)}</{name}>")
            return
        if at != end:
            raise NotPlainError(f"text behind <{name}>")
        found.append(tag)
        begins = len(found)
        self._content(f"</{name}>", found)
        if len(found) > begins:
            found.append(f"</{name}>")
        else:
            found[-1] = f"{tag}</{name}>"

    def _opened(self, name: str, attributes: str) -> str:
        """The tag that opens an element with a list of attributes, if there is one."""
        if not attributes:
            return f"<{name}>"
        tag, ids = opening(name, attributes)
        if ids:
            self.lines.ids.update(ids)
        return tag

    def _raw(self, name: str, inside: bool) -> str:
        if name in NEVER:
            raise NotPlainError(f"the element {name}")
        start, stop = self._at, end_of(self.text, self._at, name)
        behind = self.text[stop : stop + 2]
        if behind[:1] not in ("", "\n"):
            raise NotPlainError(f"text behind </{name}>")
        raw = checked(self.text[start:stop])
        self.lines.ids.update(ids_in_checked(raw))
        self._at = stop + 1
        if inside:
            return written_anew(raw, self.names)
        # The engine keeps an element at the top as it is, and the empty line behind it.
        if behind not in ("\n\n", "\n", ""):
            raise NotPlainError(f"no empty line behind </{name}>")
        return raw + ("\n" if behind == "\n\n" else "")

    def _block(self, block: str, before: list[str]) -> str:
        if block[0] == "#":
            return self._heading(block)
        if begins_list(block):
            if before and before[-1].startswith(("<ul>", "<ol>", "</ul>", "</ol>")):
                raise NotPlainError("a list behind a list")
            return list_html(block, self._item, self.lines.each)
        if block[0] == "|":
            return table_html(block, self.lines.html, self._opened)
        attributes, text = self._apart(block)
        return f"{self._opened('p', attributes)}{text}</p>"

    def _item(self, text: str) -> str:
        """An item of a list, up to its end."""
        attributes, words = self._apart(text)
        return f"{self._opened('li', attributes)}{words}"

    def _apart(self, text: str) -> tuple[str, str]:
        """The attributes of a paragraph or an item, which its last line may give, and the HTML of its text."""
        words, attributes = text, ""
        if "\n" in text:
            if last := _LAST_LINE.search(text):
                words, attributes = text[: last.start()], last[1]
            if ("\n" in words and _OTHER_LATER.search(words)) or (last and words.endswith("  ")):
                raise NotPlainError(f"a block of another kind: {words[:40]}")
        if words[:1].isalpha():
            return attributes, self.lines.html(words)
        if not words.strip() or _OTHER_FIRST.match(words):
            raise NotPlainError(f"a block of another kind: {words[:40]}")
        return attributes, self.lines.html(words.lstrip())

    def _heading(self, block: str) -> str:
        found = _HEADING.fullmatch(block)
        if not found:
            raise NotPlainError(f"a heading without an id of its own: {block[:40]}")
        attributes = read_list(found[3])
        if "id" not in attributes or "data-toc-label" in attributes:
            raise NotPlainError(f"a heading without an id of its own: {block[:40]}")
        level, inner = len(found[1]), self.lines.html(found[2].strip())
        self.headings.append(Heading(level, attributes["id"], inner))
        return f"{self._opened(f'h{level}', found[3])}{inner}</h{level}>"
