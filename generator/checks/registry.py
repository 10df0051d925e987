"""All rules, and one function that runs them over a catalog."""

from __future__ import annotations

from generator.checks import (
    anchors,
    box_evidence,
    dates,
    evidence,
    ids_never_die,
    lock_format,
    loose_number,
    moved,
    one_preferred,
    quotations,
    raw_html,
    relative_time,
    settings,
    source_text,
    unknown_reference,
    unknown_source,
    unknown_token,
    unknown_word,
    unsafe_link,
    value_in_quote,
)
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.problems import Problem

RULES: tuple[Rule, ...] = (
    settings.RULE,
    unknown_reference.RULE,
    unknown_token.RULE,
    unknown_word.RULE,
    unknown_source.RULE,
    anchors.RULE,
    moved.RULE,
    ids_never_die.RULE,
    dates.RULE,
    evidence.RULE,
    source_text.RULE,
    lock_format.RULE,
    quotations.RULE,
    value_in_quote.RULE,
    one_preferred.RULE,
    box_evidence.RULE,
    loose_number.RULE,
    relative_time.RULE,
    raw_html.RULE,
    unsafe_link.RULE,
)


def run_checks(catalog: Catalog) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted(problem for rule in RULES for problem in rule.check(catalog))
