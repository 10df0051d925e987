"""Compares the content of a project at two moments: reads both sides, and works out what changed in facts."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateError

from generator import clock
from generator.assembling import assemble
from generator.checks.registry import run_checks
from generator.comparing.change import Act, Change, Part, in_order
from generator.comparing.effects import Pages, Sentence, affected_sentences, changed_pages
from generator.comparing.state import State, state_of
from generator.comparing.states import compare_states
from generator.languages.words import words_for
from generator.loading.history_revisions import commit_of, write_revision
from generator.loading.project import load_project
from generator.model.catalog import Catalog, follow
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.view import View
from generator.problems import Problem, has_errors
from generator.translating.comparing import compare

WORK_TREE = "the working tree"


@dataclass(frozen=True)
class Side:
    """One of the two moments: its name for people, what the records hold, and what is wrong with it.

    `catalog` is None where the settings cannot be read, `pages` where there is an error or nobody asked.
    """

    name: str
    state: State
    catalog: Catalog | None
    errors: tuple[Problem, ...]
    pages: dict[str, str] | None

    @property
    def loads(self) -> bool:
        """Whether the checks let this side be published."""
        return self.catalog is not None and not self.errors


@dataclass(frozen=True)
class Difference:
    """What changed from one side to the other. `pages` is None where a side has none to compare."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    sentences: tuple[Sentence, ...]
    pages: Pages | None

    @property
    def facts(self) -> list[Change]:
        """The changes of facts."""
        return [change for change in self.changes if change.is_fact]

    @property
    def besides(self) -> list[Change]:
        """The other changes: upkeep, settings, translations."""
        return [change for change in self.changes if not change.is_fact]


def difference(root: Path, revision: str = "HEAD", other: str | None = None, *, pages: bool = True) -> Difference:
    """The difference from `revision` to `other`, or to the working tree. Raises GitError.

    A side that does not load is compared as far as its records can be read.
    """
    commits = [(name, commit_of(root, name)) for name in (revision, other) if name is not None]
    with tempfile.TemporaryDirectory(prefix="factsheet-diff-") as temporary:
        sides = []
        for number, (name, commit) in enumerate(commits):
            folder = Path(temporary).resolve() / str(number)
            folder.mkdir()
            write_revision(root, commit, folder)
            sides.append(read_side(folder, name if commit.startswith(name) else f"{name} ({commit[:10]})", pages=pages))
    if other is None:
        sides.append(read_side(root, WORK_TREE, pages=pages))
    return compare_sides(*sides)


def read_side(root: Path, name: str, *, pages: bool) -> Side:
    """Read the project in a folder, check it and make its pages, but for what its own past would say on them."""
    project = load_project(root)
    catalog, problems = assemble(project, clock.today())
    if catalog is not None:
        catalog = replace(catalog, history={})
        problems += run_checks(catalog)
    errors = tuple(sorted({problem for problem in problems if has_errors([problem])}))
    made = _pages(catalog, root) if catalog is not None and pages and not errors else None
    return Side(name, state_of(project), catalog, errors, made)


def compare_sides(before: Side, after: Side) -> Difference:
    """Everything that differs between two sides, in words of English."""
    words = words_for("en")
    changes = compare_states(before.state, after.state, words)
    if before.catalog is not None and after.catalog is not None:
        changes = in_order([*changes, *_present(before.catalog, after.catalog), *_stale(before.catalog, after.catalog)])
    sentences = affected_sentences(before.state, after.state, words)
    both = before.pages is not None and after.pages is not None
    pages = changed_pages(before.pages or {}, after.pages or {}) if both else None
    return Difference(before, after, tuple(changes), tuple(sentences), pages)


def _pages(catalog: Catalog, root: Path) -> dict[str, str] | None:
    try:
        pages = make_pages(catalog, make_environment(root / "site_config" / "templates"))
    except (TemplateError, TypeError, AttributeError, KeyError, ValueError):
        return None  # a template of another version of this software
    documents = {uri: str(View(catalog, uri).document(each.text)) for uri, each in catalog.documents.items()}
    return {**pages, **documents}


def _present(before: Catalog, after: Catalog) -> list[Change]:
    """Entries whose present status is another one."""
    found = []
    for key, entry in before.entries.items():
        now = after.entries.get(follow(key, after.moved))
        if now is None:
            continue
        was, is_now = (_status(catalog, each.key) for catalog, each in ((before, entry), (after, now)))
        if was != is_now:
            found.append(Change(Act.CHANGED, Part.PRESENT, now.key, now.name, before=was, after=is_now))
    return found


def _status(catalog: Catalog, key: str) -> str:
    entry = catalog.entries[key]
    event = catalog.present_status(entry)
    declared = entry.kind.declared.status
    return catalog.vocabulary.term(declared, event.becomes).label if event and declared else ""


def _stale(before: Catalog, after: Catalog) -> list[Change]:
    """Translations that went stale, for their English changed, and those that were renewed."""
    old, new = _stale_texts(before), _stale_texts(after)
    found = [(Act.ADDED, each) for each in sorted(new - old)] + [(Act.WITHDRAWN, each) for each in sorted(old - new)]
    return [
        Change(act, Part.STALE, key, _title(after, key), name=f"{language}: {at}") for act, (key, language, at) in found
    ]


def _stale_texts(catalog: Catalog) -> set[tuple[str, str, str]]:
    keys = ((language, key) for language, found in catalog.translations.items() for key in found)
    compared = ((language, key, compare(catalog, language, key)) for language, key in keys)
    return {(key, language, at) for language, key, found in compared if found for at in found.stale}


def _title(catalog: Catalog, key: str) -> str:
    return catalog.entries[key].name if key in catalog.entries else ""
