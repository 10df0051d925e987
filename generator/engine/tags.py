"""Takes HTML pages apart into tags and what stands between them, so that a page is walked once for all that tags need.

Where a tag ends is read as browsers read it, so that no odd quotation mark hides the tags behind it. What is not sure
is taken for more tags rather than for fewer. Source of the syntax: HTML Standard, 13.2.5, https://html.spec.whatwg.org/.
"""

from __future__ import annotations

import re

# What such an element holds is text, and belongs to its tag here.
_WHOLE = ("script", "style", "textarea")

# A name that is followed by `=` has a value. One in quotation marks that are never closed swallows the page: no tag.
_ATTRIBUTE = r"[^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>))|(?!\s*+=))"
# A tag or a comment that never ends goes on to the end of the page, as for browsers, and nothing is read twice.
# The usual attributes first, as most tags have no others; then any. Behind white space, even `=` begins a name.
_REST = (
    rf"[^\s/>]*+(?:\s[^\s/>=\"']++=\"[^\"]*+\")*+"
    rf"(?:>|(?:[\s/]++(?:={_ATTRIBUTE})?+|(?=[^\s/>=]){_ATTRIBUTE})*+(?:>|\Z))"
)
_ELEMENTS = "|".join(rf"(?i:{name})(?=[\s/>]){_REST}.*?</(?i:{name})[\s/>]" for name in _WHOLE)
_START = re.compile(rf"<[a-zA-Z]{_REST}")
_BEGUN = re.compile(r"<(?:[a-zA-Z]|!--)")
_TAG = re.compile(rf"(<(?:[a-rA-Ru-zU-Z]{_REST}|{_ELEMENTS}|[sStT]{_REST}|!--(?:-?>|.*?(?:--!?>|\Z))))", re.DOTALL)


def apart(page: str) -> list[str]:
    """A page as text, tag, text, tag, ..., text. A tag is the start of an element, a comment, or a whole script, style
    or text field up to its end. Joined again, it is the page."""
    return _TAG.split(page)


def start_of(tag: str) -> str:
    """The start of the element of a tag, which is the whole tag of most; nothing of a comment."""
    found = _START.match(tag)
    return found[0] if found else ""


def ends(tag: str) -> bool:
    """Does this last tag of a page end for its own sake, and not because the page ends?"""
    return tag.endswith(("-->", "--!>") if tag.startswith("<!--") else ">")


def begun(text: str) -> bool:
    """Does what stands between tags hold the beginning of a tag that does not end?"""
    return _BEGUN.search(text) is not None
