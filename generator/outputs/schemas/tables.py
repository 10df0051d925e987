"""The schemas of the timeline and of the matrices."""

from __future__ import annotations

from generator.outputs.schemas.envelope import file_of
from generator.outputs.schemas.shared import ASSERTIONS, ATTRIBUTION, ON, SOURCE_IDS, STANDINGS, WHO_SAYS_SO
from generator.outputs.schemas.words import Schema, address, closed, items, one_of, or_null, part, text, whole
from generator.pages.matrix_cells import State

_EVENT = closed(
    "An event: a change of status, or a dated fact.",
    {
        "entry": part("reference", "The entry that it belongs to."),
        "sources": SOURCE_IDS,
        "standing": STANDINGS,
        "what": one_of("A change of status, or a fact.", ("status", "fact")),
        "on": part("date", "When; it may be vague. Events are sorted by the first day that they can mean."),
        "status": or_null(part("topic", "The new status; null for a fact.")),
        "caused_by": or_null(part("reference", "The entry that brought a change of status about.")),
        "text": or_null(text("What is said, as plain text; a claim must not be quoted without `by`.")),
        "fact": or_null(
            closed("The fact.", {"id": text("Its id within the entry."), "url": address("Its permalink.")})
        ),
        "assertion": or_null(ASSERTIONS),
        "by": or_null(part("speaker", "Who says so.")),
        "who_says_so": or_null(text(f"{WHO_SAYS_SO} Null for a change of status.")),
        "attribution": or_null(text(ATTRIBUTION)),
        "overtaken": or_null(part("overtaken", "The later event that overtook the fact.")),
    },
)
_ITEM = closed(
    "One of the things that a cell says.",
    {
        "text": text("In words."),
        "entry": or_null(text("The entry that it names, kind/id.")),
        "url": or_null(address("Where that can be seen.")),
        "status": or_null(part("status-in-short", "The present status, of that entry or of the row.")),
        "source": or_null(text("The id of the source that it names.")),
        "fact": or_null(text("The id of the fact of the row that rests on it.")),
    },
)
_PROOF = closed(
    "Where the whole cell can be seen.",
    {
        "fact": or_null(
            text("The id of the fact or value; null for a status, or where the evidence of the box proves it.")
        ),
        "url": address("Its permalink."),
        "on": or_null(part("date", ON)),
        "sources": SOURCE_IDS,
        "standing": STANDINGS,
    },
)
_CELL = closed(
    "The answer of an entry to a claim.",
    {
        "claim": text("The claim of the column."),
        "state": one_of(
            "found: something is recorded; unknown: nobody knows; not-applicable: it does not arise; none: nothing was "
            "found, which is not the same as no.",
            State,
        ),
        "text": or_null(text("All that the cell says, in words; null if nothing is recorded.")),
        "why": or_null(text("Why nothing is recorded, or what was looked at.")),
        "items": items(_ITEM, "What the cell says, one by one."),
        "evidence": items(_PROOF, "The facts of this entry that show it."),
    },
)
_COLUMN = closed(
    "A claim.",
    {
        "number": whole("Its place, from 1."),
        "claim": text("The claim in a few words."),
        "meaning": text("What it means, and what it does not mean."),
        "none": text("What a cell says where there is nothing."),
        "url": address("Where the page explains it."),
    },
)
_ROW = closed(
    "An entry.",
    {
        "id": text("kind/id."),
        "name": text("Its name."),
        "url": address("Its page."),
        "cells": items(_CELL, "Its cells, in the order of the columns."),
    },
)

FILES: dict[str, Schema] = {
    "timeline": file_of(
        "timeline",
        "Dated events up to the day `as_of` of entries that track a status, the oldest first.",
        {"count": whole("How many there are."), "events": items(_EVENT, "The events.")},
    ),
    "matrix": file_of(
        "matrix",
        "What is true of each entry of a kind, one column a claim.",
        {
            "purpose": text("What the table shows, and what it does not."),
            "columns": items(_COLUMN, "The claims."),
            "rows": items(_ROW, "The entries, by name."),
        },
    ),
}
