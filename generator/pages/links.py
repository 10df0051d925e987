"""Where each page stands, and the relative Markdown link from one page to another."""

from __future__ import annotations

import posixpath

from generator.model.references import Reference
from generator.pages.escape import Markdown, escape

ENTRY_SECTIONS = (
    "facts",
    "values",
    "definition",
    "timeline",
    "caveats",
    "unknowns",
    "positions",
    "backlinks",
    "sources",
    "top",
)


def entry_uri(kind: str, entry_id: str) -> str:
    """The page of an entry, as a path below the folder of pages."""
    return f"{kind}/{entry_id}.md"


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
