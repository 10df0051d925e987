"""The files of a new site: the scaffold of the package, filled in with the topic, the day and the program."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.evidence.texts import split_paragraphs
from generator.pages.escape import escape
from generator.starting.program import Program
from generator.starting.topic import Topic

SCAFFOLD = Path(__file__).parent.parent / "scaffold"
# Files whose names begin with a dot are kept under this name, so that no tool takes them for this project's own.
_DOT = "dot-"
_TEXT = "content/texts/example-notice.txt"
SERVICES = {"github": ".github/", "gitlab": ".gitlab-ci.yml"}


@dataclass(frozen=True)
class Plan:
    """What a new site is to be: its topic, its program, its first day, and where it is checked and published."""

    topic: Topic
    program: Program
    today: dt.date
    services: tuple[str, ...] = tuple(SERVICES)


def files_of(plan: Plan, heading: str) -> dict[str, str]:
    """All files of the site, path -> text, but for the locks and the wheel. `heading` is that of the first page."""
    scaffold = dict(sorted(_scaffold().items()))
    left_out = tuple(path for service, path in SERVICES.items() if service not in plan.services)
    values = _values(plan, heading, scaffold[_TEXT])
    fill = _environment()
    return {
        path: fill.from_string(text).render(values)
        for path, text in scaffold.items()
        if not (left_out and path.startswith(left_out))
    }


def _scaffold() -> dict[str, str]:
    paths = (path for path in SCAFFOLD.rglob("*") if path.is_file())
    return {_path_in_site(path): path.read_text(encoding="utf-8") for path in paths}


def _path_in_site(path: Path) -> str:
    parts = path.relative_to(SCAFFOLD).parts
    return "/".join(f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in parts)


def _values(plan: Plan, heading: str, text: str) -> Mapping[str, object]:
    read = split_paragraphs(text)
    label = plan.topic.label
    return {
        "name": label,
        "title": plan.topic.text,
        "heading": heading,
        "description": f"Dated facts, each tied to its source: {label}",
        "today": plan.today.isoformat(),
        "requirement": plan.program.requirement,
        "sha256": read.sha256,
        "paragraphs": len(read.paragraphs),
        "words": read.words,
    }


def _environment() -> Environment:
    """An own pair of brackets, because braces have a meaning in many of the files. Each filter is a place's grammar."""
    environment = Environment(
        variable_start_string="<%",
        variable_end_string="%>",
        block_start_string="<%%",
        block_end_string="%%>",
        comment_start_string="<%#",
        comment_end_string="#%>",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # these files are YAML, Markdown and commands; each place names its filter
    )
    environment.filters |= {"yaml": _yaml, "heading": _heading}
    return environment


def _yaml(text: str) -> str:
    """A scalar in double quotes: JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


def _heading(text: str) -> str:
    """What stands behind the signs of a heading in Markdown, and so is never the first on its line."""
    return escape(f"x {text}").removeprefix("x ")
