"""Every mistake that an editor makes is named at its place, in plain words, with the next act.

Each file below `tests/broken/` is one mistake; `tests/broken/README.md` says how a case is written. What is said of it
stands in the `.golden` file beside it. After a change on purpose, write all of them anew and read the difference:

    UPDATE_GOLDEN=1 python -m pytest tests/test_broken.py
    git diff tests/broken
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.examining import Examination, examine
from generator.problems import Level, Problem
from generator.verifying import verify, write_locks

TODAY = dt.date(2025, 6, 30)
BROKEN = Path(__file__).parent / "broken"
BASE = BROKEN / "_base"
_DIRECTIVE = re.compile(r"(?:# |<!-- )?(place|expect|without|texts|link): (.+?)(?: -->)?\s*")
_EXPECTED = re.compile(r'(?P<rule>[a-z0-9-]+) (?:(?P<file>\S+):)?(?P<line>\d+):(?P<column>\d+) "(?P<fragment>.+)"')


@dataclass
class Case:
    """One mistake: where its file goes, what is expected of it, and what the project lacks besides."""

    path: Path
    place: str = ""
    expect: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    texts: str = "present"
    link: str = ""

    @property
    def name(self) -> str:
        """The name of the test."""
        return self.path.relative_to(BROKEN).as_posix()

    @property
    def golden(self) -> Path:
        """The file with all that is said of the mistake."""
        return self.path.with_name(f"{self.path.name}.golden")

    @property
    def keeps_locks(self) -> bool:
        """Whether the case is about the locks, which are otherwise renewed as an editor would do."""
        return self.place.endswith(".lock")

    @property
    def is_alone(self) -> bool:
        """Whether the case changes the base, so that it cannot stand beside others."""
        return bool(self.without or self.texts == "absent" or (BASE / self.place).exists())


def read_case(path: Path) -> Case:
    """The case of a file: its directives are the first lines, or those of the sidecar `NAME.expect`."""
    sidecar = path.with_name(f"{path.name}.expect")
    text = (sidecar if sidecar.is_file() else path).read_bytes().decode("utf-8-sig", "replace")
    case = Case(path)
    for line in text.splitlines():
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            break
        if match[1] in ("expect", "without"):
            getattr(case, match[1]).append(match[2])
        else:
            setattr(case, match[1], match[2])
    assert case.place, f"{path} does not say where it goes"
    assert case.expect, f"{path} does not say what to expect"
    return case


def _cases() -> Iterator[Case]:
    folders = (folder for folder in sorted(BROKEN.iterdir()) if folder.is_dir() and folder != BASE)
    for path in (path for folder in folders for path in sorted(folder.iterdir())):
        if path.suffix == ".expect" and not path.with_suffix("").is_file():
            yield read_case(path.with_suffix(""))
        elif path.suffix not in (".expect", ".golden"):
            yield read_case(path)


CASES = tuple(_cases())


def put(case: Case, root: Path) -> None:
    """Put the file of a case into a project."""
    for name in case.without:
        (root / name).unlink()
    target = root / case.place
    target.parent.mkdir(parents=True, exist_ok=True)
    if case.link:
        (root.parent / "outside.yml").write_text("name: secret\n", encoding="utf-8")
        target.symlink_to(case.link)
    elif case.path.is_file():
        shutil.copyfile(case.path, target)


def look(root: Path, texts: bool = True, renew_locks: bool = True) -> Examination:
    """What is found in a project on the frozen day; the locks are as `factsheet verify` leaves them."""
    environ = {"FACTSHEET_ARTICLES": str(root / "texts")} if texts else {}
    examined = examine(root, environ, TODAY)
    if renew_locks and examined.catalog is not None and not examined.catalog.broken:
        write_locks(root, verify(examined.catalog))
        examined = examine(root, environ, TODAY)
    return examined


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project without mistakes."""
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def examined_case(case: Case, project: Path) -> tuple[Problem, ...]:
    """All problems of the project with the file of the case in it."""
    put(case, project)
    return look(project, case.texts == "present", not case.keeps_locks).problems


