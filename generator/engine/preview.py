"""`mkdocs serve` that survives mistakes: the last good pages stay, under an overlay that lists every problem."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.engine.afterwards import Search
from generator.engine.editors import editor_template
from generator.engine.overlay import SCRIPT, SCRIPT_ADDRESS, Shown, with_overlay
from generator.engine.reloading import reload_browsers
from generator.engine.renewing import Renewing
from generator.engine.watching import watch_folders
from generator.model.catalog import Catalog
from generator.pages.addresses import served
from generator.pages.template_problems import template_problem
from generator.previewing.later import Later
from generator.problems import Problem, has_errors
from generator.producing import Production
from generator.reporters import render_text
from generator.writing import link_or_copy

log = logging.getLogger("mkdocs.plugins.factsheet")


class Preview:
    """The state of a running preview: the problems of the last build, and whether a good site is there."""

    def __init__(self, root: Path, search: Search) -> None:
        """`search` makes the index of the search.

        Raises PluginError, with a message for editors, if FACTSHEET_EDITOR cannot be used.
        """
        try:
            self._editor = editor_template()
        except ValueError as error:
            raise PluginError(str(error)) from error
        self._root = root
        self.problems: tuple[Problem, ...] = ()
        self.drafts: dict[str, str] = {}
        self._mount = "/"
        self.has_site = False
        self._failure = ""
        self.building = threading.Lock()  # held while the site's folder is written or copied
        self.touched = False
        self.renewing = Renewing(root, search, self._find)
        self._reload: Callable[[], None] = lambda: None
        self._renewed: Production | None = None
        self._later = Later(self.building)

    def look(self, catalog: Catalog | None, problems: tuple[Problem, ...]) -> None:
        """Take up what the build at hand is made from."""
        self.problems = problems
        self.drafts = {}
        if catalog is None:
            return
        for key in catalog.drafts:
            entry, source = catalog.entries.get(key), catalog.sources.get(key.removeprefix("sources/"))
            self.drafts[served(f"{key}.md")] = entry.name if entry else source.data.title if source else key

    def attach(self, server: LiveReloadServer, folders: list[str], *, built: bool) -> None:
        """Wrap the server's builder and its pages. `built` says whether the first build gave a good site.

        `folders` are those that will be watched besides those that are, or are missing still.
        """
        self.has_site = built
        self._mount = server.mount_path
        builder = server.builder
        server.builder = lambda: self._build_alone(builder, Path(server.root))
        watch_folders(server, self._root / "build", folders, self.renewing.told)
        self._reload = partial(reload_browsers, server)
        serve = server.serve_request
        server.set_app(lambda environ, start: self._respond(serve, environ, start))

    def _build_alone(self, builder: Callable[[], None], site: Path) -> None:
        self._later.forget()
        with self.building:
            if not self._renew():
                self._build(builder, site)

    def _renew(self) -> bool:
        """Renew the pages that an edit has changed. Whether that was enough; if not, nothing was written."""
        try:
            done = self.renewing.renew()
        except Exception:  # whatever it is, the whole build meets it as well and says so
            log.debug("The pages could not be renewed.", exc_info=True)
            return False
        if done is None:
            return False
        production, uris = done
        self._failure = ""
        self.look(production.catalog, production.problems)
        if uris:
            log.info("Building documentation of what changed: %s", ", ".join(uris[:5]) + (" ..." if uris[5:] else ""))
        if production is not self._renewed or self._later.unfinished or self.renewing.is_waiting:
            self._later.request(self.renewing.afterwards)
        self._renewed = production
        return True

    def stop(self) -> None:
        """End what goes on in the background."""
        self._later.stop()

    def _build(self, builder: Callable[[], None], site: Path) -> None:
        """Build again. Whatever goes wrong, return: the engine would hang or stop on an exception."""
        self._failure, self.problems, self.touched = "", (), False
        try:
            with tempfile.TemporaryDirectory(prefix="factsheet_") as spare:
                good = Path(spare) / "site"
                shutil.copytree(site, good, copy_function=link_or_copy)
                self._build_over(builder, site, good)
        except OSError as error:  # no room for the copy, as on a full disk
            self._note(error)

    def _build_over(self, builder: Callable[[], None], site: Path, good: Path) -> None:
        """Build, or put back the good site."""
        try:
            builder()
            self.renewing.settle()
            self._later.unfinished = False
            self.has_site = self.has_site or not has_errors(self.problems)
        except (Exception, SystemExit) as error:
            if not has_errors(self.problems):
                self._note(error)
            if self.touched:
                _replace_content(site, good)
            if self.renewing.is_waiting:
                self._later.request(self.renewing.afterwards)

    def _find(self, error: Exception) -> None:
        """A mistake was found after the build: if it is the first, open pages are to show it as well."""
        was_good = not self._shown().has_problems
        if self._note(error) and was_good:
            self._reload()

    def _note(self, error: BaseException) -> bool:
        """Keep what the engine said, with file and line if it is a template's mistake. Whether it is new."""
        problem = template_problem(error, self._root)
        failure = "".join(traceback.format_exception_only(error)).strip()
        if problem in self.problems or failure == self._failure:
            return False
        if problem:
            self.problems = (*self.problems, problem)
            log.error("%s", render_text([problem], color=False))
        else:
            self._failure = failure
            log.error("%s", failure)
        return True

    def _respond(
        self, serve: Callable[..., Iterable[bytes]], environ: dict[str, Any], start: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request; pages get the script of the preview, the list of drafts and what is wrong."""
        if environ.get("PATH_INFO") == SCRIPT_ADDRESS:
            return _answer(start, "200 OK", [("Content-Type", "text/javascript; charset=utf-8")], SCRIPT.read_bytes())
        while True:
            times, held = self.renewing.times, list[Any]()
            self._make_waiting(environ)
            result = serve(environ, lambda *arguments, held=held: held.append(arguments))
            status, headers = held[0][:2]
            if not any(name == "Content-Type" and kind.startswith("text/html") for name, kind in headers):
                start(status, headers)
                return result
            body = b"".join(result)
            if hasattr(result, "close"):
                result.close()
            if times == self.renewing.times:  # else the page may wait again
                return _answer(start, status, headers, with_overlay(body, self._shown()))

    def _make_waiting(self, environ: dict[str, Any]) -> None:
        """Make the page that is asked for, if it waits."""
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "ignore")
        uri = self.renewing.waiting_at(path.removeprefix(self._mount)) if path.startswith(self._mount) else None
        if uri:
            with self.building:
                try:
                    self.renewing.turn(uri)
                except Exception as error:  # the page of before is served, under what is wrong
                    self._find(error)

    def _shown(self) -> Shown:
        drafts = {f"{self._mount}{path}": name for path, name in self.drafts.items()}
        return Shown(self.problems, self._failure, self.has_site, drafts, self._root, self._editor)


def _answer(start: Callable[..., Any], status: str, headers: list[tuple[str, str]], body: bytes) -> list[bytes]:
    kept = [(name, value) for name, value in headers if name != "Content-Length"]
    start(status, [*kept, ("Content-Length", str(len(body)))])
    return [body]


def _replace_content(folder: Path, good: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(good, folder, dirs_exist_ok=True)
