"""What a preview makes after the pages of an edit, while they are looked at already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.engine.open_data import OpenData
from generator.engine.rerendering import Framed
from generator.engine.restructuring import remove
from generator.kinds.schemas import entry_schemas
from generator.pages.extra_files import make_files
from generator.producing import SCHEMAS
from generator.writing import write_if_changed, write_tree


class Afterwards:
    """The files that no page waits for. What was written of them before and is no longer made is removed."""

    def __init__(self, root: Path, written: OpenData, search: Callable[..., None]) -> None:
        """`written` are the outputs of the whole build; `search` makes the index."""
        self._root, self._search = root, search
        self._written = [written]

    def steps(self, site: Framed) -> Iterator[None]:
        """Write pictures, citations, open data, schemas and the index of the search, step by step."""
        catalog = site.steps.catalog
        if catalog is None:
            return
        folder, docs = Path(site.config.site_dir), Path(site.config.docs_dir)
        for path, content in make_files(catalog):
            write_if_changed(folder / path, content)
            yield
        outputs = site.steps.open_data
        self._written.append(outputs)  # also where this is given up for a newer edit
        yield from outputs.renew(folder, docs)
        for path in {path for each in self._written for path in each.paths} - outputs.paths - catalog.own_files:
            remove(site, path)
        self._written = [outputs]
        write_tree(self._root / SCHEMAS, entry_schemas(catalog))
        self._search(catalog, site.config, site.files.src_uris)
