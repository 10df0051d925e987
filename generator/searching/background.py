"""The search of a preview: made after each build by a thread of its own, so that no page waits for it."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.searching.bundle import BUNDLE
from generator.searching.engine import IndexingError, Process
from generator.searching.indexing import Job, make_index
from generator.searching.names import FOLDER
from generator.writing import link_or_copy, write_if_changed

log = logging.getLogger("mkdocs.plugins.factsheet")
_LEAST_URGENT = 19
T = TypeVar("T")


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
            try:
                self._index(work, site)
            except Exception:  # the pages are there; what failed says so and is tried again after the next edit
                log.exception("The search index could not be made.")

    def _index(self, work: Job, site: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="factsheet_index_") as folder:
            try:
                pages = self._while_wanted(in_turns(work.pages, self._building))
                make_index(replace(work, pages=pages), Path(folder), self._started, self._let_builds_pass)
            except (IndexingError, OSError) as error:
                if not self._outdated:
                    log.warning("%s", error)
                return
            finally:
                self._process = None
            twin = Path(folder) / "twin"  # to copy thousands of files would hold up a build
            shutil.copytree(folder, twin, copy_function=link_or_copy)
            with self._building:
                if not self._outdated:
                    _move(twin, Path(self._made.name))
                    _move(Path(folder), site)
                    log.info("The search index is up to date.")

    def _while_wanted(self, items: Iterable[T]) -> Iterator[T]:
        """The same, as long as this index is wanted."""
        for item in items:
            self._stay_wanted()
            yield item

    def _let_builds_pass(self) -> None:
        self._stay_wanted()
        with self._building:
            pass

    def _stay_wanted(self) -> None:
        """Raises IndexingError once there is something newer to index, or nothing any more."""
        if self._outdated:
            raise IndexingError("Another index is wanted.")

    def _started(self, process: Process) -> None:
        with suppress(AttributeError, OSError):  # who waits for a page comes first
            os.setpriority(os.PRIO_PROCESS, process.pid, _LEAST_URGENT)
        with self._wanted:
            self._process = process
            if self._outdated:
                process.terminate()

    @property
    def _outdated(self) -> bool:
        return self._stopped or self._latest is not None


def in_turns(items: Iterable[T], building: AbstractContextManager[object]) -> Iterator[T]:
    """The same. Each is worked out between two builds, for which it waits."""
    rest = iter(items)
    while True:
        with building:
            try:
                item = next(rest)
            except StopIteration:
                return
        yield item


def _copy(source: Path, target: Path) -> None:
    """Put the same index into a folder that has none; nothing if there is none yet."""
    if (source / BUNDLE).is_dir() and target.is_dir():
        shutil.copytree(source / BUNDLE, target / BUNDLE, copy_function=link_or_copy)
        _copy_names(source, target)


def _move(source: Path, target: Path) -> None:
    """Put an index in the place of another one, which comes to lie where this was."""
    if (source / BUNDLE).is_dir() and target.is_dir():
        if (target / BUNDLE).is_dir():
            shutil.move(target / BUNDLE, source / f"{BUNDLE}.old")
        shutil.move(source / BUNDLE, target / BUNDLE)
        _copy_names(source, target)


def _copy_names(source: Path, target: Path) -> None:
    (target / FOLDER).mkdir(exist_ok=True)
    for path in (source / FOLDER).glob("names.*.json"):
        write_if_changed(target / FOLDER / path.name, path.read_text(encoding="utf-8"))
