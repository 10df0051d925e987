"""Finds the scripts that a page needs, so that a page loads those and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.engine.looking import FRAME

_NEEDED = re.compile(r'data-script="([a-z][a-z-]*)"')
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"\./([a-z][a-z-]*)\.js"', re.MULTILINE)
# These decide what the first screen shows where an address asks for it, so they are fetched first.
_FIRST = frozenset({"filtering", "filterable-table", "filterable-list"})


@dataclass(frozen=True)
class PageScript:
    """A script of a page: `assets/scripts/NAME.js`. An early one is fetched with the head."""

    name: str
    early: bool


def scripts_of(html: str) -> tuple[PageScript, ...]:
    """The scripts that elements of a page ask for with `data-script="NAME"`.

    Each once, in the order of the page. An element asks for one script: the one that makes it work.
    """
    names = dict.fromkeys(_NEEDED.findall(html))
    return tuple(PageScript(name, name in _FIRST) for name in names)


def modules_of(scripts: Iterable[PageScript], folder: Path = FRAME / "assets" / "scripts") -> tuple[str, ...]:
    """The modules that these scripts import, so that a browser can fetch all of them at once."""
    return _modules_of(tuple(script.name for script in scripts), folder)


def waits(scripts: Iterable[PageScript]) -> bool:
    """Is a page painted only once it is whole, where screens are wide? So it is with long tables (early.js)."""
    return any(script.name == "filterable-table" for script in scripts)


@cache
def _modules_of(names: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Kept as `_imports` are: our scripts do not change while a program runs."""
    found = list(dict.fromkeys(names))
    for name in found:  # which grows on the way
        found += [each for each in _imports(folder / f"{name}.js") if each not in found]
    return tuple(name for name in found if name not in names)


@cache
def _imports(file: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_IMPORT.findall(file.read_text(encoding="utf-8")))) if file.is_file() else ()
