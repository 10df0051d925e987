"""Lighthouse over a built site: `python tests/audit/lighthouse.py SITE` prints the four marks of each page type.

Serves the folder compressed, as hosts do, and drives the Chromium of the machine. The marks depend on the machine, so
they are printed and never asserted.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / ".bin" / "lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
MARKS = ("performance", "accessibility", "best-practices", "seo")


class CompressingHost(http.server.SimpleHTTPRequestHandler):
    """A static host that sends text compressed."""

    def do_GET(self) -> None:
        """Send a file, compressed if it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def marks(address: str) -> dict[str, int]:
    """The four marks of a page, from 0 to 100."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not PROGRAM.exists():
        sys.exit("Needs Chromium, and Lighthouse: npm ci --prefix tests/audit")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(PROGRAM),
            address,
            f"--chrome-flags={FLAGS}",
            "--quiet",
            "--output=json",
            "--output-path",
            str(report),
        ]
        subprocess.run(command, check=True, env={"CHROME_PATH": chromium, "PATH": "/usr/local/bin:/usr/bin:/bin"})
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(categories[name]["score"] * 100) for name in MARKS}


def main() -> None:
    """Print a line for each page named, or for the home page."""
    site, *pages = sys.argv[1:]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(CompressingHost, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for page in pages or [""]:
        found = marks(f"http://127.0.0.1:{server.server_address[1]}/{page}")
        print(f"{page or '/':50}", *(f"{name} {mark}" for name, mark in found.items()), sep="  ")


if __name__ == "__main__":
    main()
