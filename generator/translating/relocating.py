"""Moves a page to another place than it was written for: its links lead where they led, or to a translation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from generator.pages.addresses import from_there, served
from generator.pages.links import relative
from generator.translating.publishing import TranslatedPage

_LINK = re.compile(r"\]\((?P<target>[^()\s<>]+)(?P<title>\s+\"(?:[^\"\\]|\\.)*\")?\)(?P<attributes>\{[^{}\n]*\})?")
_HTML = re.compile(
    r"(?P<before><(?P<tag>a|img|image|use|source)\b[^<>]*?\s(?:href|src)=\")(?P<target>[^\"]*)(?P<rest>\"[^<>]*>)"
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#]|\Z")


def relocate(text: str, page: str, to: str, translated: Mapping[str, TranslatedPage], language: str) -> str:
    """The Markdown of `page` as it must be at `to`, one or more folders deeper.

    Links to pages that are translated lead to the translation, all others say with `hreflang` that `language` is
    what the reader will find. Addresses in HTML are those of the published site, which has a folder for each page.
    """
    folder = posixpath.dirname(page)

    def moved(match: re.Match[str]) -> str:
        target, title, attributes = match["target"], match["title"] or "", match["attributes"] or ""
        if _ELSEWHERE.match(target):
            return match[0]
        path, mark, anchor = target.partition("#")
        uri = posixpath.normpath(posixpath.join(folder, path))
        if uri in translated:
            return f"]({relative(translated[uri].uri + mark + anchor, to)}{title}){attributes}"
        if uri.endswith(".md"):
            attributes = f'{{ hreflang="{language}" {attributes[1:-1].strip(" :")} }}'.replace("  }", " }")
        return f"]({relative(uri + mark + anchor, to)}{title}){attributes}"

    def deeper(match: re.Match[str]) -> str:
        target = match["target"]
        if _ELSEWHERE.match(target):
            return match[0]
        path, mark, anchor = target.partition("#")
        place = posixpath.normpath(posixpath.join(served(page), path))
        named = [uri for uri in (f"{place}.md", posixpath.normpath(f"{place}/index.md")) if uri in translated]
        if named and path.endswith("/"):
            return match["before"] + from_there(translated[named[0]].uri + mark + anchor, to) + match["rest"]
        link = f"{match['before']}{'../' * (to.count('/') - page.count('/'))}{target}{match['rest']}"
        # An area of a drawing has no such attribute; it has a label, which other links do not need.
        speaks = match["tag"] == "a" and path.endswith("/") and "aria-label" not in match[0]
        return link.replace("<a ", f'<a hreflang="{language}" ', 1) if speaks else link

    return _HTML.sub(deeper, _LINK.sub(moved, text))
