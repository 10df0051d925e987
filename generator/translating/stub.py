"""Writes the file of a translation: a record for each English text, beside the English; what was written stays."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml

from generator.model.translation import Translation
from generator.translating.comparing import Comparison
from generator.translating.texts import EnglishText

_WIDTH = 116
_ENGLISH = "English"
_NOW = "English now"
_REVIEWED = "# reviewed: {by: NAME OF THE NATIVE SPEAKER WHO READ IT ALL, on: 2026-12-31}\n"
_NOTE = re.compile(r"[ ]*#[ ]*(?P<label>English(?: now)?):")


@dataclass(frozen=True)
class Chunk:
    """The lines of one record in a file, with the comments and blank lines above it."""

    above: tuple[str, ...]
    lines: tuple[str, ...]


def write_stub(key: str, comparison: Comparison, renew: Collection[str] = ()) -> str:
    """The text of the file: the records in the order of the page, then those that translate nothing any more.

    A record whose English changed keeps its words and gets the new English above it; `renew` names the places at
    which the words were read again and hold for the new English too.
    """
    translation = comparison.translation
    records = dict(zip(translation.data.texts, _chunks(translation), strict=True)) if translation else {}
    margin = _margin(next(iter(records.values()), None))
    parts: list[str] = []
    for text in dict.fromkeys(comparison.english[each.of] for each in comparison.texts):
        known = [each for each in records if each.of == text.of]
        overtaken = comparison.stale.get(text.at)
        if known:
            parts += [_placed(records.pop(each), text) for each in known]
        elif overtaken in records:
            parts.append(_changed(records.pop(overtaken), text, margin, renewed=text.at in renew))
        else:
            parts.append(_new(text, margin))
    parts += ["".join((*chunk.above, *chunk.lines)) for each, chunk in records.items() if each.says]
    return _head(key, translation) + "".join(parts)


def _head(key: str, translation: Translation | None) -> str:
    """What stands above the records, as it is in the file."""
    if translation is None:
        return f"translates: {key}\n{_REVIEWED}texts:\n"
    lines = translation.record.text.splitlines(keepends=True)
    before, items = _items(translation)
    return "".join(lines[: _above(lines, items[0], before)])


def _items(translation: Translation) -> tuple[int, list[int]]:
    """The number of the line with the key `texts`, and of the first line of each record."""
    root = translation.record.root
    assert isinstance(root, yaml.MappingNode)
    key, node = next((key, node) for key, node in root.value if key.value == "texts")
    return key.start_mark.line, [item.start_mark.line for item in node.value]


def _chunks(translation: Translation) -> Iterator[Chunk]:
    """The lines of each record of a file, in the order of the file."""
    lines = translation.record.text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    key, starts = _items(translation)
    tops = [_above(lines, start, before) for start, before in zip(starts, [key, *starts], strict=False)]
    for start, top, end in zip(starts, tops, [*tops[1:], len(lines)], strict=True):
        yield Chunk(tuple(lines[top:start]), tuple(lines[start:end]))


def _above(lines: list[str], start: int, before: int) -> int:
    """The first of the lines of comments right above a line, none of them at or above the line `before`."""
    top = start
    while top - 1 > before and lines[top - 1].lstrip().startswith("#"):
        top -= 1
    return top


def _margin(chunk: Chunk | None) -> str:
    """How far the records of a file are indented."""
    return chunk.lines[0][: len(chunk.lines[0]) - len(chunk.lines[0].lstrip(" "))] if chunk else "  "


def _new(text: EnglishText, margin: str) -> str:
    record = f'- at: {text.at}\n  of: {text.of}\n  says: ""\n'
    return _note(_ENGLISH, text, margin) + textwrap.indent(record, margin)


def _placed(chunk: Chunk, text: EnglishText) -> str:
    """A record whose English is still there; only where it stands is put right."""
    return "".join((*chunk.above, *_with(chunk.lines, "at", text.at)))


def _changed(chunk: Chunk, text: EnglishText, margin: str, *, renewed: bool) -> str:
    """A record whose English changed: the new English stands above it, until somebody renews it."""
    if renewed:
        own = _without(chunk.above, (_ENGLISH, _NOW))
        return "".join((*own, _note(_ENGLISH, text, margin), *_with(chunk.lines, "of", text.of)))
    return "".join((*_without(chunk.above, (_NOW,)), _note(_NOW, text, margin), *chunk.lines))


def _with(lines: tuple[str, ...], key: str, value: str) -> Iterator[str]:
    """The lines of a record with another value of a key, which stands on one line."""
    pattern = re.compile(rf"^([ ]*(?:-[ ]+)?{key}:[ ]+)\S.*?([ ]+#.*)?$")
    at = next((index for index, line in enumerate(lines) if pattern.match(line)), None)
    for index, line in enumerate(lines):
        yield pattern.sub(rf"\g<1>{value}\g<2>", line) if index == at else line


def _without(comments: tuple[str, ...], labels: Collection[str]) -> Iterator[str]:
    """The comments without those that show the English, whose further lines are indented more."""
    dropping = False
    for line in comments:
        note = _NOTE.match(line)
        dropping = note["label"] in labels if note else dropping and bool(re.match(r"[ ]*#[ ]{3}", line))
        if not dropping:
            yield line


def _note(label: str, text: EnglishText, margin: str) -> str:
    """The English as a comment above its record."""
    words = f"{label}: {' '.join(text.says.split())}"
    lines = textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False, subsequent_indent="  ")
    return "".join(f"{margin}# {line}\n" for line in lines)
