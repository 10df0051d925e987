"""`factsheet fmt` as an editor calls it: what is written, what is only told, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
BRIDGE = "content/bridges/harbor-bridge.yml"


def spoil(root: Path) -> str:
    """Bring a file out of form; gives its text of before."""
    path = root / BRIDGE
    good = path.read_text(encoding="utf-8")
    moved = good.replace("tags: [traffic]\n", "").replace("opened: ~1978\n", "\n\nopened:   '~1978'\ntags: [traffic]\n")
    path.write_text(moved, encoding="utf-8")
    return good


def test_check_lists_and_changes_nothing(bridges: Path, factsheet: Run) -> None:
    """Does `--check` name the files that are not in form, change none, and end with 1?"""
    assert factsheet(bridges, "fmt", "--check").exit_code == 0
    spoil(bridges)
    text = (bridges / BRIDGE).read_text(encoding="utf-8")
    result = factsheet(bridges, "fmt", "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == BRIDGE
    assert "Write it: factsheet fmt" in result.output
    assert (bridges / BRIDGE).read_text(encoding="utf-8") == text


def test_files_are_brought_into_form(bridges: Path, factsheet: Run) -> None:
    """Is a file that is out of form written as it was, its quotes around what looks like a date kept, no other one?"""
    good = spoil(bridges)
    result = factsheet(bridges, "fmt")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == BRIDGE
    assert (bridges / BRIDGE).read_text(encoding="utf-8") == good.replace("opened: ~1978", 'opened: "~1978"')
    assert "in form." in factsheet(bridges, "fmt").output


def test_a_broken_file_is_named_and_the_others_written(bridges: Path, factsheet: Run) -> None:
    """Does a file that cannot be read stop none of the others, and the command end with 1?"""
    spoil(bridges)
    broken = bridges / "content" / "bridges" / "old-mill-bridge.yml"
    broken.write_text('name: "x\n', encoding="utf-8")
    result = factsheet(bridges, "fmt")
    assert result.exit_code == 1
    assert "content/bridges/old-mill-bridge.yml:1:7  error" in result.output
    assert BRIDGE in result.stdout.splitlines()
    assert broken.read_text(encoding="utf-8") == 'name: "x\n'


def test_single_files(bridges: Path, factsheet: Run) -> None:
    """Can one file be named, and is a file of another command or of nobody refused?"""
    spoil(bridges)
    assert factsheet(bridges, "fmt", "content/bridges/old-mill-bridge.yml").output == "1 file in form.\n"
    assert factsheet(bridges, "fmt", BRIDGE).exit_code == 0
    assert factsheet(bridges, "fmt", "content/quotes.lock").exit_code == 2
    assert factsheet(bridges, "fmt", "content/translations/es/bridges/x.yml").exit_code == 2
    assert factsheet(bridges, "fmt", "/etc/passwd.yml").exit_code == 2


def test_form_makes_no_problem(bridges: Path, factsheet: Run) -> None:
    """Are the locks and all rules content with what it wrote?"""
    spoil(bridges)
    factsheet(bridges, "fmt")
    assert factsheet(bridges, "check").exit_code == 0
    assert factsheet(bridges, "verify", "--check").exit_code == 0
