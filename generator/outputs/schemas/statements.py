"""The parts of an entry's `computed`: statuses, values, facts, fields, and what is not known or disputed."""

from __future__ import annotations

from generator.outputs.schemas.shared import ASSERTIONS, ATTRIBUTION, ON, PARTS, RANK, WHO_SAYS_SO
from generator.outputs.schemas.words import Schema, address, closed, flag, items, one_of, or_null, part, text, whole

EVIDENCE = items(part("piece", "One piece of evidence."), "What it rests on.")
_SUPPORT = {
    "independent_sources": whole("How many of its sources are independent: a text and its copies count once."),
    "one_press_source": flag("Whether all of it rests on one press report."),
}
_CLAIM = closed(
    "What one side says.",
    {
        "claim": text("What is said, as plain text."),
        "on": or_null(part("date", "When it was said; null if not known.")),
        "evidence": EVIDENCE,
    },
)

STATEMENTS: dict[str, Schema] = {
    "status": closed(
        "A dated change of status.",
        {
            "id": text("The word of the list of statuses, as in the YAML."),
            "label": text("What readers see."),
            "meaning": or_null(text("What the word means.")),
            "since": part("date", "From when it holds; it may be vague, or lie ahead of `as_of`."),
            "has_begun": flag("Whether it had begun on the day `as_of`; else it is announced for a day to come."),
            "caused_by": or_null(part("reference", "The entry that brought it about.")),
            "note": or_null(text("What happened, as plain text.")),
            "evidence": EVIDENCE,
        },
    ),
    "value": closed(
        "One value of a figure. Several may stand side by side; `rank` says which is shown first.",
        {
            "id": text("Its id within the entry; its permalink is `url`."),
            "url": address("Its permalink."),
            **PARTS["value-in-short"]["properties"],
            "rank": RANK,
            "note": or_null(text("What this value means, or why it has its rank.")),
            "evidence": EVIDENCE,
            **_SUPPORT,
        },
    ),
    "fact": closed(
        "One statement, with how it is asserted, by whom, when, and on what evidence.",
        {
            "id": text("Its id within the entry; its permalink is `url`."),
            "url": address("Its permalink."),
            "says": text("The sentence, as plain text. A claim must not be quoted without `by`."),
            "assertion": ASSERTIONS,
            "by": or_null(part("speaker", "Who says so; null for plain reports and our own inferences.")),
            "who_says_so": text(WHO_SAYS_SO),
            "attribution": or_null(text(ATTRIBUTION)),
            "on": or_null(part("date", ON)),
            "inferred_from": or_null(text("For an inference of ours: from what.")),
            "caveat": or_null(text("What the fact does not say.")),
            "overtaken": or_null(part("overtaken", "The later event that overtook it; null while nothing has.")),
            "evidence": EVIDENCE,
            **_SUPPORT,
        },
    ),
    "overtaken": closed(
        "A later event that overtook a fact.",
        {
            "on": part("date", "When it happened."),
            "by": or_null(part("reference", "The entry or fact that tells of it.")),
            "how": text("What happened, as plain text."),
        },
    ),
    "field": closed(
        "A field of the kind in words for readers. Either `text` or `absent` is null.",
        {
            "name": text("Its key in `authored`."),
            "label": text("What readers see."),
            "text": or_null(text("Its value in words; a list is joined by commas.")),
            "absent": or_null(part("absence", "Why there is no value.")),
            "entries": items(part("reference", "One entry."), "The entries that the value names."),
        },
    ),
    "absence": closed(
        "Why there is no value.",
        {
            "reason": one_of(
                "unknown: nobody knows; not_applicable: it does not arise.", ("unknown", "not_applicable")
            ),
            "why": text("The reason in the editor's words."),
        },
    ),
    "question": closed(
        "Something that is not known.",
        {
            "asks": text("What we do not know."),
            "note": or_null(text("Where we looked, and until when.")),
            "since": or_null(part("date", "Since when the question stands open.")),
        },
    ),
    "disagreement": closed(
        "What sources differ about.",
        {
            "about": text("The question."),
            "says": items(_CLAIM, "Each side, in its own words or ours."),
            "weighing": text("How we weigh them, and what we show."),
        },
    ),
    "topic": closed("A topic.", {"id": text("Its id: /topics/ID.json."), "label": text("What readers see.")}),
}
