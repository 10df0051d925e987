"""`factsheet links`: what an editor is told of the addresses on the site."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import generator.links_command as command

Web = Any
Factsheet = Callable[..., Result]
Edit = Callable[[Path, str, str], None]

REPORT = "content/sources/bridge-office-report-2024.yml"
ADDRESS = "bridges.example.org/harbor/2024?part=2"
ARCHIVE = "archive.example.org"


@pytest.fixture
def site(bridges: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small site whose addresses lead to the web of the test."""
    monkeypatch.setattr(command, "Network", web.network)
    monkeypatch.setattr(command, "Clock", web.time.clock)
    for path in [*bridges.rglob("content/**/*.yml"), *bridges.rglob("site_config/*.yml")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("https://", "http://"), encoding="utf-8")
    return bridges


def ignoring(site: Path, address: str, until: str = "2027-06-30") -> None:
    """Pass over an address."""
    text = f"ignore:\n  - address: {address}\n    reason: Read by hand.\n    until: {until}\n"
    (site / "site_config" / "links.yml").write_text(text, encoding="utf-8")


def problems(result: Result) -> list[dict[str, Any]]:
    """The problems of a run with `--format json`."""
    found: list[dict[str, Any]] = json.loads(result.stdout)["problems"]
    return found


def test_all_in_order(factsheet: Factsheet, site: Path) -> None:
    """Does it end well, with a count, if every address works?"""
    result = factsheet(site, "links")
    assert result.exit_code == 0, result.output
    assert "in order" in result.output and "error" not in result.output


