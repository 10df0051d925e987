"""Files of the site that follow from the facts alone, begun before there are any pages.

Citations, pictures and open data take as long as the pages. A fork writes them to the folder of the site while the
content is checked, and pages are made and converted, here. So the engine must not empty that folder, as it does
otherwise; and where a rule finds an error, what was begun is stopped and goes with the folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path

from mkdocs import utils

from generator.engine.beside import Beside, Stream, WrittenBeside
from generator.engine.open_data import OpenData
from generator.kinds.library_schemas import derive_schemas
from generator.model.catalog import Catalog
from generator.outputs.redirecting import FILE as REDIRECTS
from generator.outputs.registry import outputs
from generator.pages.extra_files import make_files


class Ahead:
    """These files of one build. `folder` is new: nobody else writes to it before the pages are converted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._begun: tuple[Beside, Catalog] | None = None

    def begin(self, catalog: Catalog) -> None:
        """Begin with the files of the catalog that pages will be made from."""
        # What both processes need is there before they part.
        outputs()
        derive_schemas(catalog.kinds.values())
        # Redirects are added to those that the site has, so they are written at the end.
        beside = Beside(lambda: files_of(catalog), self.folder, catalog.own_files | {REDIRECTS})
        self._begun = beside, catalog
        beside.begin()

    def finish(self, taken: Set[str]) -> WrittenBeside:
        """Wait until all is written; `taken` are the paths at which the engine writes. Raises what went wrong.

        Where the engine has a file of the theme, either may have come first: so ours is made anew.
        """
        assert self._begun is not None
        beside, catalog = self._begun
        done = beside.finish()
        if clashing := done.digests.keys() & taken:
            done.later += ((path, content) for path, content in files_of(catalog) if path in clashing)
            for path in clashing:
                del done.digests[path]
        return done

    def stop(self) -> None:
        """Write no more: the build is over, or has failed."""
        if self._begun:
            self._begun[0].stop()


def files_of(catalog: Catalog, open_data: OpenData | None = None) -> Stream:
    """All files that follow from the facts alone; `open_data` gets to know the paths of its own."""
    yield from make_files(catalog)
    yield from (open_data or OpenData(catalog)).files()


@contextmanager
def not_emptied() -> Iterator[None]:
    """Builds of the engine in here leave what lies in the folder of the site already."""
    usual = utils.clean_directory
    utils.clean_directory = lambda directory: None
    try:
        yield
    finally:
        utils.clean_directory = usual
