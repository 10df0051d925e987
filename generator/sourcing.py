"""`factsheet source add`: from the text of a source to its record, with every gap marked, and nothing overwritten."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.evidence.texts import SourceText, split_paragraphs
from generator.loading.files import read_text
from generator.loading.record import parse_record
from generator.loading.texts import ARTICLES, PUBLISHED, text_folders
from generator.model.source import SourceData

_PLAIN = re.compile(r"[A-Za-z0-9][\w.,()/+-]*(?: [\w.,()/+-]+)*")
_KEYS = ("title", "publisher", "type", "tier", "published", "address")
TODO = "TODO"
VOCABULARY = "site_config/vocabulary.yml"


def known_types(root: Path) -> list[str]:
    """The words of the vocabulary list `source-types`; none where it cannot be read, which is for the check to say."""
    text, _ = read_text(root / VOCABULARY, root, VOCABULARY)
    record = parse_record(text, VOCABULARY)[0] if text is not None else None
    lists = record.data.get("lists") if record and isinstance(record.data, dict) else None
    types = lists.get("source-types") if isinstance(lists, dict) else None
    return list(types) if isinstance(types, (dict, list)) else []


class RefusedError(Exception):
    """A record could not be made or changed; the message says why, and what to do."""


@dataclass(frozen=True)
class NewSource:
    """What is known of a source: the values of its keys as an editor would write them, and its lines that continue.

    With a `licence`, the text may be published.
    """

    id: str
    values: Mapping[str, str]
    joins: tuple[int, ...] = ()
    licence: str = ""


@dataclass(frozen=True)
class Added:
    """What was written: the record, where the text lies, its shape, and the keys still to be filled in."""

    record: Path
    text_file: Path
    text: SourceText
    missing: tuple[str, ...]


def add_source(root: Path, file: Path, new: NewSource, environ: Mapping[str, str], today: dt.date) -> Added:
    """Make the record of a source from a text file, and keep the text where the checks look for it.

    Raises RefusedError, and writes nothing, if there is a record of this id, if another text lies in the text's
    place, or if the file holds no text.
    """
    record = root / "content" / "sources" / f"{new.id}.yml"
    if record.exists() or record.is_symlink():
        raise RefusedError(
            f"{_name(record, root)} is there already, and nothing is overwritten. "
            "Choose another --id, or run `factsheet source refresh` if the text has changed."
        )
    content = _read(file)
    text = split_paragraphs(content, new.joins)
    _refuse_bad_joins(content, new.joins)
    text_file = root / (PUBLISHED if new.licence else ARTICLES) / f"{new.id}.txt"
    for folder in (text_file.parent, root / PUBLISHED, *text_folders(root, environ)):
        _refuse_other_text(folder / text_file.name, content)
    _write_new(text_file, content)
    _write_new(record, record_text(new, text, today))
    return Added(record, text_file, text, tuple(key for key in _KEYS if key not in new.values))


def record_text(new: NewSource, text: SourceText, today: dt.date) -> str:
    """The record in YAML. A gap stands as a comment marked TODO, so that `factsheet check` names it as missing."""
    return "".join(f"{line}\n" for line in _lines(new, text, today))


def _lines(new: NewSource, text: SourceText, today: dt.date) -> Iterator[str]:
    for key in _KEYS:
        if key in new.values:
            yield f"{key}: {_scalar(new.values[key])}"
        else:
            yield f"# {TODO} {key}: {SourceData.model_fields[key].description}{_or_absent(key)}"
    yield from (f"read_on: {today}", f"checked_on: {today}")
    yield from ("text:", f"  sha256: {text.sha256}", f"  paragraphs: {len(text.paragraphs)}", f"  words: {text.words}")
    if new.joins:
        yield f"  joins: [{', '.join(map(str, new.joins))}]"
    yield f"# {TODO} What each paragraph says, in our own words; or why nothing was taken from it, under `skipped:`."
    yield from ("# digest:", *(_paragraph(number, each) for number, each in enumerate(text.paragraphs, 1)))
    yield from ("# skipped:", "#   NUMBER: the reason, such as an advertisement")
    yield from ("rights:", f"  republish: {'true' if new.licence else 'false'}")
    if new.licence:
        yield f"  licence: {_scalar(new.licence)}"


def _or_absent(key: str) -> str:
    return " Or {unknown: why it is not known}." if key in ("published", "address") else ""


def _paragraph(number: int, paragraph: str) -> str:
    count = len(paragraph.split())
    return f"#   {number}: {TODO} ({count} word{'' if count == 1 else 's'} in the text)"


def _scalar(value: str) -> str:
    """A value as YAML; in double quotes unless nothing in it could be taken for anything else."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _read(file: Path) -> str:
    text, problems = read_text(file, file.parent, file.name)
    if text is None:
        raise RefusedError(" ".join(f"{file}: {problem.message} {problem.tip}" for problem in problems))
    if not text.strip():
        raise RefusedError(f"{file} holds no text. Copy the text of the source into it, one paragraph a line.")
    return text


def _refuse_bad_joins(content: str, joins: tuple[int, ...]) -> None:
    lines = sum(1 for line in content.splitlines() if line.strip())
    bad = [str(number) for number in joins if not 2 <= number <= lines]
    if bad:
        raise RefusedError(
            f"--joins names line {', '.join(bad)}; a line that continues another is one from 2 to {lines}. "
            "Count the lines that are not blank."
        )


def _refuse_other_text(path: Path, content: str) -> None:
    if path.exists() and read_text(path, path.parent, path.name)[0] != content:
        raise RefusedError(
            f"Another text lies in {path}, and nothing is overwritten. Choose another --id, or move that file away."
        )


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there; one that is there holds the same text already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
