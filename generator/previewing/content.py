"""The content of a running preview: read and made whole once, then after an edit only what that can have changed."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from generator import clock
from generator.assembling import assemble
from generator.collecting import without_collecting
from generator.examining import Examination, complete, judge
from generator.loading.project import load_project
from generator.model.catalog import Catalog, follow
from generator.model.focus import Focus
from generator.pages.environment import make_environment
from generator.pages.extra_files import MAKERS
from generator.pages.extra_files import Content as FileContent
from generator.pages.making import page_order
from generator.pictures.files import shared_paths
from generator.previewing.answers import keep_order
from generator.previewing.checks import KeptChecks
from generator.previewing.edited import TEMPLATES, Edited, Models
from generator.previewing.noting import WHOLE, Facet, noting
from generator.previewing.pages import MadePages, noting_templates
from generator.previewing.watched import RECORD
from generator.previewing.watched_catalog import LOCKS, WatchedCatalog, changed_answers, watched
from generator.problems import Problem, has_errors
from generator.producing import Production, produce_from
from generator.spooling import Texts
from generator.translating.publishing import built_languages, translated_pages

# Facets of which no file of the site depends whether it is there.
_PROSE = frozenset(
    (
        *(WHOLE, RECORD, "summary", "caveats", "checked_on", "definition", "weighing", "evidence", "see_also"),
        *("facts.says", "facts.caveat", "facts.inferred_from", "facts.evidence", "unknowns.asks", "unknowns.note"),
        *LOCKS,
    )
)


@dataclass(frozen=True)
class Renewed:
    """What came of an edit: the production after it, the pages with another text, and what may read otherwise.

    `files` are the files besides pages that may be new; `gone` are the pages and files that went; `moved` says whether
    pages came, went or changed their places. Pages that are `waiting` may have another text as well (`Content.text`).
    """

    production: Production
    pages: Mapping[str, str]
    files: Mapping[str, FileContent]
    gone: frozenset[str]
    facets: frozenset[Facet]
    moved: bool
    waiting: frozenset[str]


@dataclass(frozen=True)
class _Good:
    """Content that could be published, and what was kept of the way to its pages."""

    catalog: WatchedCatalog
    formal: Sequence[Problem]
    production: Production
    models: Models
    checks: KeptChecks
    pages: MadePages
    templates: Environment
    order: object  # that of the pages before and behind each
    drawn: frozenset[str]  # the files of the drawings that show many entries


class Content:
    """The last content of a preview that could be published. A mistake leaves it as it is."""

    def __init__(self, root: Path, environ: Mapping[str, str]) -> None:
        self._root, self._environ = root, environ
        self._good: _Good | None = None

    def produce(self) -> Production:
        """Read, check and make everything."""
        checks, pages, templates = KeptChecks(), MadePages(), list[Environment]()

        def make(catalog: Catalog, environment: Environment, progress: object) -> Texts:
            templates.append(noting_templates(environment))
            return pages.make(catalog, environment)

        with without_collecting():
            read, problems = assemble(load_project(self._root, self._environ), clock.today(self._environ))
            whole = complete(watched(read), self._environ) if read else None
            found = judge(whole, problems, checks.run) if whole else Examination(None, tuple(sorted(set(problems))))
        production = produce_from(found.with_drafts(), self._root, make=make)
        catalog = production.catalog
        if production.publishable and isinstance(catalog, WatchedCatalog):
            order, drawn = page_order(catalog), frozenset(shared_paths(catalog))
            self._good = _Good(catalog, problems, production, Models(), checks, pages, templates[0], order, drawn)
        return production

    def text(self, uri: str) -> str | None:
        """The text of a generated page as it is now, also of one that waits."""
        return self._good.pages.text(uri) if self._good else None

    def renew(self, files: Collection[str], may_wait: Container[str] = ()) -> Renewed | None:
        """Take up edits of these files (paths below the project). None if everything must be made again.

        Where many pages may read otherwise, those that may wait do. Whatever this raises, the content is as it was.
        """
        good = self._good
        if good is None:
            return None
        edited = Edited(self._root, good.models, good.catalog)
        if not all(edited.take(file) for file in sorted(files)):
            return None
        after, facets = edited.catalog(), edited.facets
        if _in_languages(good.catalog) != _in_languages(after) or (edited.structural and good.formal):
            return None
        is_prose = after.backlinks is good.catalog.backlinks and {name for _, name in facets} <= _PROSE
        if is_prose:
            keep_order(good.catalog, after, edited.keys)
        else:
            facets |= changed_answers(good.catalog, after)
        checks = good.checks.after(facets, edited.keys, _around(edited.keys, good.catalog, after))
        found = judge(after, good.formal, checks.run).with_drafts()
        keys = {key for key, name in facets if name not in _PROSE}
        old, new = (files_of(each, keys) if keys else {} for each in (good.catalog, after))
        drawn = frozenset(shared_paths(after)) if keys else good.drawn
        if has_errors(found.problems) or not after.own_files.isdisjoint((*new, *drawn)):
            return None
        templates, pages = good.templates, good.pages.copy()
        if edited.templates:
            templates = noting_templates(make_environment(self._root / TEMPLATES))
        changed = pages.renew(after, templates, facets, edited.before, may_wait)
        same = list(pages.pages) == list(good.pages.pages)
        before = () if same else good.pages.pages
        gone = frozenset((*before, *old, *good.drawn)) - {*pages.pages, *new, *drawn}  # the names of pages end with .md
        files, come = good.production.files, {*new, *drawn}
        made = (files - gone) | come if gone or not come <= files else files
        production = replace(good.production, catalog=after, problems=found.problems, pages=pages.pages, files=made)
        order = good.order if is_prose else page_order(after)
        self._good = _Good(after, good.formal, production, good.models, checks, pages, templates, order, drawn)
        moved = not same or order != good.order
        return Renewed(production, changed, new, gone, frozenset(facets), moved, frozenset(pages.waiting))


def files_of(catalog: Catalog, keys: Collection[str]) -> dict[str, FileContent]:
    """The drawings, citations and cards of some records alone. What shows others as well is none of them."""
    entries = {key: entry for key, entry in catalog.entries.items() if key in keys}
    sources = {name: source for name, source in catalog.sources.items() if f"sources/{name}" in keys}
    few = replace(
        catalog,
        entries=Focus(catalog.entries, entries),
        sources=Focus(catalog.sources, sources),
        documents=Focus(catalog.documents, {}),
    )
    made = (file for maker in MAKERS for file in maker.files(few, None))
    own = [f"/{key}/" for key in (*entries, *(f"sources/{name}" for name in sources))]
    return {path: content for path, content in made if any(each in f"/{path}" for each in own)}


def _in_languages(catalog: Catalog) -> list[object]:
    """Which pages there are in other languages."""
    return [translated_pages(catalog, language) for language in built_languages(catalog)]


def _around(keys: Iterable[str], *catalogs: Catalog) -> set[str]:
    """These records, and the entries that refer to them in any of the catalogs, also by the stub of a rename."""
    with noting(None):
        places = ((catalog.backlinks, follow(key, catalog.moved)) for catalog in catalogs for key in keys)
        return {*keys, *(each for links, key in places for each in links.get(key, ()))}
