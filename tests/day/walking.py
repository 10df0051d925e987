"""A day: one project, one model of it, and what happens; after each action the two must agree.

A walk of our own and no state machine of hypothesis: a failure after 800 actions has to be understood from its seed,
its number and the last actions, and to shorten a walk of minutes by playing it again and again would take hours. Each
action draws from a source of chance of its own, made of the seed and its number: the same seed is the same day.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import random
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import CLEAN, git
from tests.day.model import Model
from tests.day.previewing import Preview
from tests.day.records import Data, read_data, read_lock, read_pages, read_texts, yaml_files

START = dt.date(2026, 12, 1)
# Warnings that the model does not foretell: they say how to write something better.
_ADVICE = {"language-words", "unknown-reference", "unknown-token", "readability", "balance"}
_LOCK = "content/ids.lock"
_PRODUCED = ("build", "site", ".git")


class Day:
    """The project in `root`, and what should be in it."""

    def __init__(self, root: Path, seed: str) -> None:
        self.root, self.seed = root, seed
        self.number = 0
        self.model = Model.of(root, START)
        self.told: list[str] = []
        self.last: tuple[str, ...] = ("",)
        self.preview: Preview | None = None
        self.committed = copy.deepcopy(self.model)
        self._names = 0

    def chance(self) -> random.Random:
        """The source of chance of this action."""
        return random.Random(f"{self.seed}/{self.number}")

    def invented(self) -> str:
        """A name that stands nowhere else."""
        self._names += 1
        rest, name = self.number * 40 + self._names % 40, ""
        while rest or len(name) < 6:
            rest, digit = divmod(rest, 60)
            name += "bdfgklmnprtv"[digit % 12] + "aeiou"[digit // 12]
        return name.capitalize() + "rin"

    def tell(self, words: str) -> None:
        """Note what happens, for who has to understand a failure; all of it stands in `day.log`."""
        self.told.append(f"{self.number:5}  {self.model.today}  {words}")
        with self.root.with_name("day.log").open("a", encoding="utf-8") as log:
            log.write(f"{self.told[-1]}\n")

    def now(self, name: str) -> bytes | None:
        """What is in a file; None if it is not there."""
        return (self.root / name).read_bytes() if (self.root / name).is_file() else None

    def run(self, *arguments: str) -> Result:
        """A command as on a terminal. A traceback is a failure, whatever was asked for."""
        environment = {**CLEAN, "FACTSHEET_TODAY": self.model.today.isoformat()}
        result = CliRunner().invoke(main, ["-C", str(self.root), *arguments], env=environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise AssertionError(f"{arguments} broke down:\n{''.join(traceback.format_exception(result.exception))}")
        self.last = (" ".join(arguments), f"exit {result.exit_code}", result.output)
        return result

    def git(self, *arguments: str) -> str:
        """Git, at noon of this day."""
        return git(self.root, *arguments, day=self.model.today.isoformat())

    def contents(self) -> dict[str, bytes]:
        """Every file that somebody wrote or a command is to leave alone."""
        paths = [path for path in self.root.rglob("*") if path.relative_to(self.root).parts[0] not in _PRODUCED]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths if path.is_file()}

    def refused(self, *arguments: str) -> Result:
        """A command that must be refused, and change nothing."""
        before = self.contents()
        result = self.run(*arguments)
        assert result.exit_code != 0, f"{arguments} was not refused: {result.output}"
        assert self.contents() == before, f"{arguments} was refused, and changed {self.changed_since(before)}"
        return result

    def reads(self, *arguments: str) -> Result:
        """A command that only looks."""
        before = self.contents()
        result = self.run(*arguments)
        assert self.contents() == before, f"{arguments} only looks, and changed {self.changed_since(before)}"
        return result

    def attempted(self, *arguments: str) -> bool:
        """A command that may be refused while something else is broken: then nothing has changed."""
        before = self.contents()
        result = self.run(*arguments)
        if result.exit_code != 0:
            assert self.contents() == before, f"{arguments} was refused, and changed {self.changed_since(before)}"
            assert self.model.damaged, f"{arguments} was refused, and nothing is broken: {result.output}"
        return result.exit_code == 0

    def changed_since(self, before: dict[str, bytes]) -> list[str]:
        """The files that are not what they were."""
        now = self.contents()
        return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))

    def same_files(self) -> None:
        """Is every file what the model says, and is what is broken just as it was broken?"""
        damaged = self.model.damaged
        for name, damage in damaged.items():
            assert self.now(name) == damage.now, f"{name} is broken ({damage.how}), and somebody changed it"
        there = {path.relative_to(self.root).as_posix() for path in yaml_files(self.root)}
        lost = (there ^ set(self.model.files)) - set(damaged)
        assert not lost, f"files are lost, or come from nowhere: {sorted(lost)}"
        for name, data in self.model.files.items():
            if name not in damaged:
                found = read_data(self.root / name)
                assert found == data, f"{name} says otherwise than the model:\n{difference(found, data)}"
                text = (self.root / name).read_text("utf-8")
                lost = {remark for remark in self.model.remarks.get(name, ()) if remark not in text}
                assert not lost, f"{name} lost its comments {sorted(lost)}"
        for name, text in read_pages(self.root).items():
            should = self.model.pages[name]
            assert name in damaged or text == should, f"{name} says\n{text}\nand should say\n{should}"
        assert read_texts(self.root) == self.model.texts
        remembered = self.model.known if _LOCK in damaged else read_lock(self.root)
        assert remembered >= self.model.known, f"ids.lock forgot {sorted(self.model.known - remembered)}"
        self.model.known = remembered

    def same_verdict(self) -> None:
        """Does the check refuse what is broken, and nothing else? Does it warn of what the model foretells?"""
        result = self.reads("check", "--format", "json")
        problems = json.loads(result.output)["problems"]
        said = "\n".join(
            f"{each['file']}:{each['line']} {each['level']} {each['message']} [{each['rule']}]" for each in problems
        )
        wrong = {problem["file"] for problem in problems if problem["level"] == "error"}
        assert (result.exit_code != 0) == bool(self.model.damaged), (
            f"broken is {list(self.model.damaged)}; the check says:\n{said}"
        )
        for name, damage in self.model.damaged.items():
            assert (name if damage.now is not None else _LOCK) in wrong, (
                f"nothing is said of {name}, which is broken ({damage.how}):\n{said}"
            )
        if not self.model.damaged:
            self._same_warnings(problems, said)

    def _same_warnings(self, problems: list[dict[str, Any]], told: str) -> None:
        found = {(each["rule"], each["file"]) for each in problems if each["rule"] not in _ADVICE | {"lock-outdated"}}
        foretold = set()
        for key in self.model.translations():
            places = self.model.standings(key)
            for standing, rule in (("stale", "translation-stale"), ("gone", "translation-unknown")):
                foretold |= {
                    (rule, f"content/translations/es/{key}.yml") for each in places.values() if each == standing
                }
        assert found == foretold, f"warned of {sorted(found)}, and the model foretells {sorted(foretold)}:\n{told}"
        new = self.model.addresses() - self.model.known
        said = [each for each in problems if (each["rule"], each["file"]) == ("lock-outdated", "content/ids.lock")]
        assert bool(said) == bool(new), f"new addresses are {sorted(new)}, and the check says {said}"


def difference(found: Data, should: Data, place: str = "") -> str:
    """The first place at which two records differ, with what both say there."""
    if isinstance(found, dict) and isinstance(should, dict) and set(found) == set(should):
        return next(
            (difference(found[key], should[key], f"{place}/{key}") for key in found if found[key] != should[key]), ""
        )
    if isinstance(found, list) and isinstance(should, list) and len(found) == len(should):
        pairs = enumerate(zip(found, should, strict=True))
        return next((difference(one, two, f"{place}/{index}") for index, (one, two) in pairs if one != two), "")
    return f"at {place or '/'} it says {found}\nand should say {should}"


def walk(day: Day, count: int, act: Callable[[Day], None]) -> None:
    """Let `count` actions happen, and compare after each. Raises AssertionError that tells how it came to it."""
    for day.number in range(1, count + 1):
        try:
            act(day)
            day.same_files()
            day.same_verdict()
        except Exception as error:
            told = "\n".join(day.told[-15:])
            said = "\n".join(day.last) if "--format" not in day.last[0] else day.last[0]
            raise AssertionError(
                f"FACTSHEET_DAY_SEED={day.seed!r}, action {day.number}, in {day.root}\n{told}\n\n"
                f"The last command: {said}\n\n{error}"
            ) from error
