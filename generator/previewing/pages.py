"""The generated pages of a preview: all of them once, then after an edit those that read something that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jinja2 import Environment, Template

from generator.model.catalog import Catalog
from generator.pages.jobs import Job, Shared, keys_of
from generator.pages.making import page_jobs
from generator.previewing.noting import WHOLE, Facet, note, note_all, noting

TEMPLATE = "template"


@dataclass
class _Seen:
    """A shared answer of before: what it read, and what its items can be told by."""

    facets: set[Facet]
    signs: dict[str, object] = field(default_factory=dict)


def noting_templates(environment: Environment) -> Environment:
    """The same environment of templates, which notes each that is asked for, by its name."""
    get, select = environment.get_template, environment.select_template

    def get_template(name: Any, *rest: Any) -> Template:
        note((str(name), TEMPLATE))
        return get(name, *rest)

    def select_template(names: Any, *rest: Any) -> Template:
        note_all((str(name), TEMPLATE) for name in names)
        return select(names, *rest)

    vars(environment).update(get_template=get_template, select_template=select_template)
    return environment


def own_facets(uri: str) -> tuple[str, str]:
    """The first halves of the facets of the record whose page this is; they need not be kept one by one."""
    key = uri.removesuffix(".md")
    return key, f"content/{key}.yml"


class MadePages:
    """The pages as they were made last, with what each of them read and was given."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self._facets: dict[str, frozenset[Facet]] = {}
        self._given: dict[str, object] = {}
        self._shared: dict[str, _Seen] = {}

    def make(
        self, catalog: Catalog, environment: Environment, progress: Callable[[str], None] = lambda uri: None
    ) -> dict[str, str]:
        """Make all pages of a watched catalog."""
        jobs = []
        for job in page_jobs(catalog, environment):
            jobs.append(job)
            self._make(job)
            progress(job.uri)
        for shared in _shared(jobs):
            self._shared[shared.name] = _Seen(shared.facets, _signs(shared))
        return self.pages

    def copy(self) -> MadePages:
        """The same pages, to be renewed while these stay as they are."""
        found = MadePages()
        found.pages, found._facets, found._given = dict(self.pages), dict(self._facets), dict(self._given)
        found._shared = dict(self._shared)
        return found

    def renew(self, catalog: Catalog, environment: Environment, changed: set[Facet]) -> dict[str, str]:
        """Make again what can have changed and what is new, and give what did and is; `pages` are all of now.

        `catalog` is a watched one in which only these facets differ.
        """
        with noting(None):
            jobs = list(page_jobs(catalog, environment, partial(self._keys, changed)))
        changed = changed | self._shared_changes(jobs, changed)
        keys = {key for key, _ in changed}
        found: dict[str, str] = {}
        for job in jobs:
            before = self.pages.get(job.uri)
            if before is None or self._may_differ(job, changed, keys):
                self._make(job)
                if self.pages[job.uri] != before:
                    found[job.uri] = self.pages[job.uri]
        self.pages = {job.uri: self.pages[job.uri] for job in jobs}
        for kept in (self._facets, self._given):
            for uri in kept.keys() - self.pages.keys():
                del kept[uri]
        return found

    def _keys(self, changed: set[Facet], shared: Shared[Any]) -> Iterable[str]:
        """The pages that something shared gives, from memory where it cannot have changed."""
        seen = self._shared.get(shared.name)
        return list(seen.signs) if seen and seen.facets.isdisjoint(changed) else keys_of(shared)

    def _make(self, job: Job) -> None:
        facets: set[Facet] = set()
        with noting(facets):
            text = job.page()
        own = own_facets(job.uri)
        self.pages[job.uri] = text
        self._facets[job.uri] = frozenset(each for each in facets if each[0] not in own)
        self._given[job.uri] = job.signature

    def _may_differ(self, job: Job, changed: set[Facet], keys: set[str]) -> bool:
        return (
            own_facets(job.uri)[0] in keys
            or not self._facets[job.uri].isdisjoint(changed)
            or self._given[job.uri] != job.signature
        )

    def _shared_changes(self, jobs: Sequence[Job], changed: set[Facet]) -> set[Facet]:
        """Which answers, or items of them, that several pages show are others now."""
        found: set[Facet] = set()
        for shared in _shared(jobs):
            seen = self._shared.get(shared.name)
            if seen is not None and seen.facets.isdisjoint(changed | found):
                continue
            signs = _signs(shared)  # works it out
            before = seen.signs if seen else {}
            found.add((shared.name, WHOLE))
            found |= {(shared.name, key) for key in {*before, *signs} if before.get(key) != signs.get(key)}
            self._shared[shared.name] = _Seen(shared.facets, signs)
        return found


def _shared(jobs: Iterable[Job]) -> list[Shared[Any]]:
    """What the pages share, each once."""
    return list({shared.name: shared for job in jobs for shared in job.shared}.values())


def _signs(shared: Shared[Any]) -> dict[str, object]:
    answer = shared.peek()
    sign = shared.sign or (lambda item: object())
    with noting(shared.facets):
        return {key: sign(item) for key, item in answer.items()} if isinstance(answer, dict) else {}
