"""What a new site brings along to be checked and published: do the templates name things that exist, and stay safe?"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import main
from generator.starting.filling import Plan, files_of
from generator.starting.program import parse_program
from generator.starting.topic import Topic

WORKFLOWS = (".github/workflows/site.yml", ".github/workflows/links.yml")
_PROGRAM = re.compile(r"(?:\.venv/bin/factsheet|\"\$\(FACTSHEET\)\"|\"\$factsheet\"|entry: factsheet) ([a-z]+)")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of a new site."""
    plan = Plan(Topic.parse("Ferries"), parse_program("git+https://git.example.org/f@abc"), dt.date(2026, 12, 1))
    return files_of(plan, "Ferries")


def data_of(text: str) -> dict[Any, Any]:
    """A workflow as data; YAML 1.1 reads its key `on` as true."""
    data: dict[Any, Any] = yaml.safe_load(text)
    return data


def steps_of(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    """All steps of all jobs."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_commands_that_exist(files: dict[str, str], project_root: Path) -> None:
    """Is every command named in Makefile, hooks, workflows and README one that there is?"""
    texts = [*files.values(), (project_root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")]
    named = {name for text in texts for name in _PROGRAM.findall(text)}
    assert named >= {"check", "fmt", "verify", "build", "serve", "links", "source"}
    assert named - set(main.list_commands(click.Context(main))) == set()


def test_targets_that_exist(files: dict[str, str]) -> None:
    """Is every `make X` that is named a target of the Makefile?"""
    targets = set(re.findall(r"^([a-z]+):", files["Makefile"], re.MULTILINE))
    named = {name for text in files.values() for name in re.findall(r"(?:`|run: |- |^ *)make ([a-z]+)", text, re.M)}
    assert named >= {"site", "test", "serve", "hooks", "lock"}
    assert named - targets == set()


def test_the_engine_is_set_up_alike(project_root: Path, files: dict[str, str]) -> None:
    """Is the file of the engine the same as in this repository, so that what is tested here is what runs there?"""
    assert files["mkdocs.yml"] == (project_root / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned(files: dict[str, str], name: str) -> None:
    """Is each action of others pinned to a full commit, with its version beside it for people?"""
    lines = [line for line in files[name].splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_least_privilege(files: dict[str, str]) -> None:
    """May only the job that publishes write, and does it run no code of the repository?"""
    workflow = data_of(files[WORKFLOWS[0]])
    assert workflow["permissions"] == {"contents": "read"}
    rights = {name: job.get("permissions") for name, job in workflow["jobs"].items()}
    assert rights == {"build": None, "publish": {"pages": "write", "id-token": "write", "attestations": "write"}}
    assert not any("run" in step for step in workflow["jobs"]["publish"]["steps"])
    assert "pull_request_target" not in files[WORKFLOWS[0]]


def test_history_is_there(files: dict[str, str]) -> None:
    """Is the whole history fetched, from which pages tell when they changed, and no token kept?"""
    (checkout,) = (step for step in steps_of(data_of(files[WORKFLOWS[0]])) if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert data_of(files[".gitlab-ci.yml"])["variables"]["GIT_DEPTH"] == "0"


@pytest.mark.parametrize("name", [WORKFLOWS[0], ".gitlab-ci.yml"])
def test_everything_is_checked_before_it_is_published(files: dict[str, str], name: str) -> None:
    """Are facts, form and evidence checked before the site is built, and is no failure passed over?"""
    text = files[name]
    acts = ("make check", "fmt --check", "verify --check", "make site")
    places = [text.index(act) for act in acts]
    assert places == sorted(places)
    assert "continue-on-error" not in text and "allow_failure" not in text and "|| true" not in text


def test_mistakes_become_notes(files: dict[str, str]) -> None:
    """Do mistakes in a pull request show as notes beside its lines?"""
    assert "check --format github" in files[WORKFLOWS[0]]


def test_links_are_asked_by_the_calendar(files: dict[str, str]) -> None:
    """Are other hosts asked on a schedule or by hand, and never for a pull request?"""
    assert set(data_of(files[WORKFLOWS[1]])[True]) == {"schedule", "workflow_dispatch"}
    assert "factsheet links" not in files[WORKFLOWS[0]]
    (rule,) = data_of(files[".gitlab-ci.yml"])["links"]["rules"]
    assert '$CI_PIPELINE_SOURCE == "schedule"' in rule["if"]


def test_hooks_of_both_kinds(files: dict[str, str], project_root: Path) -> None:
    """Do the hooks for the tool and the plain one check the same things?"""
    config = yaml.safe_load(files[".pre-commit-config.yaml"])
    manifest = yaml.safe_load((project_root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = config["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in manifest]
    commands = [hook["entry"].removeprefix(".venv/bin/") for hook in repository["hooks"]]
    assert commands == [hook["entry"] for hook in manifest]
    assert all(not hook["pass_filenames"] for hook in [*repository["hooks"], *manifest])
    for command in commands:
        assert f'"$factsheet" {command.removeprefix("factsheet ")}\n' in files[".githooks/pre-commit"]


def test_what_is_produced_stays_out(files: dict[str, str]) -> None:
    """Does Git ignore what is produced, and texts that may not be published?"""
    ignored = files[".gitignore"].splitlines()
    assert {"/build/", "/site/", "/.venv/", "/content/articles/"} <= set(ignored)


def test_no_gap_is_left(files: dict[str, str]) -> None:
    """Is every gap of the scaffold filled in?"""
    assert [name for name, text in files.items() if "<%" in text or "%>" in text] == []


def test_errors_can_be_reported(files: dict[str, str], project_root: Path) -> None:
    """Does the form for errors have the fields that links on pages fill in, and ask for evidence?"""
    name = ".github/ISSUE_TEMPLATE/error.yml"
    theirs, ours = (yaml.safe_load(text) for text in (files[name], (project_root / name).read_text(encoding="utf-8")))
    fields = [each["id"] for each in theirs["body"] if "id" in each]
    assert fields == [each["id"] for each in ours["body"] if "id" in each]
    assert "evidence" in fields
