"""Drafts: entries and sources that a preview shows and a build leaves out. What is wrong with them stops no build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.checks.draft_reference import RULE as DRAFT_REFERENCE
from generator.checks.ids_never_die import RULE as IDS_NEVER_DIE
from generator.checks.lock_outdated import RULE as LOCK_OUTDATED
from generator.checks.registry import Run, run_checks
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.problems import Level, Problem

# What a draft may still lack in a preview: evidence, and what makes a text complete and good. Everything else, such as
# an unknown word, keeps its page from being made, so there it is an error until it is mended.
_UNFINISHED = frozenset(
    (
        *("evidence", "quotations", "value-in-quote", "deep-link", "box-evidence", "legal-aggregator", "weighing"),
        *("balance", "source-text", "unused-paragraph", "readability", "relative-time", "loose-number", "key-facts"),
        "translation-stale",
    )
)


def with_drafts_named(catalog: Catalog) -> Catalog:
    """The catalog that knows which of its entries and sources are drafts."""
    drafts = {key: entry.record for key, entry in catalog.entries.items() if entry.data.draft}
    drafts |= {f"sources/{name}": source.record for name, source in catalog.sources.items() if source.data.draft}
    return replace(catalog, drafts=drafts) if drafts else catalog


def without_drafts(catalog: Catalog) -> Catalog:
    """The catalog as a build publishes it: nothing in it comes from a draft, not even a count.

    To the rules, drafts are `gone`: a reference to one is not called unknown besides what `draft-reference` says.
    """
    if not catalog.drafts:
        return catalog
    drafts = catalog.drafts.keys()
    names = {key.removeprefix("sources/") for key in drafts if key.startswith("sources/")}
    return replace(
        catalog,
        entries={key: entry for key, entry in catalog.entries.items() if key not in drafts},
        sources={name: source for name, source in catalog.sources.items() if name not in names},
        texts={name: text for name, text in catalog.texts.items() if name not in names},
        published=catalog.published - names,
        backlinks={
            key: tuple(each for each in keys if each not in drafts)
            for key, keys in catalog.backlinks.items()
            if key not in drafts
        },
        translations={
            language: {key: each for key, each in found.items() if key not in drafts}
            for language, found in catalog.translations.items()
        },
        gone=catalog.gone | drafts,
    )


def check_with_drafts(catalog: Catalog, run: Run = run_checks) -> tuple[list[Problem], list[Problem]]:
    """All problems for a build, and all for a preview.

    In a build, a draft can break nothing, so what is wrong with one is a warning. In a preview it has a page: there
    only what it lacks is, and so is whatever would stop a build because of drafts.
    """
    in_build = run(without_drafts(catalog))
    if not catalog.drafts:
        return in_build, in_build
    whole = run(catalog)
    files = {record.file for record in _records(catalog)}
    # The lock attests what is published, so that it lacks the evidence of drafts is as it should be.
    whole = [problem for problem in whole if problem.file not in files or problem.rule != LOCK_OUTDATED.name]
    new = [problem for problem in whole if problem.file in files and problem not in in_build]
    about = (DRAFT_REFERENCE.name, IDS_NEVER_DIE.name)
    # What was published and is gone without a draft is lost in a preview as well.
    lost = [problem for problem in whole if problem.rule == IDS_NEVER_DIE.name and problem.file not in files]
    caused = (problem for problem in in_build if problem.rule in about and problem not in lost)
    told = [replace(problem, level=Level.WARNING) for problem in caused]
    kept = [problem for problem in whole if problem.rule not in about or problem in lost]
    in_preview = [_softened([each])[0] if each in new and each.rule in _UNFINISHED else each for each in kept]
    return [*in_build, *_softened(new)], [*in_preview, *told]


def _softened(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(each, level=Level.WARNING, message=f"Draft: {each.message}") for each in problems]


def _records(catalog: Catalog) -> Iterator[Record]:
    """The files of drafts, and those of their translations."""
    yield from catalog.drafts.values()
    for translations in catalog.translations.values():
        yield from (each.record for key, each in translations.items() if key in catalog.drafts)
