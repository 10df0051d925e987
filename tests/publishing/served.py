"""A plain web server for tests: it serves a folder as nginx does by the recipe of docs/guides/publish.md."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit


@contextmanager
def served(root: Path, before: Path | None = None, asked: list[str] | None = None) -> Iterator[str]:
    """Serve `root`, and below /pagefind/ what only `before` has; gives the address. `asked` gets each path."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers with files."""

        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: else each answer waits for an acknowledgment

        def do_GET(self) -> None:
            """A file, or the `index.html` of a folder; each request looks at the disk anew."""
            path = unquote(urlsplit(self.path).path).removeprefix("/")
            if asked is not None:
                asked.append(path)
            name = f"{path}index.html" if path.endswith("/") or not path else path
            body = _content(root / name)
            if body is None and before and name.startswith("pagefind/"):
                body = _content(before / name)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, form: str, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
