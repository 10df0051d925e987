"""The data of the site as a Dataset of schema.org, with its downloads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.linked.naming import PUBLISHER, THING, Here, Node, told
from generator.outputs.registry import outputs
from generator.outputs.site_data import NOT_COVERED

_PAGE = "data.md"


def dataset(here: Here) -> Node:
    """Everything that the outputs offer for the whole site."""
    catalog, publisher = here.data.catalog, {"@id": here.iri(PUBLISHER)}
    return told(
        {
            "@type": "Dataset",
            "@id": here.iri(_PAGE + THING),
            "name": catalog.site.name,
            "description": f"{catalog.site.description} The license does not cover: {NOT_COVERED}",
            "inLanguage": catalog.site.language,
            "dateModified": _changed_on(here),
            "license": catalog.site.licenses.content.address,
            "isAccessibleForFree": True,
            "creator": publisher,
            "publisher": publisher,
            "keywords": [term.label for term in catalog.vocabulary.lists["topics"].values()],
            "distribution": list(_downloads(here)),
        }
    )


def _changed_on(here: Here) -> str | None:
    """The day of the newest change that is known of."""
    catalog = here.data.catalog
    if catalog.chronicle:
        return catalog.chronicle.days[0].day.isoformat() if catalog.chronicle.days else None
    days = (here.data.changed_on(thing) for things in (catalog.entries, catalog.sources) for thing in things.values())
    newest = max((day for day in days if day), default=None)
    return newest.isoformat() if newest else None


def _downloads(here: Here) -> Iterator[Node]:
    for output in outputs():
        for download in output(here.data).downloads():
            yield {
                "@type": "DataDownload",
                "name": here.data.catalog.words.say(download.title),
                "encodingFormat": output.media_type,
                "contentUrl": here.iri(download.path),
            }
