"""Files are tied to their schemas: by the settings of the workspace, and by their first line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.kinds.schemas import FIXED
from generator.kinds.ties import FOLDER, modeline, schema_of, workspace_extensions, workspace_settings

Factsheet = Callable[..., Result]
FILES = {
    "content/bridges/harbor-bridge.yml": "bridges",
    "content/sources/report.yml": "source",
    "content/translations/es/bridges/harbor-bridge.yml": "translation",
    "content/translations/es/docs/index.yml": "translation",
    "content/corrections.yml": "corrections",
    "content/exceptions.yml": "exceptions",
    "site_config/site.yml": "site",
    "site_config/vocabulary.yml": "vocabulary",
    "site_config/kinds/bridges.yml": "kind",
    "site_config/languages/es.yml": "language",
    "site_config/maps/valley.yml": "map",
    "content/stray.yml": None,
    "content/bridges/deeper/x.yml": None,
    "mkdocs.yml": None,
    "docs/index.md": None,
}


@pytest.mark.parametrize(("file", "schema"), FILES.items())
def test_which_schema_judges_a_file(file: str, schema: str | None) -> None:
    """Does every file that editors write have its schema, and no other file one?"""
    assert schema_of(file) == schema


def test_settings_and_files_agree() -> None:
    """Does each pattern of the workspace lead to the schema that the same file has by its place?"""
    settings = json.loads(workspace_settings(["bridges"]))
    tied = {pattern: Path(schema).stem for schema, patterns in settings["yaml.schemas"].items() for pattern in patterns}
    assert set(tied.values()) == {*FIXED, "bridges"}
    for pattern, schema in tied.items():
        assert schema_of(pattern.replace("**/*", "es/people/x").replace("*", "x")) == schema


def test_nothing_is_asked_of_or_told_to_anybody() -> None:
    """Do the settings keep the extension from reporting what one does, and from fetching schemas?"""
    settings = json.loads(workspace_settings([]))
    assert settings["redhat.telemetry.enabled"] is False
    assert settings["yaml.schemaStore.enable"] is False
    assert "://" not in workspace_settings(["bridges"])
    assert json.loads(workspace_extensions()) == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_settings_in_the_repository_are_up_to_date(project_root: Path, factsheet: Factsheet) -> None:
    """Does `.vscode/` of this repository know every kind? If not: factsheet schemas --vscode."""
    site = (project_root / "site_config" / "site.yml").read_text(encoding="utf-8")
    written = (project_root / ".vscode" / "settings.json").read_text(encoding="utf-8")
    kinds = [Path(each).stem for each in json.loads(written)["yaml.schemas"] if Path(each).stem not in FIXED]
    assert written == workspace_settings(kinds)
    assert f"kinds: [{', '.join(kinds)}]" in " ".join(site.split())
    assert (project_root / ".vscode" / "extensions.json").read_text(encoding="utf-8") == workspace_extensions()


def test_a_command_makes_schemas_and_settings(bridges: Path, factsheet: Factsheet) -> None:
    """Is there a schema for every pattern after one command, in a fresh copy?"""
    result = factsheet(bridges, "schemas", "--vscode")
    assert result.exit_code == 0, result.output
    settings = json.loads((bridges / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    missing = [schema for schema in settings["yaml.schemas"] if not (bridges / schema).is_file()]
    assert not missing


def test_schemas_are_made_while_something_is_broken(
    bridges: Path, factsheet: Factsheet, edit: Callable[[Path, str, str], None]
) -> None:
    """Does completion work just then when an editor needs it, with a mistake in a file?"""
    path = bridges / "content" / "bodies" / "bridge-office.yml"
    edit(path, "name:", "nmae:")
    assert factsheet(bridges, "schemas").exit_code == 0
    assert (bridges / FOLDER / "bodies.json").is_file()


def test_a_broken_kind_keeps_its_schema(bridges: Path, factsheet: Factsheet) -> None:
    """Is the schema of a kind still there while its declaration is being edited?"""
    assert factsheet(bridges, "schemas").exit_code == 0
    (bridges / "site_config" / "kinds" / "bodies.yml").write_text("title: [", encoding="utf-8")
    assert factsheet(bridges, "schemas").exit_code == 0
    assert (bridges / FOLDER / "bodies.json").is_file()


def test_without_settings_there_are_no_schemas(bridges: Path, factsheet: Factsheet) -> None:
    """Does the command say what to do where nothing can be known?"""
    (bridges / "site_config" / "site.yml").write_text("name: [", encoding="utf-8")
    result = factsheet(bridges, "schemas")
    assert result.exit_code == 1
    assert "factsheet check" in result.output


@pytest.mark.parametrize("file", [file for file, schema in FILES.items() if schema])
def test_the_first_line_leads_to_the_schema(bridges: Path, file: str) -> None:
    """Does the relative path of the first line arrive at the schema, from any folder?"""
    schema = schema_of(file)
    assert schema is not None
    line = modeline(schema, file.count("/"))
    there = (bridges / file).parent / line.partition("$schema=")[2]
    assert there.resolve() == (bridges / FOLDER / f"{schema}.json").resolve()


def test_a_file_is_tied(bridges: Path, factsheet: Factsheet) -> None:
    """Is the line put at the top of a file once, with the rest as it was, and does the checker still accept it?"""
    path = bridges / "content" / "bodies" / "bridge-office.yml"
    before = path.read_text(encoding="utf-8")
    for _ in range(2):
        result = factsheet(bridges, "schemas", str(path))
        assert result.exit_code == 0, result.output
        assert path.read_text(encoding="utf-8") == f"{modeline('bodies', 2)}\n{before}"
    assert factsheet(bridges, "check").exit_code == 0


def test_no_other_file_is_tied(bridges: Path, tmp_path: Path, factsheet: Factsheet) -> None:
    """Is a file refused that has no schema, or lies elsewhere?"""
    stranger = tmp_path / "stranger.yml"
    stranger.write_text("a: b\n", encoding="utf-8")
    for path in (stranger, bridges / "docs" / "index.md"):
        before = path.read_text(encoding="utf-8")
        assert factsheet(bridges, "schemas", str(path)).exit_code == 1
        assert path.read_text(encoding="utf-8") == before
