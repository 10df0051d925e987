"""What a preview makes after the pages of an edit, while they are looked at already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.engine.open_data import OpenData
from generator.engine.rerendering import Framed
from generator.engine.restructuring import remove
from generator.kinds.schemas import entry_schemas
from generator.pages.extra_files import Content, make_files
from generator.producing import SCHEMAS
from generator.writing import write_if_changed, write_tree

Search = Callable[..., None]


class Afterwards:
    """The files that no page waits for. What was written of them before and is no longer made is removed.

    Whoever else writes or removes such a file does it here, so that what each file is known to hold is never stale.
    """

    def __init__(self, root: Path, site: Path, written: OpenData, search: Search) -> None:
        """`site` is the folder of the site, `written` are the outputs of the whole build, `search` makes the index."""
        self._root, self._site, self._search = root, site, search
        self._written = [written]
        self._known: dict[str, bytes] = {}

    def write(self, path: str, content: Content) -> None:
        """Write a file of the site, unless it holds that already."""
        data = content.encode() if isinstance(content, str) else content
        digest = hashlib.blake2b(data, digest_size=16).digest()
        if self._known.get(path) != digest:
            write_if_changed(self._site / path, data)
            self._known[path] = digest

    def remove(self, site: Framed, path: str) -> None:
        """Remove a file of the site."""
        self._known.pop(path, None)
        remove(site, path)

    def steps(self, site: Framed) -> Iterator[None]:
        """Have the search index made, and write pictures, citations, open data and schemas, step by step."""
        catalog = site.steps.catalog
        if catalog is None:
            return
        self._search(catalog, site.config, site.files.src_uris)
        yield
        for path, content in make_files(catalog):
            self.write(path, content)
            yield
        outputs = site.steps.open_data
        self._written.append(outputs)  # also where this is given up for a newer edit
        yield from outputs.renew(Path(site.config.docs_dir), self.write)
        for path in {path for each in self._written for path in each.paths} - outputs.paths - catalog.own_files:
            self.remove(site, path)
        self._written = [outputs]
        write_tree(self._root / SCHEMAS, entry_schemas(catalog))
