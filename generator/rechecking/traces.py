"""What is kept of each file that was checked: its text, the evidence that it shows, and which facts it leads to.

All but the texts are short, each on a line of its section of the memory. Who names a record is searched for in all
texts at once, and what others see of it is worked out from its text when it is asked for: so little is done in advance,
and ten thousand files are read and searched in some milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote, unquote

from generator.loading.record import parse_record
from generator.rechecking.sentences import seen_of_entry, seen_of_source

ANY = "*"  # stands for all entries where a file names them together
SOURCES = "sources/"
LockLine = tuple[str, str]  # of content/quotes.lock: a source and a hash
_START, _ESCAPES = "\0", "\1"  # of a record, and of what its escapes say: no text of an editor holds these signs
_NEXT = ";"  # between two lines of the lock
_WITHIN = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789-")


class Trace(NamedTuple):
    """Of a record.

    `text` is what was read, and `escaped` all that is said in it, if it has escapes. `facts` is how many facts and
    values there are, and `anchors` are their ids and former ids. An entry that speaks for a side has its `topics`.
    `leads` are the facts that it may name (`kind/id#fact`), and `lines` those of the lock that would attest its
    evidence.
    """

    file: str
    text: str
    escaped: str = ""
    facts: int = 0
    anchors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    lines: tuple[LockLine, ...] = ()

    def seen(self) -> str:
        """What others see of it (`generator.rechecking.sentences`)."""
        record, _ = parse_record(self.text, self.file)
        data = record.data if record else {}
        return seen_of_source(data) if self.file.startswith(f"content/{SOURCES}") else seen_of_entry(data)

    def kept(self) -> bytes:
        """The text as it is searched."""
        return f"{_START}{self.file}\n{self.text}{_ESCAPES}{self.escaped}".encode()


class Traces:
    """The traces of files, by their paths: those that were kept, and newer ones in their place."""

    def __init__(
        self, rows: str, names: str, lines: str, texts: bytes, newer: Mapping[str, Trace | None] | None = None
    ) -> None:
        self.sections = (rows, names, lines, texts)
        self._names, self._texts = f"\n{names}", texts
        self._newer = newer or {}

    def after(self, newer: Mapping[str, Trace | None]) -> Traces:
        """These traces with others of some files; None stands for a file that is gone."""
        found = Traces(*self.sections, {**self._newer, **newer})
        found.__dict__ |= {name: self.__dict__[name] for name in ("_rows", "_lines") if name in self.__dict__}
        return found

    @cached_property
    def _rows(self) -> dict[str, str]:
        return _by_file(self.sections[0])

    @cached_property
    def _lines(self) -> dict[str, str]:
        return _by_file(self.sections[2])

    def records(self) -> Iterator[str]:
        """The files of entries and sources."""
        yield from (file for file in self._rows if file not in self._newer)
        yield from (file for file, trace in self._newer.items() if trace)

    def __contains__(self, file: str) -> bool:
        return self._newer[file] is not None if file in self._newer else file in self._rows

    def get(self, file: str) -> Trace | None:
        """The trace of a record, but for where it leads."""
        if file in self._newer or file not in self._rows:
            return self._newer.get(file)
        place, count, anchors, topics = self._rows[file].split("\t")
        end = self._texts.find(_START.encode(), int(place) + 1)
        _, _, kept = self._texts[int(place) : end if end >= 0 else None].decode().partition("\n")
        text, _, escaped = kept.partition(_ESCAPES)
        chosen, lines = tuple(unquote(topic) for topic in topics.split()), _lines(self._lines.get(file, ""))
        return Trace(file, text, escaped, int(count), tuple(anchors.split()), chosen, (), lines)

    def naming(self, names: Iterable[str]) -> set[str]:
        """The files that may name one of these: an entry `kind/id`, a fact, with `kind/id#` any fact, or a source."""
        found: set[str] = set()
        newer = [trace for trace in self._newer.values() if trace]
        for name in set(names):
            sign = f" {name}" if name.endswith("#") else f" {name} "
            kept = {*self._lines_with(sign)}
            found.update(trace.file for trace in newer if sign in _in_a_row(trace.leads))
            if "#" not in name and name != ANY:
                word = name.removeprefix(SOURCES).encode()
                kept.update(_with_word(word, self._texts))
                found.update(file for trace in newer for file in _with_word(word, trace.kept()))
            found.update(kept - self._newer.keys())
        return found

    def _lines_with(self, sign: str) -> Iterator[str]:
        text, place = self._names, self._names.find(sign)
        while place >= 0:
            start = text.rfind("\n", 0, place) + 1
            yield text[start : text.index("\t", start)]
            end = text.find("\n", place)
            place = text.find(sign, end) if end >= 0 else -1

    def anchors(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Each record with the ids of its facts and values."""
        for file, kept in self._rows.items():
            if file not in self._newer:
                yield file, kept.split("\t", 3)[2].split()
        yield from ((file, trace.anchors) for file, trace in self._newer.items() if trace)

    def on_topics(self, topics: Iterable[str]) -> set[str]:
        """The files of entries that speak for a side on one of these topics."""
        signs = {quote(topic, safe="") for topic in topics}
        kept = ((file, line.rpartition("\t")[2]) for file, line in self._rows.items() if file not in self._newer)
        found = {file for file, line in kept if line and not signs.isdisjoint(line.split())}
        newer = ((file, trace) for file, trace in self._newer.items() if trace)
        return found | {file for file, trace in newer if not set(topics).isdisjoint(trace.topics)}

    def attested(self) -> Iterator[str]:
        """All lines of the lock that would attest evidence, as they are written."""
        kept = (lines.split(_NEXT) for file, lines in self._lines.items() if file not in self._newer)
        yield from chain.from_iterable(kept)
        yield from (" ".join(line) for trace in self._newer.values() if trace for line in trace.lines)

    def lines(self) -> Iterator[tuple[str, tuple[LockLine, ...]]]:
        """Each record that shows evidence, with the lines of the lock that would attest it."""
        yield from ((file, _lines(kept)) for file, kept in self._lines.items() if file not in self._newer)
        yield from ((file, trace.lines) for file, trace in self._newer.items() if trace)


