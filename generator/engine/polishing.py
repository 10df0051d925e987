"""What is done to the HTML of each page: shared icons, quiet links, no indents; and what the policy refuses of it.

Usual tags are passed over; each other one is looked at once for all pages, and so is each part that stands on many of
them. A page is then the same as if it had been walked as a whole, because a part is taken only where nothing reaches
over its ends: every `<` within it and around it begins something that ends there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.engine.icons import collected
from generator.engine.lightening import is_like_text, kept_apart, without_indents, without_styles
from generator.engine.outgoing import quiet
from generator.engine.pruning import names_on
from generator.engine.securing import HARMLESS, refused
from generator.engine.tags import ends, goes_on, unusual_apart

_MOST_TAGS = 10_000  # that are remembered; most of a page stand on many others, and some on no other
_USUAL = rf"(?!a[^>]*//){HARMLESS}"  # no link to another host: such a tag is published as it is
_GAP = "\ufffc"  # the sign of Unicode for something that is put in here


class _Tag(NamedTuple):
    """What is known of a tag that is not a usual one."""

    published: str
    refused: tuple[str, ...]
    is_like_text: bool  # where indents are left out
    is_closed: bool  # it has its end, and nothing is put into it


@lru_cache(maxsize=_MOST_TAGS)
def _known(tag: str) -> _Tag:
    is_tag, published = tag != "<", quiet(tag)
    is_closed = is_tag and _GAP not in tag and not goes_on(tag)
    return _Tag(published, tuple(refused(tag)), is_tag and is_like_text(published), is_closed)


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
        self.names: set[str] = set()
        self._parts: dict[tuple[str, str], str] = {}

    def add(self, drawings: Mapping[str, str], names: Set[str]) -> None:
        """Add what was gathered from other pages."""
        self.drawings.update(drawings)
        self.names.update(names)

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
        page = collected(without_styles(page), root, self.drawings)
        self.names |= names_on(page)
        pieces = unusual_apart(page, _USUAL)
        tags = [*map(_known, pieces[1::2])]
        closed = all(tag.is_closed for tag in tags) and all(map(ends, pieces[-2:-1]))
        pieces[1::2] = [tag.published for tag in tags]
        page = "".join(pieces)
        kept = [page] if all(tag.is_like_text for tag in tags) else kept_apart(page)
        closed = closed and all(each[-1] == ">" and _GAP not in each for each in kept[1::2])
        found = dict.fromkeys(what for tag in tags for what in tag.refused)
        return _Polished(without_indents(kept), tuple(found), closed)


def _is_apart(part: str) -> bool:
    """Does a part begin and end with a tag, and not within a drawing?"""
    begins = part[:1] == "<" and not part.startswith(("<path", "</svg"))
    return begins and part[-1:] == ">" and part.rfind("<svg") <= part.rfind("</svg")


def _alternating(around: Sequence[str], parts: Sequence[str]) -> str:
    pieces = [""] * (len(around) + len(parts))
    pieces[::2], pieces[1::2] = around, parts
    return "".join(pieces)
