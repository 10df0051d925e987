"""What each file of a project becomes by a renaming; every other byte of it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.loading.characters import BYTE_ORDER_MARK, clean
from generator.loading.file_names import relative_name
from generator.loading.record import Record, parse_record
from generator.rewriting.edits import Edit, apply
from generator.rewriting.renaming_text import Finder, Span
from generator.sourcing import RefusedError

_LINE_END = re.compile(r"\r\n|\r|\n")
_SUFFIXES = (".yml", ".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".j2", ".html")
# Texts of sources are what others wrote.
_TEXTS = ("content/articles/", "content/texts/")
# The words of others within a record, by the last key of their path, if they stand under `evidence`.
_QUOTED = frozenset({"quote", "prefix", "suffix"})


@dataclass(frozen=True)
class TextFile:
    """A file of an editor: `text` is counted like positions are, `data` is what lies on the disk."""

    name: str
    data: bytes
    text: str

    def with_text(self, text: str) -> bytes:
        """The bytes of the file with another text: line ends and the byte order mark stay."""
        raw = self.data.decode("utf-8")
        ends = iter(_LINE_END.findall(raw))
        usual = next(iter(_LINE_END.findall(raw)), "\n")
        mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else ""
        return (mark + re.sub("\n", lambda _: next(ends, usual), text)).encode()


def text_files(root: Path) -> Iterator[TextFile]:
    """Every file of editors in the project that may name something; what is no UTF-8 is passed over."""
    for folder in ("content", "docs", "site_config"):
        for path in sorted((root / folder).rglob("*")):
            name = relative_name(path, root)
            hidden = any(part.startswith(".") for part in Path(name).parts)
            if hidden or path.suffix not in _SUFFIXES or name.startswith(_TEXTS):
                continue
            if path.is_symlink() or not path.is_file():
                continue
            data = path.read_bytes()
            try:
                yield TextFile(name, data, clean(data.decode("utf-8")))
            except UnicodeDecodeError:
                continue


def page_of(name: str) -> str:
    """The page of `docs/` that a file is, or is a translation of: its links are relative to that."""
    parts = name.split("/")
    if parts[0] == "docs":
        return "/".join(parts[1:])
    if parts[:2] == ["content", "translations"] and parts[3:4] == ["docs"]:
        return f"{'/'.join(parts[4:]).removesuffix('.yml')}.md"
    return ""


def named_in(file: TextFile, finder: Finder) -> list[Edit]:
    """The edits that rename in one file.

    Raises RefusedError where a value of a record would not become what it should, as one written with escapes.
    """
    record = parse_record(file.text, file.name)[0] if file.name.endswith(".yml") else None
    page = page_of(file.name)
    edits = finder.edits(file.text, file.name, page, _words_of_others(record.root) if record else ())
    if record:
        _refuse_if_wrong(record, edits, finder, page)
    return edits


def _words_of_others(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[Span]:
    """Where quotations and what stands around them are written in a record."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _words_of_others(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _words_of_others(item, (*path, index))
    elif path and path[-1] in _QUOTED and "evidence" in path:
        yield node.start_mark.index, node.end_mark.index


def _refuse_if_wrong(record: Record, edits: list[Edit], finder: Finder, page: str) -> None:
    after = parse_record(apply(record.text, edits), record.file)[0]
    if after is None or after.data != expected(record.data, finder, page):
        old, new = finder.renaming.old, finder.renaming.new
        raise RefusedError(f"{record.file} names {old} in a way that cannot be replaced. Write {new} there by hand.")


def expected(data: Any, finder: Finder, page: str = "", path: tuple[str | int, ...] = ()) -> Any:
    """What the data of a record become: the same renaming, value by value."""
    if isinstance(data, dict):
        return {finder.renamed(key, page): expected(each, finder, page, (*path, key)) for key, each in data.items()}
    if isinstance(data, list):
        return [expected(each, finder, page, (*path, index)) for index, each in enumerate(data)]
    if path and path[-1] in _QUOTED and "evidence" in path:
        return data
    renaming = finder.renaming
    if renaming.is_source and path and path[-1] in ("source", "derived_from") and data == renaming.old.id:
        return renaming.new.id
    return finder.renamed(data, page)
