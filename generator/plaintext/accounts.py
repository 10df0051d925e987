"""What the site knows of its own gaps, as Markdown: what is not known, how texts were used, what rests on little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.citing.days import in_words
from generator.model.entry import Entry
from generator.model.parts import Fact, Unknown, Value
from generator.outputs.gathering import accounts_of, source_unknowns_of, thin_of, totals_of, unknowns_of
from generator.outputs.site_data import SiteData
from generator.pages.coverage import Account, Paragraph
from generator.pages.links import COVERAGE, EDITORS, UNKNOWNS, fact_uri, source_uri
from generator.pages.unknowns import ByEntry, Missing, Topic
from generator.plaintext.commonmark import item, literal, strong
from generator.plaintext.lists import File
from generator.plaintext.twin import Twin, joined, section
from generator.prose.attributing import beside
from generator.prose.numbers import full_value

T = TypeVar("T")


def account_pages(data: SiteData) -> Iterator[File]:
    """The files of these pages."""
    pages: tuple[tuple[str, str, Callable[[Twin], Iterator[str]]], ...] = (
        (UNKNOWNS, data.catalog.words.say("What we do not know"), _unknowns),
        (COVERAGE, data.catalog.words.say("Coverage of the sources"), _coverage),
        (EDITORS, data.catalog.words.say("For editors: what is thin"), _thin),
    )
    for uri, title, blocks in pages:
        twin = Twin(data, uri)
        yield twin.path, joined([*twin.head(title, [twin.as_of()]), *blocks(twin), *twin.foot(title)])


def _unknowns(twin: Twin) -> Iterator[str]:
    say = twin.words.say
    for topic in twin.data.shared(unknowns_of):
        yield from section(say(topic.term.label), _of_topic(topic, twin))
    lines = [
        item(
            twin.to(source.data.title, source_uri(source.id)),
            *(item(f"{literal(each.label)}: {literal(twin.data.plain(each.why))}") for each in missing),
        )
        for source, missing in twin.data.shared(source_unknowns_of)
    ]
    yield from section(say("About the sources"), ["\n".join(lines)])


def _of_topic(topic: Topic, twin: Twin) -> list[str]:
    say, plain = twin.words.say, twin.data.plain

    def missing(entry: Entry, each: Missing) -> str:
        return f"{literal(each.label)}: {literal(plain(each.why))}"

    def stated(entry: Entry, each: Fact | Value) -> str:
        return _statement(entry, each, twin)

    lists = (
        ("Open questions", _by_entry(topic.questions, twin, lambda entry, each: _question(each, twin))),
        ("Details not known", _by_entry(topic.missing, twin, missing)),
        ("Speakers not named", _by_entry(topic.unnamed, twin, stated)),
        ("Known from one press source", _by_entry(topic.single, twin, stated)),
    )
    return [block for title, lines in lists for block in section(say(title), [lines], 3)]


def _by_entry(found: ByEntry[T], twin: Twin, said: Callable[[Entry, T], str]) -> str:
    return "\n".join(
        item(
            f"{twin.to(entry.name, fact_uri(entry, ''))} ({_checked(entry, twin)})",
            *(item(said(entry, each)) for each in items),
        )
        for entry, items in found
    )


def _checked(entry: Entry, twin: Twin) -> str:
    day = in_words(entry.data.checked_on, twin.words)
    return literal(twin.words.say("As last checked on {date}", date=day))


def _question(each: Unknown, twin: Twin) -> str:
    say, plain = twin.words.say, twin.data.plain
    note = f" {say('*Note:* {note}', note=literal(plain(each.note)))}" if each.note else ""
    since = f" ({literal(say('Open since {date}', date=in_words(each.since, twin.words)))})" if each.since else ""
    return f"{literal(plain(each.asks))}{note}{since}"


def _statement(entry: Entry, each: Fact | Value, twin: Twin) -> str:
    """A fact or value in full, with who says it, and its permalink."""
    if isinstance(each, Fact):
        claim = beside(each.says, each.assertion, each.by, twin.data.catalog)
        said = twin.data.plain(each.says) + (f" ({claim}.)" if claim else "")
    else:
        value = full_value(each, entry.unit, twin.words)
        said = twin.words.say("{value}, as of {date}.", value=value, date=in_words(each.as_of, twin.words))
    return f"{literal(said)} {twin.to(twin.words.say('The statement'), fact_uri(entry, each.id))}"


def _coverage(twin: Twin) -> Iterator[str]:
    say, found = twin.words.say, twin.data.shared(totals_of)
    counts = (
        ("Pieces of evidence checked against the text", found.checked),
        ("Pieces of evidence cited, text not held", found.cited),
        ("Statements: facts and values", found.statements),
        ("Of these, our own inference", found.inferences),
    )
    yield from section(say("In numbers"), ["\n".join(item(f"{literal(say(text))}: {n}") for text, n in counts)])
    for account in twin.data.shared(accounts_of):
        yield from section(account.source.data.title, _account(account, twin))


def _account(account: Account, twin: Twin) -> list[str]:
    page = twin.to(twin.words.say("What it says, paragraph by paragraph"), source_uri(account.source.id))
    lines = "\n".join(item(_paragraph(each, twin)) for each in account.paragraphs)
    return [f"{literal(account.source.data.publisher)}. {page}", lines]


def _paragraph(each: Paragraph, twin: Twin) -> str:
    say = twin.words.say
    label = literal(say("Paragraph {number}", number=each.number))
    if each.skipped:
        return f"{label}: {say('*Left out:* {why}', why=literal(twin.data.plain(each.skipped)))}"
    entries = ", ".join(twin.to(entry.name, fact_uri(entry, "")) for entry in each.entries)
    return f"{label}: {say('Used in {entries}', entries=entries)} ({literal(say('Pieces of evidence'))}: {each.pieces})"


def _thin(twin: Twin) -> Iterator[str]:
    say, found = twin.words.say, twin.data.shared(thin_of)
    for title, key in (
        ("Findings of courts without a court's record", "court"),
        ("Facts that rest on one press source", "single"),
    ):
        lines = "\n".join(item(_facts(entry, facts, twin)) for entry, facts in found[key])
        yield from section(say(title), [lines or literal(say("None."))])
    lines = "\n".join(
        item(
            f"{strong(origin.data.title)} ({literal(origin.data.publisher)})",
            *(item(twin.to(copy.data.title, source_uri(copy.id))) for copy in copies),
        )
        for origin, copies in found["derived"]
    )
    yield from section(say("Sources that count once"), [lines])


def _facts(entry: Entry, facts: Iterable[Fact], twin: Twin) -> str:
    links = ", ".join(twin.to(fact.id.replace("-", " "), fact_uri(entry, fact.id)) for fact in facts)
    return f"{twin.to(entry.name, fact_uri(entry, ''))}: {links}"
