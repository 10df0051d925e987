"""A translation has the tokens and the addresses of its English: they are copied, never translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.translated import translated
from generator.model.catalog import Catalog
from generator.problems import Problem
from generator.prose.tokens import Token, find_tokens

_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+(?=[)\s])|(?<=<)https?://[^<>\s]+(?=>)")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every record whose English is there: of a stale one nobody knows what it had to have."""
    for each in translated(catalog):
        if not each.english:
            continue
        text = each.passage.text
        wanted, found = _copied(each.english, catalog), _copied(text, catalog)
        for what in (wanted - found).elements():
            message = f"The English has {what}, and the translation does not."
            tip = "Copy it from the English; the words behind | may be others."
            yield each.passage.problem(RULE.name, 0, len(text), message, tip)
        for what in (found - wanted).elements():
            start = max(0, text.find(what.partition(" ")[0].rstrip("]")))
            message = f"The translation has {what}, and the English does not."
            yield each.passage.problem(RULE.name, start, start + 1, message, "Take it out, or copy it as it is there.")


def _copied(text: str, catalog: Catalog) -> Counter[str]:
    """What must be the same: where tokens lead, whether they print a number, and addresses."""
    tokens = Counter(_sign(token, catalog) for token in find_tokens(text))
    return tokens + Counter(_ADDRESS.findall(text))


def _sign(token: Token, catalog: Catalog) -> str:
    if token.reference is None or token.mistake:
        return token.text
    entry = catalog.entry(token.reference)
    if entry and entry.values:
        prints = not token.label or "#" in token.label
        return f"[[{token.reference}]] {'with' if prints else 'without'} its number"
    return f"[[{token.reference}]]"


RULE = Rule("translation-tokens", "A translation has the tokens and addresses of its English.", check)
