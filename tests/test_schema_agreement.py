"""The schemas and the checks agree: what an editor sees red while typing is what the checks refuse, and where."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.examining import examine
from generator.kinds.declaration import FieldDeclaration, Kind, KindDeclaration
from generator.kinds.field_types import Base
from generator.kinds.models import field_annotation
from generator.kinds.schema_help import SHARED, Examples
from generator.kinds.schemas import entry_schemas
from generator.kinds.ties import schema_of
from generator.loading.record import Record, parse_record
from generator.model import correction, entry, exception, parts, source
from generator.model.catalog import Catalog
from tests.conftest import BRIDGES, ROOT
from tests.schema_judging import as_read, refusals
from tests.test_broken import BASE, CASES, TODAY, Case

SITES = {"project": ROOT, "bridges": BRIDGES, "base": BASE}

# Rules that look at more than the form of one file, with why no schema can say the same.
_BEYOND = {
    "it compares several entries, several keys, or the file with others": (
        "anchors balance box-evidence correction derived-from draft-reference exception exception-unused filters "
        "ids-never-die key-facts legal-aggregator lock-outdated matrix moved one-preferred overtaken pictures "
        "republish schema-org settings translation-stale translation-unknown weighing"
    ),
    "it reads the sentences": (
        "language-words loose-number one-paragraph raw-html readability relative-time translation-numbers "
        "translation-tokens unknown-token unsafe-link"
    ),
    "it compares with the text of the source": (
        "deep-link evidence not-yet-checked quotations source-text unused-paragraph value-in-quote"
    ),
    "an id is offered but not refused: the file that it names may be the one that is made next": (
        "unknown-reference unknown-source"
    ),
    "it depends on the day of the check": "dates",
    "it is about where the file lies, not about what stands in it": "duplicate-id file-suffix id stray-file",
}
BEYOND_SCHEMAS = {rule: why for why, rules in _BEYOND.items() for rule in rules.split()}
_FIELDS = "its words are the fields that the same file declares"
_AS_NUMBER = "a number has lost how it was written when a schema sees it"
# Mistakes of form that no schema can say.
BEYOND_FORM = {
    "evidence/span-backwards.yml": "it compares two numbers within a text",
    "kinds/box-names-a-field-misspelled.yml": _FIELDS,
    "kinds/box-names-no-field.yml": _FIELDS,
    "kinds/citation-without-fields.yml": _FIELDS,
    "kinds/column-names-no-field.yml": _FIELDS,
    "kinds/map-names-no-field.yml": _FIELDS,
    "kinds/matrix-names-no-field.yml": _FIELDS,
    "kinds/sides-names-no-field.yml": _FIELDS,
    "kinds/sort-names-no-field.yml": _FIELDS,
    "kinds/standing-names-no-field.yml": _FIELDS,
    "sources/bad-sha.yml": _AS_NUMBER,
    "settings/map-with-an-odd-line.yml": "it counts the numbers in a text",
    "settings/pattern-is-no-pattern.yml": "it tries the pattern",
    "settings/pattern-misses-its-example.yml": "it tries the pattern",
    "settings/repository-on-an-unknown-host.yml": "it knows the hosts",
    "settings/repository-with-an-odd-place.yml": "it reads what stands in braces",
    "traps/number-with-exponent.yml": _AS_NUMBER,
    "traps/number-with-leading-zero.yml": _AS_NUMBER,
}
# Files that are in order and that a schema refuses all the same.
TOO_STRICT = {
    "traps/words-stay-text.yml": "null without quotes is text to us; to an editor's YAML nothing stands there"
}


@cache
def catalog(site: str) -> Catalog:
    """The catalog of one of the sites."""
    found = examine(SITES[site], {}, TODAY if site == "base" else dt.date(2026, 12, 1)).catalog
    assert found is not None
    return found


@cache
def schemas(site: str) -> dict[str, str]:
    """The schemas of one of the sites, by name."""
    return {name.removesuffix(".json"): text for name, text in entry_schemas(catalog(site)).items()}


def _record(path: Path, place: str) -> Record | None:
    """A file as it is parsed; None if that fails, which an editor's YAML says without a schema."""
    try:
        return parse_record(path.read_bytes().decode("utf-8-sig"), place)[0]
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("site", SITES)
def test_no_good_file_is_red(site: str) -> None:
    """Would an editor see red under any file of a site that the checks accept?"""
    root, judged, red = SITES[site], 0, []
    for path in sorted([*root.glob("content/**/*.yml"), *root.glob("site_config/**/*.yml")]):
        place = path.relative_to(root).as_posix()
        name, record = schema_of(place), _record(path, place)
        assert name in schemas(site), f"{place} has no schema"
        assert record is not None
        red += [f"{place}:{found.first} {found.message}" for found in refusals(record, schemas(site)[name])]
        judged += 1
    assert not red
    assert judged > 10


