"""What the search knows of pages besides their words: names, other names and numbers, kinds, statuses and lengths.

From it scripts suggest pages while somebody types, mend misspelled words, count facets and rank.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.kinds.field_types import Base
from generator.languages.words import Words
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.searching.facets import facets
from generator.searching.folding import folded
from generator.searching.labels import common_words, label_keys
from generator.searching.page import SearchPage
from generator.searching.postings import FIRST_SIGN
from generator.searching.wording import small_words, wording

FOLDER = "search"
_LETTERS = re.compile(r"[^\W\d_]+")


def head(catalog: Catalog, words: Words, pages: Sequence[SearchPage], lengths: Sequence[int]) -> dict[str, object]:
    """What scripts need to know before anything is typed, but for the pieces of the lists.

    `facets` and `lengths` have a sign for each page, in the order of the pages: of `facets`, the place in `pairs`,
    whose items are places in `kinds` and `statuses` (-1 for none); of `lengths`, eight times the logarithm, base 2.
    """
    choices = facets(catalog, words)
    places = {name: {choice[0]: at for at, choice in enumerate(choices[name])} for name in choices}
    own = [(places["kinds"][page.kind], places["statuses"].get(page.status, -1)) for page in pages]
    pairs = sorted(set(own))
    return {
        "language": pages[0].language if pages else language_code(catalog.site.language),
        "small": small_words(words),
        **choices,
        "say": wording(words),
        "pairs": pairs,
        "facets": "".join(chr(FIRST_SIGN + pairs.index(pair)) for pair in own),
        "lengths": "".join(chr(FIRST_SIGN + round(8 * math.log2(length + 1))) for length in lengths),
    }


def names_items(pages: Sequence[SearchPage]) -> tuple[list[tuple[str, str]], list[str]]:
    """The pages that are found by their names, once for each key and in the order of these; and the common words.

    A row is the number of the page, its address below the site, its name, and all other names and numbers.
    """
    named = [(number, page) for number, page in enumerate(pages) if page.named]
    labels = [(page.title, *page.others) for _, page in named]
    common = common_words(labels)
    found = []
    for (number, page), names in zip(named, labels, strict=True):
        row = json.dumps([number, page.address, *names], ensure_ascii=False, separators=(",", ":"))
        found += [(key, number, row) for key in label_keys(names, common)]
    return [(key, row) for key, _, row in sorted(found)], sorted(common)


def written_words(pages: Iterable[SearchPage]) -> dict[str, str]:
    """How names write words that have capitals or accents, by the word without them."""
    found: dict[str, str] = {}
    for page in pages:
        for word in _LETTERS.findall(" ".join((page.title, *page.others))) if page.named else ():
            if word != (plain := folded(word)):
                found.setdefault(plain, word)
    return found


def other_names(entry: Entry) -> tuple[str, ...]:
    """What else an entry is searched for by: its aliases, fields that hold a number as text, its values as digits."""
    return tuple(dict.fromkeys((*entry.data.aliases, *_numbered_fields(entry), *_values(entry))))


def languages(catalog: Catalog) -> Mapping[str, Words]:
    """The languages of the site as its pages name them, each with its words."""
    own, code = catalog.site.language, language_code(catalog.site.language)
    return {
        code: catalog.words,
        **{name: words for name, words in catalog.languages.items() if name not in (own, code)},
    }


def language_code(language: str) -> str:
    """The language of the site as its pages name it: without its country. Translations name theirs with it."""
    return language.partition("-")[0]


def _numbered_fields(entry: Entry) -> Iterator[str]:
    for name, field in entry.kind.fields():
        value = entry.fields.get(name)
        if field.type.base is Base.TEXT and value is not None and not isinstance(value, Absence):
            for item in value if field.type.is_list else (value,):
                if any(sign.isdigit() for sign in item):
                    yield item


def _values(entry: Entry) -> Iterator[str]:
    for value in entry.values:
        if value.value is not None:
            yield f"{value.value:f}"
