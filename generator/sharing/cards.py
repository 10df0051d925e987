"""Which card stands for which page: one for each sheet, for each kind with each status that occurs, and for the rest.

A card says what a page of that sort is and on which day the site spoke, never what a single entry claims: an image that
was shared cannot be corrected. Pages in another language have cards in that language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.utils.meta import get_data

from generator.languages.words import message
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.links import INDEX
from generator.pages.view import View
from generator.prose.render import plain
from generator.translating.localizing import localized
from generator.translating.publishing import built_languages, translated_pages

FOLDER = "assets/cards/"
SHEETS = "sheets/"
_SITE = "site"
_HEADING = re.compile(r"^# +(.+?)(?: *\{[^}]*\})? *$", re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """What a card says. `icon` is the path of a Material icon; `tone` colors it and the heading, as on the pages."""

    site: str
    label: str
    heading: str
    text: str
    foot: str
    icon: str = ""
    tone: str = ""

    @property
    def described(self) -> str:
        """The card in words, for those who cannot see it."""
        return ". ".join(part.rstrip(".") for part in (self.label, self.heading, self.text, self.foot) if part) + "."


def card_path(catalog: Catalog, page: str, language: str = "") -> str:
    """The card for a page (its path, such as `KIND/ID.md`), as a path below the site.

    For a page in another language, `page` is the one that it translates.
    """
    entry = catalog.entries.get(page.removesuffix(".md"))
    if entry:
        status = catalog.present_status(entry)
        name = f"{entry.kind.id}-{status.becomes}" if status else entry.kind.id
    elif _is_sheet(page):
        name = page.removesuffix(".md").replace("/", "-")
    else:
        name = kind if (kind := page.removesuffix(f"/{INDEX}")) in catalog.kinds else _SITE
    return f"{FOLDER}{f'{language}/' if language else ''}{name}.png"


def cards(catalog: Catalog, pages: Mapping[str, str]) -> dict[str, Card]:
    """Every card that some page needs, by its path. `pages` are the generated ones, with translated sheets."""
    made: dict[str, Card] = {}
    kinds = (f"{kind}/{INDEX}" for kind in catalog.site.kinds)
    for page in ("", *kinds, *filter(_is_sheet, catalog.documents), *(f"{key}.md" for key in catalog.entries)):
        path = card_path(catalog, page)
        if path not in made:
            made[path] = _card_of(catalog, page, catalog.documents[page].text if _is_sheet(page) else "")
    for language in built_languages(catalog):
        local = localized(catalog, language)
        for translated in translated_pages(catalog, language).values():
            path = card_path(catalog, translated.original, language)
            if path not in made:
                made[path] = _card_of(local, translated.original, pages.get(translated.uri, ""))
    return made


def _is_sheet(page: str) -> bool:
    return page.startswith(SHEETS) and not page.endswith(INDEX)


def _card_of(catalog: Catalog, page: str, text: str) -> Card:
    entry = catalog.entries.get(page.removesuffix(".md"))
    if entry:
        return _entry_card(catalog, entry)
    if _is_sheet(page):
        return _sheet_card(catalog, text)
    site, kind = catalog.site, catalog.kinds.get(page.removesuffix(f"/{INDEX}"))
    if kind:
        return _card(catalog, "", kind.title, kind.declared.purpose, kind.declared.icon)
    return _card(catalog, "", site.tagline or site.name, site.description if site.tagline else "")


def _entry_card(catalog: Catalog, entry: Entry) -> Card:
    status, declared = catalog.present_status(entry), entry.kind.declared
    if status is None:
        return _card(catalog, "", declared.title, declared.purpose, declared.icon)
    term = catalog.vocabulary.term(declared.status or "", status.becomes)
    label = declared.singular[:1].upper() + declared.singular[1:]
    text = term.help or ""
    if catalog.original and catalog.original.vocabulary.term(declared.status or "", status.becomes).help == term.help:
        text = ""  # nobody translated it, and a card speaks one language
    return _card(catalog, label, term.label, text, term.icon or declared.icon, term.tone)


def _sheet_card(catalog: Catalog, page: str) -> Card:
    text, meta = get_data(page)
    heading = _HEADING.search(text)
    title = str(meta.get("title") or (heading[1] if heading else catalog.site.name))
    label = catalog.words.say(message("Fact sheet"))
    return _card(catalog, label, plain(title, catalog), plain(str(meta.get("description", "")), catalog))


def _card(catalog: Catalog, label: str, heading: str, text: str, icon: str = "", tone: str = "") -> Card:
    foot = catalog.words.say("As of {date}", date=View(catalog, INDEX).date(catalog.today))
    return Card(catalog.site.name, label, heading, text, foot, icon, tone)