def _judged() -> list[Case]:
    places = [case for case in CASES if case.place.endswith(".yml") and case.path.is_file() and not case.link]
    return [case for case in places if schema_of(case.place) in schemas("base") and _record(case.path, case.place)]


def _expected(case: Case) -> list[tuple[str, int]]:
    """Rule and line of what the checks say of the case's own file."""
    found = []
    for line in case.expect:
        rule, _, rest = line.partition(" ")
        place = rest.split(" ")[0].split(":")
        if line != "nothing" and (len(place) == 2 or place[0] == case.place):
            found.append((rule, int(place[-2])))
    return found


def test_most_cases_are_judged() -> None:
    """Are there schemas for most of the broken files, so that the comparison means something?"""
    assert len(_judged()) > 300


def test_what_a_schema_refuses_is_refused_by_the_checks() -> None:
    """Is whatever an editor sees red a mistake to the checks as well, at the same place?"""
    wrong = []
    for case in _judged():
        record, name = _record(case.path, case.place), schema_of(case.place)
        assert record is not None
        assert name is not None
        lines = [line for _, line in _expected(case)]
        alternatives: dict[int, list[bool]] = {}
        for found in refusals(record, schemas("base")[name]):
            right = any(found.first <= line <= found.last for line in lines)
            alternatives.setdefault(found.group, []).append(right)
        if case.name in TOO_STRICT:
            assert alternatives, f"{case.name} is no exception any longer"
        elif not all(any(each) for each in alternatives.values()):
            wrong.append(case.name)
    assert not wrong


def test_what_the_checks_refuse_of_form_is_refused_by_a_schema() -> None:
    """Does an editor see every mistake of form while typing, and are the others listed here with why not?"""
    missed, used = [], set()
    for case in _judged():
        record, name = _record(case.path, case.place), schema_of(case.place)
        assert record is not None
        assert name is not None
        red = refusals(record, schemas("base")[name])
        for rule, line in _expected(case):
            seen = any(found.first <= line <= found.last for found in red)
            if rule in BEYOND_SCHEMAS or case.name in BEYOND_FORM:
                used.add(rule if rule in BEYOND_SCHEMAS else case.name)
                assert not (seen and case.name in BEYOND_FORM), f"{case.name} is refused: take it off the list"
            elif not seen:
                missed.append(f"{case.name}: {rule} at line {line}")
    assert not missed
    assert set(BEYOND_FORM) <= used


# --- The examples that editors are shown ---

