"""The same code builds a site on another topic: nothing of the first one is in the software or in the output."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.examining import Examination

# Words of the first topic that the software has no business to know.
FIRST_TOPIC = re.compile(r"\b(?:rulings?|cit(?:y|ies)|parole|immigra\w*|sanctuary)\b", re.IGNORECASE)
KINDS = ("bridges", "inspections", "load-rules", "measurements", "statements", "engineers", "bodies")


def page(root: Path, uri: str) -> str:
    """The HTML of a page, without scripts and styles of the theme."""
    text = (root / "site" / uri / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)


def words(markup: str) -> str:
    """The words of some HTML, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def only_words(text: str) -> str:
    """The words of a text without punctuation: code in a sentence is set apart on the page."""
    return " ".join(re.findall(r"\w+", text))


def test_check_is_clean(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Is the other site in order, warnings included?"""
    examined = examine_site(bridges_root)
    assert examined.problems == ()
    assert examined.catalog is not None
    assert {entry.kind.id for entry in examined.catalog.entries.values()} == set(KINDS)


def test_a_page_for_each_entry(built_bridges: Path) -> None:
    """Has every kind its index, and every entry, stub and source its page?"""
    content = built_bridges / "content"
    wanted = {f"{path.parent.name}/{path.stem}" for path in content.glob("*/*.yml")} | {*KINDS, "sources"}
    missing = [uri for uri in sorted(wanted) if not (built_bridges / "site" / uri / "index.html").is_file()]
    assert missing == []


def test_every_page_says_that_it_is_invented(built_bridges: Path) -> None:
    """Can a reader who strays onto a test page take it for true?"""
    pages = list((built_bridges / "site").rglob("*.html"))
    assert len(pages) > 30
    assert [str(path) for path in pages if "invented for tests" not in path.read_text(encoding="utf-8")] == []


def test_own_template(built_bridges: Path) -> None:
    """Is a kind's own template used where there is one, and the default one elsewhere?"""
    assert "bridge-crosses" in page(built_bridges, "bridges/old-mill-bridge")
    assert "This bridge leads over: The river Arn" in words(page(built_bridges, "bridges/river-gate-bridge"))
    engineer = page(built_bridges, "engineers/ada-rowan")
    assert "bridge-crosses" not in engineer
    assert 'class="fs-summary"' in engineer, "the default template makes the pages of other kinds"


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        ("bridges", ["Bridge", "Crosses", "Opened", "Material", "Status"]),
        ("inspections", ["Inspection", "Bridge", "Done on", "Verdict"]),
        ("load-rules", ["Rule", "Number", "Status", "Checked on"]),
        ("measurements", ["Measurement", "Value", "As of", "Kind of number", "Concerns"]),
    ],
)
def test_index_columns(built_bridges: Path, kind: str, columns: list[str]) -> None:
    """Does the table of a kind show the columns that its declaration names, in that order?"""
    table = page(built_bridges, kind).partition('class="fs-table')[2]
    assert [words(cell) for cell in re.findall(r"<th\b[^>]*>(.*?)</th>", table, re.DOTALL)] == columns
    rows = re.findall(r"<tr>\s*<td\b.*?</tr>", table, re.DOTALL)
    entries = [path for path in (built_bridges / "content" / kind).glob("*.yml") if "moved_to" not in path.read_text()]
    assert len(rows) == len(entries)


def test_index_order(built_bridges: Path) -> None:
    """Do the newest come first where the declaration says so, and entries without the date last?"""
    text = words(page(built_bridges, "bridges").partition('class="fs-table')[2].partition("<tbody>")[2])
    places = [text.index(name) for name in ("Harbor Bridge", "Old Mill Bridge", "River Gate Bridge")]
    assert places == sorted(places)


def test_field_reference(built_bridges: Path) -> None:
    """Does the page for editors list every field of every kind, with its help?"""
    reference = page(built_bridges, "fields")
    for kind in KINDS:
        declared = yaml.safe_load((built_bridges / "site_config" / "kinds" / f"{kind}.yml").read_text(encoding="utf-8"))
        section = reference.partition(f'id="kind-{kind}"')[2].partition("<h2")[0]
        for name, field in declared["fields"].items():
            assert f"<code>{name}</code>" in section, f"{kind}: {name}"
            assert only_words(field["help"]) in only_words(words(section)), f"{kind}: {name}"


