"""From the folder of a project to its catalog and all its problems: the first half of every command."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import clock
from generator.assembling import assemble
from generator.checks.registry import run_checks
from generator.loading.project import load_project
from generator.model.catalog import Catalog
from generator.problems import Problem, has_errors

ADDRESS_VARIABLE = "FACTSHEET_ADDRESS"


@dataclass(frozen=True)
class Examination:
    """What came out: the catalog (None without settings), and every problem, sorted by place."""

    catalog: Catalog | None
    problems: tuple[Problem, ...]

    @property
    def publishable(self) -> bool:
        """Whether pages may be made: there is a catalog, and no error in anything."""
        return self.catalog is not None and not has_errors(self.problems)


def examine(root: Path, environ: Mapping[str, str] | None = None, today: dt.date | None = None) -> Examination:
    """Read, assemble and check the project in the folder `root`; nothing is written."""
    project = load_project(root, environ)
    catalog, problems = assemble(project, today or clock.today(environ))
    if catalog is not None:
        catalog = _published_at(catalog, os.environ if environ is None else environ)
        problems += run_checks(catalog)
    return Examination(catalog, tuple(sorted(set(problems))))


def _published_at(catalog: Catalog, environ: Mapping[str, str]) -> Catalog:
    """The catalog with the address of this build, where the environment names another than the site's settings."""
    address = environ.get(ADDRESS_VARIABLE)
    return replace(catalog, site=catalog.site.model_copy(update={"address": address})) if address else catalog
