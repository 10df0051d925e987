"""The command line: does each command say what it does, do it, and end with the right code?"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

Factsheet = Callable[..., Result]
Edit = Callable[[Path, str, str], None]


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def broken(root: Path) -> Path:
    """Break one entry, and name its file."""
    path = next(path for path in sorted((root / "content/bridges").glob("*.yml")) if "moved_to" not in path.read_text())
    path.write_text(path.read_text(encoding="utf-8").replace("name:", "nmae:", 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["check", "build", "serve", "verify", "pages", "doctor"])
def test_each_command_explains_itself(factsheet: Factsheet, bridges_root: Path, command: str) -> None:
    """Does `--help` say in a sentence what the command does, and what its exit codes mean?"""
    result = factsheet(bridges_root, command, "--help")
    assert result.exit_code == 0
    assert "Exit codes" in result.output
    assert len(re.findall(r"[A-Z][^.]+\.", result.output)) >= 2


def test_check_of_good_content(factsheet: Factsheet, bridges: Path) -> None:
    """Does `check` end with 0, say how much it checked, and write nothing but what is produced?"""
    before = snapshot(bridges)
    result = factsheet(bridges, "check")
    assert result.exit_code == 0, result.output
    assert "all in order" in result.output
    shutil.rmtree(bridges / "build")
    assert snapshot(bridges) == before


def test_check_of_bad_content(factsheet: Factsheet, bridges: Path) -> None:
    """Does `check` end with 1 and name file, line, column and the next act?"""
    path = broken(bridges)
    result = factsheet(bridges, "check")
    assert result.exit_code == 1
    assert re.search(rf"content/bridges/{path.name}:\d+:1\b", result.output)
    assert "Did you mean `name`?" in result.output
    assert "Traceback" not in result.output


def test_mending_is_offered_only_where_it_helps(factsheet: Factsheet, bridges: Path) -> None:
    """Does `check` offer no mending of a lock while an error keeps it from being renewed?"""
    lock = bridges / "content" / "ids.lock"
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join(lines[:-1]), encoding="utf-8")
    assert "1 of them can be mended for you" in factsheet(bridges, "check").output
    lock.write_text("".join([*lines[:-1], "bridges/never-built\n"]), encoding="utf-8")
    result = factsheet(bridges, "check")
    assert "1 error, 1 warning" in result.output
    assert "can be mended" not in result.output


def test_preview_says_where_it_will_be(
    factsheet: Factsheet, bridges_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does `serve` name its address at once, before the pages are made?"""
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda *_, **__: None)
    assert "at http://127.0.0.1:8000. Ctrl+C ends it." in factsheet(bridges_root, "serve").output
    assert "at http://127.0.0.1:8123." in factsheet(bridges_root, "serve", "--address", "127.0.0.1:8123").output


