"""All rules, and one function that runs them over a catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    address_taken,
    anchors,
    balance,
    box_evidence,
    comments,
    correction,
    dates,
    dead_link,
    deep_link,
    derived_from,
    draft_reference,
    evidence,
    file_taken,
    filters,
    front_matter,
    heavy_markup,
    ids_never_die,
    key_facts,
    language_words,
    legal_aggregator,
    lock_format,
    lock_outdated,
    loose_number,
    matrix,
    moved,
    one_paragraph,
    one_preferred,
    overtaken,
    pictures,
    quotations,
    raw_html,
    readability,
    relative_time,
    republish,
    schema_org,
    settings,
    source_text,
    translation_numbers,
    translation_stale,
    translation_tokens,
    translation_unknown,
    unknown_reference,
    unknown_source,
    unknown_token,
    unknown_word,
    unsafe_link,
    unused_paragraph,
    value_in_quote,
    weighing,
)
from generator.checks.keeping import forget
from generator.checks.rule import Rule
from generator.forking import go_on
from generator.model.catalog import Catalog
from generator.problems import Problem

RULES: tuple[Rule, ...] = (
    settings.RULE,
    filters.RULE,
    matrix.RULE,
    pictures.RULE,
    schema_org.RULE,
    address_taken.RULE,
    file_taken.RULE,
    unknown_reference.RULE,
    unknown_token.RULE,
    unknown_word.RULE,
    unknown_source.RULE,
    derived_from.RULE,
    anchors.RULE,
    moved.RULE,
    draft_reference.RULE,
    ids_never_die.RULE,
    dates.RULE,
    overtaken.RULE,
    evidence.RULE,
    legal_aggregator.RULE,
    source_text.RULE,
    unused_paragraph.RULE,
    lock_format.RULE,
    lock_outdated.RULE,
    republish.RULE,
    deep_link.RULE,
    quotations.RULE,
    value_in_quote.RULE,
    one_preferred.RULE,
    weighing.RULE,
    box_evidence.RULE,
    key_facts.RULE,
    balance.RULE,
    loose_number.RULE,
    relative_time.RULE,
    readability.RULE,
    raw_html.RULE,
    comments.RULE,
    heavy_markup.RULE,
    one_paragraph.RULE,
    front_matter.RULE,
    unsafe_link.RULE,
    dead_link.RULE,
    language_words.RULE,
    translation_unknown.RULE,
    translation_stale.RULE,
    translation_tokens.RULE,
    translation_numbers.RULE,
    correction.RULE,
)

Run = Callable[[Catalog], list[Problem]]


def _found(rule: Rule, catalog: Catalog) -> Iterator[Problem]:
    go_on()
    yield from rule.check(catalog)


def run_checks(catalog: Catalog) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    try:
        return sorted(problem for rule in RULES for problem in _found(rule, catalog))
    finally:
        forget()
