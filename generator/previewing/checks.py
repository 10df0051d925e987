"""The rules in a preview: all of them once, then after an edit those that read something of what changed.

Most rules look at each entry by itself and only look up the others. Of these, an edit asks anew what they say of the
entry and of those that refer to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from generator.checks import (
    heavy_markup,
    loose_number,
    one_paragraph,
    raw_html,
    readability,
    relative_time,
    unknown_token,
    unsafe_link,
)
from generator.checks.alone import ALONE
from generator.checks.keeping import forget
from generator.checks.registry import RULES
from generator.checks.rule import Rule
from generator.model.catalog import Catalog, follow
from generator.model.entry import Entry
from generator.model.focus import Focus
from generator.model.source import Source
from generator.model.walk import prose_of_source
from generator.previewing.noting import WHOLE, Facet, Names, noting, of_kind
from generator.previewing.watched import RECORD
from generator.previewing.watched_catalog import LOCKS
from generator.problems import Problem
from generator.prose.tokens import find_tokens

# It looks at each entry by itself; what it says of documents depends on all of them as soon as more than sentences
# change. Sentences that show each other in a circle are errors, and found from the one that changed.
_TOKENS = unknown_token.RULE
_LOOKING_UP = ALONE | {_TOKENS.name}
# What these say of a file follows from its own text, whatever sentences that refers to.
_OF_THE_TEXT = {
    rule.name
    for rule in (
        *(_TOKENS, loose_number.RULE, relative_time.RULE, raw_html.RULE, heavy_markup.RULE, one_paragraph.RULE),
        *(unsafe_link.RULE, readability.RULE),
    )
}
_SENTENCES = frozenset({RECORD, WHOLE, "summary", "caveats", "facts.says", "facts.caveat", "unknowns.asks"})


@dataclass
class _Found:
    """What a rule found, and the names of what it read."""

    problems: list[Problem]
    names: frozenset[Facet]

    def with_more(self, other: _Found) -> _Found:
        """Both together."""
        return _Found([*self.problems, *other.problems], self.names | other.names)


@dataclass(frozen=True)
class _Part:
    """A catalog in which few records are gone through, and their files."""

    few: Catalog
    files: set[str]

    @property
    def without_documents(self) -> Catalog:
        """The same without the pages that are written by hand."""
        return replace(self.few, documents={})


@dataclass(frozen=True)
class _Parts:
    """A catalog, the same around the edits, and the same for what was edited alone."""

    whole: Catalog
    around: _Part
    edited: _Part

    @cached_property
    def files(self) -> set[str]:
        """Of all records and documents."""
        return _records(self.whole.entries.values(), self.whole.sources.values()) | self.documents

    @cached_property
    def documents(self) -> set[str]:
        """The files of all documents."""
        return {document.file for document in self.whole.documents.values()}


class KeptChecks:
    """What the rules found last, in each of the catalogs of a project: as published, and with its drafts."""

    def __init__(self) -> None:
        self._kept: list[dict[str, _Found]] = []
        self._at = 0
        self._names: frozenset[Facet] | None = None
        self._edited: Collection[str] = ()
        self._around: Collection[str] = ()
        self._mentions: tuple[object, object, dict[str, set[str]]] | None = None

    def after(self, changed: set[Facet], edited: Collection[str], around: Collection[str]) -> KeptChecks:
        """The checks of catalogs that differ from those of before only in these facets; these here stay as they are.

        `edited` are the keys of the changed entries, `around` also those of the entries that refer to them.
        """
        found = KeptChecks()
        found._kept, found._mentions = [dict(each) for each in self._kept], self._mentions
        found._names, found._edited, found._around = frozenset(map(of_kind, changed)), edited, around
        return found

    def run(self, catalog: Catalog) -> list[Problem]:
        """As `run_checks`. Called for the same catalogs in the same order as before."""
        if self._at == len(self._kept):
            self._kept.append({})
        kept = self._kept[self._at]
        self._at += 1
        try:
            parts = _Parts(catalog, self._few(catalog, self._around), self._few(catalog, self._edited))
            for rule in sorted(RULES, key=_order):  # what they share is kept for one catalog
                kept[rule.name] = self._found(rule, parts, kept.get(rule.name))
        finally:
            forget()
        return sorted(problem for found in kept.values() for problem in found.problems)

    def _few(self, catalog: Catalog, keys: Collection[str]) -> _Part:
        """The catalog in which only these entries are gone through, and the sources that name them."""
        near = {key: catalog.entries[key] for key in keys if key in catalog.entries}
        if self._mentions is None or self._mentions[0] is not catalog.sources or self._mentions[1] is not catalog.moved:
            self._mentions = catalog.sources, catalog.moved, _mentions(catalog)
        names = {name for key in near for name in self._mentions[2].get(key, ())}
        sources = {name: catalog.sources[name] for name in names}
        few = replace(catalog, entries=Focus(catalog.entries, near), sources=Focus(catalog.sources, sources))
        return _Part(few, _records(near.values(), sources.values()))

    def _found(self, rule: Rule, parts: _Parts, before: _Found | None) -> _Found:
        catalog = parts.whole
        if before is None or self._names is None:
            return _asked(rule.check, catalog)
        changed = {name for _, name in before.names & self._names}
        if not changed:
            return before
        if (
            rule.name not in _LOOKING_UP
            or any(key.startswith("sources/") for key in self._around)
            or changed & {*LOCKS}
        ):
            return _asked(rule.check, catalog)
        in_sentences = changed <= _SENTENCES
        part = parts.edited if rule.name in _OF_THE_TEXT and in_sentences else parts.around
        documents = parts.documents
        if rule is _TOKENS:
            documents = set() if in_sentences else documents
            by_hand = _Found([], frozenset()) if in_sentences else _asked(unknown_token.check_documents, catalog)
            found = _asked(rule.check, part.without_documents).with_more(by_hand)
        else:
            found = _asked(rule.check, part.few)
        seen = part.files | documents
        stay = [each for each in before.problems if each.file in parts.files and each.file not in seen]
        come = [each for each in found.problems if each.file in seen or each.file not in parts.files]
        return _Found([*stay, *come], before.names | found.names)


def _mentions(catalog: Catalog) -> dict[str, set[str]]:
    """The sources in whose prose an entry is named, by its key."""
    found: dict[str, set[str]] = {}
    with noting(None):
        for name, source in catalog.sources.items():
            tokens = (token for located in prose_of_source(source) for token in find_tokens(located.item))
            for key in {token.reference.entry for token in tokens if token.reference}:
                found.setdefault(follow(key, catalog.moved), set()).add(name)
    return found


def _records(entries: Iterable[Entry], sources: Iterable[Source]) -> set[str]:
    return {each.record.file for each in entries} | {each.record.file for each in sources}


def _order(rule: Rule) -> tuple[bool, bool]:
    return rule.name in ALONE, rule.name in _OF_THE_TEXT


def _asked(check: Callable[[Catalog], Iterable[Problem]], catalog: Catalog) -> _Found:
    names = Names()
    with noting(names):
        problems = list(check(catalog))
    return _Found(problems, frozenset(names))
