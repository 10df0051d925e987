"""Takes HTML pages apart into tags and what stands between them, so that a page is walked once for all that tags need.

Where a tag ends is read as browsers read it, so that no odd quotation mark hides the tags behind it. What is not sure
is taken for more tags rather than for fewer. Source of the syntax: HTML Standard, 13.2.5, https://html.spec.whatwg.org/.
"""

from __future__ import annotations

import re
from functools import cache

# What such an element holds is text, and belongs to its tag here.
_WHOLE = ("script", "style", "textarea")

# A name that is followed by `=` has a value. One in quotation marks that are never closed swallows the page: no tag.
_ATTRIBUTE = r"[^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>|\Z))|(?!\s*+=))"
# A tag or a comment that never ends goes on to the end of the page, as for browsers, and nothing is read twice.
# The usual attributes first, as most tags have no others; then any. Behind white space, even `=` begins a name.
_REST = (
    rf"[^\s/>]*+(?:\s[^\s/>=\"']++=\"[^\"]*+\")*+"
    rf"(?:>|(?:[\s/]++(?:={_ATTRIBUTE})?+|(?=[^\s/>=]){_ATTRIBUTE})*+(?:>|\Z))"
)
_START = re.compile(rf"<[a-zA-Z]{_REST}")
_WITH_TEXT = re.compile(rf"<(?ai:{'|'.join(_WHOLE)})[\s/>]")


def apart(page: str) -> list[str]:
    """A page as text, tag, text, tag, ..., text. A tag is the start of an element, a comment, or a whole script, style
    or text field up to its end; of one that never ends, only the start. Joined again, it is the page."""
    return _apart(page, _WHOLE)


def _apart(page: str, whole: tuple[str, ...], usual: str = "") -> list[str]:
    """What never ends takes all of the page at first, so that the end of all others of that name is looked for once."""
    pieces = _pattern(whole, usual).split(page)
    if len(pieces) > 1 and (name := _unended(pieces[-2], whole)):
        tag, start = pieces[-2], start_of(pieces[-2])
        pieces[-2:] = [start, *_apart(tag[len(start) :], tuple(other for other in whole if other != name), usual)]
    return pieces


@cache
def _pattern(whole: tuple[str, ...], usual: str) -> re.Pattern[str]:
    elements = "".join(rf"(?ai:{name})(?=[\s/>]){_REST}(?:.*?</(?ai:{name})[\s/>]|.*)|" for name in whole)
    comment = r"!--(?:-?>|.*?(?:--!?>|\Z))"
    tag = rf"[a-rA-Ru-zU-Z]{_REST}|{elements}[sStT]{_REST}|{comment}"
    return re.compile(rf"(<(?!/|{usual})(?:{tag}|(?=[a-zA-Z])))" if usual else rf"(<(?:{tag}))", re.DOTALL)


def unusual_apart(page: str, usual: str) -> list[str]:
    """The same with usual tags as part of the text. `usual` is a pattern of what follows their first sign, and holds no
    other `<`. Where what begins as a tag is none, since it would swallow the page, there is a piece of this one sign.
    """
    return _apart(page, _WHOLE, usual)


def _unended(tag: str, whole: tuple[str, ...]) -> str:
    """The name of the element whose end is missing in this tag, if it is one."""
    found = (name for name in whole if re.match(rf"<(?ai:{name})[\s/>]", tag))
    return next((name for name in found if not re.fullmatch(rf"</(?ai:{name})[\s/>]", tag[-len(name) - 3 :])), "")


def start_of(tag: str) -> str:
    """The start of the element of a tag, which is the whole tag of most; nothing of a comment."""
    found = _START.match(tag)
    return found[0] if found else ""


def goes_on(tag: str) -> bool:
    """Is this the start of a script, style or text field whose end is missing? It may come with what is put behind."""
    return _WITH_TEXT.match(tag) is not None and start_of(tag) == tag


def ends(tag: str) -> bool:
    """Does this last tag of a page end for its own sake, and not because the page ends?"""
    return tag.endswith(("-->", "--!>") if tag.startswith("<!--") else ">")