def test_check_as_json(factsheet: Factsheet, bridges: Path) -> None:
    """Can a program read the problems?"""
    path = broken(bridges)
    result = factsheet(bridges, "check", "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["errors"] == len([each for each in report["problems"] if each["level"] == "error"]) > 0
    assert {each["file"] for each in report["problems"]} == {f"content/bridges/{path.name}"}


def test_check_as_notes_on_a_pull_request(factsheet: Factsheet, bridges: Path) -> None:
    """Does each problem become a note at its line?"""
    path = broken(bridges)
    result = factsheet(bridges, "check", "--format", "github")
    assert result.exit_code == 1
    assert re.search(rf"^::error file=content/bridges/{path.name},line=\d+,col=1,", result.stdout, re.MULTILINE)


def test_wrong_use(factsheet: Factsheet, bridges_root: Path, tmp_path: Path) -> None:
    """Does wrong use end with 2: an unknown command, an unknown format, a folder that is no project?"""
    assert factsheet(bridges_root, "chekc").exit_code == 2
    assert factsheet(bridges_root, "check", "--format", "xml").exit_code == 2
    result = factsheet(tmp_path, "check")
    assert result.exit_code == 2
    assert "no mkdocs.yml" in result.output


def test_no_colors_in_a_file(bridges: Path) -> None:
    """When the output is no terminal: is it free of color codes and of the progress line?"""
    broken(bridges)
    command = [sys.executable, "-m", "generator", "-C", str(bridges), "build"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 1
    assert b"\x1b" not in run.stdout + run.stderr
    assert b"\r" not in run.stdout + run.stderr


def test_verify_renews_the_lock(factsheet: Factsheet, bridges: Path) -> None:
    """With the text at hand: does `verify` write a lock that was lost, in the same canonical form?"""
    lock = bridges / "content" / "quotes.lock"
    before = lock.read_bytes()
    lock.unlink()
    assert factsheet(bridges, "verify", "--check").exit_code == 1
    assert not lock.exists(), "--check writes nothing"
    result = factsheet(bridges, "verify")
    assert result.exit_code == 0, result.output
    assert lock.read_bytes() == before
    assert factsheet(bridges, "verify", "--check").exit_code == 0


def test_verify_refuses_wrong_words(factsheet: Factsheet, bridges: Path) -> None:
    """If a quotation is not in its source: does `verify` leave the lock alone and show the nearest words?"""
    path = next(path for path in sorted((bridges / "content").rglob("*.yml")) if "quote: " in path.read_text())
    text = path.read_text(encoding="utf-8")
    words = re.search(r"quote: ['\"]?([\w ]+)", text)
    assert words is not None
    path.write_text(text.replace(words[1], words[1] + " zzz", 1), encoding="utf-8")
    before = (bridges / "content/quotes.lock").read_bytes()
    result = factsheet(bridges, "verify")
    assert result.exit_code == 1
    assert path.name in result.output
    assert (bridges / "content/quotes.lock").read_bytes() == before


def test_without_the_text_the_lock_decides(factsheet: Factsheet, bridges: Path) -> None:
    """On a machine without the text: are the locked words published, and changed ones refused?"""
    for text in (bridges / "content" / "articles").glob("*.txt"):
        text.unlink()
    assert factsheet(bridges, "check").exit_code == 0
    (bridges / "content" / "quotes.lock").unlink()
    result = factsheet(bridges, "check")
    assert result.exit_code == 1
    assert "not-yet-checked" in result.output
    assert "factsheet verify" in result.output


def test_doctor(factsheet: Factsheet, bridges: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does `doctor` find all in order here, report a missing libyaml without failing, and miss a missing folder?"""
    assert factsheet(bridges, "doctor").exit_code == 0
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    result = factsheet(bridges, "doctor")
    assert result.exit_code == 0
    assert "without libyaml" in result.output
    (bridges / "docs").rename(bridges / "gone")
    result = factsheet(bridges, "doctor")
    assert result.exit_code == 1
    assert "docs is not in" in result.output


RUN = """
import atexit, sys
atexit.register(lambda: print("at the end"))
from generator.__main__ import run
run()
"""


@pytest.mark.parametrize(("arguments", "code"), [(["--version"], 0), (["check"], 1), (["no-such-command"], 2)])
def test_end_of_the_process(tmp_path: Path, bridges: Path, arguments: list[str], code: int) -> None:
    """Has the process the command's exit code, was all passed on that it printed, and done what waits for its end?"""
    broken(bridges)
    said = tmp_path / "said.txt"
    with said.open("w", encoding="utf-8") as file:  # not a terminal, so much is printed at once at the end
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments], cwd=bridges, stdout=file, stderr=file, check=False
        )
    printed = said.read_text(encoding="utf-8")
    assert done.returncode == code, printed
    assert "at the end" in printed
    assert {0: "factsheet", 1: "Did you mean `name`?", 2: "No such command"}[code] in printed


def test_an_exception_ends_the_process_as_ever(bridges: Path) -> None:
    """Does a mistake of the software show its traceback, and end with 1?"""
    code = "import generator.cli as cli\ndef main(**_): raise KeyError('x')\ncli.main = main\n" + RUN
    done = subprocess.run([sys.executable, "-c", code], cwd=bridges, capture_output=True, text=True, check=False)
    assert (done.returncode, "KeyError" in done.stderr, "at the end" in done.stdout) == (1, True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_hides_no_exit_code(bridges: Path, closed: str) -> None:
    """Does a command that nobody listens to end as it would otherwise, without a traceback?"""
    command = f'"{sys.executable}" -m generator check {closed}'
    done = subprocess.run(command, shell=True, cwd=bridges, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
