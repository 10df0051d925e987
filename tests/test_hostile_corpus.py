"""The corpus of attacks, tests/hostile/payloads.yml: is each refused by the rule named there, in words that help?

What is not refused is shown as text; that it runs nothing is the matter of tests/browser/test_hostile_shown.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result

from generator.kinds.declaration import KindDeclaration
from generator.loading.record import parse_record
from generator.loading.validate import validate
from generator.model.outline import Outline
from generator.model.site import SiteConfig, Vocabulary
from tests.conftest import BRIDGES, copy_site, run
from tests.hostile.corpus import (
    CORRECTED,
    HEAVY,
    Payload,
    correction_lines,
    entry_with,
    in_yaml,
    payloads,
    put,
    refused_files,
)
from tests.hostile.limited import MEGABYTES, SECONDS

CORPUS = tuple(payloads())
REFUSED = tuple(payload for payload in CORPUS if payload.rules)
SPANISH = "\ntranslations:\n  es: {name: Español, publish: listed}\n"
Found = dict[str, list[dict[str, Any]]]


def _of(*places: str) -> list[Payload]:
    return [payload for payload in REFUSED if set(payload.places) & set(places)]


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Found]:
    """What `factsheet check` says of a site that holds every payload that is refused, each in a file of its own."""
    root = copy_site(tmp_path_factory.mktemp("hostile") / "site")
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + SPANISH, encoding="utf-8")
    files = {name: text for index, payload in enumerate(REFUSED) for name, text in refused_files(payload, index)}
    for name in [name for name in files if name.startswith("content/translations/")]:
        files[f"content/{name.removeprefix('content/translations/es/')}"] = entry_with()
    put(root, files)
    result = run(root, "check", "--format", "json")
    found: Found = defaultdict(list)
    for problem in json.loads(result.output)["problems"]:
        found[problem["file"]].append(problem)
    return result, found


def test_the_corpus_is_large() -> None:
    """Are there at least 150 payloads, and at least 100 of them refused?"""
    assert len({payload.text for payload in CORPUS}) >= 150
    assert len(REFUSED) >= 100


def test_each_is_refused_by_its_rule(looked: tuple[Result, Found]) -> None:
    """Does each payload in a file give an error of the rule that the corpus names, at a line, with the next act?"""
    result, found = looked
    assert result.exit_code == 1
    wrong: list[str] = []
    for index, payload in enumerate(REFUSED):
        for file, _ in refused_files(payload, index):
            rules = {each["rule"] for each in found[file] if each["level"] == "error"}
            if not rules & set(payload.rules):
                wrong.append(f"{payload} in {file}: expected {payload.rules}, found {sorted(rules)}")
    assert not wrong, "\n".join(wrong)


def test_each_problem_helps(looked: tuple[Result, Found]) -> None:
    """Does each problem say what is wrong and what to do, in plain words, with no trace of a program?"""
    result, found = looked
    assert "Traceback" not in result.output
    for problem in (problem for problems in found.values() for problem in problems):
        assert problem["message"], problem
        assert problem["tip"], problem
        assert len(problem["message"]) < 20_000, problem["message"][:300]
        assert not any(sign in problem["message"] for sign in ("pydantic", "Error:", "object at 0x")), problem


def test_corrections_are_looked_at(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Is each payload refused in each text of a correction too, at its line?"""
    there = [payload for payload in _of("correction.why") if len(payload.text) < 10_000]
    put(bridges, {"content/corrections.yml": correction_lines([payload.text for payload in there])})
    found: dict[int, set[str]] = defaultdict(set)
    for problem in json.loads(factsheet(bridges, "check", "--format", "json").output)["problems"]:
        if problem["file"] == "content/corrections.yml":
            found[problem["line"]].add(problem["rule"])
    lines = enumerate((payload for payload in there for _ in CORRECTED), 2)
    missed = [f"{line}: {payload}" for line, payload in lines if not found[line] & set(payload.rules)]
    assert not missed, "\n".join(missed)


def _kind_with(key: str, text: str) -> tuple[Any, dict[str, Any]]:
    data = yaml.safe_load((BRIDGES / "site_config/kinds/bridges.yml").read_text(encoding="utf-8"))
    return KindDeclaration, data | {key: text}


