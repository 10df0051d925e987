"""What the search costs readers: `python -m tests.benchmarks.searching 10000` prints bytes and times, by query.

Given a number, it makes the search of invented pages of so many entries, which takes half a minute at 10,000; given a
folder, it takes the site that `factsheet build` made there for the root of a host. Bytes are those that a host sends. A
first query is one in a browser with nothing in its cache; the others follow it on the same page.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from generator.engine.looking import FRAME
from generator.examining import examine
from generator.searching.indexing import Job, make_index
from tests.benchmarks.files import MODEL
from tests.benchmarks.pages_made import made_pages
from tests.benchmarks.weight import sent, served
from tests.searching.reading import read_head, read_list, read_texts

FIRST, LATER, MILLISECONDS = 200_000, 40_000, 300
FIND = """async (query) => {
    const start = performance.now();
    const { find } = await import(new URL("assets/scripts/search-index.js", document.baseURI));
    const found = await find(query, { kind: "", status: "" }, 8);
    return [performance.now() - start, found.total];
}"""


@dataclass(frozen=True)
class Asked:
    """What one query cost: bytes as sent, milliseconds until its results are there, and how many pages it found."""

    query: str
    size: int
    time: float
    total: int


def make_site(entries: int, site: Path) -> None:
    """A site that has nothing but the search of invented pages."""
    catalog = examine(MODEL).catalog
    assert catalog is not None
    make_index(Job(catalog, tuple(made_pages(entries))), site)
    shutil.copytree(FRAME / "assets" / "scripts", site / "assets" / "scripts")
    page = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Search</title>'
    (site / "index.html").write_text(page, encoding="utf-8")


def queries(site: Path, seed: int = 7) -> list[str]:
    """What readers might type: names, parts of them, slips, numbers, the commonest words and rare ones, quotations."""
    chance = random.Random(seed)
    names = [row[2] for row in chance.sample(read_list(site, "names"), 6)]
    words = sorted(read_list(site, "index"), key=lambda item: -len(item[1]))
    small = set(read_head(site)["small"])
    common = [word for word, _, _ in words if len(word) > 3 and word not in small][:6]
    rare = [word for word, _, _ in chance.sample(words, 40) if word.isalpha() and len(word) > 4][:4]
    text = chance.choice([page["content"] for page in read_texts(site) if len(page["content"]) > 600])
    quoted = " ".join(text.split("¶")[3].split()[:6]).rstrip(".,;")
    slip = names[0].split()[0]
    return [
        *(name for name in names[:4]),
        *(name.split()[0] for name in names[4:]),
        slip[:2] + slip[3:],
        *common,
        f"{common[0]} {common[1]}",
        *rare,
        f"{rare[0]} {common[2]}",
        f'"{quoted}"',
    ]


def asked(browser: Browser, address: str, all_queries: Sequence[str]) -> Iterator[Asked]:
    """Ask one query after the other in a new browser, and weigh what each of them loads."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    for query in all_queries:
        responses.clear()
        time, total = page.evaluate(FIND, query)
        size = sum(sent(each.body(), each.headers.get("content-type", "")) for each in responses if each.ok)
        yield Asked(query, size, time, total)
    context.close()


def firsts(browser: Browser, address: str, all_queries: Iterable[str]) -> Iterator[Asked]:
    """Ask each query as the first one."""
    for query in all_queries:
        yield from asked(browser, address, [query])


def _measure(site: Path) -> int:
    with served(site) as address, sync_playwright() as playwright:
        executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        list(asked(browser, address, ["warm"]))  # the browser itself starts slowly
        all_queries = queries(site)
        above = [*_printed("first", FIRST, firsts(browser, address, all_queries))]
        above += _printed("later", LATER, asked(browser, address, ["warm", *all_queries]))
        browser.close()
    print(f"\nLimits: first query {FIRST:,} bytes, later ones {LATER:,}; first result {MILLISECONDS} ms.")
    print(*(f"ABOVE: {each.query}: {each.size:,} bytes, {each.time:.0f} ms" for each in above), sep="\n")
    return 1 if above else 0


def _printed(name: str, most: int, found: Iterable[Asked]) -> list[Asked]:
    """Print a line for each query; those above the limits."""
    print(f"\n{name:42} {'bytes':>8} {'ms':>6} {'pages':>7}")
    above = []
    for at, each in enumerate(found):
        print(f"{each.query[:42]:42} {each.size:8,} {each.time:6.0f} {each.total:7,}")
        beginning = name == "later" and not at  # which is a first one
        above += [each] if not beginning and (each.size > most or each.time > MILLISECONDS) else []
    return above


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 1 if something is above its limit."""
    (given,) = arguments
    if not given.isdigit():
        return _measure(Path(given))
    with tempfile.TemporaryDirectory(prefix="factsheet_search_") as folder:
        before = os.times()
        make_site(int(given), Path(folder))
        after = os.times()
        own, engine = (after[at] + after[at + 1] - before[at] - before[at + 1] for at in (0, 2))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{given} entries: {own:.1f} CPU s for pages and index, {engine:.1f} of the engine, {memory} MB at most")
        return _measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
