"""Where each page stands, and the relative Markdown link from one page to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.pages.escape import Markdown, escape

ENTRY_SECTIONS = (
    "facts",
    "values",
    "definition",
    "timeline",
    "changes",
    "disagreements",
    "caveats",
    "unknowns",
    "positions",
    "backlinks",
    "sources",
    "top",
    # Used by templates of sites; kept free so that a fact never shares an id with a section.
    "measures",
    "numbers",
    "attributed",
)

TIMELINE = "timeline.md"
COVERAGE = "coverage.md"
UNKNOWNS = "unknowns.md"
CORRECTIONS = "corrections.md"
REVIEW = "review.md"
EDITORS = "editors.md"
# Generated pages that the menu of a site may name, as it names those of docs/.
MADE_PAGES = (TIMELINE, COVERAGE, UNKNOWNS, CORRECTIONS, REVIEW, EDITORS)


FIELDS = "fields.md"
INDEX = "index.md"


def generated_uris(catalog: Catalog) -> Iterator[str]:
    """Every page that `generator.pages.making` makes, without making it."""
    yield from (f"{kind}/{INDEX}" for kind in catalog.site.kinds)
    yield from (f"{key}.md" for key in (*catalog.entries, *catalog.moved, *catalog.broken, *catalog.gone))
    yield f"sources/{INDEX}"
    yield from (source_uri(name) for name in catalog.sources)
    yield from (topic_uri(topic) for topic in catalog.vocabulary.lists["topics"])
    yield from (*MADE_PAGES, FIELDS)


def entry_uri(kind: str, entry_id: str) -> str:
    """The page of an entry, as a path below the folder of pages."""
    return f"{kind}/{entry_id}.md"


def fact_uri(entry: Entry, anchor: str) -> str:
    """The page of an entry, at a fact or value of it if `anchor` names one."""
    return entry_uri(entry.kind.id, entry.id) + (f"#{anchor}" if anchor else "")


def source_uri(source_id: str) -> str:
    """The page of a source."""
    return f"sources/{source_id}.md"


def topic_uri(topic: str) -> str:
    """The page of a topic."""
    return f"topics/{topic}.md"


def relative(target: str, page: str) -> str:
    """The path from the folder of `page` to `target`; an anchor on `target` is kept."""
    path, mark, anchor = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor


def reference_uri(reference: Reference) -> str:
    """The page of an entry, with the anchor of a fact or value if the reference has one."""
    uri = entry_uri(reference.kind, reference.id)
    return f"{uri}#{reference.anchor}" if reference.anchor else uri


def link(label: str, target: str, page: str) -> Markdown:
    """A Markdown link from `page` to `target`; the label is escaped unless it is Markdown already."""
    if target == page:
        return escape(label)
    return Markdown(f"[{escape(label)}]({relative(target, page)})")
