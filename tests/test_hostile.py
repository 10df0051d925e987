"""A hostile or careless pull request: is each trick refused before anything is published?"""

from __future__ import annotations

import datetime as dt
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination, examine
from generator.kinds.declaration import Kind
from generator.pages.tables import sorted_entries

Factsheet = Callable[..., Result]
TODAY = dt.date(2026, 12, 1)
ENTRY = "content/bridges/old-mill-bridge.yml"


def rules(root: Path) -> set[str]:
    """The names of the rules that are broken."""
    return {problem.rule for problem in examine(root, {}, TODAY).problems}


def replace_line(path: Path, start: str, line: str) -> None:
    """Put another line in the place of the one that starts so."""
    text, count = re.subn(
        rf"^{re.escape(start)}.*$", lambda match: line, path.read_text(encoding="utf-8"), count=1, flags=re.M
    )
    assert count == 1, f"{path.name} has no line that starts with {start!r}"
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("target", [".", "content", "docs", "docs/sheets", "site_config", "..", "notes"])
def test_a_build_never_replaces_what_is_no_site(factsheet: Factsheet, bridges: Path, target: str) -> None:
    """If the folder for the site is the project, a part of it or somebody's notes: is all of it still there?"""
    (bridges / "notes").mkdir()
    (bridges / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    before = sorted(path.relative_to(bridges) for path in (bridges / "content").rglob("*"))
    result = factsheet(bridges, "build", "--site-dir", str(bridges / target))
    assert result.exit_code == 1
    assert "--site-dir" in result.output
    assert sorted(path.relative_to(bridges) for path in (bridges / "content").rglob("*")) == before
    assert (bridges / "notes" / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "prose",
    [
        "*Text*{ x contenteditable=true autofocus onfocus=alert(1) }",
        "*Text*{ style=color:red }",
        "*Text*{: onclick=alert(1) }",
        "<https:/contenteditable/autofocus/onfocus=alert(1)>",
        '<https://x"onmouseover=alert(1)>',
        "<img src=x onerror=alert(1)>",
    ],
)
def test_no_attribute_gets_into_prose(bridges: Path, prose: str) -> None:
    """Can prose give an element an attribute, and so run a script?"""
    replace_line(bridges / ENTRY, "caveats:", f"caveats:\n  - >-\n    {prose}")
    assert "raw-html" in rules(bridges)


@pytest.mark.parametrize("key", ["published", "address"])
def test_reasons_of_absences_are_prose(bridges: Path, key: str) -> None:
    """Is the reason why a source has no date or address looked at like all prose?"""
    path = next(path for path in sorted((bridges / "content/sources").glob("*.yml")))
    replace_line(path, f"{key}:", f'{key}: {{unknown: "<script>alert(1)</script>"}}')
    assert "raw-html" in rules(bridges)


@pytest.mark.parametrize(
    "address",
    [
        "https://x/)[z](javascript:alert(1)",
        "https://x/){onclick=alert(1)}",
        "https://x/><img/src/onerror=alert(1)>",
        'https://x/"onclick="alert(1)',
        "javascript:alert(1)",
        "data:text/html,x",
    ],
)
def test_no_address_breaks_out(bridges: Path, address: str) -> None:
    """Can an address end the link that it stands in?"""
    path = next(path for path in sorted((bridges / "content/sources").glob("*.yml")))
    replace_line(path, "address:", f"address: '{address}'")
    assert "bad-value" in rules(bridges)


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("site_config/site.yml", "name:"),
        ("site_config/site.yml", "description:"),
        ("site_config/kinds/bridges.yml", "title:"),
        ("site_config/kinds/bridges.yml", "purpose:"),
    ],
)
def test_titles_hold_no_markup(bridges: Path, file: str, start: str) -> None:
    """The engine prints titles as they are: is markup in them refused?"""
    text = (bridges / file).read_text(encoding="utf-8")
    text = re.sub(rf"^{start}.*(?:\n[ ]+.*)*$", f'{start} "<script>alert(1)</script>"', text, count=1, flags=re.M)
    (bridges / file).write_text(text, encoding="utf-8")
    assert "bad-value" in rules(bridges)


def test_two_pages_never_share_an_address(bridges: Path) -> None:
    """If a page of docs/ has the address of an entry, of the timeline or of an index: is that said?"""
    for uri in ("bridges/old-mill-bridge.md", "timeline.md", "bridges/index.md"):
        path = bridges / "docs" / uri
        path.parent.mkdir(exist_ok=True)
        path.write_text("# Mine\n", encoding="utf-8")
    taken = [problem.file for problem in examine(bridges, {}, TODAY).problems if problem.rule == "address-taken"]
    assert taken == ["docs/bridges/index.md", "docs/bridges/old-mill-bridge.md", "docs/timeline.md"]


def test_no_entry_is_called_index(bridges: Path) -> None:
    """Is an entry refused whose page would be the list of all entries?"""
    (bridges / ENTRY).rename(bridges / "content/bridges/index.yml")
    assert "id" in rules(bridges)


