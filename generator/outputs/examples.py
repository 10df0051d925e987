"""Worked examples for the page on data, made from the site's own entries. Tests run each against a built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.languages.words import message
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.outputs.site_data import DATA, SiteData, beside
from generator.pages.links import entry_uri

_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
# Where a site is that somebody serves on their own machine with `python3 -m http.server`.
LOCAL = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Example:
    """Something to do with the data: words for people, and what to type. `language` is `sh`, `python` or `sql`.

    `needs` is the name of the output that it uses. SQL is asked of the database, in the folder of the commands.
    """

    needs: str
    title: str
    about: str
    language: str
    code: str


def example_entry(catalog: Catalog) -> Entry | None:
    """The entry that stands for all others: of the first kind with facts, that to which most others refer."""
    for kind in catalog.site.kinds:
        found = [entry for entry in catalog.of_kind(kind) if entry.facts]
        if found:
            return min(found, key=lambda entry: (-len(catalog.backlinks.get(entry.key, ())), entry.id))
    return None


def examples(data: SiteData, names: frozenset[str]) -> list[Example]:
    """The examples that the outputs of these names allow; none if there is no entry that states a fact."""
    entry = example_entry(data.catalog)
    site = (data.catalog.site.address or LOCAL).rstrip("/") + "/"
    return [each for each in _examples(entry, data.catalog, site) if each.needs in names] if entry else []


def _examples(entry: Entry, catalog: Catalog, site: str) -> Iterator[Example]:
    page = entry_uri(entry.kind.id, entry.id)
    yield Example(
        "markdown",
        message("A page to quote from"),
        message("One page as text, with its status, its day and the address of each fact:"),
        "sh",
        f"curl -sS {site}{beside(page, 'md')}",
    )
    yield Example(
        "json",
        message("Facts with their speakers"),
        message("Each sentence of that page, with who says so and its own address:"),
        "python",
        _FACTS.replace("ADDRESS", f"{site}{beside(page, 'json')}"),
    )
    yield Example(
        "csv",
        message("How the evidence was checked"),
        message("A count over a whole table:"),
        "python",
        _STANDING.replace("ADDRESS", f"{site}{DATA}csv/evidence.csv"),
    )
    if catalog.chronicle and catalog.chronicle.days:
        yield Example(
            "changes",
            message("What changed since a day"),
            message("Of all months, only those are fetched in which something changed since then:"),
            "python",
            _CHANGES.replace("ADDRESS", site).replace("DAY", catalog.chronicle.days[0].day.isoformat()),
        )
    yield Example(
        "sqlite",
        message("Questions in SQL"),
        message("First fetch the database. Any program for SQLite opens it."),
        "sh",
        f"curl -sSO {site}{DATA}factsheet.sqlite",
    )
    words = _WORD.findall(entry.name)
    if words:
        yield Example(
            "sqlite",
            message("Search all texts"),
            message("Every sentence in which a word stands, the best first:"),
            "sql",
            _SEARCH.replace("WORD", max(words, key=len).lower()),
        )
    figure = next((each for each in catalog.entries.values() if catalog.preferred(each)), None)
    if figure:
        yield Example(
            "sqlite",
            message("A number with its day and its limits"),
            message("Do not take the number alone: `text` says “about” and “at least”."),
            "sql",
            _NUMBER.replace("ENTRY", figure.key),
        )
    yield Example(
        "sqlite",
        message("Claims, by who makes them"),
        message("How many sentences stand here as somebody's claim, and as whose:"),
        "sql",
        _CLAIMS,
    )


_FACTS = """\
import json
from urllib.request import urlopen

PAGE = "ADDRESS"

with urlopen(PAGE) as answer:
    entry = json.load(answer)["computed"]

print(entry["summary"], "As of", entry["as_of"])
for fact in entry["facts"]:
    print("-", fact["says"])
    print(" ", fact["who_says_so"])
    print(" ", fact["url"])"""

_STANDING = """\
import csv
from collections import Counter
from io import TextIOWrapper
from urllib.request import urlopen

TABLE = "ADDRESS"

with urlopen(TABLE) as answer:
    rows = csv.DictReader(TextIOWrapper(answer, "utf-8-sig", newline=""))
    print(Counter(row["standing"] for row in rows))"""

_CHANGES = """\
import json
from urllib.parse import urljoin
from urllib.request import urlopen

SITE, SINCE = "ADDRESS", "DAY"


def fetch(path):
    with urlopen(urljoin(SITE, path)) as answer:
        return json.load(answer)


for month in fetch("changes.json")["months"]:
    if month["last"] >= SINCE:
        for day in fetch(month["url"])["days"]:
            for change in day["changes"]:
                if day["day"] >= SINCE:
                    print(day["day"], change["sentence"], change["url"])"""

_SEARCH = """\
SELECT texts.name, texts.says, texts.url
FROM search JOIN texts ON texts.id = search.rowid
WHERE search MATCH '"WORD"'
ORDER BY search.rank
LIMIT 5;"""

_NUMBER = """\
SELECT name, text, number, as_of, url
FROM preferred_values
WHERE entry = 'ENTRY';"""

_CLAIMS = """\
SELECT speaker_name, assertion, count(*) AS sentences
FROM facts
WHERE speaker_name IS NOT NULL
GROUP BY speaker_name, assertion
ORDER BY sentences DESC, speaker_name, assertion
LIMIT 10;"""
