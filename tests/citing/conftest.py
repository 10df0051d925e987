"""A small site on bridges with a kind that is cited as a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.model.catalog import Catalog

_KIND = """\
title: Hearings
singular: hearing
icon: material/gavel
purpose: Invented for tests.
review_every: 1 year
citation: case
index: {columns: [name]}
fields:
  case_name: {type: text, help: The case.}
  court: {type: reference to bodies, help: The court.}
  docket: {type: text, help: The number.}
  decided: {type: date, help: The day.}
  citation: {type: text, help: The reporter.}
"""
_ENTRY = """\
name: The toll of Old Mill Bridge
summary: An invented case.
tags: [money]
case_name: Miller & Sons v. Bridge Office
court: bodies/bridge-office
docket: 23-cv-007
decided: 2023-09-14
citation: {citation}
evidence:
  - {{source: bridge-office-register, at: line 4}}
facts:
  - id: toll
    says: The court held that the toll on “heavy” carts was too high.
    assertion: held
    by: bodies/bridge-office
    on: 2023-09-14
    evidence:
      - {{source: bridge-office-register, at: line 4}}
  - id: twice
    says: The toll had been paid twice.
    assertion: alleged
    by: {{unnamed: a driver of carts}}
    on: 2023-09-14
    overtaken: {{on: 2023-10-02, how: The driver took this back.}}
    evidence:
      - {{source: bridge-office-register, at: line 5}}
checked_on: 2026-11-20
"""


@pytest.fixture
def cases(
    bridges: Path, examine_site: Callable[..., Examination], edit: Callable[[Path, str, str], None]
) -> Callable[..., Catalog]:
    """`cases(citation="...", address="...")`: the catalog of a site with one case that is cited so."""

    def build(citation: str = "{unknown: It is not printed.}", address: str = "") -> Catalog:
        settings = bridges / "site_config"
        (settings / "kinds" / "hearings.yml").write_text(_KIND, encoding="utf-8")
        (bridges / "content" / "hearings").mkdir()
        (bridges / "content" / "hearings" / "toll.yml").write_text(_ENTRY.format(citation=citation), encoding="utf-8")
        edit(settings / "site.yml", "kinds: [bridges", "kinds: [hearings, bridges")
        edit(settings / "site.yml", 'address: ""', f'address: "{address}"')
        bodies = settings / "kinds" / "bodies.yml"
        text = bodies.read_text(encoding="utf-8").rstrip() + "\n  cite_as: {type: text, help: The short form.}\n"
        bodies.write_text(text, encoding="utf-8")
        edit(bridges / "content" / "bodies" / "bridge-office.yml", "type: office", "type: office\ncite_as: B. Off.")
        examined = examine_site(bridges)
        assert examined.catalog is not None
        errors = [problem for problem in examined.problems if problem.level.value == "error"]
        assert [problem for problem in errors if problem.rule != "ids-never-die"] == []
        return examined.catalog

    return build
