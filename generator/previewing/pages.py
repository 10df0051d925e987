"""The generated pages of a preview: all of them once, then after an edit those that read something that changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Environment, Template

from generator.model.catalog import Catalog
from generator.pages.groups import Group, page_groups
from generator.pages.jobs import Job, Shared
from generator.previewing.answers import Answer, Record
from generator.previewing.noting import WHOLE, Facet, note, note_all, noting
from generator.spooling import Texts

TEMPLATE = "template"
AT_ONCE = 20  # pages that are made at once, as nobody would notice
_MOST_OLD = 50  # records of before in an answer: with each, it takes longer to find them


@dataclass(frozen=True)
class _Seen:
    """A shared answer of before: what it read, and what its items can be told by.

    `old` are the records in it that were edited since. An answer that has read what changed is worked out anew.
    """

    facets: set[Facet]
    signs: dict[str, object]
    answer: Any
    old: Mapping[str, Record] = field(default_factory=dict)

    @property
    def can_be_kept(self) -> bool:
        """Whether the answer of now is had from this sooner than anew."""
        return isinstance(self.answer, dict) and len(self.old) < _MOST_OLD


@dataclass(frozen=True)
class _Listed:
    """The paths of the pages of a group, and what they follow from."""

    uris: Sequence[str]
    facets: set[Facet]


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
    """The pages as they were made last, with what each of them read and was given.

    Those in `waiting` are still to be made: the text of before is in their place.
    """

    def __init__(self) -> None:
        self.pages = Texts()
        self.waiting: dict[str, Job] = {}
        self._facets: dict[str, frozenset[Facet]] = {}
        self._known: dict[Facet, Facet] = {}  # each facet once, for all pages that read it
        self._given: dict[str, object] = {}
        self._shared: dict[str, _Seen] = {}
        self._groups: dict[str, _Listed] = {}

    def make(
        self, catalog: Catalog, environment: Environment, progress: Callable[[str], None] = lambda uri: None
    ) -> Texts:
        """Make all pages of a watched catalog."""
        groups = list(page_groups(catalog, environment))
        for group in groups:
            for job in self._list(group):
                self._make(job)
                progress(job.uri)
        for shared in _shared(groups):
            self._shared[shared.name] = _Seen(shared.facets, _signs(shared), shared.peek())
        return self.pages

    def copy(self) -> MadePages:
        """The same pages, to be renewed while these stay as they are."""
        found = MadePages()
        found.pages = self.pages.only(self.pages)
        found._facets, found._given = dict(self._facets), dict(self._given)
        found._shared, found._groups = dict(self._shared), dict(self._groups)
        found._known, found.waiting = self._known, dict(self.waiting)
        return found

    def renew(
        self,
        catalog: Catalog,
        environment: Environment,
        changed: set[Facet],
        edited: Mapping[str, Record],
        may_wait: Container[str] = (),
    ) -> dict[str, str]:
        """Make again what can have changed and what is new, and give what did and is; `pages` are all of now.

        `catalog` is a watched one in which only these facets differ. `edited` are records of before, by their keys, in
        the place of which there are others. Of many pages, those that may wait do.
        """
        groups = list(page_groups(catalog, environment, self._keys))
        keys = {key for key, _ in changed}
        changed = changed | self._shared_changes(groups, changed, edited, catalog)
        read = {uri for uri, facets in self._facets.items() if not facets.isdisjoint(changed) or uri[:-3] in keys}
        read |= self.waiting.keys()
        self.waiting = {}
        found: dict[str, str] = {}
        made = 0
        for group in groups:
            listed = self._groups.get(group.name)
            same = listed is not None and listed.facets.isdisjoint(changed)  # then pages are given what they were given
            shared = {(each.name, WHOLE) for each in group.shared}  # which may have more pages now
            wanted = None
            if listed and same and shared.isdisjoint(changed):  # then the list of pages is what it was
                wanted = read.intersection(listed.uris)
            for job in self._list(group) if wanted is None else _only(group, wanted):
                if job.uri in read or job.uri not in self.pages or not (same or self._given[job.uri] == job.signature):
                    before = self.pages.get(job.uri)
                    if made >= AT_ONCE and before is not None and job.uri in may_wait:
                        self.waiting[job.uri] = job
                        continue
                    made += 1
                    self._make(job)
                    if self.pages[job.uri] != before:
                        found[job.uri] = self.pages[job.uri]
        self._groups = {group.name: self._groups[group.name] for group in groups}
        uris = [uri for listed in self._groups.values() for uri in listed.uris]
        if uris != list(self.pages):
            self.pages = self.pages.only(uris)
        for kept in (self._facets, self._given):
            for uri in kept.keys() - self.pages.keys():
                del kept[uri]
        return found

    def text(self, uri: str) -> str | None:
        """The text of a page; if it waits, it is made. None of a page that is written by hand."""
        if job := self.waiting.get(uri):
            self._make(job)
            del self.waiting[uri]
        return self.pages.get(uri)

    def _list(self, group: Group) -> list[Job]:
        """The pages of a group, with what was read to know which there are and what they are given."""
        facets: set[Facet] = set()
        with noting(facets):
            jobs = list(group.jobs())
        self._groups[group.name] = _Listed([job.uri for job in jobs], facets)
        return jobs

    def _keys(self, shared: Shared[Any]) -> Iterable[str]:
        """The pages that something shared gives, once it is known which."""
        return list(self._shared[shared.name].signs)

    def _make(self, job: Job) -> None:
        facets: set[Facet] = set()
        with noting(facets):
            text = job.page()
        own = own_facets(job.uri)
        self.pages[job.uri] = text
        self._facets[job.uri] = frozenset(self._known.setdefault(each, each) for each in facets if each[0] not in own)
        self._given[job.uri] = job.signature

    def _shared_changes(
        self, groups: Sequence[Group], changed: set[Facet], edited: Mapping[str, Record], catalog: Catalog
    ) -> set[Facet]:
        """Which answers, or items of them, that several pages show are others now."""
        found: set[Facet] = set()
        for shared in _shared(groups):
            seen = self._shared.get(shared.name)
            if seen is not None and seen.facets.isdisjoint(changed | found):
                kept = replace(seen, old={**edited, **seen.old})
                if kept.can_be_kept:
                    shared.keep(Answer(kept.answer, kept.old, catalog), kept.facets)
                elif isinstance(kept.answer, dict):
                    kept = _Seen(shared.facets, kept.signs, shared.peek())
                self._shared[shared.name] = kept
                continue
            signs = _signs(shared)  # works it out
            before = seen.signs if seen else {}
            others = {(shared.name, key) for key in {*before, *signs} if before.get(key) != signs.get(key)}
            if others or list(before) != list(signs) or not isinstance(shared.peek(), dict):
                found |= others | {(shared.name, WHOLE)}
            self._shared[shared.name] = _Seen(shared.facets, signs, shared.peek())
        return found


def are_many(pages: Sized) -> bool:
    """Are these too many to be made before any of them is served?"""
    return len(pages) > AT_ONCE


def _only(group: Group, uris: set[str]) -> Iterator[Job]:
    """The pages of a group at these paths, as far as it takes to come to them."""
    left = len(uris)
    jobs = group.jobs()
    while left:
        job = next(jobs)
        if job.uri in uris:
            left -= 1
            yield job


def _shared(groups: Iterable[Group]) -> list[Shared[Any]]:
    """What the pages share, each once."""
    return list({shared.name: shared for group in groups for shared in group.shared}.values())


def _signs(shared: Shared[Any]) -> dict[str, object]:
    answer = shared.peek()
    sign = shared.sign or (lambda item: object())
    with noting(shared.facets):
        return {key: sign(item) for key, item in answer.items()} if isinstance(answer, dict) else {}
