"""A new site from a wheel, from end to end: the two commands, the hook before each commit, and no network."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

TOPIC = 'Bridges of the county: "old" & new, {{ all }} of them'
TITLE = "Bridges of the county: “old” & new, (( all )) of them"


@dataclass(frozen=True)
class Installed:
    """The program as a user has it: from the wheel, in an environment of its own."""

    wheel: Path
    python: Path
    home: Path

    @property
    def factsheet(self) -> Path:
        """The command."""
        return self.python.parent / "factsheet"

    def run(self, *command: str | Path, cwd: Path | None = None, code: int = 0) -> str:
        """Run something outside of this project, with nothing that this machine has set; gives all that it said."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
        found = subprocess.run(
            [str(part) for part in command],
            cwd=cwd or self.home,
            env={**kept, "HOME": str(self.home), "PIP_NO_INDEX": "1", "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert found.returncode == code, found.stdout
        return found.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Installed:
    """The program, installed from its wheel. What it depends on is borrowed from the environment of the tests."""
    home = tmp_path_factory.mktemp("user")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(home), str(project_root)]
    subprocess.run(build, check=True, cwd=home)
    (wheel,) = home.glob("*.whl")
    environment = home / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    libraries = sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(libraries) / "borrowed.pth").write_text("".join(f"{path}\n" for path in sorted(borrowed)), encoding="utf-8")
    install = [*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, cwd=home)
    return Installed(wheel, python, home)


@pytest.fixture(scope="module")
def site(installed: Installed) -> Path:
    """A new site in a folder whose name has a space."""
    folder = installed.home / "my new site"
    said = installed.run(
        installed.factsheet, "init", "my new site", "--topic", TOPIC, "--generator", installed.wheel.name
    )
    assert f"cd '{folder}'" in said and "make site" in said
    assert f"called: {TITLE}" in said, "what was changed in the name is said"
    return folder


def test_the_wheel_holds_everything(installed: Installed, project_root: Path) -> None:
    """Does the wheel bring every file of the package along: templates, styles, scripts, words, the scaffold?"""
    with zipfile.ZipFile(installed.wheel) as archive:
        held = set(archive.namelist())
    package = project_root / "generator"
    files = {
        path.relative_to(project_root).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert files - held == set()
    for name in ("templates/entry.md.j2", "engine/overlay.html", "languages/es.yml", "scaffold/dot-gitignore"):
        assert f"generator/{name}" in held


def test_the_wheel_is_what_runs(installed: Installed) -> None:
    """Is it the installed program that these tests try, and not this working tree?"""
    said = installed.run(installed.python, "-c", "import generator; print(generator.__file__)")
    assert Path(said.strip()).is_relative_to(installed.home)


def test_the_two_commands(installed: Installed, site: Path) -> None:
    """Do `make site` and `make test` work in the new site, and is all in order without a warning?"""
    program = f"FACTSHEET={installed.factsheet}"
    said = installed.run("make", program, "site", cwd=site)
    assert "all in order" in said and "warning" not in said.lower()
    _look_at_home(site)
    said = installed.run("make", program, "test", cwd=site)
    assert "in form" in said and "The locks are up to date" in said
    assert re.search(r"\b7  checked against the text", said), said
    assert not (site / ".venv").exists(), "a program that is named needs no environment"


def _look_at_home(site: Path) -> None:
    """The home page bears the topic, and the example is checked word for word."""
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", home)
    (title,) = re.findall(r"<title>(.*?)</title>", home)
    assert {html.unescape(heading), html.unescape(title)} == {TITLE}
    assert "checked word for word" in home


def test_the_wheel_comes_along(installed: Installed, site: Path) -> None:
    """Does somebody who clones the site find the program in it?"""
    last = (site / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert last == f"./vendor/{installed.wheel.name}"
    assert (site / last).read_bytes() == installed.wheel.read_bytes()


def test_before_each_commit(installed: Installed, site: Path) -> None:
    """Is a commit refused whose facts are not in order, and one let pass that is?"""
    copy = installed.home / "committed site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("site", "build"))
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    commit = ("env", f"FACTSHEET={installed.factsheet}", "git", *who, "commit", "-q", "-m", "A change")
    installed.run("git", "init", "-q", cwd=copy)
    installed.run("make", "hooks", cwd=copy)
    entry = copy / "content" / "places" / "example-reading-room.yml"
    good = entry.read_text(encoding="utf-8")
    entry.write_text(good.replace("is: open", "is: opne"), encoding="utf-8")
    installed.run("git", "add", "--all", cwd=copy)
    assert "Did you mean" in installed.run(*commit, cwd=copy, code=1)
    entry.write_text(good, encoding="utf-8")
    installed.run("git", "add", "--all", cwd=copy)
    installed.run(*commit, cwd=copy)
    kept = installed.run("git", "ls-files", cwd=copy)
    assert "vendor/" in kept and ".vscode/settings.json" in kept, "program and settings of editors are kept"
    assert "site/" not in installed.run("git", "ls-files", "site", cwd=copy), "what is produced is not"
