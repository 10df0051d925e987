"""What a check of everything notes for the next one, and whether that one could build on it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.checks import ids_never_die, lock_format, lock_outdated, republish
from generator.checks.cited import Held, held
from generator.checks.registry import run_checks
from generator.examining import Examination
from generator.loading.documents import Document
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source
from generator.pages.links import MADE_PAGES
from generator.problems import Problem
from generator.prose.tokens import Block, find_tokens
from generator.rechecking.listing import Listing
from generator.rechecking.memory import Memory
from generator.rechecking.sentences import OF_ENTRIES, OF_PARTS
from generator.rechecking.traces import ANY, LockLine, Trace, Traces, traces_from

# Later pages of these lists are as many as their sentences fill, and a page of docs/ could lead to one.
_OF_MANY_PAGES = re.compile(r"(?:timeline|changes)/")
_LATER_PAGE = re.compile(r"(?:index|matrix)/\d")
_DRAWN = (Block.PICTURE, Block.NUMBERS)  # whether there is anything to draw, many entries tell
# What is asked anew of locks and texts; that one cannot be read would stay when it can be again.
_OF_LOCKS_AND_TEXTS = frozenset(
    rule.name for rule in (ids_never_die.RULE, lock_format.RULE, lock_outdated.RULE, republish.RULE)
)
_LINK = re.compile(r"\]\(\s*([^\s<)>]+)")


class Noted:
    """Finds what the rules find, and keeps the evidence that they have gone through."""

    def __init__(self) -> None:
        self.held: Sequence[Held] = ()

    def run(self, catalog: Catalog) -> list[Problem]:
        """As `run_checks`."""
        self.held = held(catalog)
        return run_checks(catalog)


def worth_remembering(examined: Examination, catalog: Catalog) -> bool:
    """Whether what rules say of one entry can be asked again by itself."""
    return not (
        examined.drafts
        or examined.excepted
        or catalog.exceptions.items
        or catalog.translations
        or catalog.broken
        or catalog.gone
        or any(catalog.entry(stub.to) is None for stub in catalog.moved.values())
        or any(_is_of_reading(each) for each in examined.problems)
        or any((OF_ENTRIES | OF_PARTS.keys()) & kind.declared.fields.keys() for kind in catalog.kinds.values())
        or any(_OF_MANY_PAGES.search(f"{each.uri} {each.text}") for each in catalog.documents.values())
        or any(file != f"content/{key}.yml" for key, file in _files(catalog))
    )


def _is_of_reading(problem: Problem) -> bool:
    """Whether it says that a lock or a text cannot be read."""
    return problem.file.endswith((".lock", ".txt")) and problem.rule not in _OF_LOCKS_AND_TEXTS


def _files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    yield from ((key, entry.record.file) for key, entry in catalog.entries.items())
    yield from ((key, stub.record.file) for key, stub in catalog.moved.items())
    yield from ((f"sources/{name}", source.record.file) for name, source in catalog.sources.items())


def meets_pages(catalog: Catalog) -> bool:
    """Whether a file of docs/ lies where generated pages do, or leads to one of several, so that it hangs on all."""
    made = {*catalog.kinds, "sources", "topics", "fields", *(each.partition("/")[0] for each in MADE_PAGES)}
    folders = {each.removesuffix(".md") for each in made}
    own = (path.partition("/")[0] for path in (*catalog.documents, *catalog.own_files))
    return any(each.partition(".")[0] in folders for each in own) or any(
        _LATER_PAGE.search(each.text) for each in catalog.documents.values()
    )


def noted_of(catalog: Catalog, noted: Noted, problems: tuple[Problem, ...], files: Listing, around: str) -> Memory:
    """What the next check may build on."""
    facts = sum(len(entry.facts) + len(entry.values) for entry in catalog.entries.values())
    counts = len(catalog.entries), facts, len(catalog.sources)
    former = tuple((old, name) for name, source in catalog.sources.items() for old in source.data.former_ids)
    moved, meets = tuple(sorted(catalog.moved)), meets_pages(catalog)
    return Memory(around, files, problems, counts, moved, former, meets, traces_of(catalog, noted))


def traces_of(catalog: Catalog, noted: Noted) -> Traces:
    """The traces of all records, and what other files name."""
    find = Finding(catalog.kinds)
    records = [*traces_of_entries(catalog.entries.values(), noted.held, find)]
    records += [trace_of_source(source, find) for source in catalog.sources.values()]
    others = {each.file: find.in_document(each) for each in catalog.documents.values()}
    for record in (catalog.settings["site"], catalog.corrections.record):
        if record:
            others[record.file] = find.in_record(record)
    return traces_from(records, others)


class Finding:
    """Finds whatever could be the name of an entry: all that are named, and some words that only look like it."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self._pattern = re.compile(rf"(?<![a-z0-9-])(?:{'|'.join(map(re.escape, kinds))})/[a-z0-9-]+(?:#[a-z0-9-]+)?")

    def in_record(self, record: Record) -> set[str]:
        """What a record names. A name could be written with escapes, so of such a text what is read counts."""
        return set(self._pattern.findall(escaped(record) or record.text))

    def facts_in(self, text: str) -> tuple[str, ...]:
        """The facts that a text names."""
        if "#" not in text:
            return ()
        return tuple(sorted({each for each in self._pattern.findall(text) if "#" in each}))

    def in_document(self, document: Document) -> set[str]:
        """What a hand-written page names, in tokens or by links between pages, and whether it draws many entries."""
        folder = posixpath.dirname(document.uri)
        found = set(self._pattern.findall(document.text))
        for path, _, anchor in (each.partition("#") for each in _LINK.findall(document.text)):
            if path.endswith(".md"):
                key = posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")
                found |= {key, f"{key}#{anchor}"} if anchor else {key}
        drawn = {ANY for token in find_tokens(document.text) if token.block in _DRAWN}
        return found | drawn


def escaped(record: Record) -> str:
    """All that a record says, if some of it may be written with escapes."""
    return "\n".join(_strings(record.data)) if "\\" in record.text else ""


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)
    else:
        yield str(data)


def traces_of_entries(entries: Iterable[Entry], attested: Iterable[Held], find: Finding) -> Iterator[Trace]:
    """The traces of entries. `attested` may be of more entries."""
    lines: defaultdict[str, list[LockLine]] = defaultdict(list)
    for entry, pieces in groupby(attested, lambda each: each.entry):  # a key is put together, so once for all pieces
        lines[entry.key] += [each.line for each in pieces]
    for entry in entries:
        yield Trace(
            *(texts := _texts(entry.record)),
            len(entry.facts) + len(entry.values),
            _anchors(entry),
            entry.data.tags if entry.kind.declared.sides else (),
            find.facts_in(texts[2] or texts[1]),
            tuple(lines.get(entry.key, ())),
        )


def trace_of_source(source: Source, find: Finding) -> Trace:
    """The trace of a source."""
    return Trace(*_texts(source.record), leads=find.facts_in(escaped(source.record) or source.record.text))


def _texts(record: Record) -> tuple[str, str, str]:
    return record.file, record.text, escaped(record)


def _anchors(entry: Entry) -> tuple[str, ...]:
    """The ids that lead to a fact or value."""
    found = entry.anchors()
    if entry.data.former_ids:
        found = (each for each in (*found, *entry.data.former_ids) if entry.fact(each) or entry.value(each))
    return tuple(dict.fromkeys(found))
