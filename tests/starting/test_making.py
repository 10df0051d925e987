"""`factsheet init`: a new site that is in order, whatever its topic is called, or nothing at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.examining import examine
from generator.starting import making
from generator.starting.filling import Plan, files_of
from generator.starting.making import PLAIN_HEADING, ScaffoldError, start_site
from generator.starting.program import parse_program
from generator.starting.topic import Topic

TODAY = dt.date(2026, 12, 1)
GIT = "git+https://git.example.org/tools/factsheet@0123456789abcdef0123456789abcdef01234567"


def init(folder: Path, *more: str) -> Result:
    """Make a new site by command."""
    environment = {"FACTSHEET_TODAY": TODAY.isoformat(), "FACTSHEET_ARTICLES": None}
    arguments = ["init", str(folder), "--topic", "Ferries of the harbor", "--generator", GIT, *more]
    return CliRunner().invoke(main, arguments, env=environment)


def plan(topic: str) -> Plan:
    """A site on a topic."""
    return Plan(Topic.parse(topic), parse_program(GIT), TODAY)


def test_a_new_site_is_in_order(tmp_path: Path, factsheet: Callable[..., Result]) -> None:
    """Are facts, form and evidence of the new site in order, without a warning?"""
    site = tmp_path / "deep" / "ferries"
    result = init(site)
    assert result.exit_code == 0, result.output
    for command in (("check",), ("fmt", "--check"), ("verify", "--check")):
        found = factsheet(site, *command)
        assert found.exit_code == 0, found.output
        assert "warning" not in found.output and "not yet checked" not in found.output


def test_one_of_each(tmp_path: Path) -> None:
    """Does it begin with an entry of each kind, a source whose text may be published, and a sheet?"""
    start_site(tmp_path / "new", plan("Ferries"))
    catalog = examine(tmp_path / "new", {}, TODAY).catalog
    assert catalog is not None
    assert {entry.kind.id for entry in catalog.entries.values()} == set(catalog.kinds)
    assert [name for name in catalog.sources if catalog.published_text(name)] == list(catalog.sources)
    assert "sheets/example-sheet.md" in catalog.documents


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("Ferries: the harbor's #1 — {{ all }}", "Ferries: the harbor's #1 — (( all ))"),
        ('The "old" and the "new"', "The “old” and the “new”"),
        ("[[x]] *y* _z_ `code` & <b>", "[[x]] *y* _z_ `code` & ‹b›"),
        ("- no", "- no"),
        ("yes", "yes"),
        ("1984", "1984"),
        ("Ünïcödé 東京 🌉", "Ünïcödé 東京 🌉"),
        ("  two\n lines  ", "two lines"),
        ("<% name | yaml %>", "‹% name | yaml %›"),
        ("Route 66 today", "Route 66 today"),
    ],
)
def test_signs_in_a_topic(tmp_path: Path, topic: str, name: str) -> None:
    """Does a topic with signs of YAML, Markdown and templates come out as the name of a site that is in order?"""
    start_site(tmp_path / "new", plan(topic))
    site = yaml.safe_load((tmp_path / "new" / "site_config" / "site.yml").read_text(encoding="utf-8"))
    assert str(site["name"]) == name


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")), max_size=30))
def test_any_topic(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    """Is there no topic at all that makes a site with a mistake in it?"""
    folder = tmp_path_factory.mktemp("any") / "new"
    try:
        topic = Topic.parse(typed)
    except ValueError:
        return
    start_site(folder, Plan(topic, parse_program(GIT), TODAY))
    catalog = examine(folder, {}, TODAY).catalog
    assert catalog is not None and catalog.site.name == topic.label


def test_a_heading_that_rules_forbid(tmp_path: Path) -> None:
    """Does a topic with a number leave the first heading to plain words, and still name the site?"""
    start_site(tmp_path / "new", plan("Route 66"))
    assert f"# {PLAIN_HEADING}\n" in (tmp_path / "new" / "docs" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "  ", "?!", "x" * 81, "a\u202eb"])
def test_no_topic(typed: str, tmp_path: Path) -> None:
    """Is a topic refused that cannot be a name, with nothing written?"""
    result = init(tmp_path / "new", "--topic", typed)
    assert result.exit_code == 2
    assert "The topic" in result.output
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    """Is a folder with anything in it left exactly as it is?"""
    (tmp_path / ".hidden").write_text("mine", encoding="utf-8")
    result = init(tmp_path)
    assert result.exit_code == 2
    assert "is not empty: it holds .hidden" in result.output
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]


@pytest.mark.parametrize("below", ["file", "file/site"])
def test_a_file_in_the_way(tmp_path: Path, below: str) -> None:
    """Is a file not taken for a folder?"""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = init(tmp_path / below)
    assert result.exit_code == 2
    assert "is a file" in result.output
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_the_empty_folder_that_i_am_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Can I make the site in the empty folder that I stand in, and go on there?"""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert init(Path()).exit_code == 0
    assert Path("mkdocs.yml").is_file()
    assert not [name for name in Path().iterdir() if name.name.startswith(making.STAGING_PREFIX)]


@pytest.mark.parametrize("there", [True, False])
def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """If it breaks off at the last step, is nothing left, and an empty folder still there?"""
    folder = tmp_path / "new"
    if there:
        folder.mkdir()

    def fail(staging: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_settle", fail)
    result = init(folder)
    assert result.exit_code == 1
    assert "Nothing was written: No space left" in result.output
    assert [path.name for path in tmp_path.iterdir()] == (["new"] if there else [])
    assert not there or not any(folder.iterdir())


def test_a_scaffold_with_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Would a mistake in the scaffold stop it, be it a warning?"""
    whole = files_of

    def spoiled(given: Plan, heading: str) -> dict[str, str]:
        files = whole(given, heading)
        name = "content/places/example-reading-room.yml"
        return {**files, name: files[name].replace("tags: [changes]", "tags: [chnages]")}

    monkeypatch.setattr(making, "files_of", spoiled)
    with pytest.raises(ScaffoldError) as caught:
        start_site(tmp_path / "new", plan("Ferries"))
    assert {problem.rule for problem in caught.value.problems} == {"unknown-word"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("ci", "files"),
    [
        ("both", {".github", ".gitlab-ci.yml"}),
        ("github", {".github"}),
        ("gitlab", {".gitlab-ci.yml"}),
        ("none", set()),
    ],
)
def test_where_it_is_checked(tmp_path: Path, ci: str, files: set[str]) -> None:
    """Do I get the templates of the service that I use, and no others?"""
    assert init(tmp_path / "new", "--ci", ci).exit_code == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} & {".github", ".gitlab-ci.yml"} == files


def test_the_question_for_a_program(tmp_path: Path) -> None:
    """Without a program, and with nobody to ask, am I told what to give?"""
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--topic", "Ferries"])
    assert result.exit_code == 2
    assert "--generator git+https://" in result.output and ".whl" in result.output
    assert not (tmp_path / "new").exists()


def test_needs_no_project_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Can it be run anywhere, where no site is yet?"""
    monkeypatch.chdir(tmp_path)
    assert init(Path("new")).exit_code == 0
