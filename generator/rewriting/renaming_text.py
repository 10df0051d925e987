"""Where a text names what is renamed: references, tokens, paths and links, and nothing that only looks like one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.rewriting.edits import Edit, apply
from generator.rewriting.renaming_names import Renaming

# What is at another host is none of our pages, whatever its address looks like.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"'\])}]*")
_LINK = re.compile(r"\]\(\s*(?P<path>[^\s<)>#:/]+\.md)(?=[#)\s])")

Span = tuple[int, int]


class Finder:
    """Finds the places of one renaming in any text."""

    def __init__(self, renaming: Renaming) -> None:
        self.renaming = renaming

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The places, with the part that changes as the group `target`.

        Names are looked for as they are typed, in code and comments too, so that examples and notes stay right.
        """
        old = self.renaming.old
        if old.anchor:
            named = rf"{re.escape(old.entry)}(?:\.md|\.yml|/)?#(?P<target>{re.escape(old.anchor)})"
        elif self.renaming.is_source:
            key = r"(?:source|derived_from)[\"']?:\s+[\"']?"
            named = rf"(?:(?:sources|articles|texts)/|{key})(?P<target>{re.escape(old.id)})"
        else:
            named = rf"(?P<target>{re.escape(old.entry)})"
        return re.compile(rf"(?<![\w-]){named}(?![\w-])")

    @property
    def replacement(self) -> str:
        """What takes the place of the part that changes."""
        new = self.renaming.new
        return new.anchor or (new.id if self.renaming.is_source else new.entry)

    def edits(self, text: str, file: str = "", page: str = "", protected: Iterable[Span] = ()) -> list[Edit]:
        """The edits that rename everything in a text; what is `protected` stays as it is.

        `page` is the page of `docs/` that the text belongs to: links are relative to it.
        """
        kept = [match.span() for match in _ELSEWHERE.finditer(text)] + list(protected)
        found = [Edit(file, *match.span("target"), self.replacement) for match in self._pattern.finditer(text)]
        if page and not self.renaming.old.anchor:
            found += self._neighbors(text, file, page)
        return [edit for edit in found if not any(start <= edit.start < end for start, end in kept)]

    def _neighbors(self, text: str, file: str, page: str) -> Iterator[Edit]:
        """Links to the page from one of the same folder, which do not name the kind."""
        folder = posixpath.dirname(page)
        for match in _LINK.finditer(text):
            leads_to = posixpath.normpath(posixpath.join(folder, match["path"]))
            if leads_to == f"{self.renaming.old.entry}.md" and not self._pattern.search(match["path"]):
                there = posixpath.relpath(f"{self.renaming.new.entry}.md", folder or ".")
                yield Edit(file, *match.span("path"), there)

    def renamed(self, text: str, page: str = "") -> str:
        """The text after the renaming."""
        return apply(text, self.edits(text, page=page))

    def names_elsewhere(self, text: str) -> bool:
        """Whether the old name still stands in a text, such as in an address at another host or in a quotation."""
        return bool(self._pattern.search(text))
