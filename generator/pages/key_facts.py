"""The key facts of an entry: few statements for the first screen, each with who says so and how it was checked.

The full facts stay below with their evidence; a key fact is the same sentence without its links, and a link to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence, Fact, Value
from generator.model.speakers import Unnamed
from generator.pages.answers import answer_and_rest
from generator.pages.escape import Markdown, escape
from generator.pages.marks import checked_mark, cited_mark

if TYPE_CHECKING:
    from generator.pages.view import View

USUAL = 3  # how many facts are key where the editor marks none


@dataclass(frozen=True)
class KeyFact:
    """One line of the first screen. `label` is empty or says what it tells; `anchor` is where the whole stands."""

    says: str
    by: str
    marks: Markdown
    anchor: str
    label: str = ""


def chosen(entry: Entry) -> list[Fact]:
    """The facts with `key: true`; where there are none, the first three, those that were overtaken last."""
    keyed = [fact for fact in entry.facts if fact.key]
    return keyed or sorted(entry.facts, key=lambda fact: fact.overtaken is not None)[:USUAL]


def key_facts(view: View, entry: Entry) -> list[KeyFact]:
    """The lines of an entry's first screen: what a figure counts and its other values, facts, and why its status."""
    return [*_of_figure(view, entry), *(_of_fact(view, fact) for fact in chosen(entry)), *_of_status(view, entry)]


def rests_on(view: View, entry: Entry) -> Markdown:
    """Who says so, for a whole entry: how many sources of which type, and how many of them we could check."""
    catalog = view.catalog
    sources = view.sources(view.all_evidence(entry))
    if not sources:
        return Markdown("")
    types = Counter(source.data.type for source in sources)
    words = (
        view.words.say("{type} ({count})", type=view.words.say(term.label), count=types[name])
        for name, term in catalog.vocabulary.lists["source-types"].items()
        if name in types
    )
    held = sum(source.is_held for source in sources)
    marks = [
        checked_mark(view.words.say("{count} checked word for word", count=held)) if held else "",
        cited_mark(view.words.say("{count} cited, text not held", count=len(sources) - held))
        if held < len(sources)
        else "",
    ]
    listed = escape(", ".join(words))
    says = view.words.say("[Who says so](#sources): {sources}", sources=listed)
    return Markdown(" ".join([says, *filter(None, marks)]))


def speaker(view: View, fact: Fact) -> str:
    """Who says a fact, as plain text: the speaker, or where nobody is named those who published it."""
    how = view.words.assertions[fact.assertion]
    if fact.assertion.needs_speaker or fact.by:
        named = fact.by
        if isinstance(named, Unnamed):
            who = named.described
        else:
            entry = view.catalog.entry(named) if named else None
            who = entry.name if entry else str(named)
        return view.words.say("{how}: {who}", how=how, who=who)
    if fact.inferred_from:
        return how
    return view.words.say("{how}: {who}", how=how, who=publishers(view, fact.evidence))


def publishers(view: View, evidence: Iterable[Evidence]) -> str:
    """Who published some evidence, the closest to the fact first: one name, and how many more."""
    names = list(dict.fromkeys(source.data.publisher for source in view.sources(evidence)))
    if len(names) == 1:
        return names[0]
    return view.words.say("{who} and {count} more", who=names[0], count=len(names) - 1)


def best(catalog: Catalog, evidence: Iterable[Evidence]) -> Evidence:
    """The evidence that was checked most closely: printed words before a passage, and both before a citation."""
    return min(evidence, key=lambda item: (not catalog.is_checked(item.source), item.quote is None))


def _of_fact(view: View, fact: Fact) -> KeyFact:
    label = ""
    if fact.overtaken:
        label = view.words.say("Overtaken, {date}:", date=view.date(fact.overtaken.on))
    marks = [view.evidence_mark(best(view.catalog, fact.evidence)), view.single_mark(fact.evidence)]
    return KeyFact(view.plain(fact.says), speaker(view, fact), Markdown(" ".join(filter(None, marks))), fact.id, label)


def _of_status(view: View, entry: Entry) -> Iterator[KeyFact]:
    """What is to be said of the present status: the first sentence of its note."""
    event = view.status(entry)
    if event and event.note:
        says, _ = answer_and_rest(event.note, view.language)
        mark = view.evidence_mark(best(view.catalog, event.evidence))
        label = view.words.say("On the status:")
        yield KeyFact(view.plain(says), publishers(view, event.evidence), mark, "timeline", label)


def _of_figure(view: View, entry: Entry) -> Iterator[KeyFact]:
    """What exactly is counted, and the values that differ from the one shown first."""
    if not entry.values:
        return
    says, _ = answer_and_rest(entry.definition, view.language)
    yield KeyFact(view.plain(says), "", Markdown(""), "definition", view.words.say("What is counted:"))
    for value in _others(view, entry):
        says = str(view.plain(view.value(value, entry)))
        by = view.words.say("As of {date}: {who}", date=view.date(value.as_of), who=publishers(view, value.evidence))
        mark = view.evidence_mark(best(view.catalog, value.evidence))
        yield KeyFact(says, by, mark, value.id, view.words.say("Another source:"))
    for caveat in entry.data.caveats[:1]:
        yield KeyFact(view.plain(caveat), "", Markdown(""), "caveats", view.words.say("Note:"))


def _others(view: View, entry: Entry) -> list[Value]:
    """Of the live values, those that say something else than the first, each thing once."""
    live = view.catalog.live_values(entry)
    said = {(live[0].value, live[0].precision, live[0].phrase)}
    others = []
    for value in live[1:]:
        words = (value.value, value.precision, value.phrase)
        if words not in said:
            said.add(words)
            others.append(value)
    return others[:USUAL]
