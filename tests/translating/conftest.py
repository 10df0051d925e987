"""The small site with a language, and the command that translators use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.examining import Examination, examine
from generator.problems import Problem

TODAY = dt.date(2026, 12, 1)

FileOf = Callable[[str], Path]
Say = Callable[[str, dict[str, str]], None]
Translate = Callable[..., Result]


@pytest.fixture
def spanish(bridges: Path) -> Path:
    """A copy of the small site that declares Spanish."""
    settings = bridges / "site_config" / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\ntranslations:\n  es: {name: Español}\n", "utf-8")
    return bridges


@pytest.fixture
def translate(spanish: Path) -> Translate:
    """`translate("bridges/x", "--renew", "name")`: the command for Spanish, as on a terminal."""

    def run(*arguments: str) -> Result:
        environment = {"FACTSHEET_TODAY": TODAY.isoformat(), "FACTSHEET_ARTICLES": None}
        return CliRunner().invoke(main, ["-C", str(spanish), "translate", "es", *arguments], env=environment)

    return run


@pytest.fixture
def examined(spanish: Path) -> Callable[[], Examination]:
    """The small site, examined as it is now."""
    return lambda: examine(spanish, {}, TODAY)


@pytest.fixture
def problems(examined: Callable[[], Examination]) -> Callable[[str], list[Problem]]:
    """What the rules with a name that begins so say of the small site."""
    return lambda start: [problem for problem in examined().problems if problem.rule.startswith(start)]


@pytest.fixture
def file_of(spanish: Path) -> FileOf:
    """Where the translation of an entry or page lies."""
    return lambda key: spanish / "content" / "translations" / "es" / f"{key.removesuffix('.md')}.yml"


@pytest.fixture
def say(file_of: FileOf, translate: Translate) -> Say:
    """Write words into a translation, by place; the rest stays empty."""

    def write(key: str, says: dict[str, str]) -> None:
        assert translate(key).exit_code == 0
        data = yaml.safe_load(file_of(key).read_text(encoding="utf-8"))
        known = {text["at"]: text for text in data["texts"]}
        for place, words in says.items():
            known[place]["says"] = words
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
        file_of(key).write_text(text, encoding="utf-8")

    return write
