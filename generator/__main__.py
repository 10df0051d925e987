"""`python -m generator` is the same as `factsheet`: the command line, and the end of its process."""

from __future__ import annotations

import atexit
import os
import sys
import threading

from generator.cli import main


def run() -> None:
    """Run the command that was asked for, and end the process.

    It is ended without taking down what it holds object by object, which takes seconds of a large site and frees
    nothing that the system does not free at once. Nothing else is left out: what waits for the end of the process is
    done, what was printed is passed on. With an exception, or while another thread is at work, it ends as ever.
    """
    try:
        main(prog_name="factsheet")
    except SystemExit as end:
        if not isinstance(end.code, int) or threading.active_count() > 1:
            raise
        atexit._run_exitfuncs()
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # it is None where it was closed before: `factsheet check >&-`
                    stream.flush()
        except OSError:  # nobody reads it, or the disk is full: Python says so as ever
            raise end from None
        os._exit(end.code)


if __name__ == "__main__":
    run()