def _setting(place: str, text: str) -> tuple[Any, dict[str, Any]]:
    file, _, key = place.partition(".")
    if file == "kind":
        return _kind_with(key, text)
    if file == "matrix":
        model, data = _kind_with("title", "Bridges")
        data["matrix"]["title"] = text
        return model, data
    if file == "map":
        data = yaml.safe_load((BRIDGES / "site_config/maps/lenvaria.yml").read_text(encoding="utf-8"))
        return Outline, data | {key: text}
    if file == "pattern":
        exempt = {"x": {"pattern": text, "examples": ["x"]}}
        return Vocabulary, {"lists": {"topics": {"safety": {"label": "Safety"}}}, "numbers": {"exempt": exempt}}
    data = yaml.safe_load((BRIDGES / "site_config/site.yml").read_text(encoding="utf-8"))
    return SiteConfig, data | ({"publisher": {"name": text, "contact": ""}} if key == "publisher" else {key: text})


def _as_text(value: Any) -> Any:
    """Data as the loader gives it: nothing but texts, lists and fields."""
    if isinstance(value, dict):
        return {str(key): _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("payload", _of("site.name", "pattern"), ids=str)
def test_settings(payload: Payload) -> None:
    """Is a payload refused in every setting that the engine prints as it is, and a pattern that would never end?"""
    for place in payload.places:
        model, data = _setting(place, payload.text)
        record, problems = parse_record(in_yaml(_as_text(data)), "site_config/x.yml")
        if record is not None:
            _, problems = validate(model, record)
        assert {problem.rule for problem in problems} & set(payload.rules), (place, problems)
        assert all(problem.tip for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  - Home: index.md", "  - Home: javascript:globalThis.ran=true", "settings"),
        ("  - Home: index.md", "  - Home: https://evil.example/", "settings"),
        ("  - Home: index.md", "  - Home: ../../etc/passwd", "settings"),
        ("  - Home: index.md", "  - <script>x</script>: index.md", "bad-value"),
        ("notice_page: about.md", "notice_page: ../../../etc/passwd", "settings"),
        ("contact: mailto:tests@example.org", "contact: javascript:globalThis.ran=true", "bad-value"),
        ('repository: ""', "repository: javascript:globalThis.ran=true", "bad-value"),
        ('repository: ""', 'repository: https://evil.example/"onclick="x', "bad-value"),
        ('address: ""', "address: javascript:globalThis.ran=true", "bad-value"),
        ('address: ""', 'address: "https://evil.example/ x"', "bad-value"),
        ("language: en", "language: ../../etc", "bad-value"),
        ("kinds: [bridges,", "kinds: [../../etc, bridges,", "bad-value"),
        ("notice: >-", "notice: >-\n  <script>globalThis.ran=true</script>", "raw-html"),
        ("notice: >-", "notice: >-\n  [x](javascript:globalThis.ran=true)", "unsafe-link"),
    ],
)
def test_site_settings(
    bridges: Path, edit: Callable[..., None], factsheet: Callable[..., Result], old: str, new: str, rule: str
) -> None:
    """Is a hostile menu, notice, address or list of the settings refused?"""
    edit(bridges / "site_config/site.yml", old, new)
    problems = json.loads(factsheet(bridges, "check", "--format", "json").output)["problems"]
    found = {each["rule"] for each in problems if each["file"] == "site_config/site.yml" and each["level"] == "error"}
    assert rule in found, problems


NAMES = {
    "content/bridges/Old-Mill.yml": "id",
    "content/bridges/оld-mill.yml": "id",  # a Cyrillic letter
    "content/bridges/ｏld-mill.yml": "id",  # a wide letter
    "content/bridges/old-mıll.yml": "id",  # an i without its dot
    "content/bridges/old\u2010mill.yml": "id",  # a hyphen that is none
    "content/bridges/old\u200bmill.yml": "id",
    "content/bridges/old\u202emill.yml": "id",
    "content/bridges/ﬁne.yml": "id",
    "content/bridges/old mill.yml": "id",
    "content/bridges/old\nmill.yml": "id",
    "content/bridges/..mill.yml": None,  # hidden, and so passed over
    "content/bridges/%2e%2e%2fmill.yml": "id",
    "content/bridges/mill;touch ran.yml": "id",
    "content/bridges/$(touch ran).yml": "id",
    "content/bridges/<script>.yml": "id",
    "content/bridges/-mill.yml": "id",
    "content/bridges/mill--.yml": "id",
    "content/bridges/x٢.yml": "id",
    "content/bridges/index.yml": "id",
    "content/bridges/mill.html": "unexpected-file",
    "content/bridges/mill.yaml": "file-suffix",
    "content/bridges/deep/mill.yml": "nested-folder",
    "content/sources/ѕource.yml": "id",  # a Cyrillic letter
    "content/unknown/mill.yml": "stray-folder",
    "content/translations/../mill.yml": "stray-file",
    "content/translations/xx/mill.yml": "stray-file",
    "site_config/kinds/Kind.yml": "id",
    "docs/page.html": "unexpected-file",
    "docs/page.svg": "unexpected-file",
    "docs/page.xhtml": "unexpected-file",
    "docs/404.html": "unexpected-file",
    "docs/sw.js": "unexpected-file",
    "docs/Pаge.md": "id",  # a Cyrillic letter
    "docs/sheets/a b.md": "id",
    "docs/sheets/x.markdown": "file-suffix",
    "docs/bridges/old-mill-bridge.md": "address-taken",
}


