"""The rules in a preview: all of them once, then after an edit those that read something of what changed.

Most rules look at each entry by itself and only look up the others. Of these, an edit asks anew what they say of the
entry and of those that refer to it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from generator.checks import unknown_token
from generator.checks.alone import ALONE
from generator.checks.keeping import forget
from generator.checks.registry import RULES
from generator.checks.rule import Rule
from generator.model.catalog import Catalog, follow
from generator.model.focus import Focus
from generator.model.walk import prose_of_source
from generator.previewing.noting import WHOLE, Facet, Names, noting, of_kind
from generator.previewing.watched import RECORD
from generator.previewing.watched_catalog import LOCKS
from generator.problems import Problem
from generator.prose.tokens import find_tokens

# What they say of a file follows from it alone as long as no more than sentences change. In documents, their answer
# depends on all entries. Sentences that show each other in a circle are errors, and found from the one that changed.
_ALONE_IN_SENTENCES = frozenset({unknown_token.RULE.name})
_SENTENCES = frozenset({RECORD, WHOLE, "summary", "caveats", "facts.says", "facts.caveat", "unknowns.asks"})


@dataclass
class _Found:
    """What a rule found, and the names of what it read."""

    problems: list[Problem]
    names: frozenset[Facet]


class KeptChecks:
    """What the rules found last, in each of the catalogs of a project: as published, and with its drafts."""

    def __init__(self) -> None:
        self._kept: list[dict[str, _Found]] = []
        self._at = 0
        self._names: frozenset[Facet] | None = None
        self._around: Collection[str] = ()
        self._mentions: tuple[object, object, dict[str, set[str]]] | None = None

    def after(self, changed: set[Facet], around: Collection[str]) -> KeptChecks:
        """The checks of catalogs that differ from those of before only in these facets; these here stay as they are.

        `around` are the keys of the changed entries and of those that refer to them.
        """
        found = KeptChecks()
        found._kept, found._mentions = [dict(each) for each in self._kept], self._mentions
        found._names, found._around = frozenset(map(of_kind, changed)), around
        return found

    def run(self, catalog: Catalog) -> list[Problem]:
        """As `run_checks`. Called for the same catalogs in the same order as before."""
        if self._at == len(self._kept):
            self._kept.append({})
        kept = self._kept[self._at]
        self._at += 1
        try:
            few = self._few(catalog)
            for rule in sorted(RULES, key=lambda rule: rule.name in ALONE):  # what they share is kept for one catalog
                kept[rule.name] = self._found(rule, catalog, few, kept.get(rule.name))
        finally:
            forget()
        return sorted(problem for found in kept.values() for problem in found.problems)

    def _few(self, catalog: Catalog) -> Catalog:
        """The catalog in which only what is around the edits is gone through: entries, and sources that name them."""
        near = {key: catalog.entries[key] for key in self._around if key in catalog.entries}
        if self._mentions is None or self._mentions[0] is not catalog.sources or self._mentions[1] is not catalog.moved:
            self._mentions = catalog.sources, catalog.moved, _mentions(catalog)
        names = {name for key in near for name in self._mentions[2].get(key, ())}
        sources = {name: catalog.sources[name] for name in names}
        return replace(catalog, entries=Focus(catalog.entries, near), sources=Focus(catalog.sources, sources))

    def _found(self, rule: Rule, catalog: Catalog, few: Catalog, before: _Found | None) -> _Found:
        if before is None or self._names is None:
            return _asked(rule, catalog)
        changed = {name for _, name in before.names & self._names}
        if not changed:
            return before
        is_alone = rule.name in ALONE or (rule.name in _ALONE_IN_SENTENCES and changed <= _SENTENCES)
        if not is_alone or any(key.startswith("sources/") for key in self._around) or changed & {*LOCKS}:
            return _asked(rule, catalog)
        if rule.name not in ALONE:
            few = replace(few, documents=Focus(catalog.documents, {}))
        found = _asked(rule, few)
        others = _files(catalog) - _files(few)
        stay = [problem for problem in before.problems if problem.file in others]
        come = [problem for problem in found.problems if problem.file not in others]
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


def _files(catalog: Catalog) -> set[str]:
    entries = {entry.record.file for entry in catalog.entries.values()}
    sources = {source.record.file for source in catalog.sources.values()}
    return entries | sources | {document.file for document in catalog.documents.values()}


def _asked(rule: Rule, catalog: Catalog) -> _Found:
    names = Names()
    with noting(names):
        problems = list(rule.check(catalog))
    return _Found(problems, frozenset(names))