def shown(problems: tuple[Problem, ...], root: Path) -> str:
    """The problems as a golden file has them: with the line of the file, and a mark below the column."""
    return "\n".join(_shown(problem, root) for problem in problems) or "No problems.\n"


def _heading(problem: Problem) -> str:
    fixable = " (fixable)" if problem.fixable else ""
    return f"{problem.place}  {problem.level}  {problem.message}  [{problem.rule}]{fixable}"


def _shown(problem: Problem, root: Path) -> str:
    text = f"{_heading(problem)}\n    {problem.tip}\n"
    path = root / problem.file
    if problem.line and path.is_file():
        lines = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        line = lines[problem.line - 1]
        indent = re.sub(r"[^\t]", " ", line[: problem.column - 1].ljust(problem.column - 1))
        text += f"    | {line[:150]}\n    | {indent}^\n"
    return text


def test_base_has_no_mistake(project: Path) -> None:
    """Is the small project without any problem, so that all that is found comes from the case?"""
    assert look(project, renew_locks=False).problems == ()


def test_there_are_enough_cases() -> None:
    """Is there a case for each of the mistakes that the guides for editors speak of?"""
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake_is_named_at_its_place(case: Case, project: Path) -> None:
    """Does a mistake give exactly the problems that it should, each at its place and with a next act?"""
    problems = examined_case(case, project)
    expected = [line for line in case.expect if line != "nothing"]
    assert len(expected) == len(problems), shown(problems, project)
    for line in expected:
        match = _EXPECTED.fullmatch(line)
        assert match, f'not in the form `rule line:column "words"`: {line}'
        file, place = match["file"] or case.place, (int(match["line"]), int(match["column"]))
        assert [
            problem
            for problem in problems
            if (problem.file, problem.line, problem.column, problem.rule) == (file, *place, match["rule"])
            and match["fragment"] in problem.message
        ], f"{line}\n\nis not among\n\n{shown(problems, project)}"
    assert all(problem.tip for problem in problems), "a problem without a next act"
    text = shown(problems, project).replace(str(project), "PROJECT")
    if os.environ.get("UPDATE_GOLDEN"):
        case.golden.write_text(text, encoding="utf-8")
    assert text == case.golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.name)
def test_check_fails_without_traceback(case: Case, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does `factsheet check` print each problem and exit with 1, or with 0 if there are only warnings?"""
    problems = examined_case(case, project)
    monkeypatch.setenv("FACTSHEET_TODAY", TODAY.isoformat())
    monkeypatch.setenv("FACTSHEET_ARTICLES", str(project / "texts") if case.texts == "present" else "")
    result = CliRunner().invoke(main, ["-C", str(project), "check"])
    errors = any(problem.level is Level.ERROR for problem in problems)
    assert result.exit_code == (1 if errors else 0), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for problem in problems:
        assert f"[{problem.rule}]" in result.output


def test_all_mistakes_are_reported_at_once(project: Path) -> None:
    """Does one bad file hide nothing of what is wrong in the others?"""
    together = [case for case in CASES if not case.is_alone]
    assert len({case.place for case in together}) == len(together)
    wanted: set[str] = set()
    for case in together:
        put(case, project)
        lines = case.golden.read_text(encoding="utf-8").splitlines()
        wanted |= {line for line in lines if line.startswith(f"{case.place}:") or line.startswith(f"{case.place} ")}
    found = {_heading(problem) for problem in look(project).problems}
    assert len(wanted) > len(together) // 2
    assert not wanted - found


def test_each_golden_belongs_to_a_case() -> None:
    """Is there no golden file left of a case that is gone?"""
    assert set(BROKEN.rglob("*.golden")) == {case.golden for case in CASES}
