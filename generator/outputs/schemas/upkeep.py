"""The schemas of the pages on how the site is kept: coverage, corrections, what is not known, what is due or thin."""

from __future__ import annotations

from generator.outputs.schemas.envelope import file_of
from generator.outputs.schemas.lists import COUNT
from generator.outputs.schemas.shared import PARTS
from generator.outputs.schemas.statements import STATEMENTS
from generator.outputs.schemas.words import Schema, address, closed, day, flag, items, or_null, part, text, whole

_ENTRY = text("The entry, kind/id.")
_STATEMENT = part("reference", "One fact or value.")
_MISSING = {"what": text("The detail that is missing."), "why": text("Why nobody could fill it in.")}
_PARAGRAPH = closed(
    "A paragraph.",
    {
        "number": whole("Its number, from 1."),
        "entries": items(_ENTRY, "The entries that rest on it."),
        "pieces_of_evidence": whole("How many pieces of evidence name it."),
        "skipped_because": or_null(text("Why it is not used; null if it is.")),
    },
)
_ACCOUNT = closed(
    "A source whose text is held.",
    {
        "id": text("The id of the source."),
        "title": text("Its title."),
        "used": whole("How many of its paragraphs some evidence names."),
        "skipped": whole("How many are left out with a reason."),
        "pieces_of_evidence": whole("How many pieces of evidence were compared with it."),
        "paragraphs": items(_PARAGRAPH, "Its paragraphs."),
    },
)
_CORRECTION = closed(
    "One correction.",
    {
        "corrected_on": day("The day on which the statement was corrected."),
        "of": text("What was corrected, under the address of that day."),
        "statement": or_null(part("reference", "Where the statement is now; null if it is nowhere.")),
        "was": text("What it said before. It was wrong: do not quote it as a fact."),
        "is": text("What it says since then."),
        "why": text("Why it was wrong."),
    },
)
_TOPIC = closed(
    "A topic. An entry with several topics stands under its first.",
    {
        "id": text("Its id."),
        "label": text("What readers see."),
        "open_questions": items(
            closed("A question.", {"entry": _ENTRY, **STATEMENTS["question"]["properties"]}), "What we do not know."
        ),
        "missing_details": items(
            closed("A detail.", {"entry": _ENTRY, **_MISSING}), "Details that nobody could fill in."
        ),
        "unnamed_speakers": items(
            closed(
                "A fact.",
                {**PARTS["reference"]["properties"], "by": or_null(part("speaker", "How the source describes them."))},
            ),
            "Facts whose speaker the source does not name.",
        ),
        "one_press_source": items(_STATEMENT, "Facts and values that rest on one press report."),
    },
)
_SOURCE = closed(
    "A source.",
    {
        "id": text("Its id."),
        "title": text("Its title."),
        "missing": items(closed("A detail.", _MISSING), "What is not known of it."),
    },
)
_REVIEW = closed(
    "An entry.",
    {
        "id": _ENTRY,
        "name": text("Its name."),
        "url": address("Its page."),
        "checked_on": day("The day on which somebody last checked it."),
        "review_due": day("The day by which it is to be checked again."),
        "review_overdue": flag("Whether that day had passed on the day `as_of`."),
    },
)
_COPIES = closed(
    "A source from which others are derived.",
    {
        "source": text("The id of the source."),
        "copied_by": items(text("The id of a source."), "Those that copy or rewrite it: all count as one."),
    },
)

FILES: dict[str, Schema] = {
    "coverage": file_of(
        "coverage",
        "What was done with each paragraph of each held text, and how all evidence was checked.",
        {
            "evidence": closed(
                "Pieces of evidence.",
                {
                    "text_held": whole("Compared with a text that we hold."),
                    "text_not_held": whole("Cited; the text is not held."),
                },
            ),
            "statements": closed(
                "Facts and values.", {"all": whole("All."), "own_inference": whole("Of these, our own inference.")}
            ),
            "sources": items(_ACCOUNT, "The sources whose text is held."),
        },
    ),
    "corrections": file_of(
        "corrections",
        "What this site said wrongly, what it says instead, and why, the newest first.",
        {"count": COUNT, "corrections": items(_CORRECTION, "The corrections.")},
    ),
    "unknowns": file_of(
        "unknowns",
        "What the site does not know.",
        {"topics": items(_TOPIC, "By topic."), "sources": items(_SOURCE, "What is not known of sources.")},
    ),
    "review": file_of(
        "review",
        "The day by which each entry is to be checked again, the earliest first.",
        {"count": COUNT, "entries": items(_REVIEW, "The entries.")},
    ),
    "editors": file_of(
        "editors",
        "Where the evidence is thin.",
        {
            "held_without_court_record": items(_STATEMENT, "Findings that cite no record of a court."),
            "one_press_source": items(_STATEMENT, "Facts that rest on one press report."),
            "copies": items(_COPIES, "Sources that others copy."),
        },
    ),
}
