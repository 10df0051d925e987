"""Old addresses lead on: of an entry or source that was renamed, its files as well as its page, and rules for hosts.

The pages themselves are stubs (`moved.md.j2`). A feed goes on at its old address, so nobody who reads it loses it:
the ids in it do not change with a name. Other files are small stubs that name the new address.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.feeding.feeds import Feeds
from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.json_text import as_json
from generator.outputs.output import File, Group, Output
from generator.outputs.redirecting import FILE, HOSTS, Move, base_of, moved_pages, redirects_file
from generator.outputs.registry import outputs
from generator.outputs.site_data import DATA, FORMAT, SiteData
from generator.outputs.source_record import SourceRecord
from generator.outputs.twins.envelope import SCHEMAS
from generator.plaintext.commonmark import heading, link
from generator.plaintext.twin import Twin, joined

_SCHEMA = f"{SCHEMAS}moved.json"


class Redirects(Output):
    """Stubs at old addresses, and where they lead, in the words of hosts. Nothing for a site without renames."""

    name = "redirects"
    title = message("Redirects")
    media_type = "text/plain"
    path = f"{FILE}, {DATA}redirects/{{host}}"
    about = message("For hosts: which addresses have changed, and where each leads now.")
    group = Group.DESCRIPTIONS
    gives_way = frozenset((FILE,))  # its rules come first, ours follow (`generator.engine.open_data`)

    @classmethod
    def is_made(cls, data: SiteData) -> bool:
        """Only where something was renamed."""
        return bool(moved_pages(data.catalog))

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Stubs at each address that the entry had, and its feed."""
        for move in self._by_new.get(record.entry.key, ()):
            yield from self._stubs(move, record.entry.name)
            yield from self._feeds(move, record)

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Stubs at each address that the source had."""
        for move in self._by_new.get(f"sources/{record.source.id}", ()):
            yield from self._stubs(move, record.source.data.title)

    def of_site(self) -> Iterator[File]:
        """The rules for hosts."""
        if self._moves:
            yield FILE, redirects_file(self._moves)
            for name, write in HOSTS.items():
                yield f"{DATA}redirects/{name}", write(self._moves)

    @cached_property
    def _moves(self) -> list[Move]:
        base = base_of(self.data.catalog.site.address)
        return [Move(old, new, self._files(old, new), base) for old, new in moved_pages(self.data.catalog).items()]

    @cached_property
    def _by_new(self) -> dict[str, list[Move]]:
        found: dict[str, list[Move]] = {}
        for move in self._moves:
            found.setdefault(move.new, []).append(move)
        return found

    def _files(self, old: str, new: str) -> dict[str, str]:
        """The files beside a page, by where they were. A form that is added later is among them by itself."""
        paths = (output.beside(f"{new}.md", self.data) for output in outputs())
        own = (path for path in paths if path.startswith((f"{new}.", f"{new}/")))
        return {f"{old}{path.removeprefix(new)}": path for path in own}

    def _stubs(self, move: Move, name: str) -> Iterator[File]:
        for old, new in move.files.items():
            if old == f"{move.old}.json":
                yield old, self._json(move, new)
            elif old == f"{move.old}.md":
                yield old, self._markdown(move, new, name)

    def _json(self, move: Move, twin: str) -> str:
        address = self.data.address
        content = {
            "$schema": address(_SCHEMA),
            "format": FORMAT,
            "type": "moved",
            "id": move.old,
            "moved_to": move.new,
            "url": address(f"{move.new}.md"),
            "twin": address(twin),
        }
        return as_json(content)

    def _markdown(self, move: Move, path: str, name: str) -> str:
        here, say = Twin(self.data, f"{move.old}.md"), self.data.catalog.words.say
        now = say("It is now at {entry}.", entry=here.to(name, f"{move.new}.md"))
        return joined([heading(say("This page has moved"), 1), now, f"Markdown: {link(path, here.file(path))}"])

    def _feeds(self, move: Move, record: EntryRecord) -> Iterator[File]:
        """The feeds of the entry as they are at its new address."""
        now = {new: old for old, new in move.files.items()}
        for feeds in self._feeding:
            yield from ((now[path], content) for path, content in feeds.of_entry(record) if path in now)

    @cached_property
    def _feeding(self) -> list[Output]:
        return [output(self.data) for output in outputs() if issubclass(output, Feeds)]


OUTPUT = Redirects
