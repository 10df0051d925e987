"""The index of everything, and what the twin of the first page says of where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.citing.this_site import title_of
from generator.languages.words import message
from generator.outputs.json_text import Written, written
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import INDEX, envelope, twin_address
from generator.outputs.twins.rows import ITEM
from generator.outputs.twins.upkeep import PAGES
from generator.pages.links import CHANGES, DATA_PAGE, FIELDS, SOURCES, TIMELINE, topic_uri
from generator.pages.links import INDEX as INDEX_PAGE

_LISTS = {
    SOURCES: message("Sources"),
    TIMELINE: message("Timeline"),
    CHANGES: message("What changed here"),
    **PAGES,
    DATA_PAGE: message("Data"),
    FIELDS: message("Field reference"),
}


def indexed(row: Data) -> Written:
    """What the index says of an entry that stands in lists like this, written as an item of it."""
    return written({key: row[key] for key in ("id", "name", "url", "json", "changed_on", "checked_on")}, ITEM)


def index_of_all(rows: Sequence[Written], data: SiteData) -> Data:
    """The index of everything: `/data/index.json`. `rows` are what it says of entries."""
    catalog = data.catalog
    sources = [
        written({"id": each.id, "title": each.data.title, **_where(f"sources/{each.id}.md", data)}, ITEM)
        for _, each in sorted(catalog.sources.items())
    ]
    return {
        **envelope("index", "index", catalog.site.name, INDEX, data),
        "description": catalog.site.description,
        "notice": data.plain(catalog.site.notice),
        **contents(data),
        "entries": rows,
        "sources": sources,
        "documents": [
            {"id": uri.removesuffix(".md"), "title": title_of(document), **_where(uri, data)}
            for uri, document in sorted(catalog.documents.items())
        ],
    }


def contents(data: SiteData) -> Data:
    """How much there is, and the twin of every list: kinds, topics, and the others."""
    catalog = data.catalog
    by_kind = Counter(entry.kind.id for entry in catalog.entries.values())
    by_topic = Counter(topic for entry in catalog.entries.values() for topic in entry.data.tags)
    facts = sum(len(entry.facts) for entry in catalog.entries.values())
    values = sum(len(entry.values) for entry in catalog.entries.values())
    return {
        "counts": {
            "entries": len(catalog.entries),
            "facts": facts,
            "values": values,
            "sources": len(catalog.sources),
        },
        "kinds": [
            {
                "id": name,
                "title": catalog.kinds[name].title,
                "purpose": catalog.kinds[name].declared.purpose,
                "count": by_kind[name],
                **_where(f"{name}/{INDEX_PAGE}", data),
            }
            for name in catalog.site.kinds
        ],
        "topics": [
            {"id": topic, "title": term.label, "count": by_topic[topic], **_where(topic_uri(topic), data)}
            for topic, term in catalog.vocabulary.lists["topics"].items()
        ],
        "lists": [{"title": catalog.words.say(title), **_where(uri, data)} for uri, title in _LISTS.items()],
    }


def _where(uri: str, data: SiteData) -> Data:
    return {"url": data.address(uri), "json": twin_address(uri, data)}
