"""Renders cards as PNG, once for each content: what was drawn before is kept in `build/cards/` and looked at again.

A kept picture is named after everything that it was made from and after its own bytes. So it is never stale, a broken
one is found out and made anew, and the folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import resvg_py

from generator.sharing.cards import Card
from generator.sharing.drawing import Fonts, draw
from generator.sharing.indexed import indexed

CARDS = Path("build") / "cards"
_PACKAGES = ("resvg-py", "font-source-serif-pro")
_HEX = 24


def fonts() -> Fonts:
    """The font that comes with its package, so that every machine makes the same picture."""
    folder = Path(str(resources.files("font_source_serif_pro"))) / "files"
    cuts = (folder / f"SourceSerifPro-{cut}.ttf" for cut in ("Regular", "Semibold", "It"))
    return Fonts(*cuts)


def render_cards(
    cards: Mapping[str, Card], palette: Mapping[str, str], icon: Callable[[str], str], folder: Path
) -> dict[str, bytes]:
    """The picture of every card, path -> PNG. `icon` gives the SVG of an icon; `folder` keeps what was rendered.

    Whatever else is in `folder` is deleted: pictures that no card uses any more, and what a killed build left.
    """
    made = fonts()
    drawings = {path: draw(card, palette, icon(card.icon) if card.icon else "", made) for path, card in cards.items()}
    pictures = {path: _picture(drawing, made, folder) for path, drawing in drawings.items()}
    used = {_kept_name(drawings[path], picture) for path, picture in pictures.items()}
    for kept in folder.iterdir() if folder.is_dir() else ():
        if kept.name not in used:
            kept.unlink(missing_ok=True)
    return pictures


def _picture(drawing: str, made: Fonts, folder: Path) -> bytes:
    for kept in folder.glob(f"{_key(drawing)}-*.png"):
        with suppress(FileNotFoundError):  # a preview beside this build has deleted it
            data = kept.read_bytes()
            if kept.name == _kept_name(drawing, data):
                return data
    data = indexed(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=made.files))
    _keep(folder / _kept_name(drawing, data), data)
    return data


def _key(drawing: str) -> str:
    """A name for everything that a picture is made from."""
    made_by = ",".join(f"{package} {version(package)}" for package in _PACKAGES)
    return hashlib.sha256(f"{made_by}\n{drawing}".encode()).hexdigest()[:_HEX]


def _kept_name(drawing: str, data: bytes) -> str:
    return f"{_key(drawing)}-{hashlib.sha256(data).hexdigest()[:_HEX]}.png"


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        with suppress(FileNotFoundError):  # again the other one, which makes its own
            Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
