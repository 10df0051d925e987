"""Divides a hand-written page into the texts that can be translated and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise

import yaml

from generator.prose.code import code_spans
from generator.prose.tokens import find_tokens
from generator.translating.texts import EnglishText, has_words

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"(?P<before>[ ]{0,3}#{1,6}[ ]+)(?P<text>.*?)(?P<after>(?:[ ]+#*)?(?:[ ]*\{[^{}]*\})?[ ]*)")
_ROW = re.compile(r"[ ]*\|.*\|[ ]*(?:\{[^{}]*\})?[ ]*")
_RULER = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CELL = re.compile(r"(?<!\\)\|")
# What may stand before the words of a paragraph: signs of quotations, lists and footnotes, and their indentation.
_OPENING = re.compile(r"[ \t]*(?:>[ ]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|\[\^[^\]]+\]:[ \t]+)?")
_TITLED = re.compile(r"(?P<before>[ ]*(?:!{3}|\?{3}\+?)[^\"\n]*\")(?P<text>[^\"\n]*)(?P<after>\"[ ]*)")
_SUMMARY = re.compile(r"(?P<before>[ ]*<summary>)(?P<text>[^<>\n]*)(?P<after></summary>[ ]*)")
# Lines without words of their own: layout, comments, definitions of links, rules, titles without words.
_BARE = re.compile(
    r"[ ]*(?:<[^>]*>[ ]*)+|[ ]*\{[^{}]*\}[ ]*|[ ]*\[[^\]^][^\]]*\]:.*|[ ]*(?:[-*_][ ]*){3,}|[ ]*(?:!{3}|\?{3}).*"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of a page: `text` is there to be translated, `as_it_is` is kept."""

    as_it_is: str = ""
    text: str = ""


@dataclass(frozen=True)
class PageText:
    """A page: the fields of its front matter, and its body in pieces that make it up again."""

    fields: dict[str, object]
    pieces: tuple[Piece, ...]

    @property
    def texts(self) -> Iterator[EnglishText]:
        """The texts in the order of the page: title, description, and the blocks by number."""
        for key in ("title", "description"):
            if isinstance(self.fields.get(key), str):
                yield EnglishText(key, str(self.fields[key]))
        numbers = count(1)
        for piece in self.pieces:
            if piece.text:
                yield EnglishText(f"block-{next(numbers)}", piece.text)

    def with_texts(self, said: Callable[[EnglishText], str]) -> str:
        """The body with each text replaced by what `said` gives for it."""
        numbers = count(1)
        return "".join(
            said(EnglishText(f"block-{next(numbers)}", piece.text)) if piece.text else piece.as_it_is
            for piece in self.pieces
        )


def split_page(text: str) -> PageText:
    """Divide a page. Code, comments, layout and block tokens are kept as they are."""
    block = _FRONT_MATTER.match(text)
    body = text[block.end() :] if block else text
    return PageText(_fields(block["yaml"]) if block else {}, tuple(_merged(_pieces(body))))


def _fields(block: str) -> dict[str, object]:
    """The fields of a front matter; none where the rule `front-matter` has to say something first."""
    try:
        fields = yaml.load(block, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _pieces(body: str) -> Iterator[Piece]:
    """The pieces of a body, line by line; the lines of one paragraph are one text."""
    kept = _kept_lines(body)
    lines = body.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\n")
        match = _HEADING.fullmatch(line) or _TITLED.fullmatch(line) or _SUMMARY.fullmatch(line)
        if at in kept or not line.strip() or (not match and (_RULER.fullmatch(line) or _BARE.fullmatch(line))):
            yield Piece(lines[at])
            at += 1
        elif match:
            yield from (Piece(match["before"]), *_text(match["text"]), Piece(match["after"] + "\n"))
            at += 1
        elif _ROW.fullmatch(line):
            yield from _cells(line)
            at += 1
        else:
            end = _paragraph_end(lines, at, kept)
            yield from _paragraph("".join(lines[at:end]))
            at = end


def _kept_lines(body: str) -> set[int]:
    """The numbers of lines that hold a fence of code, a comment or a block token."""
    spans = [(start, end) for start, end in code_spans(body) if "\n" in body[start:end]]
    spans += [match.span() for match in re.finditer(r"<!--.*?-->", body, re.DOTALL)]
    spans += [(token.start, token.end) for token in find_tokens(body) if token.block]
    numbers: set[int] = set()
    for start, end in spans:
        numbers.update(range(body.count("\n", 0, start), body.count("\n", 0, max(start, end - 1)) + 1))
    return numbers


def _paragraph_end(lines: list[str], at: int, kept: set[int]) -> int:
    """Where the paragraph that begins on a line ends: before a blank line, a line of another sort, a new item."""
    end = at + 1
    while end < len(lines) and end not in kept and lines[end].strip() and not _breaks(lines[end].rstrip("\n")):
        if lines[end - 1].endswith("  \n"):
            break
        end += 1
    return end


def _breaks(line: str) -> bool:
    """Whether a line cannot go on with the paragraph above it."""
    opening = _OPENING.match(line)
    marked = bool(opening and opening[0].strip())
    return marked or any(each.fullmatch(line) for each in (_HEADING, _ROW, _BARE, _RULER, _TITLED, _SUMMARY))


def _paragraph(raw: str) -> Iterator[Piece]:
    opening = _OPENING.match(raw)
    before = opening[0] if opening else ""
    body = raw[len(before) :]
    words = body.rstrip()
    yield from (Piece(before), *_text(words), Piece(body[len(words) :]))


def _cells(line: str) -> Iterator[Piece]:
    """A row of a table: each cell is a text of its own; an attribute list at the end of one is kept."""
    bars = [match.start() for match in _CELL.finditer(line)]
    yield Piece(line[: bars[0] + 1])
    for start, end in pairwise(bars):
        cell = line[start + 1 : end]
        attributes = re.search(r"[ ]*(?:\{[^{}]*\})?[ ]*\Z", cell)
        words = cell[: attributes.start()] if attributes else cell
        lead = words[: len(words) - len(words.lstrip())]
        yield from (Piece(lead), *_text(words.strip()), Piece(cell[len(lead) + len(words.strip()) :] + "|"))
    yield Piece(line[bars[-1] + 1 :] + "\n")


def _text(words: str) -> Iterator[Piece]:
    """A text to translate, or words that need none."""
    yield Piece(text=words) if has_words(words) else Piece(words)


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces with what is kept joined together."""
    kept = ""
    for piece in pieces:
        if piece.text:
            yield from ((Piece(kept),) if kept else ())
            kept = ""
            yield piece
        else:
            kept += piece.as_it_is
    if kept:
        yield Piece(kept)
