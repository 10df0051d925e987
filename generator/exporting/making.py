"""Makes an export: from the pages of our own build to a mapping of paths and contents. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.contents import Content, as_bytes
from generator.drafting import without_drafts
from generator.engine.looking import FRAME, STYLE_SHEET, style_sheet
from generator.exporting.icons import with_drawings
from generator.exporting.notes import with_note
from generator.exporting.placing import placed, relinked, without_twins
from generator.exporting.settings import settings
from generator.model.catalog import Catalog
from generator.outputs.making import make_outputs
from generator.pages.extra_files import make_files
from generator.pages.view import View
from generator.producing import Production

CONFIG = "mkdocs.yml"
README = """\
# A site as plain Markdown

Written by `factsheet export` from facts that are kept elsewhere: change them there, and export again. What you change
here is never overwritten, so the next export asks for another folder.

Build it with any of these, each in an environment of its own:

    pip install mkdocs-material && mkdocs build
    pip install zensical && zensical build
    pip install mkdocs-material properdocs && properdocs build --config-file mkdocs.yml
"""
DOCS = "docs/"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# The name of a source for the numbers on paper (printing/references.py); our own build takes it out again.
_FOR_PAPER = re.compile(r' data-source="[a-z0-9-]+"')
# Files of the theme's frame that a page shows without a script.
_FRAME_FILES = ("*.svg", "*.png", "*.ico", "*.webp", "*.jpg", "*.jpeg", "*.woff2")


def make_export(production: Production, root: Path) -> dict[str, bytes]:
    """Every file of the export, path -> bytes. The production must be free of errors; `root` is only read.

    Left out is what no plain engine can serve: our scripts, the search, the headers made for our pages, and Markdown
    twins, whose places the pages themselves take.
    """
    catalog = production.catalog
    if catalog is None or not production.publishable:
        raise ValueError("Only a project without errors can be exported.")
    files: dict[str, bytes] = {CONFIG: settings(catalog).encode(), "README.md": README.encode()}
    for path, content in _below_docs(production, without_drafts(catalog), root):
        data = as_bytes(content)
        if files.setdefault(f"{DOCS}{path}", data) != data:
            raise ValueError(f"Two parts of the export claim the path {path}.")
    return files


def _below_docs(production: Production, catalog: Catalog, root: Path) -> Iterator[tuple[str, Content]]:
    """Pages first; then what the site's own folder holds, which takes the place of anything of the frame."""
    written = {uri: whole(document.text, uri, catalog) for uri, document in catalog.documents.items()}
    pages = {**production.pages, **written}
    for uri, text in pages.items():
        yield placed(uri), page(text, uri, catalog, pages)
    own = dict(_others(root / "docs"))
    frame = {**dict(_shown(FRAME)), **dict(_shown(root / "site_config" / "theme"))}
    yield from {**frame, STYLE_SHEET: style_sheet(root).encode(), **own}.items()
    yield from make_files(catalog)
    for path, content in make_outputs(catalog):
        if not path.endswith(".md") and path not in own and path != "llms.txt":
            yield path, content


def page(text: str, uri: str, catalog: Catalog, pages: Collection[str]) -> str:
    """A page whose tokens are replaced, in the Markdown that all engines of the family read."""
    told = with_note(without_twins(_FOR_PAPER.sub("", text)), uri, catalog)
    return with_drawings(relinked(told, uri, pages))


def whole(text: str, uri: str, catalog: Catalog) -> str:
    """A hand-written page with its front matter as it is and its tokens replaced."""
    text = text.replace("\r\n", "\n")
    found = _FRONT_MATTER.match(text)
    front = found[0] if found else ""
    return f"{front}\n{View(catalog, uri).document(text[len(front) :])}".rstrip() + "\n"


def _others(docs: Path) -> Iterator[tuple[str, bytes]]:
    """The files beside the hand-written pages, hidden ones left out as by the engine."""
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        inside = path.relative_to(docs)
        if path.is_file() and path.suffix != ".md" and not any(part.startswith(".") for part in inside.parts):
            yield inside.as_posix(), path.read_bytes()


def _shown(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures and fonts of a theme's folder."""
    for pattern in _FRAME_FILES:
        for path in sorted((folder / "assets").rglob(pattern)) if (folder / "assets").is_dir() else ():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
