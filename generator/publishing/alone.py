"""Only one build works on a site, and in a project, at a time; what an earlier one left undone is done first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.engine.swapping import complete
from generator.publishing.failing import BuildFailedError, refused_by_system
from generator.publishing.locking import held
from generator.publishing.places import clean, lock_of

PROJECT_LOCK = Path("build") / ".lock"
# What every site of the engine has, so that a folder without them is somebody's own.
_SITE_FILES = ("index.html", "404.html", "sitemap.xml")
_SOURCES = ("content", "docs", "site_config", "generator", "tests", ".git")


@contextmanager
def alone_with(root: Path, site: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Be the only build in the project `root` and at the folder `site`; `waiting` is told for whom this one waits.

    Raises BuildFailedError where `site` is no place for a site, or nothing can be written there. An exchange that was
    cut short is completed, and what interrupted builds left behind is removed, before and after.
    """
    refuse_foreign(root, site)
    try:
        (root / PROJECT_LOCK).parent.mkdir(parents=True, exist_ok=True)
        with held(root / PROJECT_LOCK, waiting):
            site.parent.mkdir(parents=True, exist_ok=True)
            with held(lock_of(site), waiting):
                complete(site)
                clean(site)
                try:
                    yield
                finally:
                    clean(site)
    except OSError as error:
        reason = refused_by_system(error)
        if reason is None:
            raise
        raise BuildFailedError(reason) from error


def refuse_foreign(root: Path, site: Path) -> None:
    """Never replace a folder that is not a site: what was there would be gone. Raises BuildFailedError."""
    if root.is_relative_to(site) or any(site.is_relative_to(root / name) for name in _SOURCES):
        raise BuildFailedError(f"{site} holds the project itself. Name another folder with --site-dir.")
    if site.exists() and not site.is_dir():
        raise BuildFailedError(f"{site} is a file. Name a folder with --site-dir.")
    own = site == root / "site"
    if not own and site.is_dir() and any(site.iterdir()) and not all((site / name).is_file() for name in _SITE_FILES):
        raise BuildFailedError(
            f"{site} holds files that are no site. Empty it, or name another folder with --site-dir."
        )
