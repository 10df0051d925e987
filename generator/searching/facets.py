"""What results can be narrowed by: groups of pages, and the words for a present status."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import material

from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.site import Term
from generator.pages.links import is_sheet
from generator.pages.sorts import Sort, page_at

# The groups besides the kinds. Their keys stand in shared addresses; `checks/address_taken.py` keeps them free.
SHEETS, OVERVIEWS, SOURCES, SITE = "sheets", "overviews", "sources", "site"
# Hand-written pages that gather what stands on others.
_GATHERING = ("index.md", "sheets/index.md")
_ICONS = Path(material.__file__).parent / "templates" / ".icons"
_DRAWING = re.compile(r'<path d="([^"]+)"')


@dataclass(frozen=True)
class Group:
    """Pages of one sort: the entries of a kind, or other pages. `one` stands beside the title of a single page."""

    title: str
    one: str


def groups(catalog: Catalog, words: Words) -> dict[str, Group]:
    """All groups by their key, in the order in which readers see them: sheets, kinds, then what leads to them."""
    say = words.say
    kinds = [catalog.kinds[name] for name in catalog.site.kinds]
    return {
        SHEETS: Group(say("Fact sheets"), say("Fact sheet")),
        **{kind.id: Group(say(kind.title), _capital(say(kind.singular))) for kind in kinds},
        OVERVIEWS: Group(say("Overviews"), say("Overview")),
        SOURCES: Group(say("Sources"), say("Source")),
        SITE: Group(say("About this site"), say("About this site")),
    }


def group_of(catalog: Catalog, uri: str) -> str:
    """The key of the group that a page belongs to, by its path below the folder of pages."""
    page = page_at(uri, catalog)
    match page.sort if page else None:
        case Sort.ENTRY:
            return uri.partition("/")[0]
        case Sort.SOURCE:
            return SOURCES
        case Sort.DOCUMENT if is_sheet(uri):
            return SHEETS
        case Sort.DOCUMENT if uri not in _GATHERING:
            return SITE
    return OVERVIEWS


def present_term(catalog: Catalog, entry: Entry) -> Term | None:
    """The term for the present status of an entry; None for entries without one."""
    present, words = catalog.present_status(entry), entry.kind.declared.status
    return catalog.vocabulary.term(words, present.becomes) if present and words else None


def status_key(term: Term) -> str:
    """The key of a status, made from what readers see: lists that share the words share the facet."""
    return re.sub(r"[^a-z0-9]+", "-", term.label.lower()).strip("-")


def statuses(catalog: Catalog) -> dict[str, Term]:
    """Every status that an entry has today, by its key, in the order of the vocabulary."""
    present = {status_key(term) for entry in catalog.entries.values() if (term := present_term(catalog, entry))}
    lists = {kind.declared.status for kind in catalog.kinds.values()}
    found: dict[str, Term] = {}
    for name, terms in catalog.vocabulary.lists.items():
        for term in terms.values() if name in lists else ():
            if status_key(term) in present:
                found.setdefault(status_key(term), term)
    return found


def facets(catalog: Catalog, words: Words) -> dict[str, list[list[str]]]:
    """Both lists in the form that scripts read: the key, what readers see, and how it is marked."""
    say = words.say
    return {
        "kinds": [[key, group.title, group.one] for key, group in groups(catalog, words).items()],
        "statuses": [
            [key, say(term.label), term.tone, icon_path(term.icon) if term.icon else ""]
            for key, term in statuses(catalog).items()
        ],
    }


def icon_path(icon: str) -> str:
    """The path of an icon's drawing in 24 by 24, such as of `material/bell`; nothing if one path does not draw it."""
    file = _ICONS / f"{icon}.svg"
    paths = _DRAWING.findall(file.read_text(encoding="utf-8")) if file.is_file() else []
    return paths[0] if len(paths) == 1 else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
