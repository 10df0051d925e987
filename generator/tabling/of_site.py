"""Tables of the site as a whole: itself with its license, kinds, topics, words, former addresses, and what changed."""

from __future__ import annotations

from collections import Counter

from generator.comparing.telling import headline
from generator.comparing.today import label_of
from generator.languages.words import message
from generator.model.entry import Entry
from generator.model.source import Source
from generator.outputs.site_data import FORMAT, SiteData
from generator.outputs.telling_changes import page_of, sentence, thing_of
from generator.pages.links import topic_uri
from generator.tabling.of_kinds import table_name
from generator.tabling.table import Column, Rows, Table, Type

TABLES = (
    Table(
        "site",
        message("This data"),
        "One row: where the data comes from, for which day, and under which license.",
        (
            Column("name", "The name of the site.", required=True),
            Column("address", "The address of the site, if it has one.", Type.LINK),
            Column("publisher", "Who answers for it.", required=True),
            Column("license", "The license of the data.", required=True),
            Column("license_url", "The text of the license.", Type.LINK, required=True),
            Column("language", "The language of the texts, as a code.", required=True),
            Column("as_of", "The day for which the data was made.", Type.DAY, required=True),
            Column(
                "format", "The promise of stability: it changes if a table or column goes or changes.", required=True
            ),
            Column("notice", "What to know before using it."),
        ),
        key=("name",),
        label="name",
    ),
    Table(
        "kinds",
        message("Kinds"),
        "The kinds of entries.",
        (
            Column("id", "The id of the kind.", required=True),
            Column("title", "The plural.", required=True),
            Column("singular", "One of them.", required=True),
            Column("purpose", "What the kind is for.", required=True),
            Column("table_name", "The table with its own fields.", required=True),
        ),
        label="title",
    ),
    Table(
        "topics",
        message("Topics"),
        "What entries are about.",
        (
            Column("id", "The id of the topic.", required=True),
            Column("label", "What readers see.", required=True),
            Column("help", "What it means."),
            Column("url", "Its page.", Type.PAGE, required=True),
        ),
        label="label",
    ),
    Table(
        "vocabulary",
        message("Vocabulary"),
        "The words that fields, statuses and sources may use, with what they mean, list by list.",
        (
            Column("list", "The list: such as source-types, or that of a field of a kind.", required=True),
            Column("word", "The word as it stands in the data.", required=True),
            Column("label", "What readers see.", required=True),
            Column("help", "What it means."),
        ),
        key=("list", "word"),
        label="label",
    ),
    Table(
        "former_ids",
        message("Former ids"),
        "Under which ids entries, facts, values and sources (sources/id) were published before. The old ones lead on.",
        (
            Column("former_id", "The id that it had.", required=True),
            Column("id", "The id that it has now.", required=True),
        ),
        key=("former_id",),
    ),
    Table(
        "changes",
        message("What changed"),
        "What changed day by day; empty where the history was not at hand. Withdrawn words are not said again.",
        (
            Column("day", "The day (UTC).", Type.DAY, required=True),
            Column("position", "Its place among the changes of that day, from 1.", Type.INTEGER, required=True),
            Column("says", "What changed, in one sentence.", required=True),
            Column("headline", "What happened, in two or three words.", required=True),
            Column("act", "added, changed, withdrawn or renamed.", required=True),
            Column("part", "What it concerns: entry, source, fact, value, status, evidence and so on.", required=True),
            Column("name", "The name of the entry or source on that day."),
            Column("entry", "The entry, if it is there still.", refers_to="entries"),
            Column("source", "The source, if it is there still.", refers_to="sources"),
            Column("url", "The page, at the fact or value if it is there still.", Type.PAGE),
        ),
        key=("day", "position"),
        label="says",
    ),
)


def rows(data: SiteData, taken: frozenset[str]) -> Rows:
    """The rows of these tables."""
    catalog = data.catalog
    site, license = catalog.site, catalog.site.licenses.content
    told = {"name": site.name, "address": site.address, "publisher": site.publisher.name, "language": site.language}
    made = {"as_of": catalog.today.isoformat(), "format": FORMAT, "notice": data.plain(site.notice)}
    yield "site", {**told, **made, "license": license.name, "license_url": license.address}
    for kind in (catalog.kinds[name] for name in site.kinds):
        words = {"title": kind.title, "singular": kind.singular, "purpose": kind.declared.purpose}
        yield "kinds", {"id": kind.id, **words, "table_name": table_name(kind.id, taken)}
    for topic, term in catalog.vocabulary.lists["topics"].items():
        yield "topics", {"id": topic, "label": term.label, "help": term.help, "url": data.address(topic_uri(topic))}
    for name, terms in catalog.vocabulary.lists.items():
        for word, term in terms.items():
            yield "vocabulary", {"list": name, "word": word, "label": term.label, "help": term.help}
    yield from _former(data)
    yield from _changes(data)


def _former(data: SiteData) -> Rows:
    catalog = data.catalog
    for stub in catalog.moved.values():
        now = catalog.entry(stub.to)
        if now:
            yield "former_ids", {"former_id": stub.key, "id": now.key}
    for entry in catalog.entries.values():
        for old, new in entry.data.former_ids.items():
            yield "former_ids", {"former_id": f"{entry.key}#{old}", "id": f"{entry.key}#{new}"}
    for source in catalog.sources.values():
        for old in source.data.former_ids:
            yield "former_ids", {"former_id": f"sources/{old}", "id": f"sources/{source.id}"}


def _changes(data: SiteData) -> Rows:
    places: Counter[object] = Counter()
    for each in data.catalog.chronicle.days if data.catalog.chronicle else ():
        for change in each.changes:
            places[each.day] += 1
            thing, page = thing_of(change, data), page_of(change, data)
            label = label_of(change, data.catalog)
            yield (
                "changes",
                {
                    "day": each.day.isoformat(),
                    "position": places[each.day],
                    "says": sentence(change, data),
                    "headline": headline(change, data.catalog.words, label),
                    "act": change.act.value,
                    "part": change.part.value,
                    "name": change.title,
                    "entry": thing.key if isinstance(thing, Entry) else None,
                    "source": thing.id if isinstance(thing, Source) else None,
                    "url": data.address(page) if page else None,
                },
            )
