"""Which card for which page: does each page get one that is true of it, and is none made for nothing?"""

from __future__ import annotations

from dataclasses import replace

from generator.model.catalog import Catalog
from generator.pages.links import generated_uris
from generator.sharing.cards import card_path, cards


def test_every_page_has_a_card(catalog: Catalog) -> None:
    """Is the card of every page, made or hand-written, among those that are drawn?"""
    made = cards(catalog, {})
    for page in (*generated_uris(catalog), *catalog.documents):
        assert card_path(catalog, page) in made, page


def test_cards_are_for_kinds_and_statuses(catalog: Catalog) -> None:
    """Is there one card for each status that occurs, however many entries have it, and none for an entry?"""
    made = cards(catalog, {})
    occur = {
        f"{entry.kind.id}-{status.becomes}"
        for entry in catalog.entries.values()
        if (status := catalog.present_status(entry))
    }
    names = {path.removeprefix("assets/cards/").removesuffix(".png") for path in made}
    assert names == {"site", "sheets-old-mill-bridge", *catalog.site.kinds, *occur}


def test_a_card_says_the_status_in_words(catalog: Catalog) -> None:
    """Does the card of an entry say what it is, its status as on its page, and on which day the site spoke?"""
    entry = catalog.entries["bridges/old-mill-bridge"]
    status = catalog.present_status(entry)
    assert status is not None
    card = cards(catalog, {})[card_path(catalog, "bridges/old-mill-bridge.md")]
    term = catalog.vocabulary.term(entry.kind.declared.status or "", status.becomes)
    assert (card.label, card.heading, card.icon, card.tone) == ("Bridge", term.label, term.icon, term.tone)
    assert card.foot == "As of December 1, 2026"
    assert card.site == catalog.site.name
    assert card.described.startswith(f"Bridge. {term.label}. ")
    assert card.described.endswith("As of December 1, 2026.")
    assert ".." not in card.described


def test_a_sheet_has_its_title(catalog: Catalog) -> None:
    """Does the card of a sheet carry the sheet's own title and description, or its heading where it has no title?"""
    page = "sheets/old-mill-bridge.md"
    card = cards(catalog, {})[card_path(catalog, page)]
    assert (card.label, card.heading) == ("Fact sheet", "Old Mill Bridge")
    text = "---\ntitle: The old mill\ndescription: What stands on the river.\n---\n# A heading\n"
    documents = {**catalog.documents, page: replace(catalog.documents[page], text=text)}
    card = cards(replace(catalog, documents=documents), {})[card_path(catalog, page)]
    assert (card.heading, card.text) == ("The old mill", "What stands on the river.")
