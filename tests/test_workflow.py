"""The workflow that rebuilds the site: it runs every week, may change nothing, and trusts no code of others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture(scope="module")
def workflow(project_root: Path) -> dict[Any, Any]:
    """The workflow as data. YAML 1.1 reads its key `on` as true."""
    text = (project_root / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    data: dict[Any, Any] = yaml.safe_load(text)
    return data


def test_rebuilt_every_week(workflow: dict[Any, Any]) -> None:
    """Is the site rebuilt once a week though nobody changed it, and on demand, so that statuses follow the calendar?"""
    events = workflow[True]
    assert {"push", "workflow_dispatch", "schedule"} <= set(events)
    (rhythm,) = (each["cron"].split() for each in events["schedule"])
    assert len(rhythm) == 5
    assert rhythm[2:4] == ["*", "*"] and rhythm[4].isdigit(), "one day of each week"


def test_may_only_read(workflow: dict[Any, Any]) -> None:
    """Is the workflow's token good for reading alone?"""
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())


def test_runs_no_code_that_may_change(workflow: dict[Any, Any]) -> None:
    """Is each action of others, if there is any, pinned to a full commit?"""
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert [name for name in used if not re.search(r"@[0-9a-f]{40}$", name)] == []


def test_checks_before_it_builds(workflow: dict[Any, Any]) -> None:
    """Are facts and locks checked, and is no failure passed over?"""
    steps = workflow["jobs"]["build"]["steps"]
    commands = "\n".join(step["run"] for step in steps)
    assert commands.index("make check") < commands.index("make site")
    assert "factsheet verify --check" in commands
    assert not any("continue-on-error" in step or "|| true" in step["run"] for step in steps)
    assert commands.index("factsheet fmt --check") < commands.index("make site")
    assert "check --format github" in commands, "mistakes show as notes beside the lines of a pull request"


def test_other_hosts_are_asked_by_the_calendar(project_root: Path) -> None:
    """Are other hosts asked on a schedule or by hand, and never for a pull request?"""
    text = (project_root / ".github" / "workflows" / "links.yml").read_text(encoding="utf-8")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    assert "factsheet links --require" in text
    assert "uses:" not in text, "it trusts no code of others"
