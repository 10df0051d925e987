"""What the software works out of an entry, a source or a page: the keys of `computed`, each with what it means."""

from __future__ import annotations

from generator.outputs.schemas.shared import CHANGED_ON
from generator.outputs.schemas.statements import EVIDENCE
from generator.outputs.schemas.words import Schema, address, closed, day, flag, items, or_null, part, text

_AS_OF = "The day for which the statuses, reviews and this whole file were worked out. Later events are not in it."

ENTRY: Schema = closed(
    "What the software worked out as of one day from `authored`. Nobody typed it; it may differ tomorrow.",
    {
        "kind": text("What the entry is, in the singular."),
        "url": address("Its page."),
        "as_of": day(_AS_OF),
        "answer": text("The first sentence of the summary, as plain text."),
        "summary": text("The summary as plain text, with names and numbers filled in."),
        "in_place_of_status": or_null(
            text(
                "Of a kind that tracks no status: what its page says in its place, such as that a view is no finding "
                "of this site. Keep it with whatever you take. Null for all others."
            )
        ),
        "status": or_null(
            part("status", "The status that holds on the day `as_of`; null if its kind has none or none has begun.")
        ),
        "value": or_null(part("value", "The value to show first; null if its kind carries no numbers.")),
        "topics": items(part("topic", "One topic."), "Its topics, the main one first."),
        "changed_on": or_null(day(CHANGED_ON)),
        "checked_on": day("The day on which somebody last checked it."),
        "review_due": day("The day by which it is to be checked again."),
        "review_overdue": flag("Whether that day had passed on the day `as_of`. Overdue does not mean wrong."),
        "fields": items(part("field", "One field."), "The fields of its kind that it has, in declared order."),
        "evidence": {**EVIDENCE, "description": "What those fields rest on, where no fact does."},
        "statuses": items(part("status", "One change of status."), "Every change of status, the oldest first."),
        "definition": or_null(text("What exactly a figure counts, and what not. Null if it is no figure.")),
        "values": items(part("value", "One value."), "Every value of a figure, superseded ones as well."),
        "weighing": or_null(text("Where values differ: why the preferred one is shown.")),
        "facts": items(part("fact", "One fact."), "The facts, in the editor's order."),
        "caveats": items(text("One caveat."), "What the entry does not say."),
        "unknowns": items(part("question", "One question."), "What we do not know."),
        "disagreements": items(part("disagreement", "One disagreement."), "What sources differ about."),
        "see_also": items(part("reference", "One entry."), "Entries that a reader may want next."),
        "referred_to_by": items(part("reference", "One entry."), "Entries that refer to this one."),
        "sources": items(text("The id of a source."), "All sources that it cites, in the order of first use."),
    },
)

SOURCE: Schema = closed(
    "What the software worked out as of one day from `authored`.",
    {
        "url": address("The page of this site about it."),
        "as_of": day(_AS_OF),
        "type": text("What it is, as readers see it."),
        "published": or_null(part("date", "When it was published; null if that is not known.")),
        "address": or_null(address("The source's own address; null if it has none or it is not known.")),
        "is_held": flag("Whether we hold its text, so that quotations were compared with it word for word."),
        "is_published_here": flag("Whether its rights allow us to publish its text, and its page shows it."),
        "digest": {
            "type": "object",
            "description": "Each paragraph in our own words, by its number. Not what the source says word for word.",
            "propertyNames": {"pattern": "^[0-9]+$"},
            "additionalProperties": text("The paragraph in our own words."),
        },
        "note": or_null(text("Provenance: what the copy is, interests, what was left out.")),
        "changed_on": or_null(day(CHANGED_ON)),
        "used_by": items(text("kind/id, or kind/id#fact."), "The statements that cite it."),
    },
)

_NAMED = closed(
    "An entry, fact or value that the page names.",
    {
        "id": text("kind/id, or kind/id#fact."),
        "name": text("The name of the entry."),
        "url": address("Its page, at the fact or value if it is one."),
        "json": address("The JSON twin of the entry."),
    },
)
_BLOCK = closed(
    "A block that the software fills in.",
    {
        "block": text("What stands there, such as table, timeline or figure."),
        "argument": or_null(text("Of what: a kind, a topic or an entry.")),
    },
)

DOCUMENT: Schema = closed(
    "What the software worked out as of one day from `authored`.",
    {
        "markdown": text("What stands below the title as Markdown, with names, numbers and blocks filled in."),
        "names": items(_NAMED, "The entries, facts and values that the page names, in its order."),
        "blocks": items(_BLOCK, "The blocks of the page, in its order."),
    },
)
