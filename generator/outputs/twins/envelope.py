"""What every JSON file of the site begins with: what it is, where its page is, of which day and whose."""

from __future__ import annotations

from generator.outputs.parts_record import Data
from generator.outputs.registry import beside_pages
from generator.outputs.site_data import DATA, FORMAT, NOT_COVERED, SiteData, beside

SCHEMAS = f"{DATA}schemas/"
INDEX = f"{DATA}index.json"
OPENAPI = f"{DATA}openapi.json"


def envelope(kind: str, id: str, title: str, uri: str, data: SiteData, schema: str = "") -> Data:
    """The first keys of a file of the type `kind` for the page `uri`; `schema` is its file, by default the type's."""
    site = data.catalog.site
    return {
        "$schema": data.address(f"{SCHEMAS}{schema or f'{kind}.json'}"),
        "format": FORMAT,
        "type": kind,
        "id": id,
        "title": title,
        "url": data.address(uri),
        "as_of": data.catalog.today.isoformat(),
        "language": site.language,
        "site": {"name": site.name, "url": data.address("index.md"), "publisher": site.publisher.name},
        "license": {
            "name": site.licenses.content.name,
            "url": site.licenses.content.address,
            "not_covered": NOT_COVERED,
        },
        "links": links(uri, data),
    }


def links(uri: str, data: SiteData) -> Data:
    """The other forms of a page, by the name of their output, and the two files from which all others are found."""
    forms = {each.name: path for each in beside_pages() if (path := each.beside(uri, data))}
    return {name: data.file_address(path) for name, path in {**forms, "index": INDEX, "openapi": OPENAPI}.items()}


def twin_address(uri: str, data: SiteData) -> str:
    """The address of the JSON twin of a page."""
    return data.file_address(beside(uri, "json"))
