"""The schemas of what changed: the small file that programs ask for again and again, and that of a month."""

from __future__ import annotations

from generator.outputs.schemas.shared import PARTS
from generator.outputs.schemas.words import Schema, address, closed, day, items, or_null, text, whole
from generator.outputs.site_data import FORMAT

_FORMAT = text("The format and its version.", const=FORMAT)
_MONTH_NAME = text("The month, such as 2026-11.", pattern="^[0-9]{4}-[0-9]{2}$")
_DIGEST = "SHA-256 of {of}: as long as it is the same, nothing in it has changed."
_FILLED = (
    "attribution",
    "attribution_before",
    "in_place_of_status",
    "anchor",
    "name",
    "before",
    "after",
    "count",
    "title",
)
_KEYS: dict[str, Schema] = {**PARTS["change"]["properties"], "title": text("The name of what changed.")}
_CHANGE = closed("One change. Keys without a value are left out.", _KEYS, _FILLED)
_DAYS = items(
    closed("A day.", {"day": day("The day (UTC)."), "changes": items(_CHANGE, "What changed on it.")}),
    "The days on which something changed, the newest first.",
)
_MONTH = closed(
    "A month in which something changed.",
    {
        "month": _MONTH_NAME,
        "url": address("Its file."),
        "first": day("The first day of it on which something changed."),
        "last": day("The last one."),
        "changes": whole("How many changes it holds."),
        "digest": text(_DIGEST.format(of="its file")),
    },
)
_HISTORY = closed("How far back it goes.", {"first": or_null(day("The first day on which something changed."))})

FILES: dict[str, Schema] = {
    "changes": closed(
        "What changed: the newest days, and where the others are.",
        {
            "format": _FORMAT,
            "site": text("The name of the site."),
            "page": address("The page that says the same for people."),
            "license": address("The license of the content."),
            "about": text("How to follow the site with this file."),
            "history": {"description": "Null where the past is not known.", "anyOf": [_HISTORY, {"type": "null"}]},
            "why": text("Why the past is not known; left out where it is."),
            "latest": or_null(day("The newest day on which something changed.")),
            "digest": text(_DIGEST.format(of="everything") + " Left out where the past is not known."),
            "complete_from": or_null(day("From this day on, `days` has every change.")),
            "days": _DAYS,
            "months": items(_MONTH, "The months in which something changed, the newest first."),
        },
        optional=("why", "digest", "complete_from"),
    ),
    "changes-of-month": closed(
        "What changed in a month.",
        {"format": _FORMAT, "month": _MONTH_NAME, "index": address("The small file."), "days": _DAYS},
    ),
}
