"""The settings fit together: kinds, vocabulary lists and pages that are named exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.problems import Problem

SITE = "site_config/site.yml"


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the declarations of kinds, at the list of kinds, and at the menu."""
    for kind in catalog.kinds.values():
        yield from _kind(catalog, kind)
        if kind.id not in catalog.site.kinds:
            message = f"The kind “{kind.id}” is not in the list `kinds` of {SITE}, so nobody would find it."
            yield Problem(kind.record.file, 1, 1, RULE.name, message, f"Add {kind.id} to the list.")
    broken = {name.removeprefix("kinds/") for name in catalog.broken}
    for name in catalog.site.kinds:
        if name not in catalog.kinds and name not in broken:
            near = nearest(name, catalog.kinds)
            tip = f"Did you mean {near}?" if near else f"Declare it in site_config/kinds/{name}.yml."
            yield Problem(SITE, 0, 0, RULE.name, f"There is no kind “{name}”.", tip)
    for title, page in _pages(catalog.site.nav):
        yield from _page(catalog, title, page)


def _kind(catalog: Catalog, kind: Kind) -> Iterator[Problem]:
    status = kind.declared.status
    if status and status not in catalog.vocabulary.lists:
        yield problem_at(kind.record, ("status",), RULE.name, f"The vocabulary has no list “{status}”.", "Add it.")
    for name, field in kind.fields():
        path = ("fields", name, "type")
        if field.type.base is Base.TERM and field.type.target not in catalog.vocabulary.lists:
            near = nearest(field.type.target, catalog.vocabulary.lists)
            tip = f"Did you mean {near}?" if near else "Add it to vocabulary.yml."
            yield problem_at(kind.record, path, RULE.name, f"The vocabulary has no list “{field.type.target}”.", tip)
        if field.type.base is Base.REFERENCE and field.type.target and field.type.target not in catalog.kinds:
            near = nearest(field.type.target, catalog.kinds)
            tip = f"Did you mean {near}?" if near else f"Declare it in site_config/kinds/{field.type.target}.yml."
            yield problem_at(kind.record, path, RULE.name, f"There is no kind “{field.type.target}”.", tip)


def _pages(nav: Any) -> Iterator[tuple[str, Any]]:
    for item in nav:
        if isinstance(item, dict):
            for title, target in item.items():
                if isinstance(target, (list, tuple)):
                    yield from _pages(target)
                else:
                    yield title, target


def _page(catalog: Catalog, title: str, page: str) -> Iterator[Problem]:
    made = ("kinds", "sources", "fields", "timeline.md")
    found = page in made or page in catalog.documents
    folder = page.endswith("/") and any(uri.startswith(page) for uri in catalog.documents)
    if not found and not folder:
        tip = f"Name a page or folder of docs/, or one of: {', '.join(made)}."
        yield Problem(SITE, 0, 0, RULE.name, f"The menu item “{title}” leads to “{page}”, which does not exist.", tip)


RULE = Rule("settings", "The settings fit together.", check)
