"""Markdown within lines, with the same result as the engine's, but without looking for what cannot be there.

The engine looks for each of its patterns in each piece of text: a page of an entry has some hundred pieces, and nearly
all are plain words. Most patterns need a sign to stand in the text; where it does not, they are passed over.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, treeprocessors
from markdown.extensions import Extension
from markdown.util import AtomicString

# For each pattern (of Markdown 3.11 and pymdownx.emoji 10) one of two signs without which it finds nothing. The key is
# the pattern itself: one that changes in a later version is not in this table, and is always looked for.
_SIGNS: dict[object, tuple[str, str]] = {
    r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)": ("`", "`"),
    r"\\(.)": ("\\", "\\"),
    r"\[\^([^\]]*)\]": ("[^", "[^"),
    r"(?<!\!)\[": ("[", "["),
    r"\!\[": ("![", "!["),
    r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>": ("://", "://"),
    r"<([^<> !]+@[^@<> ]+)>": ("@", "@"),
    r"  \n": ("  \n", "  \n"),
    r"(&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)": ("&", "&"),
    r"(:[+\-\w]+:)": (":", ":"),
    r"\*|_": ("*", "_"),
}
_ALWAYS = ("", "")  # which stands in every text


class InlineMarkdown(Extension):
    """Puts our processor in the place of the engine's."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name of the base)
        """Called by Markdown for each of its instances."""
        md.treeprocessors.register(InlineProcessor(md), "inline", 20)


class InlineProcessor(treeprocessors.InlineProcessor):
    """The engine's processor but for one method.

    It has the name of its base, because Python makes the name of a method with two underscores from that of its class.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Process the inline Markdown of a tree."""
        patterns = list(self.inlinePatterns)
        self._steps = [(pattern, *_SIGNS.get(getattr(pattern, "pattern", None), _ALWAYS)) for pattern in patterns]
        return super().run(tree, ancestors)

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 (the names of the base)
        if isinstance(data, AtomicString):
            return data
        for index, (pattern, sign, other) in enumerate(self._steps[patternIndex:], patternIndex):
            matched, start = sign in data or other in data, 0
            while matched:
                data, matched, start = self._apply(pattern, data, index, start)
        return data

    def _apply(self, pattern: Any, data: str, index: int, start: int) -> tuple[str, bool, int]:
        found: tuple[str, bool, int] = self.__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return found
