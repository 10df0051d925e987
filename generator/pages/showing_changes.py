"""What an entry changed in others, and what changed it, as short lists with a line for each of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from generator.model.changes import Change, changes_by, changes_in
from generator.model.entry import Entry
from generator.model.parts import Fact
from generator.model.references import Reference
from generator.pages.escape import Markdown
from generator.pages.going_on import MOST
from generator.pages.links import reference_uri, relative

if TYPE_CHECKING:
    from generator.pages.view import View


def changed_others(view: View, entry: Entry) -> Markdown:
    """The entries whose status this one changed or whose facts it overtook, with those facts in full."""
    lines: list[str] = []
    groups = _grouped(changes_by(view.catalog, entry), lambda change: change.entry.key)
    for changes in groups[:MOST]:
        lines.append(f"- {view.entry(changes[0].entry)} {_statuses(view, changes)}".rstrip())
        for change in changes:
            if change.fact:
                fact = _sentence(view, change.fact)
                said = view.words.say("Overtaken, {date}: {fact}", date=view.date(change.on), fact=fact)
                lines.append(f"    - {said} {_mark(view, change)}")
    if len(groups) > MOST:  # each of them refers to this one
        lines.append(f"- {view.more_backlinks(entry)}")
    return Markdown("\n".join(lines))


def changed_here(view: View, entry: Entry) -> Markdown:
    """The entries that changed this one's status or overtook facts of it, with links to those facts."""
    lines: list[str] = []
    for changes in _grouped(changes_in(view.catalog, entry), lambda change: change.cause.entry):
        cause = Reference(changes[0].cause.kind, changes[0].cause.id)
        lines.append(f"- {view.ref(cause)} {_statuses(view, changes)}".rstrip())
        overtaken = [f"[{change.fact.id.replace('-', ' ')}](#{change.fact.id})" for change in changes if change.fact]
        if overtaken:
            lines.append(f"    - {view.words.say('Overtook below: {facts}', facts=', '.join(overtaken))}")
    return Markdown("\n".join(lines))


def _grouped(changes: Iterable[Change], key: Callable[[Change], str]) -> list[list[Change]]:
    """The changes of one other entry together, in the order in which each other entry first comes."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return list(groups.values())


def _statuses(view: View, changes: list[Change]) -> str:
    marks = (
        f"{view.status_mark(change.entry, change.status)} {view.date(change.on)}" for change in changes if change.status
    )
    return ", ".join(marks)


def _sentence(view: View, fact: Fact) -> str:
    """A fact's sentence on one line, with who says it where it is a claim and does not name them."""
    return " ".join(f"{view.prose(fact.says)} {view.beside(fact.says, fact.assertion, fact.by)}".split())


def _mark(view: View, change: Change) -> str:
    target = Reference(change.entry.kind.id, change.entry.id, change.fact.id if change.fact else "")
    title = view.words.say("The fact on its page")
    return f'[#]({relative(reference_uri(target), view.page)} "{title}")'