def traces_from(records: Iterable[Trace], others: Mapping[str, Iterable[str]]) -> Traces:
    """Traces as they are kept: of records, and the names in other files."""
    rows: list[str] = []
    names = [f"{file}\t{_in_a_row(each)}" for file, each in others.items()]
    lines: list[str] = []
    texts: list[bytes] = []
    place = 0
    for each in records:
        topics = " ".join([quote(topic, safe="") for topic in each.topics])
        rows.append(f"{each.file}\t{place}\t{each.facts}\t{' '.join(each.anchors)}\t{topics}")
        if each.leads:
            names.append(f"{each.file}\t{_in_a_row(each.leads)}")
        if each.lines:
            lines.append(f"{each.file}\t{_NEXT.join([' '.join(line) for line in each.lines])}")
        texts.append(each.kept())
        place += len(texts[-1])
    return Traces("\n".join(rows), "\n".join(names), "\n".join(lines), b"".join(texts))


def _with_word(word: bytes, texts: bytes) -> Iterator[str]:
    """The files in whose text this stands, and not as a part of a longer name."""
    place = texts.find(word)
    while place >= 0:
        end = place + len(word)
        if texts[place - 1] not in _WITHIN and (end == len(texts) or texts[end] not in _WITHIN):
            start = texts.rfind(_START.encode(), 0, place) + 1
            if (after := texts.index(b"\n", start)) < place:  # and not in its path
                yield texts[start:after].decode()
                end = texts.find(_START.encode(), place)
        place = texts.find(word, end) if end >= 0 else -1


def _in_a_row(names: Iterable[str]) -> str:
    return f" {' '.join(names)} "


def _by_file(section: str) -> dict[str, str]:
    parts = (line.partition("\t") for line in section.split("\n") if line)
    return {file: rest for file, _, rest in parts}


def _lines(kept: str) -> tuple[LockLine, ...]:
    return tuple(
        [(source, sha256) for source, _, sha256 in [each.partition(" ") for each in kept.split(_NEXT) if each]]
    )
