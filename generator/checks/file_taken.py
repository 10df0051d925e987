"""No file of docs/ has the address of one that the software writes: one of the two would be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.pages.addresses import served
from generator.pages.sorts import Sort, page_at
from generator.problems import Problem
from generator.publishing.manifest import NAME as MANIFEST

# Files for the whole site, the index of the search, and the pictures that are shown where a page is shared.
FOLDERS = ("data/", "pagefind/", "assets/cards/")
_NAMES = re.compile(r"search/names\.[^/]+\.json", re.IGNORECASE)  # which the search reads, one for each language


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the files of docs/ that are no pages, and at what the software writes beside hand-written pages."""
    for path in sorted(catalog.own_files):
        if message := _of_file(path, catalog):
            tip = "Move it into a folder of its own, such as docs/files/, or give it another name."
            yield Problem(f"docs/{path}", 0, 0, RULE.name, message, tip)
    for uri, document in catalog.documents.items():
        if message := _of_page(uri, catalog):
            yield Problem(document.file, 0, 0, RULE.name, message, "Move the page to another folder, or rename it.")


def _of_file(path: str, catalog: Catalog) -> str:
    if message := _in_folder(f"{path.casefold()}/"):  # where cases are one, it is the same folder
        return message
    if _NAMES.fullmatch(path):
        return f"The software writes another file at this address: {path}."
    if path == MANIFEST or page_at(f"{path}.md", catalog) or page_at(f"{path}/index.md", catalog):
        return f"The site has something else at this address: {path}."
    from generator.outputs.claiming import claimed_by, gives_way  # slow, and hardly a site needs it
    from generator.outputs.site_data import SiteData

    title = "" if gives_way(path) else claimed_by(path, SiteData(catalog))
    return f"The software writes another file at this address: {path} ({title})." if title else ""


def _of_page(uri: str, catalog: Catalog) -> str:
    stem = served(uri).rstrip("/")
    if message := _in_folder(stem):
        return message
    if f"{stem}.json" == MANIFEST:
        return f"The data of this page would have the address of the list of all files: {MANIFEST}."
    # Only in the folder of a generated page, such as that of an entry, can what stands beside this one meet anything.
    around = (page_at(f"{folder}.md", catalog) for folder in PurePosixPath(stem).parents)
    if all(page is None or page.sort is Sort.DOCUMENT for page in around):
        return ""
    from generator.outputs.claiming import taken_by_page
    from generator.outputs.site_data import SiteData

    taken = taken_by_page(uri, SiteData(catalog))
    return (
        f"What the software writes beside this page would have the address of another file: {taken}." if taken else ""
    )


def _in_folder(path: str) -> str:
    """What is wrong with a path in a folder of the software."""
    folder = next((each for each in FOLDERS if path.startswith(each)), "")
    return f"“{folder}” is a folder that the software uses itself." if folder else ""


RULE = Rule("file-taken", "No file of docs/ has the address of one that the software writes.", check)
