"""Tests of how a page gets the scripts that it needs."""

from __future__ import annotations

from pathlib import Path

from generator.engine.looking import FRAME
from generator.engine.scripts import PageScript, modules_of, scripts_of, waits

SCRIPTS = FRAME / "assets" / "scripts"


def test_a_page_gets_what_its_elements_ask_for() -> None:
    """Is each script loaded once, in the order of the page, and none that only the text speaks of?"""
    html = '<p data-script="copy">a</p><form data-script="filtering"></form><p data-script="copy">data-script=other</p>'
    assert scripts_of(html) == (PageScript("copy", False), PageScript("filtering", True))
    assert scripts_of("<p>A page.</p>") == ()


def test_which_pages_are_painted_once_they_are_whole() -> None:
    """Is a page with a long table painted at once, and does any other page wait?"""
    assert waits(scripts_of('<p data-script="copy">a</p><div data-script="filterable-table"></div>'))
    assert not waits(scripts_of('<p data-script="copy">a</p><div data-script="filterable-list"></div>'))


def test_what_scripts_import_is_fetched_at_once(tmp_path: Path) -> None:
    """Does a browser hear of every module at the start, through imports of imports and in a circle?"""
    (tmp_path / "one.js").write_text('import { a } from "./two.js";\nimport {\n  b,\n} from "./three.js";\n')
    (tmp_path / "two.js").write_text('export { c } from "./four.js";\nconst text = `import "./none.js"`;\n')
    (tmp_path / "three.js").write_text('import "./one.js";\n')
    (tmp_path / "four.js").write_text("export const c = 1;\n")
    assert modules_of([PageScript("one", True)], tmp_path) == ("two", "three", "four")
    assert modules_of([PageScript("gone", True)], tmp_path) == ()


def test_every_script_that_is_asked_for_is_there(built_bridges: Path) -> None:
    """Does any page ask for a script that does not exist, or a script for a module that does not?"""
    asked: set[str] = set()
    for page in (built_bridges / "site").rglob("*.html"):
        scripts = scripts_of(page.read_text(encoding="utf-8"))
        asked |= {script.name for script in scripts} | set(modules_of(scripts))
    assert {"filtering", "filterable-table", "filterable-list", "sorting"} <= asked
    assert [name for name in sorted(asked) if not (SCRIPTS / f"{name}.js").is_file()] == []


def test_an_index_loads_its_scripts_and_no_other_page_does(built_bridges: Path) -> None:
    """Are the scripts of a table in the head of its page, and nowhere else?"""
    index = (built_bridges / "site" / "bridges" / "index.html").read_text(encoding="utf-8")
    head = index.partition("</head>")[0]
    assert '<script type="module" src="../assets/scripts/filterable-table.js">' in head
    assert "blocking" not in head, "painting waits for no script"
    assert '<link rel="modulepreload" href="../assets/scripts/sorting.js">' in head
    entry = (built_bridges / "site" / "bridges" / "old-mill-bridge" / "index.html").read_text(encoding="utf-8")
    assert "filterable" not in entry
