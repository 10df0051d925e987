"""The small parts of published data, described once: dates, references, speakers, evidence, rows of lists."""

from __future__ import annotations

from generator.model.parts import Assertion, Rank
from generator.model.quantities import Precision
from generator.model.source import Tier
from generator.outputs.parts_record import Standing
from generator.outputs.schemas.words import (
    Schema,
    address,
    closed,
    day,
    flag,
    items,
    number,
    one_of,
    or_null,
    part,
    text,
    whole,
)

_STANDING = (
    "How far the software checked the evidence. checked: the quotation stands word for word in the text that we hold; "
    "located: the passage was found in the text that we hold, no words are printed; not-held: the source is cited, we "
    "do not hold its text, so nothing was compared by the software."
)
ASSERTION = (
    "How it is asserted, and so who answers for it. reported: a plain report; held: decided by a court or office; "
    "announced: said to be done or planned, not yet a deed; alleged, predicted, opinion: claims, never to be repeated "
    "without who says so (`by`); inference: our own, see `inferred_from`."
)
PRECISION = "What the source's words say of the number: exact, about, at-least or at-most. Null for a phrase."
SOURCE_IDS = items(text("The id of a source: /sources/ID.json."), "The sources, each once.")
STANDINGS = items(one_of(_STANDING, Standing), "How far the evidence was checked, each way once.")
WHO_SAYS_SO = "How it is asserted and by whom, as the page says it; for a plain report, who published it."
ATTRIBUTION = (
    "What must be said beside the sentence, because it is a claim that does not name its speaker itself. Null if "
    "nothing needs to be added."
)
ON = "The date of what is said or done; null if it has none."
CHANGED_ON = (
    "The day on which a fact of it last changed; where only its file has a past, the day on which that did. Null where "
    "neither is known."
)
TWIN = "The address of its JSON twin."

