"""The past from Git: is it read as it was published, on every machine the same, and only where it is whole?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.loading.history import all_commits, last_changes, published_commits
from generator.loading.history_git import GitError, read_blobs
from generator.loading.history_records import days_of_content
from generator.loading.history_revisions import commit_of, write_revision

Commit = Callable[..., str]
Git = Callable[..., str]


@pytest.fixture
def project(tmp_path: Path, commit: Commit) -> Path:
    """A project of one entry and one page with two commits, two days apart."""
    root = tmp_path / "project"
    write(root / "content" / "bridges" / "old.yml", "name: Old\n")
    write(root / "docs" / "index.md", "# Home\n")
    write(root / "mkdocs.yml", "site_name: x\n")
    commit(root, "First", "2026-11-01")
    write(root / "content" / "bridges" / "old.yml", "name: Older\n")
    commit(root, "Second: a “name”", "2026-11-03", author="Bo Lind")
    return root


def write(path: Path, text: str) -> None:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_commits_with_their_files(project: Path) -> None:
    """Does each commit come with day, author, first line and the blobs of what it changed?"""
    second, first = all_commits(project, ["content"])
    assert (second.day, second.author, second.subject) == (dt.date(2026, 11, 3), "Bo Lind", "Second: a “name”")
    assert set(first.files) == {"content/bridges/old.yml"}
    [(before, after)] = second.files.values()
    assert first.files["content/bridges/old.yml"] == ("", before)
    assert read_blobs(project, [before, after, "0" * 40]) == {before: b"name: Old\n", after: b"name: Older\n"}


def test_last_change_of_each_file(project: Path) -> None:
    """Is the day of a file that of the last commit that touched it?"""
    assert last_changes(project) == {
        "content/bridges/old.yml": dt.date(2026, 11, 3),
        "docs/index.md": dt.date(2026, 11, 1),
    }


def test_a_branch_is_published_when_it_is_merged(project: Path, commit: Commit, in_git: Git) -> None:
    """Does a change of a branch count from the day of its merge on pages, and as its own commit on the terminal?"""
    main = in_git(project, "rev-parse", "--abbrev-ref", "HEAD").strip()
    in_git(project, "checkout", "--quiet", "-b", "draft")
    write(project / "content" / "bridges" / "new.yml", "name: New\n")
    commit(project, "On a branch", "2026-11-04")
    in_git(project, "checkout", "--quiet", main)
    in_git(project, "merge", "--quiet", "--no-ff", "--message", "Merge", "draft", day="2026-11-09")
    assert [(each.subject, each.day.day) for each in published_commits(project, ["content"])][:2] == [
        ("Merge", 9),
        ("Second: a “name”", 3),
    ]
    assert all_commits(project, ["content"])[0].subject == "On a branch"


def test_days_of_the_content(project: Path, commit: Commit) -> None:
    """Is a day told by what stood there at its end, without what was no YAML, with what went?"""
    write(project / "content" / "bridges" / "bad.yml", "name: [\n")
    write(project / "content" / "bridges" / "old.yml", "name: Draft\n")
    commit(project, "Half done", "2026-11-05")
    (project / "content" / "bridges" / "old.yml").unlink()
    write(project / "content" / "translations" / "es" / "bridges" / "old.yml", "x: y\n")
    commit(project, "Done", "2026-11-05")
    days = days_of_content(project, [])
    assert days is not None
    assert [(each.day.day, dict(each.files)) for each in days] == [
        (1, {"content/bridges/old.yml": {"name": "Old"}}),
        (3, {"content/bridges/old.yml": {"name": "Older"}}),
        (5, {"content/bridges/old.yml": None}),
    ]


def test_a_wrong_clock_does_not_turn_the_past_around(project: Path, commit: Commit) -> None:
    """After a commit from a machine whose clock is behind: is the last state still the last?"""
    write(project / "content" / "bridges" / "old.yml", "name: Oldest\n")
    commit(project, "Clock behind", "2026-11-02")
    days = days_of_content(project, [])
    assert days is not None
    assert [(each.day.day, dict(each.files)) for each in days][-1] == (
        2,
        {"content/bridges/old.yml": {"name": "Oldest"}},
    )


def test_a_project_within_a_repository(project: Path, commit: Commit, in_git: Git) -> None:
    """Are names relative to the project, where it is a folder of a larger repository?"""
    inner = project / "site"
    write(inner / "content" / "a" / "b.yml", "name: B\n")
    write(inner / "mkdocs.yml", "site_name: y\n")
    commit(project, "Inner", "2026-11-06")
    assert set(last_changes(inner)) == {"content/a/b.yml"}
    target = project.parent / "target"
    target.mkdir()
    write_revision(inner, commit_of(inner, "HEAD"), target)
    assert sorted(path.name for path in target.rglob("*") if path.is_file()) == ["b.yml", "mkdocs.yml"]


def test_without_a_whole_history(project: Path, tmp_path: Path, in_git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a repository, without Git and in a shallow clone: is nothing claimed?"""
    in_git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "shallow")
    bare = tmp_path / "bare"
    bare.mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for root in (tmp_path / "shallow", bare):
        assert last_changes(root) == {}
        assert days_of_content(root, []) is None
    monkeypatch.setenv("PATH", str(bare))
    assert last_changes(project) == {}
    with pytest.raises(GitError, match="Git is not installed"):
        commit_of(project, "HEAD")


def test_what_is_said_where_there_is_no_revision(
    project: Path, tmp_path: Path, in_git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does each message say what to do next?"""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    in_git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "shallow")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(GitError, match="git init"):
        commit_of(empty, "HEAD")
    in_git(empty, "init", "--quiet")
    with pytest.raises(GitError, match="Commit the content first"):
        commit_of(empty, "HEAD")
    with pytest.raises(GitError, match="git log --oneline"):
        commit_of(project, "nothing-like-it")
    with pytest.raises(GitError, match="fetch --unshallow"):
        commit_of(tmp_path / "shallow", "HEAD~1")
    with pytest.raises(GitError, match="does not know"):
        commit_of(project, "--output=x")


def test_a_revision_is_written_apart(project: Path, tmp_path: Path, commit: Commit, in_git: Git) -> None:
    """Are the files those of the revision, links kept within the folder, and the work tree and index as they were?"""
    (project / "content" / "bridges" / "inside.yml").symlink_to("old.yml")
    (project / "content" / "bridges" / "outside.yml").symlink_to("../../../../secret")
    old = commit(project, "Links", "2026-11-07")
    write(project / "content" / "bridges" / "old.yml", "name: Edited\n")
    before = in_git(project, "status", "--porcelain")
    target = tmp_path / "target"
    target.mkdir()
    write_revision(project, commit_of(project, old), target)
    assert (target / "content" / "bridges" / "old.yml").read_text() == "name: Older\n"
    assert (target / "content" / "bridges" / "inside.yml").read_text() == "name: Older\n"
    assert not (target / "content" / "bridges" / "outside.yml").is_symlink()
    assert in_git(project, "status", "--porcelain") == before
    assert (project / "content" / "bridges" / "old.yml").read_text() == "name: Edited\n"
