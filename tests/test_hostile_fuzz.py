"""Random hostile texts: whatever an editor types, does each reader of texts answer, and answer the same way twice?

CI tries some dozens of texts each. To look for long: `FUZZ_EXAMPLES=5000 python -m pytest tests/test_hostile_fuzz.py`.
What was found is kept as an `@example`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.evidence.folds import fold
from generator.evidence.lock import format_lock, parse_lock
from generator.evidence.matching import match, occurrences
from generator.evidence.places import composed, find
from generator.evidence.texts import split_paragraphs
from generator.examining import examine
from generator.kinds.declaration import KindDeclaration
from generator.kinds.field_types import parse_field_type
from generator.loading.ids import check_id, suggest_id
from generator.loading.record import parse_record
from generator.loading.validate import validate
from generator.model.catalog import Catalog
from generator.model.coordinates import Coordinates
from generator.model.dates import PartialDate, parse_full_date
from generator.model.entry import EntryBase
from generator.model.intervals import parse_interval
from generator.model.parts import Evidence
from generator.model.quantities import parse_quantities
from generator.model.references import Reference
from generator.model.site import SiteConfig, Vocabulary
from generator.model.source import SourceData
from generator.pages.escape import escape
from generator.prose.code import code_spans
from generator.prose.reading import read
from generator.prose.render import plain, render
from generator.prose.tokens import find_tokens

FUZZ = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
BRIDGES = Path(__file__).parent / "sites" / "bridges"
MODELS = (EntryBase, SourceData, KindDeclaration, SiteConfig, Vocabulary)
PIECES = (
    *("[[", "]]", "[", "]", "(", ")", "](", "|", "#", "\\", "`", "``", "```\n", "~~~\n", "*", "_", "<", ">", "<!--"),
    *("-->", "{", "}", "{{", "}}", "{%", "“", "”", '"', "'", "\n", "\n\n", " ", "\t", ":", "-", "---\n", ",", ".", "%"),
    *("bridges/old-mill-bridge", "#closure", "measurements/old-mill-cracks", "|# cracks", "table bridges", "&amp;"),
    *("javascript:", "https://x.example/", "&#x3c;", "script", "1", "12,345", "½", "١٢", "one hundred and", "million"),
    *(
        "between ",
        "about ",
        "2024-02-30",
        "~2024",
        "<=2024-13",
        ">=",
        "0000",
        "9999",
        "e\u0301",
        "ﬁ",
        "İ",
        "\u200d",
        "\U0001f600",
    ),
    *(
        "name: ",
        "facts:\n  - id: ",
        "&a ",
        "*a",
        "!!python/object ",
        "? ",
        "<<: ",
        "%YAML 1.1\n",
        "...\n",
        "\ufeff",
        "\x00",
    ),
)
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)


@cache
def catalog() -> Catalog:
    """The catalog of the small site."""
    found = examine(BRIDGES, {}, dt.date(2026, 12, 1)).catalog
    assert found is not None
    return found


@FUZZ
@given(hostile)
def test_the_loader(text: str) -> None:
    """Does the loader take or refuse any text, with a place within the file?"""
    record, problems = parse_record(text, "content/x.yml")
    assert (record is None) == bool(problems)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.message
        assert problem.tip
        assert 0 <= problem.line <= len(lines) + 1, problem


@FUZZ
@given(
    st.dictionaries(
        st.sampled_from([*EntryBase.model_fields, *KindDeclaration.model_fields, "lists"]) | hostile, hostile
    )
)
@pytest.mark.parametrize("model", MODELS)
def test_the_models(model: Any, fields: dict[str, str]) -> None:
    """Does each model name what is wrong in any fields, and raise nothing?"""
    record, _ = parse_record(json.dumps(fields, ensure_ascii=True), "content/x.yml")
    if record is not None:
        data, problems = validate(model, record)
        assert (data is None) == bool(problems)


@FUZZ
@given(hostile)
def test_tokens_and_code(text: str) -> None:
    """Do tokens and code stand in order, within the text, without overlapping?"""
    end = 0
    for token in find_tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.mistake or token.reference or token.block
        end = token.end
    end = 0
    for start, stop in code_spans(text):
        assert end <= start < stop <= len(text)
        end = stop


def _date(text: str) -> None:
    date = PartialDate.parse(text)
    assert PartialDate.parse(str(date)) == date
    date.display()
    assert date.earliest <= date.latest


def _reference(text: str) -> None:
    assert str(Reference.parse(text)) == text.strip()


def _field_type(text: str) -> None:
    assert parse_field_type(str(parse_field_type(text))) == parse_field_type(text)


READERS = (_date, _reference, _field_type, parse_full_date, parse_interval, Coordinates.parse)


@FUZZ
@given(hostile)
@pytest.mark.parametrize("parse", READERS, ids=lambda parse: parse.__qualname__)
def test_small_languages(parse: Callable[[str], object], text: str) -> None:
    """Is what a small language reads the same when it is written again, and all else refused with words?"""
    try:
        parse(text)
    except ValueError as error:
        assert str(error).strip()


@FUZZ
@given(hostile)
def test_quantities(text: str) -> None:
    """Do number phrases stand in order, each as the words that it names?"""
    end = 0
    for found in parse_quantities(text):
        assert text[found.start : found.end] == found.phrase
        assert found.start >= 0
        assert found.value is None or isinstance(found.value, Decimal)
        assert found.end >= end
        end = found.end


@FUZZ
@given(hostile, hostile, hostile)
def test_quotations(before: str, quote: str, after: str) -> None:
    """Is a quotation that stands in a text found where it stands, and does folding change nothing twice?"""
    assert fold(fold(quote)) == fold(quote)
    text = split_paragraphs(f"{before} {quote} {after}")
    for paragraph in text.paragraphs:
        places = find(quote, paragraph)
        assert len(places) == occurrences(quote, paragraph)
        assert all(fold(composed(paragraph)[place.start : place.end]) == fold(quote) for place in places)
    if fold(quote):
        with suppress(ValueError):
            match(Evidence.model_validate({"source": "x", "paragraph": "1", "quote": quote}), text)


@FUZZ
@given(hostile)
def test_the_lock(text: str) -> None:
    """Is a lock read without an error whatever it holds, and is what was read the same when written again?"""
    lock, _ = parse_lock(text)
    again, strange = parse_lock(format_lock(lock.lines))
    assert again == lock
    assert strange == []


@FUZZ
@given(hostile)
def test_prose(text: str) -> None:
    """Does any prose become words for a title, and has what readers meet a place in it?"""
    render(text, catalog(), "index.md")
    plain(text, catalog())
    reading = read(text, catalog())
    assert all(0 <= reading.origin(offset) <= len(text) for offset in range(len(reading.text)))


@FUZZ
@given(hostile)
def test_escaped_values(text: str) -> None:
    """Is an escaped value shown as it is, with no element of its own?"""
    html = markdown.markdown(str(escape(text)), extensions=["tables", "attr_list", "md_in_html", "footnotes"])
    assert "<" not in html.replace("<p>", "").replace("</p>", "")


@FUZZ
@given(hostile)
def test_ids(text: str) -> None:
    """Is an id of a-z, 0-9 and hyphens, whatever looks like it?"""
    problem = check_id(f"content/bridges/{text.replace('/', '')}.yml")
    if problem is None:
        assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/")
    near = suggest_id(text)
    assert not near or near == suggest_id(near)
