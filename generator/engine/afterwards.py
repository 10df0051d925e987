"""What a preview makes after the pages of an edit, while they are looked at already.

First come the files of what was edited and of what is tied to it, once nobody has edited for a while all the others: to
make sure of all takes a minute and more at ten thousand entries, so it must not be begun anew with each edit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.contents import Content, as_bytes
from generator.engine.open_data import OpenData
from generator.engine.rerendering import Framed
from generator.engine.restructuring import remove, write_sitemap
from generator.kinds.schemas import entry_schemas
from generator.model.backlinks import targets_of
from generator.model.catalog import Catalog, follow
from generator.pages.extra_files import MAKERS
from generator.previewing.content import files_of
from generator.previewing.later import Turns
from generator.producing import SCHEMAS
from generator.writing import write_if_changed, write_tree

Search = Callable[..., None]
_CALM = 10.0  # seconds without an edit
_MOST_AROUND = 50  # records that are tied to one; an entry with more is tied to much of the site


class Afterwards:
    """The files that no page waits for. What was written of them before and is no longer made is removed.

    Whoever else writes or removes such a file does it here, so that what each file is known to hold is never stale.
    """

    def __init__(self, root: Path, site: Path, written: OpenData, search: Search) -> None:
        """`site` is the folder of the site, `written` are the outputs of the whole build, `search` makes the index."""
        self._root, self._site, self._search = root, site, search
        self._paths = written.paths  # of all open data that may be there
        self._known: dict[str, bytes] = {}
        self._edited: set[str] = set()  # whose files are still to be made
        self._moved = False

    def edited(self, keys: Iterable[str], *, moved: bool) -> None:
        """These records read otherwise, came or went; `moved` says whether pages came, went or changed places."""
        self._edited |= set(keys)
        self._moved |= moved

    def write(self, path: str, content: Content) -> None:
        """Write a file of the site, unless it holds that already."""
        data = as_bytes(content)
        digest = hashlib.blake2b(data, digest_size=16).digest()
        if self._known.get(path) != digest:
            write_if_changed(self._site / path, data)
            self._known[path] = digest

    def remove(self, site: Framed, path: str) -> None:
        """Remove a file of the site."""
        self._known.pop(path, None)
        remove(site, path)

    def steps(self, site: Framed) -> Turns:
        """Have the search index made, and write pictures, citations, open data and schemas, step by step."""
        catalog = site.steps.catalog
        if catalog is None:
            return
        self._search(catalog, site.config, site.files.src_uris)
        yield 0
        outputs, docs = site.steps.open_data, Path(site.config.docs_dir)
        keys = _around(catalog, self._edited)
        for path, content in files_of(catalog, keys).items():
            self.write(path, content)
            yield 0
        for _ in outputs.renew_some(keys, docs, self._write_data):
            yield 0
        self._edited.clear()
        yield _CALM
        if self._moved:
            write_sitemap(site)
            self._moved = False
            yield 0
        for path, content in (file for maker in MAKERS for file in maker.files(catalog, None)):
            self.write(path, content)
            yield 0
        for _ in outputs.renew(docs, self._write_data):
            yield 0
        for path in self._paths - outputs.paths - catalog.own_files:
            self.remove(site, path)
        self._paths = outputs.paths
        write_tree(self._root / SCHEMAS, entry_schemas(catalog))

    def _write_data(self, path: str, content: Content) -> None:
        self._paths.add(path)
        self.write(path, content)


def _around(catalog: Catalog, edited: Iterable[str]) -> set[str]:
    """These records, and the entries that they name and that name them, where these are few."""
    found = set(edited)
    for entry in (catalog.entries[key] for key in edited if key in catalog.entries):
        named = {follow(key, catalog.moved) for key in targets_of(entry)}
        tied = named.union(catalog.backlinks.get(entry.key, ()))
        found |= tied if len(tied) <= _MOST_AROUND else named
    return found
