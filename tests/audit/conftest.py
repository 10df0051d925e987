"""Tools that are installed with npm: present in CI, skipped elsewhere with the command that brings them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="session")
def html_checker() -> list[str]:
    """The command of the HTML checker. Skips where it is missing, unless REQUIRE_AUDIT is set."""
    java = shutil.which("java")
    if java and VNU.is_file():
        return [java, "-jar", str(VNU)]
    missing = "java" if not java else "the HTML checker (npm ci --prefix tests/audit)"
    if os.environ.get("REQUIRE_AUDIT"):
        pytest.fail(f"REQUIRE_AUDIT is set, but this machine lacks {missing}.")
    pytest.skip(f"this machine lacks {missing}")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site, built as for a static host."""
    site = tmp_path_factory.mktemp("audited") / "site"
    environ = {"FACTSHEET_TODAY": "2026-11-22", "FACTSHEET_ADDRESS": "https://example.org/facts/"}
    result = CliRunner().invoke(main, ["-C", str(ROOT), "build", "--site-dir", str(site)], env=environ)
    assert result.exit_code == 0, result.output
    yield site
