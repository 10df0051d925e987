"""All rules, and one function that runs them over a catalog."""

from __future__ import annotations

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
    evidence,
    front_matter,
    ids_never_die,
    legal_aggregator,
    lock_format,
    lock_outdated,
    loose_number,
    moved,
    one_paragraph,
    one_preferred,
    overtaken,
    quotations,
    raw_html,
    relative_time,
    republish,
    settings,
    source_text,
    unknown_reference,
    unknown_source,
    unknown_token,
    unknown_word,
    unsafe_link,
    unused_paragraph,
    value_in_quote,
    weighing,
)
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.problems import Problem

RULES: tuple[Rule, ...] = (
    settings.RULE,
    address_taken.RULE,
    unknown_reference.RULE,
    unknown_token.RULE,
    unknown_word.RULE,
    unknown_source.RULE,
    derived_from.RULE,
    anchors.RULE,
    moved.RULE,
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
    balance.RULE,
    loose_number.RULE,
    relative_time.RULE,
    raw_html.RULE,
    comments.RULE,
    one_paragraph.RULE,
    front_matter.RULE,
    unsafe_link.RULE,
    dead_link.RULE,
    correction.RULE,
)


def run_checks(catalog: Catalog) -> list[Problem]:
    """Every problem that any rule finds, sorted by place."""
    return sorted(problem for rule in RULES for problem in rule.check(catalog))
