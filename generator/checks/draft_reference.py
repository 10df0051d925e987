"""What is published leads to nothing that is not: no reference, token, link or evidence names a draft."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from generator.checks.passages import Passage, Place, passages
from generator.checks.rule import Rule
from generator.loading.record import Record
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.walk import Path, evidence_of, references_of
from generator.problems import Problem
from generator.prose.tokens import find_tokens

_LINK = re.compile(r"\]\(\s*(?P<address>(?:(?!\]\()[^\s<)>#:])+)\.md\b")
_TIP = "Publish it by taking `draft: true` out there, or take the reference out here."


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at everything that can name an entry or a source, in all that is no draft itself."""
    if not catalog.drafts:
        return
    for record, path, name in _named(catalog):
        if name in catalog.drafts:
            yield problem_at(record, path, RULE.name, _message(name), _TIP)
    for passage in passages(catalog):
        if _owner(passage) not in catalog.drafts:
            yield from _look(passage, catalog)


def _named(catalog: Catalog) -> Iterator[tuple[Record, Path, str]]:
    """What records that are published name by their fields, with the place."""
    for key, entry in catalog.entries.items():
        if key in catalog.drafts:
            continue
        for reference in references_of(entry):
            yield entry.record, reference.path, reference.item.entry
        for evidence in evidence_of(entry):
            yield entry.record, (*evidence.path, "source"), f"sources/{evidence.item.source}"
    for stub in catalog.moved.values():
        yield stub.record, ("moved_to",), stub.to.entry
    for name, source in catalog.sources.items():
        if f"sources/{name}" not in catalog.drafts and source.data.derived_from:
            yield source.record, ("derived_from",), f"sources/{source.data.derived_from}"
    for index, correction in enumerate(catalog.corrections.items):
        if catalog.corrections.record:
            yield catalog.corrections.record, ("corrections", index, "fact"), correction.fact.entry


def _owner(passage: Passage) -> str:
    return f"sources/{passage.owner}" if passage.place is Place.SOURCE else passage.owner


def _look(passage: Passage, catalog: Catalog) -> Iterator[Problem]:
    for token in find_tokens(passage.text):
        name = token.reference.entry if token.reference else token.argument
        if name in catalog.drafts:
            yield passage.problem(RULE.name, token.start, token.end, _message(name), _TIP)
    if passage.place is Place.DOCUMENT:
        for link in _LINK.finditer(passage.text):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(passage.owner), link["address"]))
            if name in catalog.drafts:
                yield passage.problem(RULE.name, link.start("address"), link.end(), _message(name), _TIP)


def _message(name: str) -> str:
    return f"“{name}” is a draft, and this is published: a build has no such page."


RULE = Rule("draft-reference", "Nothing that is published refers to a draft.", check)
