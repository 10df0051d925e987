"""The twins of the pages on how the site is kept: coverage, corrections, what is unknown, due or thin."""

from __future__ import annotations

from collections.abc import Iterable

from generator.languages.words import message
from generator.model.entry import Entry
from generator.model.parts import Fact, Value
from generator.model.references import Reference
from generator.outputs.gathering import accounts_of, reviews_of, source_unknowns_of, thin_of, totals_of, unknowns_of
from generator.outputs.parts_record import Data, date, named, reference, speaker
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import envelope
from generator.pages.coverage import Paragraph
from generator.pages.links import CORRECTIONS, COVERAGE, EDITORS, REVIEW, UNKNOWNS
from generator.pages.near_corrected import resolve
from generator.pages.unknowns import Topic

# Page -> its title. The twin's type is the name of the page.
PAGES = {
    COVERAGE: message("Coverage of the sources"),
    CORRECTIONS: message("Corrections"),
    UNKNOWNS: message("What we do not know"),
    REVIEW: message("Due for review"),
    EDITORS: message("For editors: what is thin"),
}


def upkeep_twin(uri: str, data: SiteData) -> Data:
    """The twin of one of these pages."""
    makers = {COVERAGE: _coverage, CORRECTIONS: _corrections, UNKNOWNS: _unknowns, REVIEW: _review, EDITORS: _editors}
    name = uri.removesuffix(".md")
    return {**envelope(name, name, data.catalog.words.say(PAGES[uri]), uri, data), **makers[uri](data)}


def _coverage(data: SiteData) -> Data:
    found = data.shared(totals_of)
    return {
        "evidence": {"text_held": found.checked, "text_not_held": found.cited},
        "statements": {"all": found.statements, "own_inference": found.inferences},
        "sources": [
            {
                "id": account.source.id,
                "title": account.source.data.title,
                "used": account.used,
                "skipped": account.skipped,
                "pieces_of_evidence": account.pieces,
                "paragraphs": [_paragraph(each, data) for each in account.paragraphs],
            }
            for account in data.shared(accounts_of)
        ],
    }


def _paragraph(paragraph: Paragraph, data: SiteData) -> Data:
    return {
        "number": paragraph.number,
        "entries": [entry.key for entry in paragraph.entries],
        "pieces_of_evidence": paragraph.pieces,
        "skipped_because": data.plain(paragraph.skipped) or None,
    }


def _corrections(data: SiteData) -> Data:
    rows = []
    for each in data.catalog.corrections.newest_first:
        now = resolve(data.catalog, each.fact)
        rows.append(
            {
                "corrected_on": each.date.isoformat(),
                "of": str(each.fact),
                "statement": reference(now, data) if now else None,
                "was": data.plain(each.was),
                "is": data.plain(each.now),
                "why": data.plain(each.why),
            }
        )
    return {"count": len(rows), "corrections": rows}


def _unknowns(data: SiteData) -> Data:
    return {
        "topics": [_topic(topic, data) for topic in data.shared(unknowns_of)],
        "sources": [
            {"id": source.id, "title": source.data.title, "missing": [_missing(each.label, each.why) for each in found]}
            for source, found in data.shared(source_unknowns_of)
        ],
    }


def _topic(topic: Topic, data: SiteData) -> Data:
    def plain(label: str, why: str) -> Data:
        return _missing(label, data.plain(why))

    return {
        "id": topic.id,
        "label": topic.term.label,
        "open_questions": [
            {
                "entry": entry.key,
                "asks": data.plain(each.asks),
                "note": data.plain(each.note) or None,
                "since": date(each.since, data) if each.since else None,
            }
            for entry, found in topic.questions
            for each in found
        ],
        "missing_details": [
            {"entry": entry.key, **plain(each.label, each.why)} for entry, found in topic.missing for each in found
        ],
        "unnamed_speakers": [
            {**_statement(entry, each, data), "by": speaker(each.by, data) if each.by else None}
            for entry, found in topic.unnamed
            for each in found
        ],
        "one_press_source": [_statement(entry, each, data) for entry, found in topic.single for each in found],
    }


def _missing(label: str, why: str) -> Data:
    return {"what": label, "why": why}


def _statement(entry: Entry, part: Fact | Value, data: SiteData) -> Data:
    return reference(Reference(entry.kind.id, entry.id, part.id), data)


def _review(data: SiteData) -> Data:
    today = data.catalog.today
    rows = [
        {
            **named(each.entry, data),
            "checked_on": each.entry.data.checked_on.isoformat(),
            "review_due": each.due.isoformat(),
            "review_overdue": each.is_overdue(today),
        }
        for each in data.shared(reviews_of)
    ]
    return {"count": len(rows), "entries": rows}


def _editors(data: SiteData) -> Data:
    found = data.shared(thin_of)

    def listed(groups: Iterable[tuple[Entry, list[Fact]]]) -> list[Data]:
        return [_statement(entry, fact, data) for entry, facts in groups for fact in facts]

    return {
        "held_without_court_record": listed(found["court"]),
        "one_press_source": listed(found["single"]),
        "copies": [
            {"source": first.id, "copied_by": [each.id for each in copies]} for first, copies in found["derived"]
        ],
    }
