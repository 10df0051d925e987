"""The search of a preview: made after each build by a thread of its own, so that no page waits for it."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
from contextlib import AbstractContextManager
from pathlib import Path

from generator.searching.bundle import BUNDLE
from generator.searching.engine import IndexingError, Process
from generator.searching.indexing import Job, make_index
from generator.searching.names import FOLDER
from generator.writing import write_if_changed

log = logging.getLogger("mkdocs.plugins.factsheet")


class BackgroundIndex:
    """Makes the index of the latest build. Until it is done, the index of the build before stays in use.

    `building` is held while the site's folder is written or copied: the index is put there only between builds.
    """

    def __init__(self, building: AbstractContextManager[object]) -> None:
        self._building = building
        self._wanted = threading.Condition()
        self._latest: tuple[Job, Path] | None = None
        self._thread: threading.Thread | None = None
        self._process: Process | None = None
        self._stopped = False
        self._made = tempfile.TemporaryDirectory(prefix="factsheet_index_")

    def request(self, work: Job, site: Path) -> None:
        """Index these pages for the site in a folder; returns at once. A request that is still waiting is dropped."""
        if not (site / BUNDLE).is_dir():
            _copy(Path(self._made.name), site)
        with self._wanted:
            self._latest = (work, site)
            if self._process:
                self._process.terminate()
            self._wanted.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="search index", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the thread and the engine, and remove what they made."""
        with self._wanted:
            self._stopped = True
            if self._process:
                self._process.terminate()
            self._wanted.notify()
        if self._thread:
            self._thread.join(10)
        self._made.cleanup()

    def _work(self) -> None:
        while True:
            with self._wanted:
                self._wanted.wait_for(lambda: self._stopped or self._latest)
                if self._stopped or self._latest is None:
                    return
                (work, site), self._latest = self._latest, None
            self._index(work, site)

    def _index(self, work: Job, site: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="factsheet_index_") as folder:
            try:
                make_index(work, Path(folder), self._started)
            except (IndexingError, OSError) as error:
                if not self._outdated:
                    log.warning("%s", error)
                return
            finally:
                self._process = None
            with self._building:
                if not self._outdated:
                    _copy(Path(folder), Path(self._made.name))
                    _copy(Path(folder), site)
                    log.info("The search index is up to date.")

    def _started(self, process: Process) -> None:
        with self._wanted:
            self._process = process
            if self._outdated:
                process.terminate()

    @property
    def _outdated(self) -> bool:
        return self._stopped or self._latest is not None


def _copy(source: Path, target: Path) -> None:
    """Put an index in the place of another one, whole files only; nothing if there is none yet."""
    if not ((source / BUNDLE).is_dir() and target.is_dir()):
        return
    fresh = target / f"{BUNDLE}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source / BUNDLE, fresh)
    shutil.rmtree(target / BUNDLE, ignore_errors=True)
    fresh.rename(target / BUNDLE)
    (target / FOLDER).mkdir(exist_ok=True)
    for path in (source / FOLDER).glob("names.*.json"):
        write_if_changed(target / FOLDER / path.name, path.read_text(encoding="utf-8"))
