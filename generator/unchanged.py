"""Whether a build would make the same site again: the fingerprint of everything that it depends on, kept in a stamp.

The stamp only saves work. It is believed if the fingerprint of all inputs is the same *and* every file of the site has
the size and the time of the last change that it had when the build ended. Without it, or if it cannot be read, all is
built. What the fingerprint cannot see, such as files that mkdocs.yml fetches from elsewhere, switches it off.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from generator import clock
from generator.forking import Aside, LostError
from generator.writing import write_if_changed

STAMPS = Path("build") / "stamps"
_FORMAT = 2
_INPUTS = ("mkdocs.yml", "content", "docs", "site_config", "build/pdf")
_MADE = ("build/pages", "build/schemas")  # what a build makes besides the site
_ARTICLES = "FACTSHEET_ARTICLES"
# Settings of the engine by which a build depends on more than these folders.
_REACHES_OUT = re.compile(
    rb"!ENV|^\s*(INHERIT|hooks|base_path)\s*:|^docs_dir:(?!\s*docs\s*$)|^\s+custom_dir:(?!\s*site_config/theme\s*$)",
    re.MULTILINE,
)
_SKIPPED = frozenset({"__pycache__"})


@dataclass(frozen=True)
class Stamp:
    """What a build was made from, what the site was when it ended, and what was said besides the last line."""

    inputs: str
    site: str
    files: int
    said: str
    summary: str


def inputs_of(root: Path, environ: Mapping[str, str]) -> str:
    """The fingerprint of all that a build in the folder `root` depends on; empty if it depends on more than we see."""
    settings = root / "mkdocs.yml"
    if not settings.is_file() or _REACHES_OUT.search(settings.read_bytes()):
        return ""
    digest = hashlib.blake2b(digest_size=32)
    for line in _surroundings(root, environ):
        digest.update(f"{line}\n".encode())
    places = [root / name for name in _INPUTS] + [Path(__file__).parent]
    if articles := environ.get(_ARTICLES):
        places.append(Path(articles))
    try:
        for place in places:
            for path, name in _files(place):
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each file takes longer
                    content = file.read()
                digest.update(f"{place.name}/{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def look(root: Path, site: Path, environ: Mapping[str, str]) -> tuple[str, Stamp | None]:
    """The fingerprint of all inputs; the stamp of the last build if it would be made again and the site is untouched.

    The files of a large site outnumber those that it is made from, so they are listed while the inputs are read.
    """
    stamp, listing = _kept(_path(root, site)), Aside(lambda: _listing(site))
    if stamp:
        listing.begin()
    try:
        inputs = inputs_of(root, environ)
        if not stamp or not inputs or stamp.inputs != inputs or not all((root / name).is_dir() for name in _MADE):
            return inputs, None
        return inputs, stamp if stamp.site == listing.result()[0] else None
    except LostError:
        return inputs, None
    finally:
        listing.stop()


def write_stamp(root: Path, site: Path, inputs: str, said: str, summary: str) -> None:
    """Keep what a build was made from, once it has succeeded. `inputs` must have been taken before it began.

    Where it cannot be kept, such as on a full disk, the next build is a whole one: the site is there all the same.
    """
    path = _path(root, site)
    with suppress(OSError):
        path.unlink(missing_ok=True)
        if not inputs:
            return
        listing, files = _listing(site)
        write_if_changed(path, json.dumps(asdict(Stamp(inputs, listing, files, said, summary))))


def _path(root: Path, site: Path) -> Path:
    """Where the stamp of a site lies: each folder that a site is built into has its own."""
    return root / STAMPS / f"{hashlib.blake2b(str(site).encode(), digest_size=8).hexdigest()}.json"


def _kept(path: Path) -> Stamp | None:
    """The stamp in a file, if it is one."""
    try:
        return Stamp(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _surroundings(root: Path, environ: Mapping[str, str]) -> Iterator[str]:
    """What a build depends on besides files: the day, settings, programs, and the past of the content."""
    yield f"{_FORMAT} {root} {clock.today(environ)} {sys.version}"
    yield from sorted(f"{name}={value}" for name, value in environ.items() if name.startswith("FACTSHEET_"))
    yield from sorted(_packages())
    yield _past(root)


def _packages() -> set[str]:
    """The packages that are installed, each with its version, by the names of the folders that tell of them.

    To read what these tell of them takes longer than all else here. In old ones, the name alone is not enough.
    """
    found = set()
    for folder in map(Path, sys.path):
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 - a Path for each name takes longer
                if name.endswith(".dist-info"):
                    found.add(name)
                elif name.endswith(".egg-info"):
                    told = folder / name / "PKG-INFO" if (folder / name).is_dir() else folder / name
                    content = told.read_bytes() if told.is_file() else b""
                    found.add(f"{name} {hashlib.blake2b(content).hexdigest()}")
    return found


def _past(root: Path) -> str:
    """The commit that stands for the past of the content, and whether all of it is there; empty without Git."""
    command = ["git", "-C", str(root), "rev-parse", "--is-shallow-repository", "HEAD"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout.decode("ascii", "replace") if run.returncode == 0 else ""


def _files(place: Path) -> Iterator[tuple[str, str]]:
    """The files of a folder with their paths below it, in an order that is always the same; or the one file.

    Raises OSError for a link to a folder, which could lead anywhere, even in a circle.
    """
    if place.is_file():
        yield str(place), ""
        return
    top = str(place)
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        if linked := next((name for name in folders if os.path.islink(f"{folder}/{name}")), None):  # noqa: PTH114
            raise OSError(f"{linked} is a link to a folder.")
        below = folder[len(top) + 1 :].replace(os.sep, "/")
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118 - a Path for each file takes longer
            if os.path.isfile(path):  # noqa: PTH113
                yield path, f"{below}/{name}" if below else name


def _listing(site: Path) -> tuple[str, int]:
    """The fingerprint of which files a site has, each with its size and the time of its last change; how many."""
    digest, count = hashlib.blake2b(digest_size=32), 0
    waiting = [str(site)]
    while waiting:
        folder = waiting.pop()
        files, folders = [f"{folder}\0"], []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        state = entry.stat(follow_symlinks=False)
                        files.append(f"{entry.name}\0{state.st_size}\0{state.st_mtime_ns}\0")
        except OSError:
            return "", 0
        count += len(files) - 1
        digest.update("\n".join(sorted(files)).encode("utf-8", "surrogateescape"))
        waiting += sorted(folders)
    return digest.hexdigest(), count
