"""Compares two whole states: entries and sources that came, went or moved, corrections, settings, translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.comparing.change import Act, Change, Part, in_order
from generator.comparing.entries import entry_changes, size
from generator.comparing.items import Subject, mappings, said
from generator.comparing.matching import paired
from generator.comparing.source_renames import source_renames, with_ids_of
from generator.comparing.sources import source_changes
from generator.comparing.state import Data, State
from generator.comparing.wording import Wording, as_written
from generator.languages.words import Words

CORRECTIONS = "content/corrections.yml"
_TRANSLATIONS = "content/translations/"
_SETTINGS = "site_config/"


def compare_states(before: State, after: State, words: Words, files: frozenset[str] | None = None) -> list[Change]:
    """Every change from one state to the other, entry by entry. `files` limits it to what these files hold."""
    renames = source_renames(before, after)
    before = with_ids_of(after, before, frozenset(before.records) if files is None else files, renames)
    readable = (before.records.keys() | after.records.keys()) - before.unreadable - after.unreadable
    compared = readable if files is None else files & readable
    old, new = before.only(compared), after.only(compared)
    wordings = Wording(before, words), Wording(after, words)
    changes = [*_entries(old, new, *wordings), *_sources(old, new, *wordings, renames)]
    changes += _corrections(old, new, *wordings)
    changes += _settings(old, new, *wordings)
    return in_order(changes + list(_translations(old, new, *wordings)))


def _entries(old: State, new: State, before: Wording, after: Wording) -> Iterator[Change]:
    moves = _moves(old, new)
    arrived = set(moves.values())
    for key, entry in old.entries.items():
        now = moves.get(key, key)
        data = new.entries.get(now)
        if data is None and key in new.moved:  # into an entry that was there already
            now = after.state.followed(key)
            title = _name(after.state.entries.get(now, entry))
            yield Change(Act.RENAMED, Part.ENTRY, now, title, before=key, after=now, into=now)
            continue
        if data is None:
            yield Change(Act.WITHDRAWN, Part.ENTRY, key, _name(entry), before=_name(entry), count=size(entry))
            continue
        subject = Subject(now, _name(data), now.partition("/")[0], before, after)
        if now != key:
            yield Change(Act.RENAMED, Part.ENTRY, now, _name(data), before=key, after=now)
        yield from entry_changes(subject, entry, data)
    for key, entry in new.entries.items():
        if key not in old.entries and key not in arrived:
            yield Change(Act.ADDED, Part.ENTRY, key, _name(entry), after=_name(entry), count=size(entry))


def _moves(old: State, new: State) -> dict[str, str]:
    """Entries that left one address for another, by the stubs of either side."""
    gone, come = old.entries.keys() - new.entries.keys(), new.entries.keys() - old.entries.keys()
    leaving = [(key, new.followed(key)) for key in sorted(gone) if new.followed(key) in come]
    leaving.sort(key=lambda move: -len(_ids(old.entries[move[0]]) & _ids(new.entries[move[1]])))
    moves: dict[str, str] = {}
    for key, now in leaving:
        if now not in moves.values():  # of several that became one, the most alike moved; the others went into it
            moves[key] = now
    back = {old.followed(key): key for key in sorted(come) if old.followed(key) in gone}
    return {**back, **moves}


def _ids(entry: Data) -> set[str]:
    return {as_written(item.get("id")) for key in ("facts", "values") for item in mappings(entry.get(key))}


def _sources(old: State, new: State, before: Wording, after: Wording, renames: Mapping[str, str]) -> Iterator[Change]:
    former = {now: was for was, now in renames.items()}
    for name in dict.fromkeys((*old.sources, *new.sources)):
        was, now = old.sources.get(name), new.sources.get(name)
        title = as_written((now or was or {}).get("title"))
        subject = Subject(f"sources/{name}", title, "sources", before, after)
        if was is not None and now is not None and name in former:
            addresses = f"sources/{former[name]}", f"sources/{name}"
            yield Change(Act.RENAMED, Part.SOURCE, subject.of, title, "", "", *addresses)
        if was is not None and now is not None:
            yield from source_changes(subject, was, now)
        else:
            yield from subject.change(Part.SOURCE, was, now, _say_source)


def _say_source(wording: Wording, source: Data) -> str:
    published = source.get("published")
    day = wording.day(published) if isinstance(published, str) else ""
    return ", ".join(
        text for text in (as_written(source.get("title")), as_written(source.get("publisher")), day) if text
    )


def _corrections(old: State, new: State, before: Wording, after: Wording) -> Iterator[Change]:
    one, other = (mappings(state.setting(CORRECTIONS).get("corrections")) for state in (old, new))
    for was, now in paired(one, other, as_written):
        of = as_written((now or was or {}).get("fact"))
        key, _, anchor = of.partition("#")
        title = _name(new.entries.get(new.followed(key), {})) or after.text(key)
        yield from Subject(key, title, "", before, after).change(
            Part.CORRECTION, was, now, _say_correction, anchor=anchor
        )


def _say_correction(wording: Wording, item: Data) -> str:
    return f"{wording.text(item.get('was'))} → {wording.text(item.get('now'))}"


def _settings(old: State, new: State, before: Wording, after: Wording) -> Iterator[Change]:
    for file in dict.fromkeys((*old.records, *new.records)):
        if file.startswith(_SETTINGS):
            was, now = (dict(_leaves(state.records.get(file), ())) for state in (old, new))
            subject = Subject(file, file, "", before, after)
            for path in dict.fromkeys((*was, *now)):
                yield from subject.change(
                    Part.SETTING, was.get(path), now.get(path), lambda _, value: as_written(value), name=path
                )


def _leaves(data: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The single settings of a file, each with its path in words; a list is one setting."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*path, str(key)))
    elif data is not None:
        yield " › ".join(path), data


def _translations(old: State, new: State, before: Wording, after: Wording) -> Iterator[Change]:
    for file in dict.fromkeys((*old.records, *new.records)):
        if file.startswith(_TRANSLATIONS):
            language, _, key = file.removeprefix(_TRANSLATIONS).removesuffix(".yml").partition("/")
            was, now = (_texts(state.records.get(file)) for state in (old, new))
            subject = Subject(key, _name(new.entries.get(key, {})), "", before, after)
            for at in dict.fromkeys((*was, *now)):
                yield from subject.change(Part.TRANSLATION, was.get(at), now.get(at), said, name=f"{language}: {at}")


def _texts(data: Any) -> dict[str, Any]:
    items = mappings(data.get("texts")) if isinstance(data, Mapping) else []
    return {as_written(item.get("at")): item.get("says") for item in items}


def _name(entry: Data) -> str:
    return as_written(entry.get("name"))
