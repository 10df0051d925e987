"""What tests of exports share: the small site, built by us, exported, and built again by plain MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import run

ENGINES = "FACTSHEET_ENGINES"  # a folder with the programs of other engines: `make engines`
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture(scope="session")
def exported(built_bridges: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the small site. Read only: engines build elsewhere, or in a copy."""
    folder = tmp_path_factory.mktemp("exported") / "plain"
    result = run(built_bridges, "export", str(folder))
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def build_with(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`build_with("mkdocs")`: the folder of the site that an engine makes of the export, in its strict mode."""

    def build(engine: str) -> Path:
        program = find_program(engine)
        copy = tmp_path_factory.mktemp(engine) / "plain"
        shutil.copytree(exported, copy)
        command = [program, "build", "--strict", "--config-file", "mkdocs.yml"]
        done = subprocess.run(command, cwd=copy, env={**os.environ, **_QUIET}, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return copy / "site"

    return build


def find_program(engine: str) -> str:
    """The program of an engine: of these tests, of the folder that FACTSHEET_ENGINES names, or of the machine."""
    places = (str(Path(sys.executable).parent), os.environ.get(ENGINES, ""), os.environ.get("PATH", ""))
    found = shutil.which(engine, path=os.pathsep.join(places))
    if found is None:
        reason = f"{engine} is not installed here; `make engines` installs and tests it"
        if os.environ.get(ENGINES):
            pytest.fail(reason)
        pytest.skip(reason)
    return str(Path(found).absolute())  # the engine is run in another folder
