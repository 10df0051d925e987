"""The page of an entry as Markdown: what holds and since when, the facts one by one, what is not known, the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.citing.days import in_words
from generator.comparing.telling import headline
from generator.comparing.today import label_of
from generator.model.correction import Correction
from generator.model.source import Source
from generator.outputs.entry_record import EntryRecord
from generator.outputs.parts_record import Data
from generator.pages.links import REVIEW, source_uri, topic_uri
from generator.pages.marks import tier_words
from generator.plaintext.commonmark import heading, item, link, literal, strong
from generator.plaintext.statements import change_of_status, evidence, fact, status, value
from generator.plaintext.twin import HISTORY_DAYS, Twin, joined, section


def entry_page(record: EntryRecord, twin: Twin) -> str:
    """The whole file."""
    entry, computed, say = record.entry, record.computed, twin.words.say
    blocks = [
        *twin.head(entry.name, _head(record, twin)),
        literal(computed["summary"]),
        *_corrections(record, twin),
        *section(say("What is counted"), [literal(computed["definition"])] if computed["definition"] else []),
        *section(say("Values"), _values(computed, twin)),
        *section(say("Details"), _details(computed, twin)),
        *section(say("What we know"), ["\n".join(fact(twin, each) for each in computed["facts"])]),
        *section(say("Timeline"), ["\n".join(change_of_status(twin, each) for each in computed["statuses"])]),
        *section(say("Sources disagree"), _disagreements(computed, twin)),
        *section(say("What this does not say"), ["\n".join(item(literal(each)) for each in computed["caveats"])]),
        *section(say("What we do not know"), ["\n".join(_unknown(each, twin) for each in computed["unknowns"])]),
        *section(say("See also"), _related(computed, twin)),
        *section(say("Sources"), ["\n".join(source_line(twin, name) for name in record.sources)]),
        *section(say("What changed here"), _history(record, twin)),
        *twin.foot(entry.name),
    ]
    return joined(blocks)


def source_line(twin: Twin, name: str) -> str:
    """A source in a list: its title, who published it and when, and how close it is to the facts."""
    return twin.once(("source", name), lambda: _source_line(twin, name))


def _source_line(twin: Twin, name: str) -> str:
    source = twin.data.catalog.sources[name]
    said = [source.data.publisher, *_published(source, twin), tier_words(source, twin.words)]
    there = f" {link(twin.words.say('Open the source'), source.address)}" if source.address else ""
    return item(f"{twin.to(source.data.title, source_uri(name))}. {literal(', '.join(said))}.{there}")


def _published(source: Source, twin: Twin) -> Iterator[str]:
    if source.published:
        yield in_words(source.published, twin.words)


def _head(record: EntryRecord, twin: Twin) -> Iterator[str]:
    computed, content, say = record.computed, record.entry.data, twin.words.say
    kind = record.entry.kind
    yield twin.said(say("Kind"), twin.to(say(kind.singular), f"{kind.id}/index.md"))
    yield twin.said(say("Other names"), literal(", ".join(content.aliases)))
    present = computed["status"]
    if present:
        meaning = f". {literal(say('Meaning'))}: {literal(say(present['meaning']))}" if present["meaning"] else ""
        yield twin.said(twin.words.say("Present status"), f"{status(twin, present)}{meaning}")
    elif computed["in_place_of_status"]:
        yield strong(say(computed["in_place_of_status"]))
    shown = computed["value"]
    if shown:
        day = literal(say("as of {date}", date=shown["as_of"]["text"]))
        yield twin.said(twin.words.say("Value"), f"{strong(shown['text'])}, {day}")
    yield twin.as_of()
    yield from _days(record, twin)
    topics = (twin.to(say(topic["label"]), topic_uri(topic["id"])) for topic in computed["topics"])
    yield twin.said(twin.words.say("Topics"), ", ".join(topics))


def _days(record: EntryRecord, twin: Twin) -> Iterator[str]:
    """When the entry was checked and changed, and by when it is to be checked again."""
    say, data = twin.words.say, record.entry.data
    day = in_words(data.checked_on, twin.words)
    due = twin.data.catalog.words.say(
        "review was due on {date}" if record.computed["review_overdue"] else "review due by {date}",
        date=_day(record.computed["review_due"], twin),
    )
    yield f"{literal(say('Last checked on {date}', date=day))}; {twin.to(due, REVIEW)}"
    if record.computed["changed_on"]:
        yield literal(say("Last changed on {date}", date=_day(record.computed["changed_on"], twin)))


def _day(iso: str, twin: Twin) -> str:
    return in_words(dt.date.fromisoformat(iso), twin.words)


def _values(computed: Data, twin: Twin) -> Iterator[str]:
    yield "\n".join(value(twin, each) for each in computed["values"])
    if computed["weighing"]:
        weighing = literal(computed["weighing"])
        yield twin.words.say("**Why the first is preferred:** {weighing}", weighing=weighing)


def _details(computed: Data, twin: Twin) -> Iterator[str]:
    lines = [item(f"{literal(twin.words.say(each['label']))}: {_detail(each, twin)}") for each in computed["fields"]]
    yield "\n".join([*lines, *evidence(twin, computed["evidence"])] if lines else [])


def _detail(field: Data, twin: Twin) -> str:
    absent = field["absent"]
    if absent:
        known = "*Not known:* {why}" if absent["reason"] == "unknown" else "*Not applicable:* {why}"
        return twin.words.say(known, why=literal(absent["why"]))
    if field["entries"]:
        return ", ".join(twin.of(each["id"], each["name"]) for each in field["entries"])
    return literal(field["text"])


def _disagreements(computed: Data, twin: Twin) -> Iterator[str]:
    for each in computed["disagreements"]:
        yield heading(each["about"], 3)
        yield "\n".join(_claim(claim, twin) for claim in each["says"])
        yield twin.words.say("**How we weigh it:** {weighing}", weighing=literal(each["weighing"]))


def _claim(claim: Data, twin: Twin) -> str:
    day = f" ({literal(claim['on']['text'])})" if claim["on"] else ""
    return item(f"{literal(claim['claim'])}{day}", *evidence(twin, claim["evidence"]))


def _unknown(each: Data, twin: Twin) -> str:
    say = twin.words.say
    note = f" {say('*Note:* {note}', note=literal(each['note']))}" if each["note"] else ""
    since = f" ({literal(say('Open since {date}', date=each['since']['text']))})" if each["since"] else ""
    return item(f"{literal(each['asks'])}{note}{since}")


def _related(computed: Data, twin: Twin) -> Iterator[str]:
    say = twin.words.say
    lists = (say("Next:"), "see_also"), (say("Refer to this:"), "referred_to_by")
    lines = (
        item(f"{strong(label)} {', '.join(twin.of(each['id'], each['name']) for each in computed[key])}")
        for label, key in lists
        if computed[key]
    )
    yield "\n".join(lines)


def _corrections(record: EntryRecord, twin: Twin) -> Iterator[str]:
    """What was corrected on this page, as long as pages carry a note."""
    own = twin.data.catalog.noted.get(record.entry.key, ())
    yield from (correction(each, twin) for _, each in own)


def correction(each: Correction, twin: Twin) -> str:
    """A correction: what it was, what it is, and why."""
    say, plain = twin.words.say, twin.data.plain
    entry = twin.data.catalog.entry(each.fact)
    anchor = entry.data.former_ids.get(each.fact.anchor, each.fact.anchor) if entry else ""
    now = f"{entry.key}#{anchor}" if entry and anchor else entry.key if entry else str(each.fact)
    name = f"{entry.name} ({anchor.replace('-', ' ')})" if entry and anchor else entry.name if entry else now
    day = literal(say("Corrected on {date}", date=in_words(each.date, twin.words)))
    return item(
        f"**{day}:** {twin.of(now, name)}",
        item(say("*It was:* {text}", text=literal(plain(each.was)))),
        item(say("*It is:* {text}", text=literal(plain(each.now)))),
        item(say("*Why:* {text}", text=literal(plain(each.why)))),
    )


def _history(record: EntryRecord, twin: Twin) -> Iterator[str]:
    """What was done on the last days on which facts changed; the page says what they were before."""
    lines = []
    for day, changes in twin.data.history(record.entry.key)[:HISTORY_DAYS]:
        told = dict.fromkeys(headline(each, twin.words, label_of(each, twin.data.catalog)) for each in changes)
        lines.append(item(f"{literal(in_words(day, twin.words))}: {literal(', '.join(told))}"))
    yield "\n".join(lines)
