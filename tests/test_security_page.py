"""Are the promises of SECURITY.md kept by tests that exist?"""

from __future__ import annotations

import re
from pathlib import Path

_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def test_every_test_that_is_named_is_there(project_root: Path) -> None:
    """Does each promise lead to a test, and is each test there under its name?"""
    named = _NAMED.findall((project_root / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 20
    missing = [
        (file, test)
        for file, test in named
        if not (project_root / file).is_file()
        or (test and f"def {test}(" not in (project_root / file).read_text(encoding="utf-8"))
    ]
    assert missing == []


def test_each_promise_names_a_test(project_root: Path) -> None:
    """Is there no promise (an item that begins in bold) without a test?"""
    text = (project_root / "SECURITY.md").read_text(encoding="utf-8")
    promises = re.findall(r"^- \*\*.*?(?=^- |^$|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(promises) > 12
    assert [promise for promise in promises if not _NAMED.search(promise)] == []
