"""Hostile texts of the largest size that a page may have: is each function done with them at once?

Nothing is timed; a function that would look at the same signs again and again is stopped by an alarm long after the
others are done. What took minutes once is in the list.
"""

from __future__ import annotations

import datetime as dt
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from generator.checks.masking import without_markup, without_quotations
from generator.evidence.lock import parse_lock
from generator.examining import examine
from generator.languages.words import words_for
from generator.loading.characters import hidden_character
from generator.loading.documents import MAX_CHARACTERS
from generator.loading.yaml_data import MAX_TEXT
from generator.model.catalog import Catalog
from generator.model.quantities import parse_quantities
from generator.pages.escape import escape
from generator.prose.code import code_spans
from generator.prose.reading import read
from generator.prose.render import plain, render
from generator.prose.sentences import sentences
from generator.prose.tokens import find_tokens

SECONDS = 10  # of the processor; each is done in less than one
PAGE, FIELD = MAX_CHARACTERS, MAX_TEXT


@pytest.fixture(scope="module")
def catalog(bridges_root: Path) -> Catalog:
    """The catalog of the small site."""
    found = examine(bridges_root, {}, dt.date(2026, 12, 1)).catalog
    assert found is not None
    return found


@contextmanager
def alarmed() -> Iterator[None]:
    """Stop what runs for ever."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"not done after {SECONDS} seconds of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _sentences(text: str, catalog: Catalog) -> None:
    reading = words_for(catalog.site.language).reading
    assert reading is not None
    assert list(sentences(text, reading)) is not None


TEXTS: dict[str, tuple[Callable[[str, Catalog], object], int, tuple[str, ...]]] = {
    "tokens": (lambda text, _: list(find_tokens(text)), PAGE, ("[[", "[[a/b|", "[[table a]]", "`", "[[a\n")),
    "code": (lambda text, _: code_spans(text), PAGE, ("`", "```\n", "` `` ", "~~~\n")),
    "render": (lambda text, catalog: render(text, catalog, "index.md"), PAGE, ("[[", "[[bridges/", "`")),
    "plain": (plain, PAGE, ("[[", "[a](", "![", "[", "\\[", "<span ", " [evidence](", "[a](b){", "*_*_")),
    "read": (read, PAGE, ("“", "“\n", '"', "`", "{:", "](", "[a](", "[a](sources/", "“a”“", "*_*_", "<!--")),
    "sentences": (_sentences, PAGE, ("A. ", "U.S. ", "“", "\n\n", ".")),
    "markup": (lambda text, _: without_markup(text, code=True), PAGE, ("{:", "](", "[a](b", "[[", "`", "<!--")),
    "quotations": (lambda text, _: without_quotations(text), PAGE, ("“", "“\n", '"', "“a”“")),
    "hidden signs": (lambda text, _: hidden_character(text, "x"), PAGE, ("a\u0301", "ا", "👨‍👩‍👧")),
    "escape": (lambda text, _: escape(text), PAGE, ("{{", "((((", ":a:", "&")),
    "lock": (lambda text, _: parse_lock(text), PAGE, ("a-", "a a\n", "9")),
    "quantities": (
        lambda text, _: parse_quantities(text),
        FIELD,
        ("1,", "<", "a-", "1 ", "one hundred and ", "half a "),
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_done_at_once(name: str, catalog: Catalog) -> None:
    """Is a function done with a page that repeats what means most to it?"""
    function, size, seeds = TEXTS[name]
    with alarmed():
        for seed in seeds:
            function((seed * size)[:size], catalog)


@pytest.mark.parametrize("seed", ["[a](", "“", "</a>", "1 ", "\n\n[", "_*", "`a ``"])
def test_all_rules_are_done_at_once(bridges: Path, seed: str) -> None:
    """Are all rules together done with the largest page that there may be?"""
    (bridges / "docs/sheets/large.md").write_text(f"# Large\n\n{(seed * PAGE)[: PAGE - 20]}\n", encoding="utf-8")
    with alarmed():
        found = examine(bridges, {}, dt.date(2026, 12, 1))
    assert found.catalog is not None
