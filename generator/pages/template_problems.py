"""An exception in a template, as a problem with file and line."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from generator.problems import Problem

RULE = "template"
TIP = "Mend the template; the default one of the same name shows the way."


def template_problem(error: BaseException, root: Path) -> Problem | None:
    """The problem that an exception while rendering stands for; None if no template had a part in it."""
    if isinstance(error, TemplateNotFound):
        return Problem("site_config/templates", 0, 0, RULE, f"There is no template “{error.name}”.", TIP)
    if isinstance(error, TemplateSyntaxError):
        return Problem(_file(error.filename or error.name or "", root), error.lineno, 1, RULE, f"{error.message}.", TIP)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith((".j2", ".html"))]
    if not frames:
        return None
    frame = frames[-1]
    return Problem(_file(frame.filename, root), frame.lineno or 0, 1, RULE, f"The template fails: {error}.", TIP)


def _file(filename: str, root: Path) -> str:
    path = Path(filename)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
