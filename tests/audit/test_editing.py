"""Does an editor's own tool complete, explain and refuse while one types? Asked of the language server for YAML.

VS Code's extension and most other editors run this very server. It comes with `npm ci --prefix tests/audit`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.kinds.ties import modeline
from tests.audit.language_server import LanguageServer
from tests.conftest import copy_site, run

SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
GOOD = Path("content/bridges/harbor-bridge.yml")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site with its schemas and the settings of the workspace, as one command leaves them."""
    root = copy_site(tmp_path_factory.mktemp("edited") / "bridges")
    result = run(root, "schemas", "--vscode")
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[LanguageServer]:
    """The server with the settings of the workspace. Skips where it is missing, unless REQUIRE_AUDIT is set."""
    node = shutil.which("node")
    if not node or not SERVER.is_file():
        missing = "node" if not node else "the language server (npm ci --prefix tests/audit)"
        if os.environ.get("REQUIRE_AUDIT"):
            pytest.fail(f"REQUIRE_AUDIT is set, but this machine lacks {missing}.")
        pytest.skip(f"this machine lacks {missing}")
    flat = json.loads((site / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    settings = {key.removeprefix("yaml."): value for key, value in flat.items() if key.startswith("yaml.")}
    settings["schemaStore"] = {"enable": settings.pop("schemaStore.enable")}
    settings["format"] = {"enable": settings.pop("format.enable")}
    started = LanguageServer([node, str(SERVER), "--stdio"], site, {"yaml": settings})
    yield started
    started.close()


def test_every_good_file_is_quiet(server: LanguageServer, site: Path) -> None:
    """Is nothing red in any file of a site without mistakes, tied by the settings of the workspace alone?"""
    paths = [*site.glob("content/**/*.yml"), *site.glob("site_config/**/*.yml")]
    said = [f"{path.name} {each}" for path in paths for each in server.diagnose(path, path.read_text("utf-8"))]
    assert said == []


def test_mistakes_are_red(server: LanguageServer, site: Path) -> None:
    """Is a misspelled key red at once, a date in words with how to write it, and a word that is in no list?"""
    path = site / "content" / "bridges" / "typed.yml"
    text = "nmae: Typed\nsummary: A bridge.\ntags: [bridgs]\nchecked_on: June 1\n"
    said = " | ".join(server.diagnose(path, text))
    assert "Property nmae is not allowed." in said
    assert 'Missing property "name"' in said
    assert "3: Value is not accepted." in said
    assert "4: Write one full day, such as 2025-04-24." in said


def test_keys_are_completed_and_explained(server: LanguageServer, site: Path) -> None:
    """Are the keys of the kind offered, each with what it is for and a good and a bad example?"""
    path = site / "content" / "bridges" / "keys.yml"
    server.diagnose(path, "name: Keys\n\n")
    offered = server.complete(path, 2, 1)
    assert {"summary", "tags", "status", "checked_on"} <= set(offered)
    assert "Not: `06/20/2025`" in offered["checked_on"]


def test_words_and_ids_are_completed(server: LanguageServer, site: Path) -> None:
    """Are words offered with their meaning, and ids with the name of what they stand for?"""
    path = site / "content" / "bridges" / "words.yml"
    text = "name: Words\ntags:\n  - \nevidence:\n  - source: \nowner: \nsee_also:\n  - \n"
    server.diagnose(path, text)
    assert all(server.complete(path, 3, 5).values())
    sources = server.complete(path, 5, 13)
    assert sources["bridge-office-report-2024"]
    assert "bodies/bridge-office" in server.complete(path, 6, 8)
    assert "bridges/harbor-bridge" in server.complete(path, 8, 5)


def test_hover_explains(server: LanguageServer, site: Path) -> None:
    """Does the mouse on a key show what it is for, and on a word what it means?"""
    path = site / GOOD
    text = path.read_text(encoding="utf-8")
    server.diagnose(path, text)
    lines = text.splitlines()
    line = next(number for number, each in enumerate(lines, 1) if each.strip().startswith("assertion:"))
    said = server.hover(path, line, lines[line - 1].index("assertion") + 2)
    assert "Such as: `announced`" in said
    assert "Somebody claims it" in said
    line = next(number for number, each in enumerate(lines, 1) if each.startswith("summary:"))
    assert "One to three short sentences" in server.hover(path, line, 2)


def test_modeline_alone_is_enough(server: LanguageServer, site: Path) -> None:
    """Does the first line of a file tie it, for an editor that knows nothing of the workspace?"""
    path = site / "content" / "bridges" / "deeper" / "tied.yml"  # no pattern of the settings fits
    assert server.diagnose(path, "nmae: Untied\n") == []
    other = path.with_name("other.yml")
    assert server.diagnose(other, f"{modeline('people', 3)}\nnmae: Tied\n") != []
