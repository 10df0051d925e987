"""The rules in a preview: all of them once, then after an edit those that read something of what changed.

Most rules look at each entry by itself and only look up the others. Of these, an edit asks anew what they say of the
entry and of those that refer to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
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

# What they say of a file follows from it alone as long as no more than sentences change. In documents, their answer
# depends on all entries. Sentences that show each other in a circle are errors, and found from the one that changed.
_ALONE_IN_SENTENCES = frozenset({unknown_token.RULE.name})
# What these say of a file follows from its own text, whatever sentences that refers to.
_OF_THE_TEXT = _ALONE_IN_SENTENCES | {
    rule.name
    for rule in (
        *(loose_number.RULE, relative_time.RULE, raw_html.RULE, heavy_markup.RULE, one_paragraph.RULE),
        *(unsafe_link.RULE, readability.RULE),
    )
}
_SENTENCES = frozenset({RECORD, WHOLE, "summary", "caveats", "facts.says", "facts.caveat", "unknowns.asks"})


@dataclass
class _Found:
    """What a rule found, and the names of what it read."""

    problems: list[Problem]
    names: frozenset[Facet]


@dataclass(frozen=True)
class _Part:
    """A catalog in which few records are gone through, and their files."""

    few: Catalog
    files: set[str]


@dataclass(frozen=True)
class _Parts:
    """A catalog, the same around the edits, and the same for what was edited alone."""

    whole: Catalog
    around: _Part
    edited: _Part

    @cached_property
    def files(self) -> set[str]:
        """Of all records and documents."""
        documents = {document.file for document in self.whole.documents.values()}
        return _records(self.whole.entries.values(), self.whole.sources.values()) | documents


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
            return _asked(rule, catalog)
        changed = {name for _, name in before.names & self._names}
        if not changed:
            return before
        is_alone = rule.name in ALONE or (rule.name in _ALONE_IN_SENTENCES and changed <= _SENTENCES)
        if not is_alone or any(key.startswith("sources/") for key in self._around) or changed & {*LOCKS}:
            return _asked(rule, catalog)
        of_text = rule.name in _OF_THE_TEXT and changed <= _SENTENCES
        part = parts.edited if of_text else parts.around
        documents = catalog.documents if rule.name in ALONE else {}
        few = part.few if rule.name in ALONE else replace(part.few, documents=Focus(catalog.documents, {}))
        found = _asked(rule, few)
        seen = part.files | {document.file for document in documents.values()}
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


def _asked(rule: Rule, catalog: Catalog) -> _Found:
    names = Names()
    with noting(names):
        problems = list(rule.check(catalog))
    return _Found(problems, frozenset(names))
