"""The page of a source as Markdown: what it is, its paragraphs in our words, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.citing.days import in_words
from generator.languages.words import message
from generator.model.absences import Absence
from generator.outputs.source_record import SourceRecord
from generator.pages.links import source_uri
from generator.pages.marks import tier_words
from generator.plaintext.commonmark import autolink, item, link, literal
from generator.plaintext.twin import Twin, joined, section

_READ = {
    "full": message("{date}, in full"),
    "excerpt": message("{date}, in part"),
    "account": message("{date}, through accounts of it"),
}


def source_page(record: SourceRecord, twin: Twin) -> str:
    """The whole file."""
    source, say = record.source, twin.words.say
    return joined(
        [
            *twin.head(source.data.title, _head(record, twin)),
            literal(record.computed["note"] or ""),
            *section(
                say("What it says, paragraph by paragraph"),
                [_whose(record, twin), "\n".join(_paragraphs(record, twin))],
            ),
            *section(say("What rests on it"), ["\n".join(item(_use(key, twin)) for key in record.computed["used_by"])]),
            *twin.foot(say("About the source: {title}", title=source.data.title)),
        ]
    )


def _head(record: SourceRecord, twin: Twin) -> Iterator[str]:
    source, data, said, say = record.source, record.source.data, twin.said, twin.words.say
    held = "text held, quotations checked word for word" if source.is_held else "cited, text not held"
    yield literal(f"{tier_words(source, twin.words)} · {twin.words.say(held)}")
    yield said(say("Publisher"), literal(data.publisher))
    yield said(say("Author"), literal(data.author or ""))
    yield said(say("Kind"), literal(twin.words.say(record.computed["type"])))
    yield said(say("Published"), _or_why(data.published, twin, record.computed["published"]))
    yield said(say("Cited as"), literal(data.official_citation or ""))
    address = source.address
    yield said(say("Address"), autolink(address) if address else _or_why(data.address, twin, None))
    if data.archived:
        yield link(twin.words.say("in an archived copy"), data.archived)
    if data.derived_from:
        origin = twin.data.catalog.sources[data.derived_from].data
        named = twin.to(origin.title, source_uri(data.derived_from))
        both = "{source} ({publisher}); both count as one source"
        yield said(say("Copies or rewrites"), twin.words.say(both, source=named, publisher=literal(origin.publisher)))
    yield said(say("Where it was read"), ", ".join(map(autolink, data.read_at)))
    read = twin.words.say(_READ[data.read_as], date=in_words(data.read_on, twin.words))
    yield said(say("Read on"), literal(read))
    yield literal(twin.words.say("Last checked on {date}", date=in_words(data.checked_on, twin.words)))
    yield twin.as_of()


def _or_why(value: object, twin: Twin, known: dict[str, str] | None) -> str:
    """A date in words, or why it is not known."""
    if isinstance(value, Absence):
        return twin.words.say("*Not known:* {why}", why=literal(twin.data.plain(value.why)))
    return literal(known["text"]) if known else ""


_OURS = message(
    "The text belongs to its publisher, so this page gives each paragraph in our own words, with the few words that we "
    "quote."
)


def _whose(record: SourceRecord, twin: Twin) -> str:
    """Whose words the paragraphs are: the source's own under its own license, or ours."""
    data, say = record.source.data, twin.words.say
    if data.text is None:
        return ""
    if data.rights is None or not record.computed["is_published_here"]:
        return literal(say(_OURS))
    license_ = say("The text is published here under this license: {license}.", license=data.rights.licence)
    return literal(" ".join(part for part in (license_, data.rights.note) if part))


def _paragraphs(record: SourceRecord, twin: Twin) -> Iterator[str]:
    """Each paragraph: its text where that may be published, else our digest; or why it is not used."""
    data, text = record.source.data, twin.data.catalog.published_text(record.source.id)
    for number in range(1, (data.text.paragraphs if data.text else 0) + 1):
        label = literal(twin.words.say("Paragraph {number}", number=number))
        said = twin.to(label, f"{record.uri}#p{number}")
        own = literal(text.paragraph(number) if text else record.computed["digest"].get(str(number), ""))
        why = data.skipped.get(number)
        skipped = twin.words.say("*Not used:* {why}", why=literal(twin.data.plain(why))) if why else ""
        yield item(f"{said}: {' '.join(part for part in (own, skipped) if part)}".removesuffix(": "))


def _use(key: str, twin: Twin) -> str:
    """An entry, or a fact of it, that rests on the source."""
    name, _, anchor = key.partition("#")
    entry = twin.data.catalog.entries[name]
    fact = entry.fact(anchor) if anchor else None
    label = f"{entry.name} ({anchor.replace('-', ' ')})" if fact or entry.value(anchor) else entry.name
    return twin.of(key, label)
