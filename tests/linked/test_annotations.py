"""Each printed quotation is a Web Annotation that keeps to https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.contents import as_bytes
from generator.linked.annotations import collection, has_quotations
from generator.linked.naming import Here
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.walk import evidence_of
from generator.outputs.forms.annotations import Annotations
from generator.outputs.making import make_outputs
from generator.outputs.output import Output
from generator.outputs.site_data import SiteData
from generator.pages.links import ENTRY_SECTIONS
from tests.linked.conftest import ADDRESS

Node = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OLD_MILL = "bridges/old-mill-bridge"
_MOTIVATIONS = (
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def files(data: SiteData) -> dict[str, Node]:
    """The files of annotations of a site, by path."""
    chosen: list[type[Output]] = [Annotations]
    return {path: json.loads(as_bytes(content)) for path, content in make_outputs(data.catalog, chosen)}


def one(items: list[Evidence], data: SiteData) -> Node:
    """The only annotation of a bridge whose only evidence are these pieces."""
    entry = data.catalog.entries[OLD_MILL]
    content = entry.data.model_copy(
        update={"evidence": tuple(items), "facts": (), "status": (), "disagreements": (), "values": ()}
    )
    (found,) = collection(replace(entry, data=content), Here(data, f"{OLD_MILL}/annotations.json"))["first"]["items"]
    return dict(found)


def breaches(annotation: Node) -> Iterator[str]:
    """Every MUST of the model that an annotation breaks (sections 3 and 4)."""
    if not isinstance(annotation.get("id"), str):
        yield "an annotation must have exactly one IRI"
    if "Annotation" not in (annotation.get("type"), *_listed(annotation.get("type"))):
        yield "an annotation must have the class Annotation"
    if "target" not in annotation:
        yield "there must be a target"
    for motivation in _listed(annotation.get("motivation")):
        if motivation not in _MOTIVATIONS:
            yield f"{motivation} is no motivation"
    for body in _listed(annotation.get("body")):
        if body.get("type") == "TextualBody" and not isinstance(body.get("value"), str):
            yield "a textual body must have exactly one value"
        if body.get("type") != "TextualBody" and not isinstance(body.get("id"), str):
            yield "an external resource must have an IRI"
        if body.get("purpose") not in _MOTIVATIONS:
            yield "a purpose is a motivation"
    for target in _listed(annotation.get("target")):
        if not isinstance(target.get("source"), str):
            yield "a specific resource must have exactly one source"
        for selector in _listed(target.get("selector")):
            yield from _of_selector(selector)
        for state in _listed(target.get("state")):
            yield from _of_state(state)


def _of_selector(selector: Node) -> Iterator[str]:
    allowed = {
        "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
        "FragmentSelector": {"type", "value", "conformsTo", "refinedBy"},
    }
    if not set(selector) <= allowed.get(selector["type"], set()):
        yield f"a {selector['type']} with {sorted(selector)}"
    if selector["type"] == "TextQuoteSelector" and not isinstance(selector.get("exact"), str):
        yield "a quotation must have exactly one exact text"
    if selector["type"] == "FragmentSelector" and not isinstance(selector.get("value"), str):
        yield "a fragment must have exactly one value"
    for inner in _listed(selector.get("refinedBy")):
        yield from _of_selector(inner)


def _of_state(state: Node) -> Iterator[str]:
    if state.get("type") != "TimeState":
        yield "a state of time must be a TimeState"
    if ("sourceDateStart" in state) != ("sourceDateEnd" in state) or "sourceDate" in state:
        yield "a period must have both ends, and no moment beside them"
    if not all(_MOMENT.fullmatch(state[key]) for key in state if key.startswith("sourceDate")):
        yield "a date must be an xsd:dateTime in UTC"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def test_every_must_is_kept(data: SiteData) -> None:
    """Does every annotation of both sites keep to what the model demands?"""
    found = files(data)
    assert found
    for path, content in found.items():
        assert content["@context"] == CONTEXT
        assert content["type"] == "AnnotationCollection"
        page = content["first"]
        assert page["type"] == "AnnotationPage"
        assert content["total"] == len(page["items"])
        ids = [annotation["id"] for annotation in page["items"]]
        assert len(set(ids)) == len(ids)
        wrong = [breach for annotation in page["items"] for breach in breaches(annotation)]
        assert wrong == [], path


def test_a_breach_is_found() -> None:
    """Would the test above see an annotation that breaks the model?"""
    selector = {"type": "TextQuoteSelector", "prefix": "before"}
    state = {"type": "TimeState", "sourceDate": "2025-05-02"}
    broken = {"type": "Note", "motivation": "judging", "target": {"selector": selector, "state": state}}
    assert len(list(breaches(broken))) == 7


def test_each_quotation_once(data: SiteData) -> None:
    """Is there one annotation for each printed quotation, and no file where none is printed?"""
    found = files(data)
    for key, entry in data.catalog.entries.items():
        quotes = [located.item for located in evidence_of(entry) if located.item.quote]
        path = f"{key}/annotations.json"
        assert (path in found) == bool(quotes) == has_quotations(entry)
        assert Annotations.beside(f"{key}.md", data) == (path if quotes else "")
        items = found[path]["first"]["items"] if quotes else []
        assert [_words(item) for item in items] == [_printed(each) for each in quotes]


def _words(annotation: Node) -> list[str | None]:
    selector = annotation["target"]["selector"]
    selector = selector.get("refinedBy", selector)
    return [selector.get(key) for key in ("exact", "prefix", "suffix")]


def _printed(evidence: Evidence) -> list[str | None]:
    parts = (evidence.quote, evidence.prefix, evidence.suffix)
    return [" ".join(part.split()) if part else None for part in parts]


def test_no_more_of_a_source_than_is_printed(project_data: SiteData) -> None:
    """Does no word of a source stand in the files that its record does not print?"""
    for path, content in files(project_data).items():
        entry = project_data.catalog.entries[path.removesuffix("/annotations.json")]
        printed = {part for located in evidence_of(entry) for part in _printed(located.item)}
        assert {part for item in content["first"]["items"] for part in _words(item)} <= printed


def test_it_leads_to_our_statement(project_data: SiteData) -> None:
    """Does each annotation lead to the fact, value or part of the page that the words prove?"""
    for path, content in files(project_data).items():
        key = path.removesuffix("/annotations.json")
        entry: Entry = project_data.catalog.entries[key]
        for item in content["first"]["items"]:
            page, _, anchor = item["body"][0]["id"].partition("#")
            assert page == f"{ADDRESS}{key}/"
            assert not anchor or anchor in (*entry.anchors(), *ENTRY_SECTIONS)


def test_how_far_it_was_checked(bridges_data: SiteData) -> None:
    """Does a reader learn whether the words were compared with the text, and when the source was read?"""
    courier = "oldford-courier-2023-11-06-bridge-closed"
    source = bridges_data.catalog.sources[courier]
    found = one([Evidence(source=courier, quote="some words")], bridges_data)
    assert {"type": "TextualBody", "purpose": "tagging", "value": "checked"} in found["body"]
    assert found["target"]["state"]["sourceDateStart"] == f"{source.data.read_on}T00:00:00Z"
    register = one([Evidence(source="bridge-office-register", quote="some words")], bridges_data)
    assert register["body"][1]["value"] == "not-held"


def test_a_source_without_an_address(bridges_data: SiteData) -> None:
    """Does the annotation of words that are nowhere on the web lead to our record of the source?"""
    found = one([Evidence(source="bridge-office-register", quote="some words")], bridges_data)
    assert found["target"]["source"] == "../../sources/bridge-office-register/"


@pytest.mark.parametrize("page", [None, 3])
def test_a_page_of_a_pdf(bridges_data: SiteData, page: int | None) -> None:
    """Do words in a PDF lead to their page first?"""
    typed = {"source": "bridge-office-register", "quote": "some  words", "suffix": "after"}
    evidence = Evidence.model_validate(typed | ({"page": str(page)} if page else {}))
    quotation = {"type": "TextQuoteSelector", "exact": "some words", "suffix": "after"}
    selector = one([evidence], bridges_data)["target"]["selector"]
    if page is None:
        assert selector == quotation
    else:
        assert selector["value"] == "page=3"
        assert selector["refinedBy"] == quotation


def test_ids_stay_when_others_come_before(project_data: SiteData) -> None:
    """If an editor quotes more before what was quoted, does each annotation keep its id, though two quote the same?"""
    entries = project_data.catalog.entries.values()
    entry = next(each for each in entries if sum(bool(fact.evidence[0].quote) for fact in each.facts) > 1)
    here = Here(project_data, f"{entry.key}/annotations.json")
    before = [each["id"] for each in collection(entry, here)["first"]["items"]]
    assert len(set(before)) == len(before) > 1
    quoted = next(fact for fact in entry.facts if fact.evidence[0].quote)
    more = quoted.evidence[0].model_copy(update={"quote": "Words that were not quoted before"})
    facts = tuple(
        fact.model_copy(update={"evidence": (more, *fact.evidence)}) if fact is quoted else fact for fact in entry.facts
    )
    content = entry.data.model_copy(update={"facts": facts})
    after = [each["id"] for each in collection(replace(entry, data=content), here)["first"]["items"]]
    assert [each for each in after if each in before] == before
    assert len(after) == len(before) + 1
    same = entry.data.model_copy(update={"facts": (quoted.model_copy(update={"evidence": quoted.evidence * 2}),)})
    twice = [each["id"] for each in collection(replace(entry, data=same), here)["first"]["items"]]
    assert len(set(twice)) == len(twice)
