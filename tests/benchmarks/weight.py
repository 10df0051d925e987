"""How much a reader has to load: `python -m tests.benchmarks.weight SITE` prints a table and fails above the limits.

SITE is a folder that `factsheet build` made for the root of a host. Sizes are of what a host sends, compressed with
gzip -9; hosts that speak Brotli send less. A first view is everything that Chromium asks for to show a page, with an
empty cache and the search untouched.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import itertools
import re
import shutil
import statistics
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

FIRST_VIEW = 100_000
ENTRY_MEDIAN, ENTRY_MOST = 8_000, 15_000
_TOGETHER = 6
_COMPRESSED = re.compile(r"text/|javascript|json|xml|svg|wasm|manifest")


@dataclass(frozen=True)
class View:
    """The first view of a page: how many requests, and bytes as sent in all, of the page itself, and by sort."""

    requests: int
    total: int
    page: int
    sorts: Mapping[str, int]


def sent(body: bytes, content_type: str) -> int:
    """How many bytes a host sends for a file: texts are compressed, pictures and fonts are so already."""
    return len(gzip.compress(body, 9, mtime=0)) if _COMPRESSED.search(content_type) else len(body)


def first_views(browser: Browser, addresses: Iterable[str]) -> Iterator[View]:
    """Open each page with an empty cache, and weigh what comes until the network is quiet.

    A few pages wait for that together. A file that several of them load is weighed once, as it is the same for all.
    """
    known: dict[str, int] = {}
    waiting = iter(addresses)
    while group := list(itertools.islice(waiting, _TOGETHER)):
        opened = [_opened(browser, address) for address in group]
        for address, (page, responses) in zip(group, opened, strict=True):
            page.wait_for_load_state("networkidle")
            # While the bodies are fetched, the icon of the page may still come.
            yield _weighed(address, list(responses), known)
            page.context.close()


def _opened(browser: Browser, address: str) -> tuple[Page, list[Response]]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address)
    return page, responses


def _weighed(address: str, seen: Sequence[Response], known: dict[str, int]) -> View:
    sorts: dict[str, int] = {}
    for response in seen:
        if response.url not in known:
            known[response.url] = sent(response.body(), response.headers.get("content-type", ""))
        sort = response.request.resource_type
        sorts[sort] = sorts.get(sort, 0) + known[response.url]
    return View(len(seen), sum(known[each.url] for each in seen), known[address], sorts)


def entry_pages(site: Path) -> dict[str, int]:
    """The size of the HTML of each entry, by its path below the site. An entry's page says that it is an article."""
    found = {}
    for path in sorted(site.glob("*/*/index.html")):
        data = path.read_bytes()
        if b'property="og:type" content="article"' in data and not path.is_relative_to(site / "sheets"):
            found[path.parent.relative_to(site).as_posix()] = sent(data, "text/html")
    return found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at the root of a host."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def page_types(site: Path) -> list[str]:
    """A page of each folder at the top of the site, the heaviest one, and its index; the single pages."""
    pages = [""]
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        if (folder / "index.html").is_file():
            pages.append(f"{folder.name}/")
        below = sorted(folder.glob("*/index.html"), key=lambda path: path.stat().st_size)
        if below:
            pages.append(f"{folder.name}/{below[-1].parent.name}/")
    return [*pages, "404.html"]


def table(views: Mapping[str, View]) -> Iterator[str]:
    """A line for each page, the heaviest first."""
    yield f"{'first view':52} {'requests':>8} {'total':>8} {'HTML':>7} {'CSS':>7} {'scripts':>7} {'other':>7}"
    for path, view in sorted(views.items(), key=lambda item: -item[1].total):
        style, script = view.sorts.get("stylesheet", 0), view.sorts.get("script", 0)
        other = view.total - view.page - style - script
        numbers = f"{view.requests:8} {view.total:8,} {view.page:7,} {style:7,} {script:7,} {other:7,}"
        yield f"{'/' + path:52} {numbers}"


def summary(sizes: Mapping[str, int]) -> Iterator[str]:
    """Median and largest of the HTML of entries, and the largest ones by name."""
    yield f"HTML of {len(sizes)} entries: median {statistics.median(sizes.values()):,.0f}, most {max(sizes.values()):,}"
    for path, size in sorted(sizes.items(), key=lambda item: -item[1])[:5]:
        yield f"  {size:6,}  /{path}/"


def excesses(views: Mapping[str, View], sizes: Mapping[str, int]) -> Iterator[str]:
    """What is above its limit."""
    yield from (f"/{path}: first view {view.total:,}" for path, view in views.items() if view.total > FIRST_VIEW)
    yield from (f"/{path}/: HTML {size:,}" for path, size in sizes.items() if size > ENTRY_MOST)
    if statistics.median(sizes.values()) > ENTRY_MEDIAN:
        yield f"median of the HTML of entries: {statistics.median(sizes.values()):,.0f}"


def main(arguments: Iterable[str]) -> int:
    """Print the tables; 1 if something is above its limit."""
    site = Path(*arguments)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        paths = page_types(site)
        views = dict(zip(paths, first_views(browser, [address + path for path in paths]), strict=True))
        browser.close()
    sizes = entry_pages(site)
    above = list(excesses(views, sizes))
    print("Bytes as sent, compressed with gzip -9.\n", *table(views), "", *summary(sizes), sep="\n")
    print(
        f"\nLimits: first view {FIRST_VIEW:,}; HTML of an entry {ENTRY_MEDIAN:,} in the median, {ENTRY_MOST:,} at most."
    )
    print(*(f"ABOVE: {line}" for line in above), sep="\n")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
