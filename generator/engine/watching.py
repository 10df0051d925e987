"""Watches folders by asking the system to tell of changes, where that works: MkDocs looks at each file twice a second.

Single files are watched as MkDocs does it, because editors put another file in their place, and the system watches the
file that was there. Where the system tells nothing, as on some network drives, all is watched that way.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.previewing.told import Told

DELAY = 0.03  # seconds without a further change after which a build begins
_INTERVAL = 0.5  # seconds between two looks at a single file
_PATIENCE = 1.0
_OF_FOLDERS = [DirCreatedEvent, DirDeletedEvent, DirMovedEvent]
_CHANGES = [FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, FileMovedEvent, *_OF_FOLDERS]
# Elsewhere, paths may be told otherwise than they are written.
_TELLS_PATHS = sys.platform == "linux"
# Where the library says that the system lost events, as it does of very many at once.
_LOSSES = logging.getLogger("watchdog.observers.inotify_c")


class Watching:
    """An observer in the place of MkDocs' own. What is told of the files in folders, `told` gets to know as well."""

    def __init__(self, told: Told | None = None) -> None:
        self._told = told or Told()
        self._folders = Observer()
        self._files = PollingObserver(timeout=_INTERVAL)
        self._watched: list[_Telling] = []
        self._stopped = threading.Event()
        self._following = threading.Thread(target=self._follow, name="folders that come again", daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> ObservedWatch:
        """Tell the handler of each change of a file; to read one is none."""
        if Path(path).is_dir():
            if recursive and _TELLS_PATHS and not _has_links(Path(path)):
                self._told.watch(path)
            telling = _Telling(handler, self._told, path)
            telling.watch = self._folders.schedule(telling, path, recursive=recursive, event_filter=_CHANGES)
            self._watched.append(telling)
            return telling.watch
        if not Path(path).exists():  # it is watched from when it comes
            telling = _Telling(handler, self._told, path)
            telling.watch = ObservedWatch(path, recursive=recursive, event_filter=_CHANGES)
            self._watched.append(telling)
            return telling.watch
        return self._files.schedule(handler, path, recursive=recursive)

    def unschedule(self, watch: ObservedWatch) -> None:
        """Tell of it no longer."""
        self._told.folders.discard(watch.path)
        self._watched = [each for each in self._watched if each.path != watch.path]
        (self._folders if Path(watch.path).is_dir() else self._files).unschedule(watch)

    def start(self) -> None:
        """Begin. Raises OSError where the system watches no more folders."""
        _LOSSES.addFilter(self._lost)
        self._folders.start()
        self._files.start()
        self._following.start()
        self._told.tell_of_more()

    def stop(self) -> None:
        """End."""
        _LOSSES.removeFilter(self._lost)
        self._stopped.set()
        self._folders.stop()
        self._files.stop()

    def join(self) -> None:
        """Wait for the end."""
        for each in (self._following, self._folders, self._files):
            if each.is_alive():
                each.join()

    def _follow(self) -> None:
        """Watch a folder again that went and came back: what the system watches is the one that was there."""
        while not self._stopped.wait(_INTERVAL):
            for each in self._watched:
                now = _identity(each.path)
                if now is None or now == each.identity:
                    continue
                with suppress(KeyError):  # it was not there at the start, or went in this moment the last time
                    self._folders.unschedule(each.watch)
                with suppress(OSError):
                    self._folders.schedule(each, each.path, recursive=each.watch.is_recursive, event_filter=_CHANGES)
                    each.identity = now
                    self._told.tell_of_more()
                    each.handler.dispatch(FileModifiedEvent(each.path))  # whatever came with it is new

    def _lost(self, said: logging.LogRecord) -> bool:
        """Rely on what is told no longer. What the library says is printed as ever."""
        if said.levelno >= logging.WARNING:
            self._told.folders.clear()
        return True


class _Telling(FileSystemEventHandler):
    """Notes which files changed before it lets another one act on it."""

    watch: ObservedWatch

    def __init__(self, handler: FileSystemEventHandler, told: Told, path: str) -> None:
        self.handler, self._told, self.path = handler, told, path
        self.identity = _identity(path)  # of the folder that is watched; None once it went

    def dispatch(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if any(Path(path).is_symlink() for path in paths):
            self._told.folders.clear()
        if event.is_directory:
            if self.path in paths:
                self.identity = None
            self._told.folders.difference_update(paths)  # of a folder that went nothing is told, should it come again
            self._told.tell_of_more()
        else:
            self._told.tell(*paths)
        self.handler.dispatch(event)


def watch_folders(server: Any, folder: Path, others: list[str], told: Told) -> None:
    """Let a server of MkDocs be told of changes at once, if a trial in the folder shows that it would be told.

    `others` are folders that it will watch besides, or that may come; `told` gets to know what is told of them.
    """
    server.build_delay = DELAY
    if not _works(folder, [path for path in (*server._watched_paths, *others) if Path(path).exists()]):
        return
    server.observer = Watching(told)
    for path, watch in server._watch_refs.items():
        server._watch_refs[path] = server.observer.schedule(_Passing(server, path), path, recursive=watch.is_recursive)
    for path in others:
        if not Path(path).exists():  # MkDocs itself cannot watch what is not there
            server.watch(path)


class _Passing(FileSystemEventHandler):
    """What MkDocs does when it is told of a change."""

    def __init__(self, server: Any, path: str) -> None:
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            with self._server._rebuild_cond:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()


def _identity(path: str) -> tuple[int, int] | None:
    """Which folder lies at a path; another one may lie there later. None if there is none."""
    try:
        state = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _has_links(folder: Path) -> bool:
    """Whether anything below a folder lies elsewhere, where nobody watches it."""
    return any(each.is_symlink() for each in (folder, *folder.rglob("*")))


def _works(folder: Path, paths: list[str]) -> bool:
    """Whether a change in the folder is told, while all these are watched as well."""
    told = threading.Event()
    handler, silent = FileSystemEventHandler(), FileSystemEventHandler()
    handler.on_any_event = lambda event: told.set()  # type: ignore[method-assign]
    watching = Watching()
    probe = folder / ".watched"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        watching.schedule(handler, str(folder))
        for path in paths:
            watching.schedule(silent, path)
        watching.start()
        probe.write_text("", encoding="utf-8")
        return told.wait(_PATIENCE)
    except OSError:
        return False
    finally:
        watching.stop()
        watching.join()
        probe.unlink(missing_ok=True)
