"""What is done to the HTML of each page: shared icons, quiet links, no indents; and what the policy refuses of it.

Each tag is looked at once for all pages, and so is each part that stands on many of them. A page is then the same as if
it had been walked as a whole, because a part is taken only where nothing reaches over its ends: every `<` within it and
around it begins something that ends there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.engine.icons import collected
from generator.engine.lightening import is_like_text, kept_apart, without_indents, without_styles
from generator.engine.outgoing import quiet
from generator.engine.pruning import names_on
from generator.engine.securing import is_harmless, refused
from generator.engine.tags import apart, begun, ends, goes_on

_MOST_TAGS = 20_000  # that are remembered; most of a page stand on many others, and some on no other
_GAP = "\ufffc"  # the sign of Unicode for something that is put in here


class _Tags:
    """What is known of each tag: how it is published, what the policy refuses of it, which names it has."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._known: set[str] = set()
        self._changed: dict[str, str] = {}
        self._refused: dict[str, tuple[str, ...]] = {}
        self._unlike: set[str] = set()
        self._going_on: set[str] = set()

    def look_at(self, tags: set[str]) -> None:
        """Look at those that are new."""
        if len(self._known) >= _MOST_TAGS:
            for known in (self._known, self._changed, self._refused, self._unlike, self._going_on):
                known.clear()
        new = tags.difference(self._known)
        self._known |= new
        odd = [tag for tag in new if not is_harmless(tag)]
        for some in ("".join(new.difference(odd)), *odd):  # in the usual ones, nothing reaches from one into the next
            self.names |= names_on(some)
        for tag in new:
            if "//" in tag and (quieter := quiet(tag)) != tag:
                self._changed[tag] = quieter
        for tag in odd:
            if found := tuple(refused(tag)):
                self._refused[tag] = found
            if not is_like_text(self._changed.get(tag, tag)):
                self._unlike.add(tag)
            if goes_on(tag):
                self._going_on.add(tag)

    def published(self, tags: list[str]) -> list[str]:
        """The tags of a page as they are published."""
        return [*map(self._changed.get, tags, tags)]

    def refused(self, tags: set[str], in_order: list[str]) -> tuple[str, ...]:
        """What the policy refuses of the tags of a page, in the order of the page."""
        if self._refused.keys().isdisjoint(tags):
            return ()
        return tuple(dict.fromkeys(what for tag in in_order for what in self._refused.get(tag, ())))

    def are_like_text(self, tags: set[str]) -> bool:
        """Do these tags need no care where indents are left out of the page?"""
        return self._unlike.isdisjoint(tags)

    def are_whole(self, tags: set[str]) -> bool:
        """Have all of these tags their end?"""
        return self._going_on.isdisjoint(tags)


@dataclass(frozen=True)
class _Polished:
    """HTML as it is published, what the policy refuses of it, and whether nothing reaches over its ends or its gaps."""

    text: str
    refused: tuple[str, ...]
    closed: bool


class Polish:
    """Polishes the pages of one build, and gathers which icons they show and which names styles need."""

    def __init__(self) -> None:
        self.drawings: dict[str, str] = {}
        self._tags = _Tags()
        self._parts: dict[tuple[str, str], str] = {}

    @property
    def names(self) -> set[str]:
        """The classes and colors of all pages."""
        return self._tags.names

    def add(self, drawings: Mapping[str, str], names: Set[str]) -> None:
        """Add what was gathered from other pages."""
        self.drawings.update(drawings)
        self._tags.names.update(names)

    def page(self, page: str, root: str, parts: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
        """A page as it is published, and what the policy refuses of it. `root` is the way from it to the site's root;
        `parts` is what stands on it in this order, and on other pages too."""
        return self.put_together(*self._without(page, root, parts), root)

    def put_together(self, around: Sequence[str], parts: Sequence[str], root: str) -> tuple[str, tuple[str, ...]]:
        """The same of a page which consists of such parts and of what stands around them."""
        polished = [self._part(part, root) for part in parts]
        if not all(polished):
            return self.page(_alternating(around, parts), root, parts)
        rest = self._polished(_GAP.join(around), root)
        pieces = rest.text.split(_GAP)
        if polished and not (rest.closed and len(pieces) == len(around)):
            return self.page(_alternating(around, parts), root)
        return _alternating(pieces, polished) if polished else rest.text, rest.refused

    def _without(self, page: str, root: str, parts: Iterable[str]) -> tuple[list[str], list[str]]:
        """The page around those parts that can be taken, and these."""
        around, found, begin = [], [], 0
        for part in parts:
            place = page.find(part, begin) if self._part(part, root) else -1
            if place >= 0:
                around.append(page[begin:place])
                found.append(part)
                begin = place + len(part)
        return [*around, page[begin:]], found

    def _part(self, part: str, root: str) -> str:
        """A part as it is published; nothing if it has to be looked at on each page."""
        if (part, root) not in self._parts:
            made = self._polished(part, root)
            usable = made.closed and not made.refused and _is_apart(part) and _GAP not in part
            self._parts[part, root] = made.text if usable else ""
        return self._parts[part, root]

    def _polished(self, page: str, root: str) -> _Polished:
        pieces = apart(collected(without_styles(page), root, self.drawings))
        text, tags = "".join(pieces[::2]), pieces[1::2]
        different = set(tags)
        self._tags.look_at(different)
        pieces[1::2] = self._tags.published(tags)
        whole, is_whole = "".join(pieces), not begun(text)
        kept = [whole] if is_whole and self._tags.are_like_text(different) else kept_apart(whole)
        closed = (
            is_whole
            and self._tags.are_whole(different)
            and text.count(_GAP) == page.count(_GAP)
            and all(map(ends, tags[-1:]))
            and all(each[-1] == ">" and _GAP not in each for each in kept[1::2])
        )
        return _Polished(without_indents(kept), self._tags.refused(different, tags), closed)


def _is_apart(part: str) -> bool:
    """Does a part begin and end with a tag, and not within a drawing?"""
    begins = part[:1] == "<" and not part.startswith(("<path", "</svg"))
    return begins and part[-1:] == ">" and part.rfind("<svg") <= part.rfind("</svg")


def _alternating(around: Sequence[str], parts: Sequence[str]) -> str:
    pieces = [""] * (len(around) + len(parts))
    pieces[::2], pieces[1::2] = around, parts
    return "".join(pieces)
