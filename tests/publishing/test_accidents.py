"""Publishing is all or nothing: whatever happens to a build, the site is the old one or the new one, whole.

`FACTSHEET_KILLS=50` kills as many builds as it says; a plain run is a sample.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from generator import build_command
from generator.writing import write_tree
from tests.publishing.conftest import Project, make_project
from tests.publishing.workshop import UNABLE, Workshop, fingerprint

KILLS = int(os.environ.get("FACTSHEET_KILLS", "6"))
SEED = int(os.environ.get("FACTSHEET_SEED", "8"))


@dataclass(frozen=True)
class Reference:
    """A build without an accident: what it made, how often it wrote something, how long it took."""

    new: str
    writes: int
    seconds: float


@pytest.fixture(scope="module")
def reference(
    tmp_path_factory: pytest.TempPathFactory,
    built_bridges: Path,
    workshop: Workshop,
    edit: Callable[[Path, str, str], None],
) -> Reference:
    """The build of the project after its edit."""
    project = make_project(tmp_path_factory.mktemp("reference"), built_bridges, edit)
    report = project.root.with_name("report")
    began = time.monotonic()
    code, said = workshop.build(project.root, "--again", report=str(report))
    seconds, new = time.monotonic() - began, fingerprint(project.site)
    assert code == 0, said
    assert new not in ("", project.old)
    return Reference(new, int(json.loads(report.read_text(encoding="utf-8"))["writes"]), seconds)


def test_killed_at_any_moment(project: Project, workshop: Workshop, reference: Reference) -> None:
    """Killed at random moments, by the clock and by what it writes: is the site whole, and does the next build work?"""
    chance = random.Random(SEED)
    # A build that was over before its kill shows how late is too late, so that in the end each kill hits a build.
    latest: dict[bool, float] = {True: reference.writes, False: reference.seconds}
    for number in range(KILLS):
        by_writes, code = number % 2 == 0, 0
        while code == 0:
            at = chance.uniform(0, latest[by_writes])
            code = killed(project, workshop, at, by_writes=by_writes)
            assert fingerprint(project.site) in (project.old, reference.new), f"kill {number}, seed {SEED}, {at}"
            if code == 0:
                latest[by_writes] = at
        assert code == -signal.SIGKILL, f"kill {number}, seed {SEED}, {at}"
    code, said = workshop.build(project.root, "--again")
    assert (code, fingerprint(project.site)) == (0, reference.new), said
    assert project.leftovers() == []


def killed(project: Project, workshop: Workshop, at: float, *, by_writes: bool) -> int:
    """How a build ended that is killed at its write of this number, or after so many seconds."""
    project.put_back()
    process = workshop.start(project.root, "--again", kill_at=1 + int(at) if by_writes else None)
    if not by_writes:
        time.sleep(at)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return workshop.end()


def test_a_full_disk(project: Project, workshop: Workshop, reference: Reference) -> None:
    """With a disk that is full from some write on: am I told in plain words, and is the site the one of before?"""
    for place in (0.0, random.Random(SEED).uniform(0.1, 0.9)):
        project.put_back()
        at = 1 + int(place * reference.writes)
        code, said = workshop.build(project.root, "--again", full_from=at)
        assert "Traceback" not in said, (at, said)
        if code == 0:
            assert fingerprint(project.site) == reference.new
            continue
        assert "no space left on the disk" in said.lower(), (at, said)
        assert (code, fingerprint(project.site)) == (1, project.old), at
        assert project.leftovers() == []


def test_a_disk_that_is_really_full(project: Project, workshop: Workshop, tmp_path: Path) -> None:
    """On a small disk of its own, on which two sites have no room: is the site the one of before?"""
    size = sum(path.stat().st_size + 4096 for path in project.site.rglob("*"))
    code, said = workshop.build(project.root, "--again", disk=int(size * 1.5), report=str(tmp_path / "report"))
    if code == UNABLE:
        pytest.skip("this user may not mount a disk")
    assert code == 1, said
    assert "no space left on" in said.lower()  # said by the build, or by the engine of the search
    assert "Traceback" not in said
    assert json.loads((tmp_path / "report").read_text())["disk"] == project.old


@pytest.mark.parametrize("place", [".", "build/pages/inspections"])
def test_no_permission(project: Project, workshop: Workshop, place: str) -> None:
    """Where this user may not write: am I told where, and is the site the one of before?"""
    (project.root / place).chmod(0o500)
    try:
        code, said = workshop.build(project.root, "--again", powerless=True)
    finally:
        (project.root / place).chmod(0o700)
    if code == UNABLE:
        pytest.skip("this system does not let the administrator give up power")
    assert (code, fingerprint(project.site)) == (1, project.old), said
    assert str(project.root / place) in said
    assert "no permission" in said
    assert "Traceback" not in said


def test_two_builds_at_once(
    project: Project, workshop: Workshop, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does the second of two builds say for whom it waits, and then find that nothing is left to do?"""

    def wait_for(holder: str) -> None:
        said(holder)
        os.kill(process, signal.SIGCONT)

    said = build_command._wait_for
    monkeypatch.setattr(build_command, "_wait_for", wait_for)
    process = workshop.start(project.root, stop_at=".site-site.lock")  # it holds that of the project by then
    assert workshop.end() == -signal.SIGSTOP
    try:
        second = factsheet(project.root, "build")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGCONT)  # if the second never waited
    assert workshop.end() == 0
    assert second.exit_code == 0
    assert f"Another build is at work here (process {process})" in second.output
    assert "Nothing has changed" in second.output
    assert fingerprint(project.site) not in ("", project.old)
    assert project.leftovers() == []


def test_a_preview_beside_a_build(
    project: Project, factsheet: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a preview writes its pages, with drafts, into build/pages/ during a build: does the site hold none of it?"""

    def write_with_a_draft(folder: Path, files: dict[str, str]) -> object:
        written = write_tree(folder, files)
        for path in folder.rglob("*.md"):
            path.write_text("# A secret draft\n", encoding="utf-8")
        return written

    monkeypatch.setattr("generator.plugin.write_tree", write_with_a_draft)
    assert factsheet(project.root, "build").exit_code == 0
    assert not [path for path in project.site.rglob("*.html") if "secret draft" in path.read_text(encoding="utf-8")]
