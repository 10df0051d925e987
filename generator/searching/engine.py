"""Runs the engine of the search, Pagefind, which comes with its package as a program of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from pagefind.service import get_executable

from generator.searching.cutting import LEFT_OUT

Process = subprocess.Popen[str]


class IndexingError(Exception):
    """The index could not be made; the message says why, and what to do."""


def run_engine(pages: Path, target: Path, started: Callable[[Process], None] = lambda process: None) -> None:
    """Index the pages in a folder, and write the index into `target`.

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
