"""The schemas of lists of entries and sources, of the index of all, and of what describes the data."""

from __future__ import annotations

from generator.outputs.schemas.envelope import file_of
from generator.outputs.schemas.shared import CHANGED_ON, TWIN
from generator.outputs.schemas.words import (
    Schema,
    address,
    closed,
    day,
    flag,
    items,
    or_null,
    part,
    text,
    whole,
)

COUNT = whole("How many there are.")
ENTRIES = items(part("entry-row", "One entry."), "The entries in short, in the order of the site.")
_WHERE = {"url": address("Its page."), "json": address(TWIN)}

ABOUT_KIND: dict[str, Schema] = {
    "singular": text("One of them."),
    "purpose": text("What the kind is for."),
    "status_list": or_null(text("The list of its status words (/fields.json); null if it tracks none.")),
    "has_values": flag("Whether its entries carry numbers."),
    "review_every": text("How often an entry is to be checked, if it does not say otherwise."),
    "entry_schema": address("The JSON Schema of the twins of its entries."),
    "matrix": or_null(address("The twin of its matrix; null if it has none.")),
}
_LISTED = closed(
    "A kind or topic.",
    {"id": text("Its id."), "title": text("Its title."), "count": whole("How many entries it has."), **_WHERE},
)
CONTENTS: dict[str, Schema] = {
    "counts": closed(
        "How much there is on the whole site.",
        {
            "entries": whole("Entries of all kinds."),
            "facts": whole("Facts of all entries."),
            "values": whole("Values of all figures."),
            "sources": whole("Sources."),
        },
    ),
    "kinds": items(
        closed("A kind.", {**_LISTED["properties"], "purpose": text("What the kind is for.")}), "The kinds of entries."
    ),
    "topics": items(_LISTED, "The topics."),
    "lists": items(closed("A list.", {"title": text("Its title."), **_WHERE}), "The lists of the whole site."),
}
_THIN = closed(
    "An entry.",
    {
        "id": text("kind/id."),
        "name": text("Its name."),
        **_WHERE,
        "changed_on": or_null(day(CHANGED_ON)),
        "checked_on": day("The day on which somebody last checked it."),
    },
)
_TITLED = closed("A source or page.", {"id": text("Its id."), "title": text("Its title."), **_WHERE})
_WORD = closed(
    "A word.",
    {
        "id": text("The word as it stands in `authored`."),
        "label": text("What readers see."),
        "meaning": or_null(text("What it means.")),
    },
)
_FIELD = closed(
    "A field.",
    {
        "name": text("Its key in `authored`."),
        "label": text("What readers see."),
        "type": text("Its type, such as text, date, term of LIST or reference to KIND."),
        "required": flag("Whether each entry has it, or says why not."),
        "help": text("What editors are told."),
    },
)
_KIND = closed(
    "A kind.",
    {
        "id": text("Its id."),
        "title": text("The plural."),
        **ABOUT_KIND,
        "fields": items(_FIELD, "The fields that only this kind has."),
    },
)
_FORM = closed(
    "A form of the data.",
    {
        "name": text("Its name, which is also its key in `links`."),
        "title": text("What readers see."),
        "about": text("What it is good for."),
        "group": text("What it is for: pages, whole, news, citations or descriptions."),
        "media_type": text("Its media type."),
        "path": text("Where its files are; {page} stands for the address of a page."),
        "files": items(
            closed(
                "A file of the whole site or of a whole kind.",
                {
                    "title": text("What it holds."),
                    "path": text("Its path below the site."),
                    "url": address("Its address."),
                },
            ),
            "Its files that stand beside no page.",
        ),
    },
)
FILES: dict[str, Schema] = {
    "kind": file_of("kind", "The index of a kind.", {**ABOUT_KIND, "count": COUNT, "entries": ENTRIES}),
    "topic": file_of(
        "topic",
        "A topic, with every entry on it.",
        {"about": or_null(text("What the topic is.")), "count": COUNT, "entries": ENTRIES},
    ),
    "sources": file_of(
        "sources",
        "Every source in short.",
        {"count": COUNT, "sources": items(part("source-row", "One source."), "The sources, by id.")},
    ),
    "index": file_of(
        "index",
        "The index of everything.",
        {
            "description": text("What the site is."),
            "notice": text("What the site is not."),
            **CONTENTS,
            "entries": items(_THIN, "Every entry."),
            "sources": items(_TITLED, "Every source."),
            "documents": items(_TITLED, "Every hand-written page."),
        },
    ),
    "data": file_of(
        "data",
        "Every form of the data, with its files.",
        {"forms": items(_FORM, "The forms, by what they are for.")},
    ),
    "fields": file_of(
        "fields",
        "What the kinds are, and the words that entries choose from.",
        {
            "kinds": items(_KIND, "The kinds."),
            "lists": items(
                closed("A list of words.", {"id": text("Its id."), "words": items(_WORD, "The words.")}), "The lists."
            ),
        },
    ),
}
