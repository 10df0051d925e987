"""The workflows of this repository: do they run only what was looked at, with no more rights than they need?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.supply.lock import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEMPLATES = sorted((ROOT / "generator" / "scaffold" / "dot-github" / "workflows").glob("*.yml"))
# What only a job may do that runs no code of the repository.
PUBLISHING = {"pages": "write", "id-token": "write", "attestations": "write"}


def data_of(path: Path) -> dict[Any, Any]:
    """A workflow as data; YAML 1.1 reads its key `on` as true."""
    data: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@pytest.fixture(params=[*WORKFLOWS, *TEMPLATES], ids=lambda path: f"{path.parts[-4]}/{path.name}")
def path(request: pytest.FixtureRequest) -> Path:
    """Each workflow of ours, and each that a new site gets."""
    found: Path = request.param
    return found


def test_actions_are_pinned(path: Path) -> None:
    """Is each action of others pinned to a full commit, with its version beside it for people?"""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\buses:", line)]
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_one_commit_for_each_action() -> None:
    """Is an action that several workflows use pinned to the same commit in all of them?"""
    pins: dict[str, set[str]] = {}
    for workflow in (*WORKFLOWS, *TEMPLATES):
        for name, pin in re.findall(r"uses: ([\w./-]+)@(.*)", workflow.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(pin)
    assert len(pins) >= 5
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


def test_least_privilege(path: Path) -> None:
    """May a workflow only read, but for a job that publishes, runs no code of the repository and needs each right?"""
    workflow = data_of(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        if "permissions" not in job:
            continue
        assert not any("run" in step or "checkout" in step["uses"] for step in job["steps"])
        used = " ".join(step["uses"] for step in job["steps"])
        assert "deploy-pages" in used
        rights = {**PUBLISHING} if "attest-build-provenance" in used else {"pages": "write", "id-token": "write"}
        assert job["permissions"] == rights


def test_no_pull_request_gets_more(path: Path) -> None:
    """Does no workflow run code of a pull request with rights of the repository, or put words into a shell?"""
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text and "workflow_run" not in text
    runs = [str(step.get("run", "")) for job in data_of(path)["jobs"].values() for step in job["steps"]]
    assert not any("${{" in run for run in runs)


def test_no_token_stays(path: Path) -> None:
    """Does no checkout leave its token where later steps could read it?"""
    steps = [step for job in data_of(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if "actions/checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_what_is_published_is_attested() -> None:
    """Is the digest of every file of the site signed before it is published, by a job of its own?"""
    job = data_of(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["publish"]
    used = [step["uses"].partition("@")[0] for step in job["steps"]]
    assert used.index("actions/attest-build-provenance") < used.index("actions/deploy-pages")


def test_what_is_sampled_runs_at_length() -> None:
    """Are fifty builds killed, a thousand actions done and texts fuzzed regularly, which a test of a change samples?"""
    path = ROOT / ".github" / "workflows" / "long.yml"
    commands = "\n".join(_commands(path))
    assert data_of(path)[True]["schedule"]
    assert "FACTSHEET_KILLS=50 make test TESTS=tests/publishing/test_accidents.py" in commands
    assert "make day" in commands and "make fuzz" in commands


def test_targets_that_exist(path: Path) -> None:
    """Is every `make X` that a workflow of ours runs a target of the Makefile?"""
    makefile = ROOT / ("generator/scaffold/Makefile" if path in TEMPLATES else "Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile.read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(_commands(path))))
    assert named - targets == set()


def _commands(path: Path) -> list[str]:
    return [str(step.get("run", "")) for job in data_of(path)["jobs"].values() for step in job["steps"]]