def test_a_dead_address(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Am I led to the line with the dead address, and to the archived copy that the record names?"""
    web.answer(ADDRESS, 404)
    result = factsheet(site, "links")
    assert result.exit_code == 1
    lines = (site / REPORT).read_text(encoding="utf-8").splitlines()
    line = next(number for number, line in enumerate(lines, 1) if line.startswith("address:"))
    assert f"{REPORT}:{line}:10  error  http://{ADDRESS} was not found (404)." in result.output
    assert f"an archived copy: http://{ARCHIVE}/2024/" in result.output


def test_moved_and_refused_are_no_errors(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Am I told the new address, and what could not be checked, without a failure?"""
    web.answer(ADDRESS, (301, {"Location": "http://new.example.org/harbor"}))
    web.answer("courier.example.org/2023/11/06/bridge-closed", 403)
    result = factsheet(site, "links", "--format", "json")
    assert result.exit_code == 0
    by_rule = {problem["rule"]: problem for problem in problems(result)}
    assert "http://new.example.org/harbor" in by_rule["link-moved"]["tip"]
    assert "could not be checked" in by_rule["link-not-checked"]["message"]


def test_moved_to_the_front_page(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Am I warned that a page which became the front page may be gone?"""
    web.answer(ADDRESS, (301, {"Location": "/"}))
    assert "may be gone" in factsheet(site, "links").output


def test_slow(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Am I told of an address that readers have to wait for, without a failure?"""
    web.slow[ADDRESS] = 15.0
    result = factsheet(site, "links")
    assert result.exit_code == 0
    assert f"http://{ADDRESS} answers, but only after 15 seconds." in result.output


def test_who_asks(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Do hosts learn the name of the software, and whom to tell if it asks too much?"""
    factsheet(site, "links")
    (agent,) = {each.agent for each in web.requests}
    assert re.fullmatch(r"factsheet/[\d.]+ \(link check; \+mailto:tests@example\.org\)", agent)


def test_notes_for_github(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Do notes stand at the line of the address?"""
    web.answer(ADDRESS, 410)
    assert f"::error file={REPORT},line=" in factsheet(site, "links", "--format", "github").stdout


def test_without_a_network(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Without any network, is that said in one line, and no address called dead?"""
    web.look_up_nothing()
    result = factsheet(site, "links")
    assert (result.exit_code, result.output) == (0, f"{command.OFFLINE}\n")
    assert factsheet(site, "links", "--require").exit_code == 1
    assert problems(factsheet(site, "links", "--format", "json")) == []


def test_without_a_network_but_with_a_memory(factsheet: Factsheet, site: Path, web: Web) -> None:
    """If the network is gone since the last time, is nothing called dead that is asked for again?"""
    web.answer(ADDRESS, 404)
    factsheet(site, "links")
    web.look_up_nothing()
    result = factsheet(site, "links")
    assert (result.exit_code, result.output) == (0, f"{command.OFFLINE}\n")


def test_what_was_asked_lately_is_not_asked_again(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Is a good answer kept for some days, a bad one asked for again, and all asked again on demand?"""
    web.answer(ADDRESS, 404)
    factsheet(site, "links")
    first = len(web.requests)
    factsheet(site, "links")
    assert {f"{each.host}{each.path}" for each in web.requests[first:]} == {ADDRESS}
    second = len(web.requests)
    factsheet(site, "links", FACTSHEET_TODAY="2026-12-20")
    assert len(web.requests) - second == first
    third = len(web.requests)
    factsheet(site, "links", "--days", "0", FACTSHEET_TODAY="2026-12-20")
    assert len(web.requests) - third == first


def test_a_spoiled_memory(factsheet: Factsheet, site: Path) -> None:
    """Is a file of answers that cannot be read as good as none?"""
    (site / "build").mkdir()
    (site / "build" / "links.json").write_text('{"x": 1}', encoding="utf-8")
    assert factsheet(site, "links").exit_code == 0


@pytest.mark.parametrize("pattern", [f"http://{ADDRESS}", "http://bridges.example.org/*"])
def test_passed_over(factsheet: Factsheet, site: Path, web: Web, pattern: str) -> None:
    """Is an address on the list not asked at all?"""
    ignoring(site, pattern)
    web.answer(ADDRESS, 404)
    result = factsheet(site, "links")
    assert result.exit_code == 0, result.output
    assert "passed over" in result.output
    assert ADDRESS not in {f"{each.host}{each.path}" for each in web.requests}


def test_a_list_that_is_out_of_date(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Am I told what need not stand on the list any more, and is an address asked again whose day has come?"""
    ignoring(site, "http://nowhere.example.org/*")
    result = factsheet(site, "links")
    assert result.exit_code == 1
    assert (
        "site_config/links.yml:2:14  error  Nothing on this site links to http://nowhere.example.org/*."
        in result.output
    )
    ignoring(site, f"http://{ADDRESS}", until="2026-12-01")
    web.requests.clear()
    result = factsheet(site, "links", "--days", "0")
    assert result.exit_code == 1
    assert "passed over until 2026-12-01" in result.output
    assert ADDRESS in {f"{each.host}{each.path}" for each in web.requests}


def test_a_list_without_a_reason(factsheet: Factsheet, site: Path) -> None:
    """Is a reason asked for?"""
    (site / "site_config" / "links.yml").write_text("ignore:\n  - address: http://x.example.org/\n", encoding="utf-8")
    result = factsheet(site, "links")
    assert result.exit_code == 1
    assert "reason" in result.output and "until" in result.output


def test_a_private_address_in_the_content(factsheet: Factsheet, site: Path, edit: Edit, web: Web) -> None:
    """Is an address of a private network a mistake, and never asked?"""
    edit(
        site / REPORT, "address: http://bridges.example.org/harbor/2024?part=2#report", "address: http://10.0.0.7/admin"
    )
    result = factsheet(site, "links")
    assert result.exit_code == 1
    assert "http://10.0.0.7/admin is no address of the public web" in result.output
    assert "10.0.0.7" not in {each.host for each in web.requests}
    web.look_up_nothing()
    result = factsheet(site, "links", "--days", "0")
    assert result.exit_code == 1 and "10.0.0.7" in result.output, "that needs no network"


def test_the_list_asks_nobody(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Can I see which addresses there are, without any of them being asked?"""
    (site / "docs" / "more.md").write_text(
        "# More\n\nSee [this](http://one.example.org/a#b), <http://two.example.org/> and [that][x].\n\n"
        "`[no](http://code.example.org/)`\n\n[x]: http://three.example.org/\n",
        encoding="utf-8",
    )
    listed = dict(line.split("  ") for line in factsheet(site, "links", "--list").stdout.splitlines())
    assert listed["http://one.example.org/a"] == "docs/more.md:3:12"
    assert listed["http://two.example.org/"] == "docs/more.md:3:42"
    assert listed["http://three.example.org/"] == "docs/more.md:7:6"
    assert listed["http://bridges.example.org/harbor/2024"].startswith("content/inspections/harbor-2024.yml:")
    assert "http://code.example.org/" not in listed
    assert not any(address.startswith("mailto:") for address in listed)
    assert web.requests == []


def test_addresses_of_the_site_itself(factsheet: Factsheet, site: Path) -> None:
    """Are links to our own pages left to the build, which checks them?"""
    result = factsheet(site, "links", "--list", FACTSHEET_ADDRESS="http://bridges.example.org/")
    assert not any(line.startswith("http://bridges.example.org") for line in result.stdout.splitlines())
    assert "http://courier.example.org" in result.stdout


def test_a_check_asks_nobody(factsheet: Factsheet, site: Path, web: Web) -> None:
    """Does a check leave other hosts alone?"""
    assert factsheet(site, "check").exit_code == 0
    assert web.requests == []


def test_nothing_else_asks(project_root: Path) -> None:
    """Do only this command and the one that looks at a published site ask other hosts, so that no build ever does?"""
    package = project_root / "generator"
    users = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if path.parent.name != "linking" and "generator.linking" in path.read_text(encoding="utf-8")
    }
    assert users == {"links_command.py", "publishing/asking.py"}
