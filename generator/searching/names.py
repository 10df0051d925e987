"""What the search knows by name: one file of names, other names and numbers, loaded when a reader first searches.

From it scripts suggest pages while somebody types, and mend misspelled words; the engine itself does neither.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from generator.kinds.field_types import Base
from generator.languages.words import Words
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.searching.facets import facets
from generator.searching.page import SearchPage
from generator.searching.wording import small_words, wording

FOLDER = "search"
_WORD = re.compile(r"[^\W\d_]{4,}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def names_files(catalog: Catalog, pages: Sequence[SearchPage], ids: Mapping[str, str]) -> dict[str, str]:
    """A file for each language of the site, path -> JSON. A language without pages of its own searches the site's.

    `ids` gives the engine's id of each page by its address; pages that it did not index are left out.
    """
    site = _code(catalog.site.language)
    indexed = sorted((page for page in pages if page.address in ids), key=lambda page: page.address)
    files = {}
    for code, words in {site: catalog.words, **{_code(name): own for name, own in catalog.languages.items()}}.items():
        own = [page for page in indexed if page.language == code]
        searched = own or [page for page in indexed if page.language == site]
        files[f"{FOLDER}/names.{code}.json"] = _names(catalog, words, searched, ids)
    return files


def _names(catalog: Catalog, words: Words, pages: Sequence[SearchPage], ids: Mapping[str, str]) -> str:
    """One file: `names` has a row for each page that is found by its name, `others` the ids of the other pages by kind.

    A row is the engine's id, the address below the site, the name, the places of its kind and status in their lists
    (-1 for none), and all other names and numbers. `words` are all words that the index holds, so that one which is
    not among them can be taken for misspelled. `language` is that of the pages.
    """
    choices = facets(catalog, words)
    places = {name: {choice[0]: at for at, choice in enumerate(choices[name])} for name in choices}
    others: dict[str, list[str]] = {}
    for page in pages:
        if not page.named:
            others.setdefault(page.kind, []).append(ids[page.address])

    def row(page: SearchPage) -> list[object]:
        facet = (places["kinds"][page.kind], places["statuses"].get(page.status, -1))
        return [ids[page.address], page.address, page.title, *facet, *page.others]

    data = {
        "language": pages[0].language if pages else _code(catalog.site.language),
        "words": " ".join(sorted({word for page in pages for word in _WORD.findall(folded(page.text))})),
        "small": small_words(words),
        **choices,
        "say": wording(words),
        "names": [row(page) for page in pages if page.named],
        "others": {kind: " ".join(found) for kind, found in others.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def other_names(entry: Entry) -> tuple[str, ...]:
    """What else an entry is searched for by: its aliases, fields that hold a number as text, its values as digits."""
    return tuple(dict.fromkeys((*entry.data.aliases, *_numbered_fields(entry), *_values(entry))))


def folded(text: str) -> str:
    """Text without accents and in small letters, as scripts fold it (Unicode NFD, marks removed)."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_without_marks, text).lower()


def _without_marks(found: re.Match[str]) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", found[0]) if not unicodedata.combining(sign))


def _code(language: str) -> str:
    """The language as pages name it: without its country."""
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