def test_a_bad_day_is_wrong_use(factsheet: Factsheet, bridges: Path) -> None:
    """Does a day that is none end as wrong use, with a plain message?"""
    result = factsheet(bridges, "check", FACTSHEET_TODAY="someday")
    assert result.exit_code == 2
    assert "FACTSHEET_TODAY" in result.output
    assert "Traceback" not in result.output


def test_a_port_in_use_is_said(factsheet: Factsheet, bridges: Path) -> None:
    """If the preview's port is taken: is there a sentence that says what to do, before any page is made?"""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = factsheet(bridges, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert result.exit_code == 1
    assert "port is in use" in result.output
    assert not (bridges / "build").exists()
    assert factsheet(bridges, "serve", "--address", "8201").exit_code == 2


def test_a_lost_file_is_one_problem(bridges: Path, examine_site: Callable[..., Examination]) -> None:
    """If a file is lost or misnamed: is that said once, and not again by everything that refers to it?"""
    (bridges / ENTRY).rename(bridges / "content/bridges/old-mill-brigde.yml")
    problems = [problem for problem in examine_site(bridges).problems if problem.level == "error"]
    assert [problem.rule for problem in problems] == ["ids-never-die"]
    (bridges / "content/bridges/old-mill-brigde.yml").rename(bridges / "content/bridges/old-mill-bridge.yaml")
    assert rules(bridges) <= {"file-suffix", "ids-never-die"}


def test_a_misspelled_key_is_one_problem(bridges: Path) -> None:
    """Is a typo in a needed key named once, with what it should be?"""
    path = bridges / ENTRY
    path.write_text(path.read_text(encoding="utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    found = [problem for problem in examine(bridges, {}, TODAY).problems if problem.file == ENTRY]
    assert [(problem.rule, problem.tip) for problem in found] == [("unknown-key", "Did you mean `summary`?")]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[this](nothing.md)", "nothing.md"),
        ("[this](../bridges/old-mil-bridge.md)", "Did you mean"),
        ("[this](bridges/nothing/)", "is no file"),
        ("[this](bridges/old-mill-bridge.md#nothing)", "no fact or value"),
        ("[bridges/old-mill-bridge]", "single brackets"),
    ],
)
def test_a_dead_link_is_named(bridges: Path, link: str, said: str) -> None:
    """Is a link to nothing in a hand-written page found by `check`, at its line?"""
    path = bridges / "docs/index.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nSee {link} for more.\n", encoding="utf-8")
    found = [problem for problem in examine(bridges, {}, TODAY).problems if problem.file == "docs/index.md"]
    assert len(found) == 1, found
    assert said in found[0].message + found[0].tip
    assert found[0].line == len(text.splitlines()) + 2


def test_numbers_sort_as_numbers(bridges: Path) -> None:
    """In an index sorted by a number, does nine come before eighty-four?"""
    path = bridges / "content/bridges/harbor-bridge.yml"
    path.write_text(
        re.sub(r"^length:.*\n", "", path.read_text(encoding="utf-8"), flags=re.M) + "length: 9\n", encoding="utf-8"
    )
    catalog = examine(bridges, {}, TODAY).catalog
    assert catalog is not None
    kind = next(kind for kind in catalog.kinds.values() if any(str(f.type) == "number" for _, f in kind.fields()))
    column = next(name for name, field in kind.fields() if str(field.type) == "number")
    index = kind.declared.index.model_copy(update={"sort": column, "descending": False})
    changed = Kind(kind.id, kind.record, kind.declared.model_copy(update={"index": index}))
    values = [entry.fields[column] for entry in sorted_entries(catalog, changed)]
    numbers = [value for value in values if isinstance(value, type(values[0]))]
    assert len(numbers) > 1
    assert numbers == sorted(numbers)


def test_no_pattern_runs_for_ever(bridges: Path) -> None:
    """Is a pattern of the vocabulary refused that would hang on a long sentence?"""
    path = bridges / "site_config/vocabulary.yml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\nnumbers:\n(?:[ ]+.*\n|\n)*", "\n", text)
    hang = "numbers:\n  exempt:\n    plate:\n      pattern: '(?:[a-zA-Z ]+)+7'\n      examples: [plate 7]\n"
    path.write_text(text.rstrip("\n") + "\n" + hang, encoding="utf-8")
    found = [
        problem for problem in examine(bridges, {}, TODAY).problems if problem.file == "site_config/vocabulary.yml"
    ]
    assert any("repeats a repetition" in problem.message for problem in found), found


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "script.js", "sheets/style.CSS"])
def test_docs_hold_nothing_that_runs(bridges: Path, name: str) -> None:
    """The engine publishes other files of docs/ as they are: is one refused that a browser would run?"""
    (bridges / "docs" / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    found = [problem for problem in examine(bridges, {}, TODAY).problems if problem.file == f"docs/{name}"]
    assert [problem.rule for problem in found] == ["unexpected-file"]
