"""No number in a sentence is typed by hand: it comes from a figure, through a token."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from generator.checks.heaps import holding
from generator.checks.masking import blank, blank_all
from generator.checks.passages import Passage, Place, look_once, passages_where
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
# In all markup but tokens, in which no date goes on that began before them; and in code, lists and rows of addresses.
_IN_MARKUP = ("<", "{", "`", "~", "\\", "](", "://", "---", "\n")
_MARKUP = re.compile("|".join(map(re.escape, _IN_MARKUP)))
_PLACES = frozenset({Place.ENTRY, Place.SOURCE})

Patterns = tuple[re.Pattern[str], ...]


class _Numbers(NamedTuple):
    """What is a number in a text, and what is none. Of each exemption, what it needs is found sooner than the whole."""

    exempt: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    dates: Patterns
    digits: re.Pattern[str]
    words: re.Pattern[str]
    spelled: Phrases


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at our own sentences: all prose of entries, and the documents that the vocabulary names."""
    words = words_for(catalog.site.language)
    exempt = tuple(_exempt(each.pattern) for each in catalog.vocabulary.numbers.exempt.values())
    spelled = Phrases(words.number_words)
    numbers = _Numbers(exempt, _dates(words), _DIGITS, _number_words(words), spelled)
    found = passages_where(catalog, lambda texts: _that_may_hold_one(texts, numbers))
    ours = (each for each in found if each.place in _PLACES or _covered(each, catalog))
    yield from look_once(ours, lambda passage: islice(_look(passage, numbers), MOST_NAMED))


def _covered(passage: Passage, catalog: Catalog) -> bool:
    covers = catalog.vocabulary.numbers.covers
    return passage.place is Place.DOCUMENT and any(passage.owner.startswith(start) for start in covers)


def _that_may_hold_one(texts: Collection[str], numbers: _Numbers) -> Iterator[str]:
    """The texts in which a number may be: not where all digits are those of dates, without anything else to blank."""
    yield from numbers.spelled.among(texts)
    with_more = {*holding(texts, _MARKUP, signs=_IN_MARKUP)}
    with_more.update(text for needed, _ in numbers.exempt for text in filter(needed.search, texts))
    yield from filter(_ANY_DIGIT.search, with_more)
    first, *others = numbers.dates
    for text in holding(texts, _ANY_DIGIT, prepared=lambda joined: first.sub(" ", joined)):
        if _is_left(first.sub(" ", text), others):
            yield text


def _is_left(text: str, dates: Iterable[re.Pattern[str]]) -> bool:
    """Whether a digit is in a text without its dates."""
    for date in dates:
        text = date.sub(" ", text)
        if not _ANY_DIGIT.search(text):
            return False
    return True


def _look(passage: Passage, numbers: _Numbers) -> Iterator[Problem]:
    in_words = passage.may_hold(numbers.spelled)
    if not in_words and not _ANY_DIGIT.search(passage.text):
        return
    text = passage.words
    if "\n" in text or not text[:1].isalpha():
        # A line of a page may end within a date or a name, so from here on it is one line.
        text = blank_all(text, (_LIST_MARKER,)).replace("\n", " ")
    for needed, exempt in numbers.exempt:  # what is exempt is whole words: to blank it makes no number of what was none
        if needed.search(text):
            text = exempt.sub(blank, text)
    for date in numbers.dates:
        if not _ANY_DIGIT.search(text):
            break
        text = date.sub(blank, text)
    patterns = [*([numbers.digits] if _ANY_DIGIT.search(text) else []), *([numbers.words] if in_words else [])]
    for pattern in patterns:
        for match in pattern.finditer(text):
            message = f"“{match[0]}” is a number typed by hand."
            tip = TIP
            yield passage.problem(RULE.name, match.start(), match.end(), message, tip)


def _exempt(pattern: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What an exemption needs, and the same as whole words: a search for these is ten times as slow."""
    return re.compile(pattern), re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _number_words(words: Words) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.number_words)})(?:-\w+)?\b", re.IGNORECASE)


def _dates(words: Words) -> Patterns:
    month = f"(?:{'|'.join(map(_at_its_start, words.months))})"
    day = r"(?:[12]?\d|3[01])"
    year = r"(?:1[5-9]|20|21)\d\d"
    return (
        re.compile(rf"{month}\s+{day}(?:(?:–|-|\s+and\s+|\s+to\s+){day})?(?:,\s+{year})?(?![\w%]|[.,]\d)"),
        re.compile(rf"(?<![\w.,$€£#-]){day}\s+{month}(?:\s+{year})?(?![\w%])"),
        re.compile(rf"(?<![\w.,$€£#-]){year}(?:-\d\d(?:-\d\d)?|s)?(?![\w%]|,\d|\.\d)"),
    )


def _at_its_start(name: str) -> str:
    """The pattern of a name that begins no later than its word, which is looked at behind its first letter.

    So a search passes over all else without a look.
    """
    return rf"{name[0]}(?<!\w{name[0]}){name[1:]}"


RULE = Rule("loose-number", "No number in a sentence is typed by hand.", check)
