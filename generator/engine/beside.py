"""The files of the site that the engine has no hand in: it knows where they are, and they are written beside it.

Citations, pictures, cards and open data are most of the files of a site. They are made one by one and written at once,
in a process of their own while the engine makes the pages, where that is possible.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.collecting import without_collecting
from generator.contents import Content, OnDisk, as_bytes
from generator.forking import Aside, LostError
from generator.giving_back import give_back
from generator.publishing.manifest import Digest, Digests
from generator.writing import NewFiles

Stream = Iterator[tuple[str, Content]]
_MOST_WAITING = 500_000  # bytes of files that wait to be written with others
_MOST_KEPT = 32_000_000  # bytes of files that were written, until the room that they took is given back


class KnownFiles(Files):
    """The files of the engine, which finds those that are written beside it as well when a page links to one."""

    def __init__(self, files: Iterable[File], beside: Set[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._beside, self._config = beside, config
        self._asked: dict[str, File] = {}

    def renew(self, beside: Set[str]) -> None:
        """Go on with other files beside the engine."""
        self._beside = beside

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this path, as it is linked to."""
        found = super().get_file_from_path(path)
        if found is None and path in self._beside:
            found = self._asked.get(path)
            if found is None:
                folder, urls = self._config.site_dir, self._config.use_directory_urls
                found = File(path, None, folder, urls, inclusion=InclusionLevel.INCLUDED)
                self._asked[path] = found
        return found


@dataclass
class WrittenBeside:
    """What was written, and what stands where the engine has a file as well: that is put in its place at the end."""

    digests: Digests = field(default_factory=Digests)
    later: list[tuple[str, Content]] = field(default_factory=list)


class Beside:
    """The files beside the engine of one build."""

    def __init__(self, make: Callable[[], Stream], site: Path, taken: frozenset[str]) -> None:
        """`make` gives each file, path -> content; `taken` are the paths at which the engine writes."""
        self._aside = Aside(lambda: written(make(), site, taken))

    def begin(self) -> None:
        """Begin to write, if that can go on while the engine works. The site's folder must be there and empty."""
        self._aside.begin()

    def finish(self) -> WrittenBeside:
        """Wait until all is written, or write it now. Raises what went wrong."""
        try:
            return self._aside.result()
        except LostError as error:
            raise PluginError(str(error)) from error

    def stop(self) -> None:
        """Write no more: the build has failed."""
        self._aside.stop()


def written(stream: Stream, site: Path, taken: frozenset[str]) -> WrittenBeside:
    """Write each file as it comes, but for those whose paths are taken."""
    files, done = NewFiles(site), WrittenBeside()
    waiting: list[tuple[str, bytes]] = []
    size = since = 0
    with without_collecting():  # what is made for an entry is freed behind it
        for path, content in stream:
            if path in taken:
                done.later.append((path, content.read() if isinstance(content, OnDisk) else content))
                continue
            if isinstance(content, OnDisk):
                done.digests[path] = _copied(path, content, files)
                continue
            data = as_bytes(content)
            waiting.append((path, data))
            size += len(data)
            if size >= _MOST_WAITING:  # many in a row are written in less time than one by one
                done.digests.update(_put(waiting, files))
                since += size
                size = 0
                if since >= _MOST_KEPT:
                    give_back()
                    since = 0
        done.digests.update(_put(waiting, files))
    return done


def _put(waiting: list[tuple[str, bytes]], files: NewFiles) -> Iterator[tuple[str, Digest]]:
    """Write what waits, which is gone then, and tell what each file holds."""
    times = [files.write(path, data) for path, data in waiting]
    for (path, data), time in zip(waiting, times, strict=True):
        yield path, Digest(len(data), hashlib.sha256(data).hexdigest(), time)
    waiting.clear()


def _copied(path: str, content: OnDisk, files: NewFiles) -> Digest:
    """Write a file that is too large for the memory, and tell what it holds."""
    digest = hashlib.sha256()
    size = 0

    def pieces() -> Iterator[bytes]:
        nonlocal size
        for piece in content.pieces():
            digest.update(piece)
            size += len(piece)
            yield piece

    time = files.write_pieces(path, pieces())
    return Digest(size, digest.hexdigest(), time)
