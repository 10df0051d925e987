"""What lists say of the whole catalog, gathered once for the JSON and the Markdown of a page (`SiteData.shared`)."""

from __future__ import annotations

from typing import Any

from generator.model.reviews import Review, reviews
from generator.model.source import Source
from generator.outputs.site_data import SiteData
from generator.pages.coverage import Account, Totals, accounts, totals
from generator.pages.events import Event, timeline, tracked
from generator.pages.thin import thin_evidence
from generator.pages.unknowns import Missing, Topic, unknown_of_sources, unknowns_by_topic


def timeline_of(data: SiteData) -> list[Event]:
    """The events of the site's timeline."""
    return timeline(data.catalog, tracked(data.catalog))


def reviews_of(data: SiteData) -> list[Review]:
    """When each entry is to be checked again."""
    return reviews(data.catalog.entries.values())


def accounts_of(data: SiteData) -> list[Account]:
    """What was done with each paragraph of each text that is held."""
    return accounts(data.catalog)


def totals_of(data: SiteData) -> Totals:
    """How much evidence stands in which way."""
    return totals(data.catalog)


def unknowns_of(data: SiteData) -> list[Topic]:
    """What is not known, by topic."""
    return unknowns_by_topic(data.catalog)


def source_unknowns_of(data: SiteData) -> list[tuple[Source, list[Missing]]]:
    """What is not known of sources themselves."""
    return unknown_of_sources(data.catalog)


def thin_of(data: SiteData) -> dict[str, Any]:
    """What editors should strengthen."""
    return thin_evidence(data.catalog)
