"""Rules that look at each entry by itself: what they say of its file follows from it and from what it refers to.

So of these, an edit asks anew only what they say of the entry (`generator.previewing`, `generator.rechecking`).
"""

from __future__ import annotations

from generator.checks import (
    anchors,
    box_evidence,
    dates,
    deep_link,
    evidence,
    heavy_markup,
    key_facts,
    legal_aggregator,
    loose_number,
    one_paragraph,
    one_preferred,
    overtaken,
    raw_html,
    readability,
    relative_time,
    unknown_reference,
    unknown_source,
    unknown_word,
    unsafe_link,
    value_in_quote,
    weighing,
)
from generator.checks.rule import Rule

RULES_ALONE: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        *(unknown_reference, unknown_word, unknown_source, anchors, dates, overtaken),
        *(evidence, legal_aggregator, deep_link, value_in_quote, one_preferred, weighing, box_evidence),
        *(key_facts, loose_number, relative_time, readability, raw_html, heavy_markup, one_paragraph, unsafe_link),
    )
)
ALONE = frozenset(rule.name for rule in RULES_ALONE)
