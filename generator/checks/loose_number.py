"""No number in a sentence is typed by hand: it comes from a figure, through a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.checks.masking import blank, blank_all
from generator.checks.passages import Passage, Place, look_once, passages
from generator.checks.phrases import Phrases
from generator.checks.rule import MOST_NAMED, Rule
from generator.languages.words import Words, words_for
from generator.model.catalog import Catalog
from generator.problems import Problem

_DIGITS = re.compile(r"(?<![\w])[$€£#]?\d[\d.,:/–-]*\d%?|(?<![\w])[$€£#]?\d%?|(?<=\w)\d+|[¼-¾⅐-⅞]")
_ANY_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
TIP = (
    "Show it through a figure, [[KIND/ID]]. If it counts nothing and only names something, such as a law, "
    "add its pattern under `exempt:` in site_config/vocabulary.yml."
)
# The marker of a numbered list is layout, not a quantity.
_LIST_MARKER = re.compile(r"^[^\S\n]*\d+[.)]\s", re.MULTILINE)
_PLACES = frozenset({Place.ENTRY, Place.SOURCE})

Patterns = tuple[re.Pattern[str], ...]


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at our own sentences: all prose of entries, and the documents that the vocabulary names."""
    words = words_for(catalog.site.language)
    exempt = [re.compile(rf"(?<!\w)(?:{each.pattern})(?!\w)") for each in catalog.vocabulary.numbers.exempt.values()]
    patterns = (*exempt, *_dates(words))
    numbers, spelled = (_DIGITS, _number_words(words)), Phrases(words.number_words)
    ours = (each for each in passages(catalog) if each.place in _PLACES or _covered(each, catalog))
    yield from look_once(ours, lambda passage: islice(_look(passage, patterns, numbers, spelled), MOST_NAMED))


def _covered(passage: Passage, catalog: Catalog) -> bool:
    covers = catalog.vocabulary.numbers.covers
    return passage.place is Place.DOCUMENT and any(passage.owner.startswith(start) for start in covers)


def _look(passage: Passage, patterns: Patterns, numbers: Patterns, spelled: Phrases) -> Iterator[Problem]:
    in_words = spelled.may_be_in(passage.words)
    if not in_words and not _ANY_DIGIT.search(passage.words):
        return
    # A line of a page may end within a date or a name, so from here on it is one line.
    text = blank_all(passage.words, (_LIST_MARKER,)).replace("\n", " ")
    for exempt in patterns:  # what is exempt is whole words: to blank it makes no number of what was none
        text = exempt.sub(blank, text)
        if not in_words and not _ANY_DIGIT.search(text):
            return
    for pattern in numbers if in_words else numbers[:1]:
        for match in pattern.finditer(text):
            message = f"“{match[0]}” is a number typed by hand."
            tip = TIP
            yield passage.problem(RULE.name, match.start(), match.end(), message, tip)


def _number_words(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.number_words)})(?:-\w+)?\b", re.IGNORECASE)


def _dates(words: Words) -> Patterns:
    month = rf"(?:{'|'.join(words.months)})"
    day = r"(?:[12]?\d|3[01])"
    year = r"(?:1[5-9]|20|21)\d\d"
    return (
        re.compile(rf"\b{month}\s+{day}(?:(?:–|-|\s+and\s+|\s+to\s+){day})?(?:,\s+{year})?(?![\w%]|[.,]\d)"),
        re.compile(rf"(?<![\w.,$€£#-]){day}\s+{month}(?:\s+{year})?(?![\w%])"),
        re.compile(rf"(?<![\w.,$€£#-]){year}(?:-\d\d(?:-\d\d)?|s)?(?![\w%]|,\d|\.\d)"),
    )


RULE = Rule("loose-number", "No number in a sentence is typed by hand.", check)
