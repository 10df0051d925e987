"""From the folder of a project to its pages in memory: the shared first half of building and previewing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, TemplateError

from generator.checks.file_taken import RULE as FILE_TAKEN
from generator.chronicling import read_chronicle
from generator.evidence.lock import Lock
from generator.examining import Examination, examine
from generator.kinds.schemas import entry_schemas
from generator.model.catalog import Catalog
from generator.pages.environment import make_environment
from generator.pages.extra_files import file_paths
from generator.pages.making import make_pages
from generator.pages.template_problems import template_problem
from generator.problems import Problem
from generator.slimming import forget_data, slim
from generator.spooling import Texts

Making = Callable[[Catalog, Environment, Callable[[str], None]], Texts]

PAGES = Path("build") / "pages"
SCHEMAS = Path("build") / "schemas"


@dataclass(frozen=True)
class Production:
    """What came out: the catalog, all problems, and the generated pages (empty if there is an error).

    The text of each page is read from the disk when it is asked for: those of a large site would fill the memory.
    `files` are the paths, as served, of the files that are made for pages (`pages/extra_files.py`).
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    pages: Mapping[str, str]
    schemas: Mapping[str, str]
    files: Set[str] = frozenset()

    @property
    def publishable(self) -> bool:
        """Whether there is something to publish."""
        return bool(self.pages)


def produce(root: Path, progress: Callable[[str], None] = lambda uri: None, *, with_drafts: bool = False) -> Production:
    """Examine the project in `root` and make its pages. A broken template is a problem like any other."""
    examined = examine(root)
    return produce_from(examined.with_drafts() if with_drafts else examined, root, progress)


def prepared(catalog: Catalog, root: Path, *, is_slim: bool = False) -> Catalog:
    """The catalog as pages and files are made from it: with what changed when, and without what they do not need.

    `is_slim` if its records were made small as they were read: then it is for pages and files alone, and goes without
    the locks, which rules look at.
    """
    catalog = replace(catalog, chronicle=read_chronicle(catalog, root))
    if is_slim:
        catalog = replace(catalog, lock=Lock(frozenset()), quotes_lock="", ids_lock="")
    catalog = replace(catalog, backlinks=dict(catalog.backlinks))  # at hand before processes share the catalog
    (forget_data if is_slim else slim)(catalog)
    return catalog


def produce_from(
    examined: Examination,
    root: Path,
    progress: Callable[[str], None] = lambda uri: None,
    make: Making | None = None,
    ready: Catalog | None = None,
) -> Production:
    """Make the pages of a project that was examined already. `ready` is its catalog, if that was prepared before."""
    if examined.catalog is None or not examined.publishable:
        return Production(examined.catalog, examined.problems, {}, {})
    catalog = ready or prepared(examined.catalog, root)
    try:
        pages = (make or _make)(catalog, make_environment(root / "site_config" / "templates"), progress)
    except (TemplateError, TypeError, AttributeError, KeyError, ValueError) as error:
        problem = template_problem(error, root)
        if problem is None:
            raise
        return Production(catalog, tuple(sorted((*examined.problems, problem))), {}, {})
    files = file_paths(catalog)
    if taken := sorted(catalog.own_files & files):
        problems = sorted((*examined.problems, *(_taken(path) for path in taken)))
        return Production(catalog, tuple(problems), {}, {})
    return Production(catalog, examined.problems, pages, entry_schemas(catalog), files)


def _make(catalog: Catalog, environment: Environment, progress: Callable[[str], None]) -> Texts:
    pages = Texts()
    make_pages(catalog, environment, progress, pages)
    return pages


def _taken(path: str) -> Problem:
    """A file of docs/ in the place of one that is drawn or written for a page, which is known once that is made."""
    message = f"The software writes another file at this address: {path}."
    tip = "Move it into a folder of its own, such as docs/files/, or give it another name."
    return Problem(f"docs/{path}", 0, 0, FILE_TAKEN.name, message, tip)
