"""Leaves out of the theme's style sheets what no page of this site can use: three fifths of what they weigh.

A rule goes if it needs a class, or colors, that stand on no page and in no script. That errs on the side of keeping:
whatever a script could ever put on a page by name, stays. Source of the syntax: CSS Syntax Module Level 3,
https://www.w3.org/TR/css-syntax-3/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_GROUPS = ("@media", "@supports", "@layer", "@container")
# What is one sign to whoever looks for the end of a rule: comments, strings, addresses; else the signs that end things.
_WHOLE = r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\(\s*[^\"'\s)][^)]*\)|[{};]"
_SIGN = re.compile(_WHOLE, re.DOTALL)
_PIECE = re.compile(_WHOLE + r"|[^{};\"'/u]+|.", re.DOTALL)
_BRACKETS = frozenset("()[]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHOICE = re.compile(r":(?:is|where|not|has)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COLORS = re.compile(r"\[data-md-color-(?:scheme|primary|accent)=[\"']?([\w-]+)[\"']?\]")
_NAMED = {  # on a page: what looks like one in a text does not reach into the tag behind it
    "class=": re.compile(r"class=\"([^\"<]*)"),
    "data-md-color-": re.compile(r"data-md-color-[a-z]+=\"([^\"<]*)"),
}
_PICTURE = re.compile(r"(--[\w-]+):\s*url\(")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_BEGUN = re.compile(r"([A-Za-z_][\w-]*(?:--|__|-))\$\{")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*")


@dataclass(frozen=True)
class Known:
    """Names that occur on pages or in scripts, and beginnings to which a script adds the rest."""

    names: frozenset[str]
    beginnings: tuple[str, ...] = ()

    def __contains__(self, name: object) -> bool:
        return name in self.names or str(name).startswith(self.beginnings)


def names_on(page: str) -> set[str]:
    """The classes and colors that stand on an HTML page."""
    names: set[str] = set()
    for beginning, named in _NAMED.items():
        if beginning in page:
            names.update(*map(str.split, set(named.findall(page))))
    return names


def known(names_on_pages: Iterable[str], scripts: Iterable[str]) -> Known:
    """What a style sheet may be needed for: the names that pages hold, and every word that a script holds."""
    words: set[str] = set(names_on_pages)
    beginnings: set[str] = set()
    for script in scripts:
        words.update(_WORD.findall(script))
        beginnings.update(_BEGUN.findall(script))
    return Known(frozenset(words), tuple(sorted(beginnings)))


def pruned(style_sheet: str, names: Known, elsewhere: str = "") -> str:
    """A style sheet without rules that nothing can use, and without pictures that no rule asks for.

    `elsewhere` is the text of other style sheets, which may ask for such a picture by its variable.
    """
    kept = "".join(_rules(style_sheet, names))
    used = frozenset(_USED.findall(kept)) | frozenset(_USED.findall(elsewhere))
    return "".join(_without_pictures(kept, used))


def shortened(style_sheet: str) -> str:
    """A style sheet without comments and needless white space."""
    parts: list[str] = []
    plain = ""
    for piece in _PIECE.findall(style_sheet):
        if piece[0] in "\"'" or piece.startswith("url("):
            parts += [_squeezed(plain), piece]
            plain = ""
        elif not piece.startswith("/*"):
            plain += piece
    return "".join([*parts, _squeezed(plain)]).replace(";}", "}").strip()


def _squeezed(text: str) -> str:
    return _AROUND.sub(r"\1", _SPACE.sub(" ", text))


def _blocks(style_sheet: str) -> Iterator[tuple[str, str]]:
    """Each rule: what stands before its braces, and what stands in them; a statement without braces has no body."""
    begin = opened = depth = 0
    for found in _SIGN.finditer(style_sheet):
        sign = found[0]
        if sign == "{":
            opened = opened if depth else found.start()
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if not depth:
                yield style_sheet[begin:opened], style_sheet[opened + 1 : found.start()]
                begin = found.end()
        elif sign == ";" and not depth:
            yield style_sheet[begin : found.end()], ""
            begin = found.end()


def _rules(style_sheet: str, names: Known) -> Iterator[str]:
    for written, body in _blocks(style_sheet):
        head = _COMMENT.sub("", written).strip()
        if not body and head.endswith(";"):
            yield head
        elif head.startswith(_GROUPS):
            if inner := "".join(_rules(body, names)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [selector for selector in _selectors(head) if _may_match(selector, names)]:
            yield f"{','.join(kept)}{{{body}}}"


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a rule; a comma within brackets parts nothing."""
    if _BRACKETS.isdisjoint(head):
        yield from map(str.strip, head.split(","))
        return
    depth, begin = 0, 0
    for place, sign in enumerate(head):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            yield head[begin:place].strip()
            begin = place + 1
    yield head[begin:].strip()


def _may_match(selector: str, names: Known) -> bool:
    needed = _CHOICE.sub("", selector)  # a choice may be met in other ways
    return all(name in names for name in (*_CLASS.findall(needed), *_COLORS.findall(needed)))


def _without_pictures(style_sheet: str, used: frozenset[str]) -> Iterator[str]:
    """Rules whose body loses the variables that hold a picture nobody asks for."""
    for head, body in _blocks(style_sheet):
        if head.startswith(_GROUPS):
            yield f"{head}{{{''.join(_without_pictures(body, used))}}}"
        elif _PICTURE.search(body) and not head.startswith("@"):
            kept = [
                line for line in _declarations(body) if not ((name := _PICTURE.match(line)) and name[1] not in used)
            ]
            if kept:
                yield f"{head}{{{';'.join(kept)}}}"
        else:
            yield f"{head}{{{body}}}" if not head.endswith(";") else head


def _declarations(body: str) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(body):
        if piece == ";":
            yield line.strip()
            line = ""
        else:
            line += piece
    if line.strip():
        yield line.strip()
