"""What is fuzzed: by name, a function that takes any text and raises if what we promise of it does not hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mkdocs.utils.meta import get_data

from generator.loading.record import parse_record
from generator.loading.validate import validate
from generator.prose.render import render
from tests import test_hostile_fuzz as properties
from tests.fuzz.judging import dangers, passes_as_field, passes_as_page, small_site
from tests.markup.converters import by_library

Target = Callable[[str], None]
# Beside the pieces of random texts: what the engine and its extensions make something of.
MARKUP = (
    "![x](", "[x]: ", "[^1]", "[^1]: ", "*[x]: ", "&Tab;", "&colon;", "%0a", "//x.example", "\\\\x", "onclick=1",
    "{: ", " #x .y }", "<div markdown>\n", "</div>", "<br>", "<!-- x -->\n", "| a | b |\n|---|:-:|\n| ", " |\n", "# ",
    '!!! note "', '??? note "', '=== "', "    ", "> ", "1. ", ":smile:", ":material-gavel:", "<x@y.example>",
)  # fmt: skip
# Where the prose of fields stands on pages.
_AROUND = ("{}", "- {}", "> {}", "| a |\n|---|\n| {} |", '!!! note "A title"\n    {}', "x[^1]\n\n[^1]: {}")


def page(text: str) -> None:
    """Does a hand-written page that passes the checks hold nothing that runs, loads from elsewhere or leads astray?"""
    if passes_as_page(text):
        written, _ = get_data(text)
        found = list(dangers(by_library(render(written, small_site(), "sheets/x.md"))[0]))
        assert not found, found


def field(text: str) -> None:
    """Does the prose of a field that passes the checks hold nothing of the kind, wherever it stands on a page?"""
    if passes_as_field(text):
        words = render(text.strip(), small_site(), "sheets/x.md")
        for around in _AROUND:
            found = list(dangers(by_library(around.format(words))[0]))
            assert not found, (around, found)


def models(text: str) -> None:
    """Does each model name what is wrong in any fields, and raise nothing?"""
    record, _ = parse_record(text, "content/x.yml")
    if record is not None:
        for model in properties.MODELS:
            data, problems = validate(model, record)
            assert (data is None) == bool(problems)


def quotations(text: str) -> None:
    """Is a quotation found where it stands?"""
    before, _, rest = text.partition("@@")
    quote, _, after = rest.partition("@@")
    _of(properties.test_quotations)(before, quote, after)


def languages(text: str) -> None:
    """Is what a small language reads the same when it is written again, and all else refused with words?"""
    for parse in properties.READERS:
        _of(properties.test_small_languages)(parse, text)


def _of(test: Any) -> Callable[..., None]:
    """The body of a property, without what chooses its texts."""
    body: Callable[..., None] = test.hypothesis.inner_test
    return body


TARGETS: dict[str, Target] = {
    "page": page,
    "field": field,
    "models": models,
    "quotations": quotations,
    "languages": languages,
    "loader": partial(_of(properties.test_the_loader)),
    "tokens": partial(_of(properties.test_tokens_and_code)),
    "numbers": partial(_of(properties.test_quantities)),
    "lock": partial(_of(properties.test_the_lock)),
    "prose": partial(_of(properties.test_prose)),
    "escape": partial(_of(properties.test_escaped_values)),
    "ids": partial(_of(properties.test_ids)),
}
