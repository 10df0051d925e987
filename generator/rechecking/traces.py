"""What is kept of each file that was checked: what others see of it, what it names, and the evidence that it shows.

A trace is three short texts, each on a line of its section of the memory, so that those of ten thousand files are read
and searched in some milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

ANY = "*"  # stands for all entries where a file names them together
LockLine = tuple[str, str]  # of content/quotes.lock: a source and a hash


@dataclass(frozen=True)
class Trace:
    """Of a record, or of another file that names entries.

    `seen` is the fingerprint of what others see (`generator.rechecking.sentences`), `count` how many facts and values
    there are, and `anchors` are their ids and former ids. An entry that speaks for a side has its `topics`. `names` are
    the entries (`kind/id`), facts (`kind/id#fact`) and sources (`sources/id`) that it may name, and `lines` are those
    of the lock that would attest its evidence.
    """

    seen: str = ""
    count: int = 0
    anchors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    lines: tuple[LockLine, ...] = ()


class Traces:
    """The traces of files, by their paths: those that were kept, and newer ones in their place."""

    def __init__(self, seen: str, names: str, lines: str, newer: Mapping[str, Trace | None] | None = None) -> None:
        self.sections = (seen, names, lines)
        self._names = f"\n{names}"
        self._newer = newer or {}

    def after(self, newer: Mapping[str, Trace | None]) -> Traces:
        """These traces with others of some files; None stands for a file that is gone."""
        found = Traces(*self.sections, {**self._newer, **newer})
        found.__dict__ |= {name: self.__dict__[name] for name in ("_seen", "_lines") if name in self.__dict__}
        return found

    @cached_property
    def _seen(self) -> dict[str, str]:
        return _by_file(self.sections[0])

    @cached_property
    def _lines(self) -> dict[str, str]:
        return _by_file(self.sections[2])

    def records(self) -> Iterator[str]:
        """The files of entries and sources."""
        yield from (file for file in self._seen if file not in self._newer)
        yield from (file for file, trace in self._newer.items() if trace)

    def __contains__(self, file: str) -> bool:
        return self._newer[file] is not None if file in self._newer else file in self._seen

    def get(self, file: str) -> Trace | None:
        """The trace of a record."""
        if file in self._newer or file not in self._seen:
            return self._newer.get(file)
        seen, count, anchors, topics = self._seen[file].split("\t")
        start = self._names.find(f"\n{file}\t")
        end = self._names.find("\n", start + 1)
        names = self._names[start + len(file) + 2 : end if end >= 0 else None] if start >= 0 else ""
        chosen = tuple(unquote(topic) for topic in topics.split())
        return Trace(
            seen, int(count), tuple(anchors.split()), chosen, tuple(names.split()), _lines(self._lines.get(file, ""))
        )

    def naming(self, names: Iterable[str]) -> set[str]:
        """The files that name one of these: an entry `kind/id` itself, a fact, or with `kind/id#` any fact of it."""
        found: set[str] = set()
        for name in set(names):
            sign = f" {name}" if name.endswith("#") else f" {name} "
            found.update(file for file in self._lines_with(sign) if file not in self._newer)
            found.update(file for file, trace in self._newer.items() if trace and sign in _in_a_row(trace.names))
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
        for file, kept in self._seen.items():
            if file not in self._newer:
                yield file, kept.split("\t", 3)[2].split()
        yield from ((file, trace.anchors) for file, trace in self._newer.items() if trace)

    def on_topics(self, topics: Iterable[str]) -> set[str]:
        """The files of entries that speak for a side on one of these topics."""
        signs = {quote(topic, safe="") for topic in topics}
        kept = ((file, line.rpartition("\t")[2]) for file, line in self._seen.items() if file not in self._newer)
        found = {file for file, line in kept if line and not signs.isdisjoint(line.split())}
        newer = ((file, trace) for file, trace in self._newer.items() if trace)
        return found | {file for file, trace in newer if not set(topics).isdisjoint(trace.topics)}

    def lines(self) -> Iterator[tuple[str, tuple[LockLine, ...]]]:
        """Each record that shows evidence, with the lines of the lock that would attest it."""
        yield from ((file, _lines(kept)) for file, kept in self._lines.items() if file not in self._newer)
        yield from ((file, trace.lines) for file, trace in self._newer.items() if trace)


def traces_from(records: Mapping[str, Trace], others: Mapping[str, Iterable[str]]) -> Traces:
    """Traces as they are kept: of records, and the names in other files."""
    seen = (
        f"{file}\t{each.seen}\t{each.count}\t{' '.join(each.anchors)}\t"
        + " ".join(quote(topic, safe="") for topic in each.topics)
        for file, each in records.items()
    )
    named = [*((file, each.names) for file, each in records.items()), *others.items()]
    names = (f"{file}\t{_in_a_row(each)}" for file, each in named)
    lines = (
        f"{file}\t{' '.join(f'{source}:{sha256}' for source, sha256 in each.lines)}"
        for file, each in records.items()
        if each.lines
    )
    return Traces("\n".join(seen), "\n".join(names), "\n".join(lines))


def _in_a_row(names: Iterable[str]) -> str:
    return f" {' '.join(names)} "


def _by_file(section: str) -> dict[str, str]:
    parts = (line.partition("\t") for line in section.split("\n") if line)
    return {file: rest for file, _, rest in parts}


def _lines(kept: str) -> tuple[LockLine, ...]:
    return tuple([(source, sha256) for source, _, sha256 in [each.partition(":") for each in kept.split()]])
