"""Quotations are short: 20 words each at most, and at most a quarter of a source's words in all.

A text that may be published is not bound by the share: its page prints the whole of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.checks.cited import path_of, quoted
from generator.checks.keeping import kept
from generator.checks.rule import Rule
from generator.evidence.folds import fold
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.parts import Evidence
from generator.problems import Problem

MOST_WORDS = 20
LARGEST_SHARE = 0.25

_Quote = tuple[int | None, str]  # the paragraph, and the words


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every printed quotation, and at the sum for each source."""
    for entry, number, _, _, _, quote, _, _ in quoted(catalog):
        if len(quote) > 2 * MOST_WORDS and (words := len(quote.split())) > MOST_WORDS:
            message = f"The quotation has {words} words; {MOST_WORDS} are the most."
            tip = "Quote only the words that prove the fact, or give a span: `words: first-last`."
            yield problem_at(entry.record, (*path_of(entry, number), "quote"), RULE.name, message, tip)
    for name, count in quoted_words(catalog).items():
        source = catalog.sources[name]
        text = None if source.may_be_published else source.data.text
        if text and count > text.words * LARGEST_SHARE:
            message = f"{count} of the {text.words} words of this source are quoted; a quarter is the most."
            tip = "Turn some quotations into spans: `words: first-last`."
            yield problem_at(source.record, ("text", "words"), RULE.name, message, tip)


@kept
def quoted_words(catalog: Catalog) -> Mapping[str, int]:
    """For each source, how many of its words are printed in quotations; the same quotation counts once."""
    sources = catalog.sources
    quoting: defaultdict[str, set[_Quote]] = defaultdict(set)
    for _, _, _, source, paragraph, quote, _, _ in quoted(catalog):
        if source in sources:
            quoting[source].add((paragraph, quote))
    return {name: _words_in({(number, fold(quote)) for number, quote in said}) for name, said in quoting.items()}


def words_quoted(evidence: Iterable[Evidence]) -> int:
    """How many words are printed in the quotations of evidence from one source."""
    return _words_in({(each.paragraph, fold(each.quote)) for each in evidence if each.quote})


def _words_in(quotes: Iterable[_Quote]) -> int:
    """How many words folded quotations have. Between two of them stands one space, as they are folded."""
    return sum(quote.count(" ") + 1 for _, quote in quotes if quote)


RULE = Rule("quotations", "Quotations are short, and few for each source.", check)
