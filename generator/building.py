"""`factsheet build`: the engine in strict mode, into a staging folder that takes the site's place at the end."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.engine.ahead import Ahead, not_emptied
from generator.engine.converting_apart import converting_apart
from generator.engine.remembering import remembering_little
from generator.engine.rendering_apart import rendering_apart
from generator.engine.short_way import short_way
from generator.engine.swapping import swap
from generator.pages.template_problems import template_problem
from generator.plugin import FactsheetPlugin
from generator.producing import Production
from generator.publishing.failing import BuildFailedError, refused_by_system
from generator.publishing.manifest import paths
from generator.publishing.places import new_folder, remove
from generator.reporters import render_text


@contextmanager
def begun(site: Path) -> Iterator[Ahead]:
    """A new site, of which files may be written ahead of its pages. If `build_site` fails, nothing of it is left.

    What is made only for a while lies beside it as well.

    Only for who is alone with the site. Raises BuildFailedError where there can be no folder for it.
    """
    with _folder(site, "work") as work, _scratch_in(work), _folder(site, "fresh") as folder:
        ahead = Ahead(folder)
        try:
            yield ahead
        finally:
            ahead.stop()


def build_site(root: Path, production: Production, ahead: Ahead, site: Path, progress: Callable[[str], None]) -> int:
    """Build the site from a production without errors and put it at `site`; gives the number of its files.

    `ahead` are files of this production that were begun before (`begun`).
    Only for who is alone with the site (`publishing.alone`). Raises BuildFailedError for any complaint of the engine:
    dead links and missing anchors stop the build as well.
    """
    complaints = _Complaints()
    try:
        with _told_to(complaints):
            _run_engine(root, production, ahead, progress)
        ahead.folder.chmod(0o755)
        files = sum(1 for _ in paths(ahead.folder))  # a hook of the site may have added some
        swap(ahead.folder, site)
    except (MkDocsException, SystemExit) as error:
        raise BuildFailedError("\n".join([*complaints.messages, str(error)])) from error
    except BuildFailedError:
        raise
    except Exception as error:  # what the system or the site's own theme did; anything else shows its traceback
        reason = refused_by_system(error)
        problem = None if reason else template_problem(error, root)
        if reason is None and problem is None:
            raise
        raise BuildFailedError(reason or render_text([problem] if problem else [], color=False)) from error
    return files


def _run_engine(root: Path, production: Production, ahead: Ahead, progress: Callable[[str], None]) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(ahead.folder), strict=True)
    plugin = config.plugins["factsheet"]
    if not isinstance(plugin, FactsheetPlugin):
        raise BuildFailedError("mkdocs.yml names another plugin `factsheet` than this one.")
    # The engine keeps plugins for the life of the process: without this, a build after a preview would be one too.
    config.plugins.on_startup(command="build", dirty=False)
    plugin.prepared, plugin.progress, plugin.ahead = production, progress, ahead
    try:
        with (
            not_emptied(),
            remembering_little(),
            short_way(lambda: plugin.steps),
            converting_apart(lambda: plugin.steps),
            rendering_apart(lambda: plugin.steps),
        ):
            mkdocs_build(config)
    finally:
        plugin.stop_writing()
        plugin.ahead = None


@contextmanager
def _folder(site: Path, use: str) -> Iterator[Path]:
    """A new folder beside the site, which is gone afterwards, whatever happened."""
    try:
        folder = new_folder(site, use)
    except OSError as error:
        if reason := refused_by_system(error):
            raise BuildFailedError(reason) from error
        raise
    try:
        yield folder
    finally:
        remove(folder)


@contextmanager
def _scratch_in(folder: Path) -> Iterator[None]:
    """Let what is made only for a while lie in `folder`, where the next build finds it if this one is killed."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _told_to(complaints: _Complaints) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.propagate = True


class _Complaints(logging.Handler):
    """Keeps what the engine warns of, to be shown with the failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(f"{record.levelname.lower()}: {record.getMessage()}")
