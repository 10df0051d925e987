"""The settings fit together: kinds, vocabulary lists and pages that are named exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.walk import Path
from generator.pages.links import MADE_PAGES, matrix_uri
from generator.problems import Problem

SITE = "site_config/site.yml"


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the declarations of kinds, at the list of kinds, and at the menu."""
    broken = {name.removeprefix("kinds/") for name in catalog.broken}
    for kind in catalog.kinds.values():
        yield from _kind(catalog, kind, broken)
        if kind.id not in catalog.site.kinds:
            message = f"The kind “{kind.id}” is not in the list `kinds` of {SITE}, so nobody would find it."
            yield problem_at(kind.record, (), RULE.name, message, f"Add {kind.id} to the list.")
    site = catalog.settings["site"]
    for index, name in enumerate(catalog.site.kinds):
        if name not in catalog.kinds and name not in broken:
            near = nearest(name, catalog.kinds)
            tip = f"Did you mean {near}?" if near else f"Declare it in site_config/kinds/{name}.yml."
            yield problem_at(site, ("kinds", index), RULE.name, f"There is no kind “{name}”.", tip)
    for path, page in _pages(catalog.site.nav, ("nav",)):
        yield from _page(catalog, path, page)
    notice_page, _, part = (catalog.site.notice_page or "").partition("#")
    if part and notice_page in catalog.documents and f"{{ #{part} }}" not in catalog.documents[notice_page].text:
        message = f"The page docs/{notice_page} has no heading with the id “{part}”."
        yield problem_at(site, ("notice_page",), RULE.name, message, f"Write {{ #{part} }} behind the heading.")
    if notice_page and notice_page not in catalog.documents:
        near = _nearest_page(notice_page, catalog.documents)
        tip = f"Did you mean {near}?" if near else f"Write docs/{notice_page}, or name another page of docs/."
        yield problem_at(site, ("notice_page",), RULE.name, f"There is no page docs/{notice_page}.", tip)
    yield from _covers(catalog)


def _covers(catalog: Catalog) -> Iterator[Problem]:
    """A page that a rule should cover, and that is not there, would never be looked at."""
    for file, name, setting in (
        ("vocabulary", "numbers", catalog.vocabulary.numbers),
        ("site", "readability", catalog.site.readability),
    ):
        if "covers" not in setting.model_fields_set:
            continue
        for index, start in enumerate(setting.covers):
            if not any(uri.startswith(start) for uri in catalog.documents):
                message = f"`covers` names “{start}”, and no page of docs/ is there."
                tip = "Name a page such as index.md, or a folder such as sheets/."
                yield problem_at(catalog.settings[file], (name, "covers", index), RULE.name, message, tip)


def _kind(catalog: Catalog, kind: Kind, broken: set[str]) -> Iterator[Problem]:
    status = kind.declared.status
    if status and status not in catalog.vocabulary.lists:
        near = nearest(status, catalog.vocabulary.lists)
        tip = f"Did you mean {near}?" if near else f"Add `{status}:` to vocabulary.yml, under `lists:`."
        yield problem_at(kind.record, ("status",), RULE.name, f"The vocabulary has no list “{status}”.", tip)
    for name, field in kind.fields():
        path = ("fields", name, "type")
        if field.type.base is Base.TERM and field.type.target not in catalog.vocabulary.lists:
            near = nearest(field.type.target, catalog.vocabulary.lists)
            tip = f"Did you mean {near}?" if near else f"Add `{field.type.target}:` to vocabulary.yml, under `lists:`."
            yield problem_at(kind.record, path, RULE.name, f"The vocabulary has no list “{field.type.target}”.", tip)
        if (
            field.type.base is Base.REFERENCE
            and field.type.target
            and field.type.target not in {*catalog.kinds, *broken}
        ):
            near = nearest(field.type.target, catalog.kinds)
            tip = f"Did you mean {near}?" if near else f"Declare it in site_config/kinds/{field.type.target}.yml."
            yield problem_at(kind.record, path, RULE.name, f"There is no kind “{field.type.target}”.", tip)


def _pages(nav: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every page or folder that the menu names, with its place in the settings."""
    for index, item in enumerate(nav):
        for title, target in item.items():
            if isinstance(target, str):
                yield (*path, index, title), target
            else:
                yield from _pages(target, (*path, index, title))


def _page(catalog: Catalog, path: Path, page: str) -> Iterator[Problem]:
    matrices = (matrix_uri(kind.id) for kind in catalog.kinds.values() if kind.declared.matrix)
    made = ("kinds", "sources", "fields", *MADE_PAGES, *matrices)
    found = page in made or page in catalog.documents
    folder = page.endswith("/") and any(uri.startswith(page) for uri in catalog.documents)
    if not found and not folder:
        near = _nearest_page(page, [*made, *catalog.documents])
        tip = f"Did you mean {near}?" if near else f"Name a page or folder of docs/, or one of: {', '.join(made)}."
        message = f"The menu leads to “{page}”, which does not exist."
        yield problem_at(catalog.settings["site"], path, RULE.name, message, tip)


def _nearest_page(page: str, pages: Iterable[str]) -> str | None:
    """The page of the most similar name; that all of them end with .md makes none of them similar."""
    names = {name.removesuffix(".md"): name for name in pages}
    near = nearest(page.removesuffix(".md"), names)
    return names[near] if near else None


RULE = Rule("settings", "The settings fit together.", check)
