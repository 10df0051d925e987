"""`factsheet build`: the engine in strict mode, into a staging folder that takes the site's place at the end."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.engine.swapping import swap
from generator.pages.template_problems import template_problem
from generator.plugin import FactsheetPlugin
from generator.producing import Production
from generator.reporters import render_text

STAGING_PREFIX = ".site-"
# What every site of the engine has, so that a folder without them is somebody's own.
_SITE_FILES = ("index.html", "404.html", "sitemap.xml")


class BuildFailedError(Exception):
    """The engine refused; the message says why. The site is what it was."""


def build_site(root: Path, production: Production, site: Path, progress: Callable[[str], None]) -> int:
    """Build the site from a production without errors and put it at `site`; gives the number of its files.

    Raises BuildFailedError for any complaint of the engine: dead links and missing anchors stop the build as well.
    """
    _refuse_foreign(root, site)
    _clean_leftovers(site)
    staging = Path(tempfile.mkdtemp(prefix=STAGING_PREFIX, dir=_existing_parent(site)))
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(staging), strict=True)
        plugin = config.plugins["factsheet"]
        if not isinstance(plugin, FactsheetPlugin):
            raise BuildFailedError("mkdocs.yml names another plugin `factsheet` than this one.")
        # The engine keeps plugins for the life of the process: without this, a build after a preview would be one too.
        config.plugins.on_startup(command="build", dirty=False)
        plugin.prepared, plugin.progress = production, progress
        mkdocs_build(config)
        staging.chmod(0o755)
        files = sum(1 for path in staging.rglob("*") if path.is_file())
        swap(staging, site)
    except (MkDocsException, SystemExit) as error:
        raise BuildFailedError("\n".join([*complaints.messages, str(error)])) from error
    except BuildFailedError:
        raise
    except Exception as error:  # a mistake in the site's own theme; anything else is ours and shows its traceback
        problem = template_problem(error, root)
        if problem is None:
            raise
        raise BuildFailedError(render_text([problem], color=False)) from error
    finally:
        logger.removeHandler(complaints)
        logger.propagate = True
        shutil.rmtree(staging, ignore_errors=True)
    return files


class _Complaints(logging.Handler):
    """Keeps what the engine warns of, to be shown with the failure."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(f"{record.levelname.lower()}: {record.getMessage()}")


def _refuse_foreign(root: Path, site: Path) -> None:
    """Never replace a folder that is not a site: what was there would be gone."""
    sources = ("content", "docs", "site_config", "generator", "tests", ".git")
    if root.is_relative_to(site) or any(site.is_relative_to(root / name) for name in sources):
        raise BuildFailedError(f"{site} holds the project itself. Name another folder with --site-dir.")
    if site.exists() and not site.is_dir():
        raise BuildFailedError(f"{site} is a file. Name a folder with --site-dir.")
    own = site == root / "site"
    if not own and site.is_dir() and any(site.iterdir()) and not all((site / name).is_file() for name in _SITE_FILES):
        raise BuildFailedError(
            f"{site} holds files that are no site. Empty it, or name another folder with --site-dir."
        )


def _existing_parent(site: Path) -> Path:
    site.parent.mkdir(parents=True, exist_ok=True)
    return site.parent


def _clean_leftovers(site: Path) -> None:
    """Remove staging folders that an interrupted build left behind."""
    if site.parent.is_dir():
        for path in site.parent.glob(f"{STAGING_PREFIX}*"):
            shutil.rmtree(path, ignore_errors=True)
