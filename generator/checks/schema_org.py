"""What a kind says under `schema_org:` exists: words of the vocabulary, and fields and words of ours.

A word that the vocabulary lacks would be published for programs that understand nothing by it, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import FieldDeclaration, Kind
from generator.kinds.field_types import Base
from generator.kinds.schema_org import SchemaOrg
from generator.linked.vocabulary import FITTING, vocabulary
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.walk import Path
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every kind that says what its entries are."""
    for kind in catalog.kinds.values():
        if kind.declared.schema_org:
            yield from _types(catalog, kind, kind.declared.schema_org)
            yield from _fields(catalog, kind, kind.declared.schema_org)
            yield from _status(catalog, kind, kind.declared.schema_org)


def _types(catalog: Catalog, kind: Kind, declared: SchemaOrg) -> Iterator[Problem]:
    yield from _type(kind, ("type",), declared.type)
    if declared.types is None:
        return
    field = kind.declared.fields.get(declared.types.field)
    if field is None or field.type.base is not Base.TERM or field.type.is_list:
        known = [name for name, each in kind.fields() if each.type.base is Base.TERM and not each.type.is_list]
        message = f"“{declared.types.field}” is no field of this kind with one word of a list."
        yield _problem(kind, ("types", "field"), message, declared.types.field, known)
        return
    terms = catalog.vocabulary.lists.get(field.type.target, {})
    for word, name in declared.types.words.items():
        if word not in terms:
            message = f"“{word}” is no word of the list `{field.type.target}`."
            yield _problem(kind, ("types", "words", word), message, word, terms, key=True)
        yield from _type(kind, ("types", "words", word), name)


def _type(kind: Kind, path: Path, name: str) -> Iterator[Problem]:
    types = vocabulary().types
    if name not in types or vocabulary().is_a(name, "DataType"):
        yield _problem(kind, path, f"“{name}” is no type of schema.org.", name, types)


def _fields(catalog: Catalog, kind: Kind, declared: SchemaOrg) -> Iterator[Problem]:
    for name, wanted in declared.fields.items():
        path, field = ("fields", name), kind.declared.fields.get(name)
        if field is None:
            message = f"“{name}” is no field of this kind."
            yield _problem(kind, path, message, name, kind.declared.fields, key=True)
        elif mistake := _property(declared, wanted):
            yield _problem(kind, path, mistake, wanted, _unlike(wanted, declared))
        elif not _fits(catalog, field, wanted):
            ranges = " or ".join(vocabulary().properties[wanted].ranges)
            message = f"A {field.type} is no value of “{wanted}”, which takes {ranges}."
            yield _problem(kind, path, message, "", ())
    day = kind.declared.fields.get(declared.as_of or "")
    if declared.as_of and (day is None or day.type.base is not Base.DATE or day.type.is_list):
        days = [name for name, each in kind.fields() if each.type.base is Base.DATE]
        yield _problem(
            kind, ("as_of",), f"“{declared.as_of}” is no field of this kind with a date.", declared.as_of, days
        )


def _fits(catalog: Catalog, field: FieldDeclaration, wanted: str) -> bool:
    """Whether values of a field can be values of a property; of a reference to anything, some may."""
    if field.type.base is not Base.REFERENCE:
        return wanted == "identifier" or vocabulary().takes(wanted, FITTING[field.type.base])
    target = catalog.kinds.get(field.type.target)
    if target is None or vocabulary().takes(wanted, ("Text",)):
        return True
    other = target.declared.schema_org
    return other is not None and vocabulary().takes(wanted, _all_types(other))


def _status(catalog: Catalog, kind: Kind, declared: SchemaOrg) -> Iterator[Problem]:
    status = declared.status
    if status is None:
        return
    if mistake := _property(declared, status.property):
        yield _problem(kind, ("status", "property"), mistake, status.property, _unlike(status.property, declared))
        return
    terms = catalog.vocabulary.lists.get(kind.declared.status or "", {})
    members = vocabulary().of_enumeration(status.property)
    for word, member in status.words.items():
        if word not in terms:
            message = f"“{word}” is no status of this kind."
            yield _problem(kind, ("status", "words", word), message, word, terms, key=True)
        if member not in members:
            message = f"“{member}” is no value of “{status.property}”."
            yield _problem(kind, ("status", "words", word), message, member, members)


def _property(declared: SchemaOrg, name: str) -> str:
    """What is wrong with a property, if anything."""
    if name not in vocabulary().properties:
        return f"“{name}” is no property of schema.org."
    known = [each for each in _all_types(declared) if each in vocabulary().types]
    if known and not any(vocabulary().has(each, name) for each in known):
        return f"In schema.org, {declared.type} has no property “{name}”."
    return ""


def _unlike(name: str, declared: SchemaOrg) -> list[str]:
    """The properties among which a misspelled one may be; none for one that is spelled well and belongs elsewhere."""
    if name in vocabulary().properties:
        return []
    return [name for name in vocabulary().properties if any(vocabulary().has(t, name) for t in _all_types(declared))]


def _all_types(declared: SchemaOrg) -> tuple[str, ...]:
    return (declared.type, *(declared.types.words.values() if declared.types else ()))


def _problem(kind: Kind, path: Path, message: str, word: str, known: Iterable[str], *, key: bool = False) -> Problem:
    near, few = nearest(word, known) if word else None, list(known)
    if near:
        tip = f"Did you mean {near}?"
    elif 0 < len(few) < 20:
        tip = f"Use one of: {', '.join(few)}."
    else:
        tip = "Choose another one at https://schema.org, or take it out."
    return problem_at(kind.record, ("schema_org", *path), RULE.name, message, tip, key=key)


RULE = Rule("schema-org", "What a kind says in the words of schema.org exists there.", check)
