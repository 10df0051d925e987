"""Links from the preview into the editor's own program: `FACTSHEET_EDITOR` says how. They never reach a build."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from generator.problems import Problem

VARIABLE = "FACTSHEET_EDITOR"
DEFAULT = "vscode://file/{path}:{line}:{column}"
_HOLE = re.compile(r"\{([^{}]*)\}")
_HOLES = ("path", "line", "column")
# A scheme that runs something in the page, or shows another site, is no program that opens a file.
_SCHEME = re.compile(r"(?!javascript:|data:|vbscript:|https?:|blob:)[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


def editor_template(environ: Mapping[str, str] | None = None) -> str:
    """The template of links to a file; empty for none. Raises ValueError with a message for editors."""
    text = (os.environ if environ is None else environ).get(VARIABLE, "").strip() or DEFAULT
    if text == "none":
        return ""
    for hole in _HOLE.findall(text):
        if hole not in _HOLES:
            raise ValueError(f"{VARIABLE}: “{{{hole}}}” is no placeholder. Use {{path}}, {{line}} and {{column}}.")
    if "{path}" not in text or not _SCHEME.fullmatch(text):
        raise ValueError(f"{VARIABLE}: “{text}” cannot open a file. Write it like {DEFAULT}, or none.")
    return text


def editor_link(template: str, root: Path, problem: Problem) -> str:
    """The link that opens the place of a problem; empty where there is no template or no file."""
    if not template or not problem.file:
        return ""
    path = quote((root / problem.file).as_posix(), safe="/:")
    if "/{path}" in template:
        path = path.removeprefix("/")
    texts = {"path": path, "line": str(problem.line or 1), "column": str(problem.column or 1)}
    return _HOLE.sub(lambda hole: texts[hole[1]], template)
