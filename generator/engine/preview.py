"""`mkdocs serve` that survives mistakes: the last good pages stay, under an overlay that lists every problem."""

from __future__ import annotations

import html
import logging
import os
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from generator.pages.template_problems import template_problem
from generator.problems import Problem, has_errors
from generator.reporters import render_text

log = logging.getLogger("mkdocs.plugins.factsheet")
_OVERLAY = Path(__file__).parent / "overlay.html"
_HOLDING = (
    "---\ntitle: Preview\n---\n# The site cannot be shown yet\n\nMend the mistakes listed here, and it will appear.\n"
)


class Preview:
    """The state of a running preview: the problems of the last build, and whether a good site is there."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.problems: tuple[Problem, ...] = ()
        self.has_site = False
        self._failure = ""
        self.building = threading.Lock()  # held while the site's folder is written or copied

    def attach(self, server: LiveReloadServer, *, built: bool) -> None:
        """Wrap the server's builder and its pages. `built` says whether the first build gave a good site."""
        self.has_site = built
        builder = server.builder
        server.builder = lambda: self._build_alone(builder, Path(server.root))
        serve = server.serve_request
        server.set_app(lambda environ, start: self._respond(serve, environ, start))

    def _build_alone(self, builder: Callable[[], None], site: Path) -> None:
        with self.building:
            self._build(builder, site)

    def _build(self, builder: Callable[[], None], site: Path) -> None:
        """Build again. Whatever goes wrong, return: the engine would hang or stop on an exception."""
        self._failure, self.problems = "", ()
        with tempfile.TemporaryDirectory(prefix="factsheet_") as spare:
            good = Path(spare) / "site"
            shutil.copytree(site, good, copy_function=_link_or_copy)
            try:
                builder()
                self.has_site = self.has_site or not has_errors(self.problems)
            except (Exception, SystemExit) as error:
                if not has_errors(self.problems):
                    self._note(error)
                _replace_content(site, good)

    def _note(self, error: BaseException) -> None:
        """Keep what the engine said; a template's mistake gets its file and line."""
        problem = template_problem(error, self._root)
        if problem:
            self.problems = (*self.problems, problem)
            log.error("%s", render_text([problem], color=False))
        else:
            self._failure = "".join(traceback.format_exception_only(error)).strip()
            log.error("%s", self._failure)

    def _respond(
        self, serve: Callable[..., Iterable[bytes]], environ: dict[str, Any], start: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request; pages get the overlay while there is something wrong."""
        if not (self._failure or has_errors(self.problems)):
            return serve(environ, start)
        held: list[Any] = []
        result = serve(environ, lambda *arguments: held.append(arguments))
        status, headers = held[0][:2]
        if not any(name == "Content-Type" and kind.startswith("text/html") for name, kind in headers):
            start(status, headers)
            return result
        body = b"".join(result)
        if hasattr(result, "close"):
            result.close()
        body = with_overlay(body, self.problems, self._failure, has_site=self.has_site)
        start(
            status,
            [(name, value) for name, value in headers if name != "Content-Length"]
            + [("Content-Length", str(len(body)))],
        )
        return [body]


def with_overlay(page: bytes, problems: Iterable[Problem], failure: str = "", *, has_site: bool = True) -> bytes:
    """A page with the problems listed over it."""
    items = [
        _item(problem.place, problem.message, problem.tip, problem.rule)
        for problem in problems
        if has_errors([problem])
    ]
    if failure:
        items.append(_item("", failure, "The terminal in which the preview runs says more.", "engine"))
    overlay = (
        _OVERLAY.read_text(encoding="utf-8")
        .replace("<!--count-->", str(len(items)))
        .replace("<!--behind-->", "You see the last good pages." if has_site else "There are no pages yet.")
        .replace("<!--items-->", "\n".join(items))
    )
    before, end, after = page.rpartition(b"</body>")
    return before + overlay.encode() + end + after if end else page + overlay.encode()


def _item(place: str, message: str, tip: str, rule: str) -> str:
    parts = (("code", place), ("strong", message), ("span", tip), ("small", rule))
    return "<li>" + " ".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts if text) + "</li>"


def holding_files(files: Files, config: MkDocsConfig) -> Files:
    """What is served while the very first build has mistakes: one page, and the theme's own files."""
    kept = [file for file in files if not file.is_documentation_page()]
    return Files([*kept, File.generated(config, "index.md", content=_HOLDING)])


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _replace_content(folder: Path, good: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(good, folder, dirs_exist_ok=True)