_PARTS: dict[str, tuple[type[BaseModel], str]] = {
    "EntryBase": (entry.EntryBase, "people"),
    "StatusFields": (entry.StatusFields, "bridges"),
    "ValueFields": (entry.ValueFields, "figures"),
    "Fact": (parts.Fact, "people"),
    "Evidence": (parts.Evidence, "people"),
    "Overtaken": (parts.Overtaken, "people"),
    "StatusEvent": (parts.StatusEvent, "bridges"),
    "Value": (parts.Value, "figures"),
    "Unit": (parts.Unit, "figures"),
    "Unknown": (parts.Unknown, "people"),
    "SourceData": (source.SourceData, "source"),
    "TextData": (source.TextData, "source"),
    "Correction": (correction.Correction, "corrections"),
    "RuleException": (exception.RuleException, "exceptions"),
    "FieldDeclaration": (FieldDeclaration, "kind"),
    "KindDeclaration": (KindDeclaration, "kind"),
}
_SHARED = [(part, key, each) for part, keys in SHARED.items() for key, each in keys.items()]


def _both_say(text: str, annotation: Any, schema: dict[str, Any], whole: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a value, as an editor would type it, is accepted by the model and by the schema."""
    record, problems = parse_record(f"x: {text}", "example")
    if record is None:
        assert problems
        return False, False  # no YAML to either
    value = record.data["x"]
    try:
        TypeAdapter(annotation).validate_python(value)
        accepted = True
    except ValidationError:
        accepted = False
    judge = {"properties": {"x": schema}, "$defs": whole.get("$defs", {})}
    return accepted, not refusals(record, json.dumps(judge))


@pytest.mark.parametrize(("part", "key", "shown"), _SHARED, ids=[f"{part}-{key}" for part, key, _ in _SHARED])
def test_examples_of_shared_keys(part: str, key: str, shown: Examples) -> None:
    """Is each good example good to both, and do both say the same of the bad one?"""
    model, name = _PARTS[part]
    field = next((field for known, field in model.model_fields.items() if (field.alias or known) == key), None)
    if field is None:
        pytest.skip(f"there is no key {key} here")
    whole = json.loads(schemas("base")[name])
    properties = whole["$defs"][part]["properties"] if part in whole.get("$defs", {}) else whole["properties"]
    annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    assert _both_say(shown.good, annotation, properties[key], whole) == (True, True)
    if shown.bad:
        ours, theirs = _both_say(shown.bad, annotation, properties[key], whole)
        assert ours == theirs
    assert f"`{shown.good}`" in properties[key]["markdownDescription"]


_DECLARED = [
    (site, kind, name, field)
    for site in ("project", "bridges")
    for kind in catalog(site).kinds.values()
    for name, field in kind.fields()
    if field.example or field.bad_example
]


@pytest.mark.parametrize(
    ("site", "kind", "name", "field"), _DECLARED, ids=[f"{kind.id}-{name}" for _, kind, name, _ in _DECLARED]
)
def test_examples_of_declared_fields(site: str, kind: Kind, name: str, field: FieldDeclaration) -> None:
    """Is the good example of each field of a kind good to both, and do both say the same of the bad one?"""
    whole = json.loads(schemas(site)[kind.id])
    schema, annotation = whole["properties"][name], field_annotation(field)
    quoted = field.type.base in (Base.TEXT, Base.PROSE) and not field.type.is_list
    if field.example:
        text = json.dumps(field.example) if quoted else field.example
        assert _both_say(text, annotation, schema, whole) == (True, True)
    if field.bad_example:
        ours, theirs = _both_say(json.dumps(field.bad_example), annotation, schema, whole)
        if field.type.base is Base.TERM:  # the rule `unknown-word` judges these, not the model
            ours = field.bad_example in catalog(site).vocabulary.lists[field.type.target]
        assert ours == theirs


def test_numbers_and_words_are_read_as_a_language_server_does() -> None:
    """Does the comparison read YAML by the rules that editors' tools follow?"""
    record, _ = parse_record('a: [1, "1", true, yes, 1e3, 0x1F, 2025-05-30, ~, NO, 012, 1_000, .5]', "example")
    assert record is not None
    assert as_read(record.root)["a"] == [1, "1", True, "yes", 1000.0, 31, "2025-05-30", None, "NO", 12, "1_000", 0.5]
