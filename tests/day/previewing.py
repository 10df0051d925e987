"""A preview without a browser: what `mkdocs serve` does on a change, done when a line on its input says so.

`python -m tests.day.previewing ROOT` is the server, in a process of its own as an editor's is; `Preview` starts it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import CLEAN, ROOT


class Preview:
    """A running preview of a project. `site` is the folder that it serves."""

    def __init__(self, root: Path, today: str) -> None:
        self.today = today
        environment = {key: value for key, value in os.environ.items() if key not in CLEAN}
        environment |= {"FACTSHEET_TODAY": today, "NO_MKDOCS_2_WARNING": "1"}
        self._log = root.with_name("preview.log").open("ab")
        command = [sys.executable, "-m", "tests.day.previewing", str(root)]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
            text=True,
        )
        self.site = Path(self._answer()["site"])

    def change(self) -> str:
        """Tell it that a file has changed; gives the home page as it is served after that."""
        assert self._process.stdin
        self._process.stdin.write("change\n")
        self._process.stdin.flush()
        return str(self._answer()["home"])

    def stop(self) -> None:
        """End it, as somebody who closes the terminal."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(60)
        self._log.close()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the preview died; see {self._log.name}"
        return dict(json.loads(line))


def serve(root: str) -> None:
    """Serve as `factsheet serve` does, but for the port and the watching of files."""
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.livereload import LiveReloadServer

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def follow(server: LiveReloadServer, *, open_in_browser: bool = False) -> None:
        print(json.dumps({"site": str(server.root)}), file=answers, flush=True)
        for _ in sys.stdin:
            server.builder()
            print(json.dumps({"home": _home(server)}), file=answers, flush=True)

    LiveReloadServer.serve = follow  # type: ignore[method-assign]
    LiveReloadServer.shutdown = lambda self, wait=False: None  # type: ignore[method-assign]  # nothing listens
    mkdocs_serve(str(Path(root) / "mkdocs.yml"), livereload=True)


def _home(server: Any) -> str:
    request = {"PATH_INFO": "/", "REQUEST_METHOD": "GET", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000"}
    return b"".join(server.get_app()(request, lambda *_: None)).decode()


if __name__ == "__main__":
    serve(sys.argv[1])
