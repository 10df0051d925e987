"""No two pages share an address: a hand-written page would silently take the place of a generated one, or lose it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.pages_made import pages_made
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.pages.addresses import served
from generator.pages.sorts import page_at
from generator.problems import Problem

# Folders of the site and of content/ that the software uses itself.
RESERVED_KINDS = frozenset(
    {"sources", "topics", "articles", "texts", "assets", "search", "pictures", "pdf", "docs", "translations"}
    | {"timeline", "changes", "fields", "coverage", "corrections", "unknowns", "review", "editors"}
    | {"data", "index", "manifest"}
    | {"pagefind", "sheets", "overviews", "site"}  # of the search: its folder, and its groups of pages
)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Compare the addresses of hand-written pages, of kinds and of generated pages."""
    for kind in catalog.kinds.values():
        if kind.id in RESERVED_KINDS | set(catalog.site.translations):
            message = f"“{kind.id}” is a folder that the software uses itself."
            yield Problem(kind.record.file, 0, 0, RULE.name, message, "Give the kind another name.")
    generated = replace(catalog, documents={})
    made = set(pages_made(catalog))
    written = Counter(map(served, catalog.documents))
    for uri, document in catalog.documents.items():
        if uri.partition("/")[0] in catalog.site.translations:
            message = "The pages of a translation are generated into this folder."
            tip = "Name the folder differently; translations lie in content/translations/."
            yield Problem(document.file, 0, 0, RULE.name, message, tip)
        elif not made.isdisjoint(_of_one_address(uri)) or page_at(uri, generated):
            message = f"A generated page has the address of this one already: {uri.removesuffix('.md')}."
            yield Problem(document.file, 0, 0, RULE.name, message, "Rename this file, or move its text to the entry.")
        elif written[served(uri)] > 1:
            message = f"Another page has the address of this one already: {served(uri).rstrip('/')}."
            yield Problem(document.file, 0, 0, RULE.name, message, "Keep one: NAME.md, or index.md in the folder NAME.")


def _of_one_address(uri: str) -> set[str]:
    """All paths of pages that are served at the address of this one."""
    address = served(uri)
    return {each for each in (uri, f"{address[:-1]}.md", f"{address}index.md") if served(each) == address}


RULE = Rule("address-taken", "No two pages share an address.", check)
