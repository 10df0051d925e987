"""Files of the site that follow from the facts alone, begun before there are any pages.

Citations, pictures and open data take as long as the pages. A fork writes them to the folder of the site while the
content is checked, and pages are made and converted, here. So the engine must not empty that folder, as it does
otherwise; and where a rule finds an error, what was begun is stopped and goes with the folder.

Those of a large site are made in parts, each by a fork of its own, one after the other: what one has taken of the
memory is given back before the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs import utils
from mkdocs.exceptions import PluginError

from generator.drafting import without_drafts
from generator.engine.beside import Stream, WrittenBeside, written
from generator.engine.open_data import OpenData
from generator.forking import LostError
from generator.kinds.library_schemas import derive_schemas
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.sections import Section
from generator.outputs.in_parts import Handover, ending, entries_part, last_part, prepared, site_part, sources_part
from generator.outputs.making import in_menu
from generator.outputs.redirecting import FILE as REDIRECTS
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.extra_files import make_files
from generator.relaying import Relay

Part = Callable[[], Stream]
MOST = 1000  # entries of a part: fewer would take more time, more would take more memory


class Ahead:
    """These files of one build. `folder` is new: nobody else writes to it before the pages are converted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._begun: tuple[Relay[WrittenBeside], Catalog] | None = None

    def begin(self, catalog: Catalog) -> None:
        """Begin with the files of the catalog that pages will be made from."""
        # What both processes need is there before they part.
        outputs()
        derive_schemas(catalog.kinds.values())
        works = [partial(_written, part, self.folder, _taken(catalog)) for part in parts_of(catalog)]
        self._begun = Relay(works), catalog
        self._begun[0].begin()

    def finish(self, taken: Set[str]) -> WrittenBeside:
        """Wait until all is written; `taken` are the paths at which the engine writes. Raises what went wrong.

        Where the engine has a file of the theme, either may have come first: so ours is made anew.
        """
        assert self._begun is not None
        relay, catalog = self._begun
        try:
            done = _together(relay.results()) if relay.is_elsewhere else self._here(catalog)
        except LostError as error:
            raise PluginError(str(error)) from error
        if clashing := done.digests.keys() & taken:
            done.later += ((path, content) for path, content in files_of(catalog) if path in clashing)
            for path in clashing:
                del done.digests[path]
        return done

    def _here(self, catalog: Catalog) -> WrittenBeside:
        return written(files_of(catalog), self.folder, _taken(catalog))

    def stop(self) -> None:
        """Write no more: the build is over, or has failed."""
        if self._begun:
            self._begun[0].stop()


def parts_of(catalog: Catalog) -> list[Part]:
    """All these files in parts, each of which gives its own when it is called.

    Those that go through the whole catalog come first, as long as this process has not made much itself.
    """
    if len(catalog.entries) <= MOST:
        return [lambda: files_of(catalog)]
    published = prepared(without_drafts(catalog))
    shown = list(in_menu(published.catalog))
    sections = [tuple(shown[start : start + MOST]) for start in range(0, len(shown), MOST)]
    others = tuple(entry for entry in catalog.entries.values() if entry.kind.id not in catalog.site.kinds)
    of_site, of_sources, *of_entries = (Handover() for _ in range(len(sections) + 2))
    return [
        lambda: chain(make_files(catalog, section=Section(others, has_rest=True)), sources_part(published, of_sources)),
        lambda: site_part(published, of_site),
        *(
            partial(_of_entries, catalog, published, entries, handover)
            for entries, handover in zip(sections, of_entries, strict=True)
        ),
        *(partial(last_part, published, (*of_entries, of_sources, of_site), chosen) for chosen in ending()),
    ]


def _of_entries(catalog: Catalog, published: SiteData, entries: tuple[Entry, ...], handover: Handover) -> Stream:
    yield from make_files(catalog, section=Section(entries))
    yield from entries_part(published, entries, handover)


def _taken(catalog: Catalog) -> frozenset[str]:
    """What is written at the end: redirects are added to those that the site has."""
    return catalog.own_files | {REDIRECTS}


def _written(part: Part, folder: Path, taken: frozenset[str]) -> WrittenBeside:
    return written(part(), folder, taken)


def _together(parts: Iterator[WrittenBeside]) -> WrittenBeside:
    """What was written in all parts. Raises ValueError if two of them claim one path."""
    first = next(parts)
    for part in parts:
        if twice := first.digests.take(part.digests):
            raise ValueError(f"Two parts of the site both claim the path {twice}.")
        first.later += part.later
    return first


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
