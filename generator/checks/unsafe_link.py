"""Links in prose lead to the web, to mail or to a page of the site; nothing runs and nothing is fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from generator.checks.masking import blank_all
from generator.checks.passages import Passage, Place
from generator.checks.rule import MOST_NAMED, Rule
from generator.checks.signs import passages_with_signs
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Problem
from generator.prose.tokens import CODE

# Up to a title in quotes, the end of the link or the next one: browsers pass over white space in an address. What is
# never closed is no link, so that the next one, within it, is one after all.
_INLINE = re.compile(r"\]\(\s*+(?:<(?P<angled>(?:(?!\]\()[^<>])*+)>|<?(?P<address>(?:(?!\]\()[^)\"'])*+))")
# Anywhere: the engine finds definitions in quotations, lists and notes too. Not the text of a footnote, `[^1]:`. What
# seems to be the address of one may be the next definition, so it is only looked at.
_DEFINITION = re.compile(r"\[(?!\^)(?P<id>[^\[\]]*)\]:(?=\s*+<?(?P<address>[^\s<>]{1,200}))")
_AUTOLINK = re.compile(r"(?<!\]\()<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_SIGNS = ("](", "]:", "<", "![")  # one of them is in every link and image
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IMAGE = re.compile(r"(?<!\\)(?:\\\\)*(?P<mark>!\[)")
# Without signs that could hide where the description of an image ends.
_DESCRIPTION = re.compile(r"(?P<alt>[^\[\]`\\<]*)\](?:[ \n]?\[(?P<id>[^\[\]`\\<]*)\](?!\())?")


@dataclass
class _Images:
    """The images of a text: where their descriptions end, which definitions they use, and which are unclear."""

    ends: set[int] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    unclear: list[int] = field(default_factory=list)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every link and image of every passage."""
    for passage in passages_with_signs(catalog):
        if any(sign in passage.text for sign in _SIGNS):
            yield from islice(_passage(passage), MOST_NAMED)


def _passage(passage: Passage) -> Iterator[Problem]:
    text = blank_all(passage.text, (CODE,)) if passage.place is Place.DOCUMENT else passage.text
    images = _images(text)
    for start in images.unclear:
        message = "“![” begins an image, whose description may not hold brackets, backticks or backslashes."
        tip = "Put a space behind the exclamation mark, or write the description in plain words."
        yield passage.problem(RULE.name, start, start + 2, message, tip)
    for match in _INLINE.finditer(text):
        group = "address" if match["angled"] is None else "angled"
        yield from _look(passage, match.start(group), match[group].rstrip(), match.start() in images.ends)
    yield from _definitions(passage, text, images)
    for match in _AUTOLINK.finditer(text):
        yield from _look(passage, match.start("address"), match["address"], image=False)


def _images(text: str) -> _Images:
    images = _Images()
    for mark in _IMAGE.finditer(text):
        found = _DESCRIPTION.match(text, mark.end())
        if found is None:
            images.unclear.append(mark.start("mark"))
        else:
            images.ends.add(found.end("alt"))
            images.ids.add(_same(found["id"] or found["alt"]))
    return images


def _same(name: str) -> str:
    """The name of a definition as the engine compares it."""
    return " ".join(name.lower().split())


def _definitions(passage: Passage, text: str, images: _Images) -> Iterator[Problem]:
    for match in _DEFINITION.finditer(text):
        if passage.place is Place.DOCUMENT:
            yield from _look(passage, match.start("address"), match["address"], _same(match["id"]) in images.ids)
        else:
            message = f"“{short(text[match.start() : match.end('address')])}” defines a link, which a field may not do."
            tip = "Write the link where it stands: [words](https://...). If it is none, take out the colon."
            yield passage.problem(RULE.name, match.start(), match.end("address"), message, tip)


def _look(passage: Passage, start: int, address: str, image: bool) -> Iterator[Problem]:
    real = re.sub(r"[\x00-\x20]", "", unquote(html.unescape(address)))
    scheme = _SCHEME.match(real)
    elsewhere = bool(scheme) or real.startswith(("//", "\\"))
    if image and elsewhere:
        message, tip = (
            "An image from another host would tell that host who reads the page.",
            "Put the file into docs/." if passage.place is Place.DOCUMENT else "Take the image out.",
        )
    elif real.startswith(("//", "\\")):
        message, tip = (
            f"“{short(address)}” does not say how to get there.",
            "Write the whole address, from https:// on.",
        )
    elif scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        message, tip = (
            f"“{scheme[1]}:” is no address that a page may link.",
            "Link to https://..., or take the link out.",
        )
    elif not elsewhere and passage.place not in (Place.DOCUMENT, Place.TRANSLATION):
        message, tip = (
            f"“{short(address)}” is a path, which breaks when pages move.",
            "Refer to entries with [[kind/id]].",
        )
    else:
        return
    yield passage.problem(RULE.name, start, start + len(address), message, tip)


RULE = Rule("unsafe-link", "Links in prose are safe to follow, and nothing is fetched from elsewhere.", check)
