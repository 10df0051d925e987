"""`factsheet translate`: writes and renews the files that translators fill, and says how far they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from generator.examining import examine
from generator.loading.record import parse_record
from generator.loading.translations import translation_file
from generator.loading.validate import validate
from generator.model.catalog import Catalog
from generator.model.translation import Translation, TranslationData
from generator.pages.corrected import shown_on
from generator.translating.comparing import DOCUMENTS, Comparison, Progress, compare
from generator.translating.stub import write_stub
from generator.writing import write_if_changed


@click.command("translate")
@click.argument("language", metavar="LANGUAGE")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option(
    "--all-used-by", "page", default=None, metavar="PAGE", help="This page of docs/, and every entry that it uses."
)
@click.option("--status", is_flag=True, help="Say how far each translation is, and write nothing.")
@click.option(
    "--renew",
    multiple=True,
    metavar="PLACE",
    help="At this place the words were read again and hold for the new English; with one KEY, as often as needed.",
)
@click.pass_obj
def translate(
    root: Path, language: str, keys: tuple[str, ...], page: str | None, status: bool, renew: tuple[str, ...]
) -> None:
    """Write or renew the files of a translation, with the English above each record.

    KEY is kind/id for an entry, or docs/page.md for a hand-written page. What was written is kept; a record whose
    English changed gets the new English above it, and its words are left out of the site until they are renewed.
    """
    catalog = examine(root).catalog
    if catalog is None:
        raise click.ClickException("The settings cannot be read. Run `factsheet check` and mend them first.")
    if language not in catalog.site.translations:
        raise click.ClickException(
            f"“{language}” is no language of this site. Add it to site_config/site.yml under `translations:`, "
            f"such as {language}: {{name: its own name}}."
        )
    wanted = _wanted(catalog, language, keys, page, every=status)
    if renew and len(wanted) != 1:
        raise click.UsageError("--renew goes with one KEY, because its places are those of one file.")
    if not wanted:
        raise click.UsageError("Name what to translate: kind/id, docs/page.md, or --all-used-by docs/page.md.")
    for key, comparison in wanted.items():
        if not status:
            comparison = _write(root, catalog, language, key, comparison, renew)
        click.echo(_line(key, comparison))
    if status:
        click.echo(_sum(wanted))


def _wanted(
    catalog: Catalog, language: str, keys: tuple[str, ...], page: str | None, *, every: bool
) -> dict[str, Comparison]:
    """What is to be translated, by key. With `every` and nothing named, all that has a file."""
    names = [*keys, *(_used_by(catalog, page) if page else ())]
    if every and not names:
        names = sorted(catalog.translations.get(language, {}))
    found: dict[str, Comparison] = {}
    for name in dict.fromkeys(names):
        comparison = compare(catalog, language, name)
        if comparison is None and not every:
            message = f"There is nothing called “{name}” that can be read. Name kind/id or docs/page.md."
            raise click.ClickException(message)
        if comparison is not None:
            found[name] = comparison
    return found


def _used_by(catalog: Catalog, page: str) -> list[str]:
    """The page, and the entries of which it shows or names something."""
    uri = page.removeprefix(DOCUMENTS)
    if uri not in catalog.documents:
        raise click.ClickException(
            f"There is no page “{page}”. Name one, such as docs/{next(iter(catalog.documents), '')}."
        )
    entries = sorted({reference.entry for reference in shown_on(catalog, uri)})
    return [DOCUMENTS + uri, *(key for key in entries if key in catalog.entries)]


def _write(
    root: Path, catalog: Catalog, language: str, key: str, comparison: Comparison, renew: tuple[str, ...]
) -> Comparison:
    for place in renew:
        if place not in comparison.stale:
            known = ", ".join(comparison.stale) or "none"
            raise click.ClickException(f"At {place} nothing is to be renewed; places to renew: {known}.")
    file = translation_file(language, key)
    if comparison.translation is None and (root / file).is_file():
        raise click.ClickException(f"{file} has a mistake. Run `factsheet check` and mend it first.")
    text = write_stub(key, comparison, renew)
    write_if_changed(root / file, text)
    record, _ = parse_record(text, file.as_posix())
    data, _ = validate(TranslationData, record) if record else (None, [])
    return replace(comparison, translation=Translation(language, key, record, data)) if record and data else comparison


def _line(key: str, comparison: Comparison) -> str:
    """How far one translation is."""
    translated, stale = (comparison.count(each) for each in (Progress.TRANSLATED, Progress.STALE))
    reviewed = comparison.translation.data.reviewed if comparison.translation else None
    parts = [f"{translated} of {len(comparison.english)} texts"]
    if stale:
        parts.append(f"{stale} with changed English: {', '.join(comparison.stale)}")
    if comparison.unknown:
        parts.append(f"{len(comparison.unknown)} that translate nothing any more")
    parts.append(f"reviewed by {reviewed.by} on {reviewed.on}" if reviewed else "not reviewed")
    return f"{key}: {'; '.join(parts)}"


def _sum(wanted: dict[str, Comparison]) -> str:
    translated = sum(each.count(Progress.TRANSLATED) for each in wanted.values())
    stale = sum(each.count(Progress.STALE) for each in wanted.values())
    total = sum(len(each.english) for each in wanted.values())
    reviewed = sum(1 for each in wanted.values() if each.translation and each.translation.data.reviewed)
    return f"{len(wanted)} files: {translated} of {total} texts, {stale} with changed English; {reviewed} reviewed."