def test_schemas_of_the_other_topic(built_bridges: Path) -> None:
    """Do editors get completion for the words and ids of this topic?"""
    folder = built_bridges / "build" / "schemas"
    assert {path.stem for path in folder.glob("*.json")} >= {*KINDS, "source", "site", "vocabulary", "kind"}
    bridge = json.loads((folder / "bridges.json").read_text(encoding="utf-8"))
    assert bridge["$defs"]["StatusEvent"]["properties"]["is"]["enum"] == ["planned", "open", "limited", "closed"]
    assert "bodies/bridge-office" in json.dumps(bridge["properties"]["owner"])
    assert '"concrete"' in json.dumps(bridge["properties"]["material"])


def test_status_is_computed(built_bridges: Path) -> None:
    """Does the page say the status as of the day of the build, and not an event that is still to come?"""
    text = words(page(built_bridges, "bridges/old-mill-bridge"))
    assert "Open with limits since June 2024 Page as of Dec 1, 2026 · checked on Nov 20, 2026" in text
    assert "2027" not in text.partition("Timeline")[2].partition("See also")[0]


def test_all_blocks_are_rendered(built_bridges: Path) -> None:
    """Does every block of the hand-written pages become something, with no bracket left?"""
    home, sheet = page(built_bridges, "."), page(built_bridges, "sheets/old-mill-bridge")
    assert "[[" not in home + sheet
    for mark in ('class="fs-now"', 'class="fs-number"', 'class="fs-timeline"', "history of changes is not known"):
        assert mark in home, mark
    pictures = ('class="fs-map"', "fs-numbers", "pic-bridges-old-mill-bridge-timeline", "pic-topics-safety-sides")
    for mark in ("<table", 'class="fs-picture"', 'class="fs-timeline"', 'class="fs-sides"', *pictures):
        assert mark in sheet, mark


def test_sources_differ(built_bridges: Path) -> None:
    """Are two live values shown as a conflict, and a phrase never as a number?"""
    assert "Sources give different values" in words(page(built_bridges, "measurements/old-mill-load-limit"))
    cracks = page(built_bridges, "measurements/old-mill-cracks")
    assert "dozens of cracks" in words(cracks)
    assert '<svg viewBox="0 0 640' not in cracks


def test_stub(built_bridges: Path) -> None:
    """Does the old address of a renamed entry lead to the new one?"""
    assert 'href="../old-mill-bridge/"' in page(built_bridges, "bridges/mill-street-bridge")


def test_no_word_of_the_first_topic_in_the_output(built_bridges: Path) -> None:
    """Has anything of the first topic slipped into the pages, the data or the schemas?"""
    suffixes = {".html", ".xml", ".json", ".md", ".csv", ".txt", ".ics"}
    found = []
    for folder in ("site", "build"):
        for path in (built_bridges / folder).rglob("*"):
            if path.suffix in suffixes and "javascripts" not in path.parts:
                match = FIRST_TOPIC.search(path.read_text(encoding="utf-8"))
                found += [f"{path.relative_to(built_bridges)}: {match[0]}"] if match else []
    assert found == []


def test_no_word_of_the_first_topic_in_the_software(project_root: Path) -> None:
    """Does the generator know any topic?"""
    found = []
    files = [path for path in (project_root / "generator").rglob("*") if path.suffix in {".py", ".j2", ".yml", ".html"}]
    assert len(files) > 80
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = FIRST_TOPIC.search(line)
            found += [f"{path.relative_to(project_root)}:{number}: {match[0]}"] if match else []
    assert found == []


def test_same_engine_settings(project_root: Path, bridges_root: Path) -> None:
    """Is mkdocs.yml the same for every topic? (After a change: copy it from the project's folder.)"""
    assert (bridges_root / "mkdocs.yml").read_bytes() == (project_root / "mkdocs.yml").read_bytes()
