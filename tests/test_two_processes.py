"""A build writes files in a process of its own, where it can: does that change nothing, and does it end cleanly?"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from mkdocs.structure.pages import Page

from generator import building, examining, forking
from generator.engine import ahead, from_both_ends, steps
from generator.engine.converting import Converting
from generator.forking import Aside
from generator.model import sections
from generator.outputs.forms import json_twins
from generator.pages.extra_files import make_files
from tests.engine.halves import Halves
from tests.test_building import OLD_SITE, leftovers, publish_old_site, snapshot

Run = Callable[..., Result]
ONE = ("bridges/harbor-bridge/cite.bib", "x")


@pytest.fixture
def in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork, on any number of processors and beside other threads of the tests."""
    if not sys.platform.startswith("linux"):
        pytest.skip("forks on Linux only")
    monkeypatch.setattr(forking, "can_fork", lambda: True)


@pytest.fixture
def pages_in_two(in_two: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each process convert half of the pages and put half into their frame, also where there are few."""
    monkeypatch.setattr(from_both_ends, "FEWEST", 2)
    monkeypatch.setattr(from_both_ends, "Left", Halves)
    monkeypatch.setattr(from_both_ends, "has_idle_processor", lambda: True)


def test_one_process_or_two(
    bridges: Path, built_bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the site the same where all is done by one process?"""
    monkeypatch.setattr(forking, "can_fork", lambda: False)
    assert factsheet(bridges, "build").exit_code == 0
    two, one = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert [name for name in {*one, *two} if one.get(name) != two.get(name)] == []


@pytest.mark.usefixtures("in_two")
def test_files_in_parts(
    bridges: Path, built_bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch, processes: list[int]
) -> None:
    """Is the site the same where its files are made by many processes, one after the other, as those of a large one?"""
    monkeypatch.setattr(ahead, "MOST", 3)
    monkeypatch.setattr(json_twins, "_MOST_IN_MEMORY", 500)
    assert factsheet(bridges, "build").exit_code == 0
    assert len(set(processes)) > 5
    one, parts = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert [name for name in {*one, *parts} if one.get(name) != parts.get(name)] == []


@pytest.mark.usefixtures("pages_in_two")
def test_pages_by_several(bridges: Path, built_bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the site the same where many processes, one after the other, make a few pages each?"""
    taken: list[int] = []
    relieve = from_both_ends.FromBothEnds._relieve
    monkeypatch.setattr(from_both_ends, "MOST", 7)
    monkeypatch.setattr(from_both_ends, "_OFTEN", 1)

    def noted(ends: from_both_ends.FromBothEnds[object]) -> None:
        taken.append(1)
        relieve(ends)

    monkeypatch.setattr(from_both_ends.FromBothEnds, "_relieve", noted)
    assert factsheet(bridges, "build").exit_code == 0
    assert len(taken) > 2
    one, several = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert [name for name in {*one, *several} if one.get(name) != several.get(name)] == []


@pytest.mark.usefixtures("pages_in_two")
def test_pages_by_two(bridges: Path, built_bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the site the same where half of the pages are converted and written by another process?"""
    here: list[str] = []
    converted: list[str] = []
    told, convert = steps.Steps.context, Converting._plain

    def noted(self: steps.Steps, context: Any, page: Page) -> Any:
        here.append(page.file.dest_uri)
        return told(self, context, page)

    def noted_as_well(self: Converting, page: Page, links: Any) -> Any:
        converted.append(page.file.dest_uri)
        return convert(self, page, links)

    monkeypatch.setattr(steps.Steps, "context", noted)
    monkeypatch.setattr(Converting, "_plain", noted_as_well)
    assert factsheet(bridges, "build").exit_code == 0
    one, two = snapshot(built_bridges / "site"), snapshot(bridges / "site")
    assert [name for name in {*one, *two} if one.get(name) != two.get(name)] == []
    pages = [name for name in two if name.endswith("/index.html")]
    assert len(pages) / 3 < len(here) < len(pages) * 2 / 3
    assert len(pages) / 3 < len(converted) < len(pages) * 2 / 3


THEME = """{% extends "base.html" %}
{% block content %}
BROKEN{{ super() }}
{% endblock %}
"""


def test_what_pages_say(bridges: Path, factsheet: Run, request: pytest.FixtureRequest) -> None:
    """Am I told the same of pages in the same order?"""
    broken = '{% if page.title|length is divisibleby(3) %}<p style="color: red">{% endif %}'
    (bridges / "site_config/theme/main.html").write_text(THEME.replace("BROKEN", broken))
    one = factsheet(bridges, "build")
    request.getfixturevalue("pages_in_two")
    two = factsheet(bridges, "build")
    assert one.output.count("The policy of the site refuses") > 5
    assert two.output == one.output


@pytest.mark.usefixtures("pages_in_two")
def test_a_page_that_fails(bridges: Path, factsheet: Run) -> None:
    """Am I told file and line of a template that fails on a page which another process is at first?"""
    publish_old_site(bridges)
    broken = '{{ nothing.at.all if page.url == "unknowns/" }}'
    (bridges / "site_config/theme/main.html").write_text(THEME.replace("BROKEN", broken))
    result = factsheet(bridges, "build")
    assert (result.exit_code, "main.html:3" in result.output) == (1, True), result.output
    assert snapshot(bridges / "site") == OLD_SITE
    assert leftovers(bridges) == []


Section = sections.Section | None
Accident = Callable[..., Iterator[tuple[str, str]]]


def full(_catalog: object, section: Section = None) -> Iterator[tuple[str, str]]:
    """A disk that is full after one file."""
    yield ONE
    raise OSError(errno.ENOSPC, "No space left on device")


def killed(_catalog: object, section: Section = None) -> Iterator[tuple[str, str]]:
    """A process that the system ends after one file."""
    yield ONE
    os.kill(os.getpid(), signal.SIGKILL)


def endless(_catalog: object, section: Section = None) -> Iterator[tuple[str, str]]:
    """A process that goes on after one file."""
    yield ONE
    time.sleep(60)


def failing(_catalog: object, section: Section = None) -> Iterator[tuple[str, str]]:
    """A process that cannot go on after one file, as what it names is not there."""
    yield ONE
    raise KeyError("bridges/nowhere")


class Happens:
    """Lets an accident happen to the process beside this one; of several, to those that make entries."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, in_parts: bool) -> None:
        self._begun, self._monkeypatch, self._in_parts = folder / "begun", monkeypatch, in_parts

    def __call__(self, accident: Accident) -> None:
        """Let this happen from now on."""

        def told(catalog: object, section: Section = None) -> Iterator[tuple[str, Any]]:
            if self._in_parts:
                assert section is not None, "there is only one part"
                if section.has_rest:
                    yield from make_files(catalog, section=section)  # type: ignore[arg-type]
                    return
            self._begun.touch()
            yield from accident(catalog, section)

        if self._in_parts:
            self._monkeypatch.setattr(ahead, "MOST", 3)
        self._monkeypatch.setattr(ahead, "make_files", told)

    def wait(self) -> None:
        """Do nothing but let processes go on until it happens."""
        until = time.monotonic() + 30
        while not self._begun.exists():
            assert time.monotonic() < until, "it never happened"
            forking.go_on()
            time.sleep(0.01)

    def before(self, module: Any, name: str) -> None:
        """Let this function be called only once it happens."""
        function = getattr(module, name)

        def called(*arguments: Any) -> Any:
            self.wait()
            return function(*arguments)

        self._monkeypatch.setattr(module, name, called)


@pytest.fixture(params=["at once", "in parts"])
def happens(request: pytest.FixtureRequest, in_two: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Happens:
    """Accidents where one process makes all files, and where many do."""
    return Happens(tmp_path, monkeypatch, in_parts=request.param == "in parts")


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """All processes that are begun beside this one, by their numbers."""
    begun: list[int] = []
    begin = Aside.begin

    def noted(aside: Aside[object]) -> None:
        begin(aside)
        assert aside.is_elsewhere
        begun.append(aside._process)

    monkeypatch.setattr(Aside, "begin", noted)
    return begun


def ended(processes: list[int]) -> bool:
    """Whether there is none of these any more, not even as one that nobody has waited for."""
    return not [each for each in processes if Path(f"/proc/{each}").exists()]


@pytest.mark.parametrize(("accident", "said"), [(full, "no space left on the disk"), (killed, "too early (signal 9)")])
def test_an_accident_of_the_other_process(
    bridges: Path, factsheet: Run, happens: Happens, processes: list[int], accident: Accident, said: str
) -> None:
    """What if the disk is full, or the system ends a process, while files are written beside the pages?"""
    publish_old_site(bridges)
    happens(accident)
    result = factsheet(bridges, "build")
    assert (result.exit_code, said in result.output) == (1, True), result.output
    assert isinstance(result.exception, SystemExit), "an exception got through"
    assert snapshot(bridges / "site") == OLD_SITE
    assert leftovers(bridges) == []
    assert ended(processes)


def test_ended_while_both_are_at_work(
    bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch, happens: Happens, processes: list[int]
) -> None:
    """When I press Ctrl+C: does the other process end as well, so that nothing is left behind?"""

    def interrupt(*_: object) -> None:
        happens.wait()
        raise KeyboardInterrupt

    publish_old_site(bridges)
    happens(endless)
    monkeypatch.setattr(steps.Steps, "environment", interrupt)
    assert factsheet(bridges, "build").exit_code == 1
    assert len(processes) > 1
    assert ended(processes)
    assert snapshot(bridges / "site") == OLD_SITE
    assert leftovers(bridges) == []


def test_files_of_the_sites_own(bridges: Path, factsheet: Run) -> None:
    """Do redirects of my own stand before those of the software, and does my own llms.txt stay?"""
    (bridges / "docs/_redirects").write_text("/mine /bridges/ 301\n\n", encoding="utf-8")
    (bridges / "docs/llms.txt").write_text("mine", encoding="utf-8")
    assert factsheet(bridges, "build").exit_code == 0
    lines = (bridges / "site/_redirects").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "/mine /bridges/ 301"
    assert len([line for line in lines if line.startswith("/")]) > 1
    assert (bridges / "site/llms.txt").read_text(encoding="utf-8") == "mine"


def test_a_rule_finds_an_error(bridges: Path, factsheet: Run, happens: Happens, processes: list[int]) -> None:
    """Files are written while the content is checked: is nothing left of them if it must not be published?"""
    publish_old_site(bridges)
    happens(endless)
    happens.before(examining, "examine_read")
    file = bridges / "content/bridges/harbor-bridge.yml"
    file.write_text(file.read_text(encoding="utf-8") + "see_also: [bridges/nowhere]\n", encoding="utf-8")
    started = time.monotonic()
    result = factsheet(bridges, "build")
    assert (result.exit_code, "bridges/nowhere" in result.output) == (1, True), result.output
    assert time.monotonic() - started < 30
    assert snapshot(bridges / "site") == OLD_SITE
    assert leftovers(bridges) == []
    assert processes
    assert ended(processes)


def test_content_that_breaks_the_other_process(bridges: Path, factsheet: Run, happens: Happens) -> None:
    """Files may fail on content that a rule refuses: am I told only what the rule says?"""
    happens(failing)
    happens.before(examining, "examine_read")
    file = bridges / "content/bridges/harbor-bridge.yml"
    file.write_text(file.read_text(encoding="utf-8") + "see_also: [bridges/nowhere]\n", encoding="utf-8")
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert ("KeyError" in result.output, "Nothing was published" in result.output) == (False, True), result.output


@pytest.mark.parametrize("line", ["", "see_also: [bridges/nowhere]\n"])
def test_no_folder_for_the_site(bridges: Path, factsheet: Run, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Where there is no room for a new site: am I told so, and first of all what is wrong with the content?"""
    publish_old_site(bridges)
    file = bridges / "content/bridges/harbor-bridge.yml"
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")

    def none(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(bridges))

    monkeypatch.setattr(building, "new_folder", none)
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert ("bridges/nowhere" in result.output) == bool(line), result.output
    assert ("no space left on the disk" in result.output) == (not line), result.output
    assert snapshot(bridges / "site") == OLD_SITE


def test_a_hook_that_adds_a_file(bridges: Path, factsheet: Run) -> None:
    """Does the number of files that I am told count what a hook of my own has added?"""
    (bridges / "hook.py").write_text(
        "from pathlib import Path\n\n\ndef on_post_build(config):\n"
        "    (Path(config.site_dir) / 'added.txt').write_text('x')\n",
        encoding="utf-8",
    )
    with (bridges / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [hook.py]\n")
    result = factsheet(bridges, "build")
    files = [path for path in (bridges / "site").rglob("*") if path.is_file()]
    assert f"{len(files)} files in" in result.output
    assert bridges / "site/added.txt" in files
