"""`factsheet source refresh`: the numbers of a record as the text at hand gives them, and what no longer holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.evidence.texts import SourceText
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.source import Source, TextData
from generator.model.walk import evidence_of
from generator.sourcing import RefusedError
from generator.writing import write_if_changed


@dataclass(frozen=True)
class Change:
    """A number of a record that the text at hand gives otherwise."""

    key: str
    was: str
    now: str


def refresh(root: Path, source: Source, text: SourceText) -> list[Change]:
    """Write what the text at hand gives into the record, and leave every other byte of the file alone.

    Raises RefusedError if the record describes no text, or a value is written in a way that cannot be replaced.
    """
    if source.data.text is None:
        keys = f"{{sha256: {text.sha256}, paragraphs: {len(text.paragraphs)}, words: {text.words}}}"
        raise RefusedError(f"{source.record.file} does not say that we hold the text. Add `text: {keys}`.")
    found = changes(source.data.text, text)
    if found:
        path = root / source.record.file
        content = path.read_bytes().decode("utf-8")
        write_if_changed(path, replaced(content, source.record, found))
    return found


def changes(data: TextData, text: SourceText) -> list[Change]:
    """Which numbers of the record are not those of the text."""
    pairs = (
        ("sha256", data.sha256, text.sha256),
        ("paragraphs", str(data.paragraphs), str(len(text.paragraphs))),
        ("words", str(data.words), str(text.words)),
    )
    return [Change(key, was, now) for key, was, now in pairs if was != now]


def replaced(content: str, record: Record, found: Collection[Change]) -> str:
    """The content of the file with the changed values at their places; line ends and quotation marks stay.

    Raises RefusedError if a value does not stand where the record has its position, as an alias would not.
    """
    places = sorted(((record.position(("text", change.key)), change) for change in found), key=lambda each: each[0])
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", content)
    for position, change in reversed(places):
        line = lines[position.line - 1]
        start = position.column - 1 + (position.line == 1 and line.startswith("\ufeff"))
        match = re.compile(rf"(['\"]?){change.was}(?!\w)").match(line, start)
        if match is None:
            raise RefusedError(
                f"{record.file}:{position.line}: `{change.key}` cannot be replaced here. Write `{change.now}` by hand."
            )
        lines[position.line - 1] = f"{line[:start]}{match[1]}{change.now}{line[match.end() :]}"
    return "".join(lines)


def spans_to_read(catalog: Catalog, sources: Collection[str]) -> Iterator[str]:
    """The spans of some sources with the words that they now show: only a reader can tell whether they are right."""
    for entry in catalog.entries.values():
        for located in evidence_of(entry):
            evidence, text = located.item, catalog.texts.get(located.item.source)
            if evidence.source not in sources or evidence.words is None or text is None:
                continue
            words = (text.paragraph(evidence.paragraph or 0) or "").split()[evidence.words.first - 1 :]
            shown = words[: evidence.words.last - evidence.words.first + 1]
            place = entry.record.position((*located.path, "words"))
            at = f"{entry.record.file}:{place.line}:{place.column}"
            if shown:
                yield f"{at}  paragraph {evidence.paragraph}, words {evidence.words}: “{' '.join(shown)}”"