PARTS: dict[str, Schema] = {
    "date": closed(
        "A day, a month or a year, perhaps with ~ (about: the true day may lie outside of the bounds), <= (by then) or "
        ">= (from then on).",
        {
            "written": text("As the editor wrote it, such as ~2025-04.", examples=["2025-04-24", "~2025-04", "<=2025"]),
            "text": text("The same in words, such as “about April 2025”."),
            "earliest": or_null(day("The first day that it can mean; null where the date has no lower bound.")),
            "latest": or_null(day("The last day that it can mean; null where the date has no upper bound.")),
            "approximate": flag("Whether it is only about then (~): the true day may lie outside of both bounds."),
        },
    ),
    "reference": closed(
        "An entry, or one fact or value of it, under the address at which it lives now.",
        {
            "id": text("kind/id, or kind/id#fact.", pattern="^[a-z0-9-]+/[a-z0-9-]+(#[a-z0-9-]+)?$"),
            "name": text("The name of the entry."),
            "url": address("Its page, at the fact or value if it names one."),
        },
    ),
    "speaker": closed(
        "Who says something.",
        {
            "id": or_null(text("The entry of the speaker, kind/id; null for somebody whom the source does not name.")),
            "name": text("The name; for somebody unnamed, how the source describes them."),
            "url": or_null(address("The page of the speaker; null for somebody whom the source does not name.")),
        },
    ),
    "piece": closed(
        "One piece of evidence: where a statement can be seen.",
        {
            "source": text("The id of the source: /sources/ID.json."),
            "publisher": text("Who published the source."),
            "quote": or_null(
                text("The source's very words; they belong to its publisher. Null where none are printed.")
            ),
            "paragraph": or_null(whole("The paragraph of the source's text, counted from 1.")),
            "words": or_null(text("The words of that paragraph, first-last, counted from 1, such as 4-19.")),
            "at": or_null(text("Where in a source whose text is not held: a page or section, in words.")),
            "page": or_null(whole("The page of a PDF, as its viewer counts.")),
            "standing": one_of(_STANDING, Standing),
            "url": or_null(
                address("The words at the source's own address, as exactly as can be; null if it has none.")
            ),
            "record": address("The page of this site about the source."),
        },
    ),
    "status-in-short": closed(
        "The present status, and since when.",
        {
            "id": text("The word of the list of statuses, as in the YAML."),
            "label": text("What readers see."),
            "since": part("date", "From when it holds; it may be vague."),
        },
    ),
    "value-in-short": closed(
        "The preferred value of a figure.",
        {
            "text": text("The value in words with its precision and unit, such as “about 532,000 people”."),
            "number": or_null(number("The number; null for a quantity without one. Read it with `precision`.")),
            "phrase": or_null(text("A quantity without a number, in the source's words.")),
            "precision": or_null(one_of(PRECISION, Precision)),
            "unit": or_null(text("What is counted: a noun, or the ISO 4217 code of a currency.")),
            "as_of": part("date", "The date for which the value speaks."),
        },
    ),
    "entry-row": closed(
        "An entry in short.",
        {
            "id": text("kind/id. It never changes; after a rename the old address leads here."),
            "name": text("Its name."),
            "aliases": items(text("Another name."), "Other names under which people look for it."),
            "url": address("Its page."),
            "json": address(TWIN),
            "answer": text("The first sentence of its summary, as plain text."),
            "status": or_null(part("status-in-short", "The status on the day `as_of`; null if its kind has none.")),
            "in_place_of_status": or_null(text("What is said in the place of a status; null where there is one.")),
            "value": or_null(part("value-in-short", "The value to show first; null if its kind carries no numbers.")),
            "topics": items(text("The id of a topic: /topics/ID.json."), "Its topics, the main one first."),
            "changed_on": or_null(day(CHANGED_ON)),
            "checked_on": day("The day on which somebody last checked it. Later events are not in it."),
        },
    ),
    "source-row": closed(
        "A source in short.",
        {
            "id": text("Its id."),
            "title": text("The title as published, or a plain description of the record."),
            "publisher": text("Who published it."),
            "type": text("What it is: a word of the list source-types (/fields.json)."),
            "tier": one_of("primary: the record itself; secondary: reporting; aggregator: a copy.", Tier),
            "published": or_null(part("date", "When it was published; null if that is not known.")),
            "address": or_null(address("The source's own address; null if it has none or it is not known.")),
            "is_held": flag("Whether we hold its text, so that quotations were compared with it word for word."),
            "url": address("The page of this site about it."),
            "json": address(TWIN),
        },
    ),
    "change": closed(
        "One change. What was withdrawn since, with or without an id, is not said again: such a change has neither "
        "`before` nor `after`.",
        {
            "sentence": text("What changed, as one sentence for readers, with who says a claim."),
            "attribution": or_null(
                text(
                    "Who made the claim that `after` repeats, as the record said from that day on; null if it is none."
                )
            ),
            "attribution_before": or_null(
                text("Who made the claim that `before` repeats, as the record said until then; null if it is none.")
            ),
            "in_place_of_status": or_null(
                text("Of a kind that tracks no status: what its page says in its place, such as that it is no finding.")
            ),
            "act": one_of("What happened.", ("added", "changed", "withdrawn", "renamed")),
            "part": text("What it concerns, such as fact, value, status or evidence."),
            "of": text("The entry (kind/id) or source (sources/id), under the address that it had that day."),
            "anchor": or_null(text("The id of the fact or value that is concerned.")),
            "name": or_null(text("The key of the record that changed, such as says.")),
            "before": or_null(text("What it said before, as plain text.")),
            "after": or_null(text("What it said since that day, as plain text.")),
            "count": or_null(whole("How many facts and values came or went with an entry.")),
            "url": or_null(address("Where it stands now; null if it is there no more.")),
        },
    ),
    "day-of-changes": closed(
        "What changed on one day (UTC).",
        {"day": day("The day."), "changes": items(part("change", "One change."), "The changes of that day.")},
    ),
    "translation": closed(
        "The page in another language. The original governs.",
        {
            "language": text("The language as a BCP 47 code."),
            "name": text("The language by its own name."),
            "url": address("The page."),
        },
    ),
}
RANK = one_of("preferred: shown first; normal: as good, not shown first; superseded: kept, no longer live.", Rank)
ASSERTIONS = one_of(ASSERTION, Assertion)