def test_names_of_files(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Is a file refused whose name is no id, looks like another or would run, and none of these names is ever run?"""
    put(bridges, {name: entry_with() if "content" in name else "# A page\n" for name in NAMES})
    problems = json.loads(factsheet(bridges, "check", "--format", "json").output)["problems"]
    found = {(os.path.normpath(each["file"]), each["rule"]) for each in problems}
    # A stray folder is named as a whole, and the file of a translation where it lies.
    wanted = {(os.path.normpath(name), rule) for name, rule in NAMES.items() if rule}
    missed = {
        (name, rule)
        for name, rule in wanted
        if (name, rule) not in found and (str(Path(name).parent), rule) not in found
    }
    assert not missed
    assert not list(bridges.rglob("ran"))


@pytest.mark.parametrize(
    ("link", "target", "rule"),
    [
        ("content/bridges/mill.yml", "/etc/passwd", "symlink-outside"),
        ("content/bridges/mill.yml", "../../../secret.yml", "symlink-outside"),
        ("content/bridges/mill.yml", "mill.yml", "symlink-broken"),
        ("content/sources/deep", "/etc", "symlink-outside"),
        ("content/texts/secret.txt", "/etc/passwd", "symlink-outside"),
        ("docs/page.md", "/etc/passwd", "symlink-outside"),
        ("docs/picture.png", "/etc/passwd", "symlink-outside"),
        ("docs/_headers", "/etc/passwd", "symlink-outside"),
        ("docs/folder", "/etc", "symlink-outside"),
        ("docs/folder", "sheets", "symlink-folder"),
        ("docs/picture.png", "nothing.png", "symlink-broken"),
        ("site_config/kinds/secret.yml", "/etc/passwd", "symlink-outside"),
        ("site_config/maps/secret.yml", "/etc/passwd", "symlink-outside"),
        ("build", "/etc", "symlink-outside"),
        ("build/pages", "/etc", "symlink-outside"),
    ],
)
def test_links_on_the_disk(bridges: Path, factsheet: Callable[..., Result], link: str, target: str, rule: str) -> None:
    """Does a link that leads out of its folder publish anything of the machine, be it a picture or a whole folder?"""
    (bridges.parent / "secret.yml").write_text("name: secret\n", encoding="utf-8")
    path = bridges / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target)
    problems = json.loads(factsheet(bridges, "check", "--format", "json").output)["problems"]
    assert (link, rule) in {(each["file"], each["rule"]) for each in problems}, problems


@pytest.mark.parametrize("link", ["build", "build/pages", "build/schemas", "build/cards", "build/check"])
@pytest.mark.parametrize("command", ["pages", "build", "check"])
def test_links_in_the_place_of_products(
    bridges: Path, tmp_path: Path, factsheet: Callable[..., Result], link: str, command: str
) -> None:
    """Can a change bring a link along, so that a folder of mine is emptied or written to where pages should be made?"""
    mine = tmp_path / "mine"
    for name in ("letter.txt", "pages/letter.txt", "check/letter.txt"):
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (mine / name).write_text("Dear", encoding="utf-8")
    (bridges / link).parent.mkdir(exist_ok=True)
    (bridges / link).symlink_to(mine)
    assert factsheet(bridges, command).exit_code == 1
    found = sorted(path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file())
    assert [name for name in found if name != ".lock"] == ["check/letter.txt", "letter.txt", "pages/letter.txt"]


def test_heavy_files(bridges: Path) -> None:
    """Is a bomb, an abyss or a monster refused within two seconds of the processor and 500 MB, each by its rule?"""
    there = _of("heavy")
    assert {payload.text for payload in there} == set(HEAVY)
    command = [sys.executable, "-m", "tests.hostile.limited", str(bridges), *(payload.text for payload in there)]
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    wrong: list[str] = []
    for payload in there:
        answer, file = answers[payload.text], HEAVY[payload.text][0]
        if answer["problems"] is None:
            wrong.append(
                f"{payload.text}: more than {SECONDS} s or {MEGABYTES} MB, or a crash: {answer}\n{done.stderr}"
            )
            continue
        rules = {rule for name, _, rule, helps in answer["problems"] if name == file and helps}
        if not rules & set(payload.rules):
            wrong.append(f"{payload.text}: expected {payload.rules}, found {sorted(rules)}")
    assert not wrong, "\n".join(wrong)
