"""Checks a project once for each heavy payload, each in a process that may use so much time and memory and no more.

    python -m tests.hostile.limited ROOT NAME...

prints a JSON object: for each payload its problems as `[file, line, rule, helps]`, and its seconds of the processor.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generator.examining import examine
from tests.hostile.corpus import HEAVY

TODAY = dt.date(2026, 12, 1)
SECONDS, MEGABYTES = 2, 500


def look(root: Path, name: str) -> dict[str, Any]:
    """Put a payload into the project, check it in a process of its own, and take it out again."""
    file, make = HEAVY[name]
    path = root / file
    path.write_text(make(), encoding="utf-8")
    with tempfile.TemporaryFile("w+") as answer:
        child = os.fork()
        if not child:
            _look_in_child(root, answer.fileno())
        _, status, usage = os.wait4(child, 0)
        path.unlink()
        answer.seek(0)
        said = answer.read()
    return {
        "problems": json.loads(said) if status == 0 and said else None,
        "seconds": usage.ru_utime + usage.ru_stime,
        "status": status,
    }


def _look_in_child(root: Path, answer: int) -> None:
    begun = time.process_time()
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit = used + MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    seconds = SECONDS + int(begun) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    code = 1
    try:
        problems = examine(root, {}, TODAY).problems
        rows = [[each.file, each.line, each.rule, bool(each.message and each.tip)] for each in problems][:2000]
        os.write(answer, json.dumps(rows).encode())
        code = 0
    finally:
        os._exit(code)


def main(root: str, *names: str) -> None:
    """Print what came of each payload."""
    examine(Path(root), {}, TODAY)  # so that what is loaded once is not counted
    print(json.dumps({name: look(Path(root), name) for name in names}))


if __name__ == "__main__":
    main(*sys.argv[1:])
