"""Runs the engine of the search, Pagefind, which comes with its package as a program of its own."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from pagefind.service import get_executable

from generator.searching.cutting import LEFT_OUT

BUNDLE = "pagefind"
# The engine's own interfaces; this site has its own.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
_SIGNATURE = b"pagefind_dcd"

Process = subprocess.Popen[str]


class IndexingError(Exception):
    """The index could not be made; the message says why, and what to do."""


def run_engine(pages: Path, target: Path, started: Callable[[Process], None] = lambda process: None) -> None:
    """Index the pages in a folder, and write what a browser needs to search them into `target`.

    `started` is given the process, so that it can be stopped. The same pages always give the same files.
    Raises IndexingError if the engine is not there or fails.
    """
    program = get_executable()
    if program is None:
        raise IndexingError("The engine of the search is not installed. Set up the project again: make site.")
    command = [str(program), "--site", str(pages), "--output-path", str(target), "--quiet"]
    command += ["--exclude-selectors", ", ".join(LEFT_OUT)]
    try:
        # It would read settings from the folder that it is started in, so that is one which holds none.
        process = subprocess.Popen(command, cwd=pages, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError as error:
        raise IndexingError(f"The engine of the search does not start: {error}") from error
    started(process)
    output, _ = process.communicate()
    if process.returncode != 0 or not (target / "pagefind-entry.json").is_file():
        raise IndexingError(f"The engine of the search failed (exit code {process.returncode}):\n{output.strip()}")
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()


def fragments(target: Path) -> dict[str, str]:
    """The id of each indexed page by its address below the site, as the engine names pages in its results.

    Raises IndexingError if the engine writes its fragments in another form than the version that this was made for.
    """
    found = {}
    for path in (target / "fragment").iterdir():
        data = gzip.decompress(path.read_bytes())
        try:
            address = json.loads(data.removeprefix(_SIGNATURE))["url"]
        except (ValueError, KeyError) as error:
            raise IndexingError("The engine of the search wrote a fragment that cannot be read.") from error
        found[address.removeprefix("/")] = path.stem.partition("_")[2]
    return found
