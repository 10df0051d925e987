"""What the system told of changes in the folders that it watches, so that an edit need not look at every file."""

from __future__ import annotations

import threading


class Told:
    """The paths of which it was told since somebody last asked. `folders` are those in which nothing goes untold."""

    def __init__(self) -> None:
        self.folders: set[str] = set()
        self._paths: set[str] | None = None
        self._taking = threading.Lock()

    def watch(self, folder: str) -> None:
        """From the next look on, all that changes in a folder is told."""
        with self._taking:
            self.folders.add(folder)
            self._paths = None

    def tell(self, *paths: str) -> None:
        """These files came, went or were written."""
        with self._taking:
            if self._paths is not None:
                self._paths.update(paths)

    def tell_of_more(self) -> None:
        """More may have changed than what is told: a folder, or what came before anybody watched."""
        with self._taking:
            self._paths = None

    def take(self) -> set[str] | None:
        """The paths since the last time; None if more may have changed. From now on, new ones are kept."""
        with self._taking:
            found, self._paths = self._paths, set()
        return found if self.folders else None
