"""The OpenAPI description of the site's files: every path, with its media type, its schema and an example.

OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1). The site is static: each path is a file, and there is only GET.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from generator.outputs.output import Output
from generator.outputs.redirecting import moved_pages
from generator.outputs.site_data import FORMAT, SiteData
from generator.outputs.twins.envelope import OPENAPI, SCHEMAS
from generator.pages.links import FIELDS, INDEX, MADE_PAGES, entry_uri, matrix_uri, source_uri, topic_uri

Description = dict[str, Any]
_VERSION = "3.1.0"
_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Family:
    """Pages of one sort: `folder` with the ids of its pages, or one page alone with an empty `ids`."""

    name: str
    uri: str  # of the one page, or of a page with `{id}` in the place of its id
    ids: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Path:
    """A path of the description: its template, what it leads to, and one that exists."""

    template: str
    name: str
    output: type[Output]
    example: str
    id: str = ""


def openapi(outputs: Iterable[type[Output]], data: SiteData) -> Description:
    """The description of all files of some outputs."""
    chosen = list(outputs)
    paths = {path.template: path for output in reversed(chosen) for path in paths_of(output, data)}
    site = data.catalog.site
    return {
        "openapi": _VERSION,
        "info": {
            "title": site.name,
            "summary": "Everything on the site as files: one JSON file beside each page, and files of the whole site.",
            "description": _about(data),
            "version": FORMAT.partition("/")[2],
            "license": {"name": site.licenses.content.name, "url": site.licenses.content.address},
            **({"contact": {"name": site.publisher.name, "url": contact}} if (contact := _contact(data)) else {}),
        },
        "servers": [{"url": site.address.rstrip("/") if site.address else ".."}],
        "tags": [{"name": each.name, "description": data.catalog.words.say(each.about)} for each in chosen],
        "paths": {f"/{name}": {"get": _operation(paths[name], data)} for name in sorted(paths)},
    }


def paths_of(output: type[Output], data: SiteData) -> Iterator[Path]:
    """The paths of an output: those beside pages, and its files for the whole site."""
    for family in families(data):
        for id in family.ids or ("",):
            found = output.beside(family.uri.replace("{id}", id), data)
            if found:
                folder = family.uri.partition("{id}")[0]
                template = found.replace(f"{folder}{id}", f"{folder}{{id}}", 1) if id else found
                yield Path(template, family.name, output, found, id)
                break
    title = data.catalog.words.say(output.title)
    folders = []
    for template, id in output.templates(data):
        folders.append(template.partition("{id}")[0])
        yield Path(template, title, output, template.replace("{id}", id), id)
    if "{" not in output.path:
        yield Path(output.path, title, output, output.path)
    for download in output(data).downloads():
        if download.path.rpartition("/")[0] + "/" not in folders:
            yield Path(download.path, data.catalog.words.say(download.title), output, download.path)


def families(data: SiteData) -> Iterator[Family]:
    """The pages of the site by sort: the entries of each kind, the sources, the lists, the hand-written pages."""
    catalog = data.catalog
    for kind in (catalog.kinds[name] for name in catalog.site.kinds):
        yield Family(f"All {kind.title}", f"{kind.id}/{INDEX}")
        if ids := tuple(entry.id for entry in catalog.of_kind(kind.id)):
            yield Family(f"One {kind.singular}", entry_uri(kind.id, "{id}"), ids)
        if kind.declared.matrix:
            yield Family(kind.declared.matrix.title, matrix_uri(kind.id))
    yield Family("All sources", f"sources/{INDEX}")
    if catalog.sources:
        yield Family("One source", source_uri("{id}"), tuple(sorted(catalog.sources)))
    yield Family("One topic", topic_uri("{id}"), tuple(catalog.vocabulary.lists["topics"]))
    for uri in (*MADE_PAGES, FIELDS):
        yield Family(f"The page “{uri.removesuffix('.md')}”", uri)
    generated = {f"{folder}/" for folder in (*catalog.kinds, "sources", "topics")}
    for folder, found in groupby(sorted(catalog.documents, key=_folder), key=_folder):
        uris = sorted(found)
        # A page among entries is named on its own: what is said of `kind/{id}` is not true of it.
        single = [uri for uri in uris if not folder or folder in generated or uri.endswith(INDEX)]
        yield from (Family(f"The page “{uri.removesuffix('.md')}”", uri) for uri in single)
        if ids := tuple(uri.removeprefix(folder).removesuffix(".md") for uri in uris if uri not in single):
            yield Family(f"One page of {folder}", f"{folder}{{id}}.md", ids)


def _folder(uri: str) -> str:
    folder, slash, _ = uri.rpartition("/")
    return folder + slash


def _operation(path: Path, data: SiteData) -> Description:
    schemas = [schema] if (schema := path.output.schema_of(path.example, data)) else []
    if path.id and schemas and _has_moved(path, data):
        schemas.append(f"{SCHEMAS}moved.json")
    references = [{"$ref": _from_here(schema)} for schema in schemas]
    # A host sends what ends with .json as application/json, whatever else may be said of it.
    types = [path.output.media_type, *(["application/json"] if path.template.endswith(".json") else [])]
    content = {
        "schema": {"oneOf": references} if len(references) > 1 else references[0] if references else {},
        "examples": {"a-file": {"externalValue": _from_here(path.example)}},
    }
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The id, as in the index of all: /data/index.json.",
        "schema": {"type": "string", "pattern": _PATTERN},
        "example": path.id,
    }
    return {
        "operationId": path.template.replace("{id}", "ONE").replace("/", "__").replace(".", "_"),
        "summary": path.name,
        "tags": [path.output.name],
        **({"parameters": [parameter]} if path.id else {}),
        "responses": {
            "200": {
                "description": data.catalog.words.say(path.output.about),
                "content": dict.fromkeys(dict.fromkeys(types), content),
            },
            "404": {"description": "There is no such file. What was renamed has one at its old address."},
        },
    }


def _has_moved(path: Path, data: SiteData) -> bool:
    """Whether something of this family was renamed: its old file says where it is now, and does no more."""
    return any(old.startswith(path.template.partition("{id}")[0].lstrip("/")) for old in moved_pages(data.catalog))


def _from_here(path: str) -> str:
    """A path as seen from the description, so that it holds wherever the site is published."""
    folder = OPENAPI.rpartition("/")[0] + "/"
    return path.removeprefix(folder) if path.startswith(folder) else f"../{path}"


def _about(data: SiteData) -> str:
    return (
        "Static files: there is only GET, and nothing is computed on request. Begin with /data/index.json, which lists "
        "everything. What an editor wrote (`authored`) and what the software worked out as of one day (`computed`) "
        f"stand apart. This description is as of {data.catalog.today.isoformat()}. When you use a fact, keep its date, "
        "its status, who says it and its permalink."
    )


def _contact(data: SiteData) -> str:
    contact = data.catalog.site.publisher.contact
    return contact if contact.startswith("http") else ""
