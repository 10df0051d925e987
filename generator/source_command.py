"""The commands `factsheet source add` and `factsheet source refresh`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from generator import clock
from generator.checks import evidence
from generator.commands import EPILOG, fail, say
from generator.examining import examine
from generator.loading.nearest import did_you_mean, near_ones
from generator.model.catalog import Catalog
from generator.model.scalars import Date, Id, Url
from generator.model.source import Tier
from generator.refreshing import refresh, spans_to_read
from generator.sourcing import VOCABULARY, NewSource, RefusedError, add_source, known_types


def _as(declared: Any) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A check of an option that is written as in a record: its text passes if the record's type accepts it."""
    adapter: TypeAdapter[Any] = TypeAdapter(declared)

    def check(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        try:
            if value is not None:
                adapter.validate_python(value)
        except ValidationError as error:
            said = error.errors()[0].get("ctx", {})
            message = f"{said.get('message', 'The value is empty.')} {said.get('tip', '')}".strip()
            raise click.BadParameter(message, context, parameter) from error
        return value

    return check


def _type(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A word of the list `source-types` of the project."""
    known = known_types(context.obj)
    if value and known and value not in known:
        near = near_ones(value, known, 0.55)
        tip = did_you_mean(near) if near else f"Use one of: {', '.join(known)}."
        message = f"“{value}” is not a word of the list `source-types` in {VOCABULARY}. {tip}"
        raise click.BadParameter(message, context, parameter)
    return value


def _numbers(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, ...]:
    """Numbers with commas between them, in order, each once."""
    if value and not re.fullmatch(r"\s*\d{1,6}\s*(,\s*\d{1,6}\s*)*", value):
        raise click.BadParameter(f"“{value}” are not numbers of lines. Write them like this: 3,7.", context, parameter)
    return tuple(sorted({int(number) for number in re.findall(r"\d+", value)}))


@click.group()
def source() -> None:
    """Make the record of a source from its text, and bring it up to date when the text has changed."""


@source.command(epilog=EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", required=True, callback=_as(Id), help="The name of the record, such as post-2025-04-24.")
@click.option("--title", help="The title as published.")
@click.option("--publisher", help="Who published it.")
@click.option("--type", "kind", callback=_type, help="What it is, a word of the vocabulary list source-types.")
@click.option("--tier", type=click.Choice([tier.value for tier in Tier]), help="How close it is to the facts.")
@click.option("--address", callback=_as(Url), help="Where it is, from https:// on.")
@click.option("--published", callback=_as(Date), help="When it was published, such as 2025-04-24 or ~2025-04.")
@click.option(
    "--joins", callback=_numbers, default="", help="Non-blank lines that continue the one above, such as 3,7."
)
@click.option("--licence", default="", help="Only if the whole text may be published here: under which license.")
@click.pass_obj
def add(
    root: Path,
    /,
    file: Path,
    name: str,
    title: str | None,
    publisher: str | None,
    kind: str | None,
    tier: str | None,
    address: str | None,
    published: str | None,
    joins: tuple[int, ...],
    licence: str,
) -> None:
    """Make content/sources/ID.yml from the text in FILE, one paragraph a line. Nothing is overwritten.

    The text is kept in content/articles/, which Git ignores; with --licence in content/texts/, which is published.
    """
    given = {
        "title": title,
        "publisher": publisher,
        "type": kind,
        "tier": tier,
        "address": address,
        "published": published,
    }
    new = NewSource(name, {key: value for key, value in given.items() if value}, joins, licence)
    try:
        added = add_source(root, file, new, os.environ, clock.today())
    except RefusedError as refusal:
        fail(str(refusal))
    record, text = (path.relative_to(root).as_posix() for path in (added.record, added.text_file))
    click.echo(f"{record}: {len(added.text.paragraphs)} paragraphs, {added.text.words} words.")
    click.echo(f"{text}: the text, for the checks.")
    missing = f"{', '.join(added.missing)}, and " if added.missing else ""
    click.echo(f"Fill in what is marked TODO: {missing}the paragraphs. `factsheet check` names what is missing.")


@source.command("refresh", epilog=EPILOG)
@click.argument("name", metavar="[ID]", required=False)
@click.pass_obj
def refresh_command(root: Path, /, name: str | None) -> None:
    """Bring the numbers of a source record (of all, without ID) in line with the text at hand.

    Then list each quotation and span that no longer stands in the text, with the nearest words.
    """
    catalog = _catalog(root)
    names = [name] if name else sorted(set(catalog.texts) & set(catalog.sources))
    changed = [each for each in names if _refresh(root, catalog, each)]
    if changed:
        catalog = _catalog(root)
    failing = sorted(evidence.failing(catalog, names))
    say(failing)
    spans = list(spans_to_read(catalog, changed))
    if spans:
        click.echo("The text has changed, so read these spans again; no program can tell whether they still fit:")
        click.echo("".join(f"  {line}\n" for line in spans), nl=False)
    if changed:
        click.echo("Then run `factsheet verify`, and commit the records with content/quotes.lock.")
    sys.exit(1 if failing else 0)


def _catalog(root: Path) -> Catalog:
    examined = examine(root)
    if examined.catalog is None:
        say(examined.problems)
        fail("Nothing was changed: mend these problems first.")
    return examined.catalog


def _refresh(root: Path, catalog: Catalog, name: str) -> bool:
    """Bring one record up to date; whether something changed."""
    found, text = catalog.sources.get(name), catalog.texts.get(name)
    if found is None and f"sources/{name}" in catalog.broken:
        fail(f"content/sources/{name}.yml has a mistake of form. Run `factsheet check`, and mend it first.")
    if found is None:
        fail(f"There is no source “{name}”. Make it with `factsheet source add`.")
    if text is None:
        fail(f"The text of {name} is not at hand. Put it into content/articles/{name}.txt.")
    try:
        changes = refresh(root, found, text)
    except RefusedError as refusal:
        fail(str(refusal))
    for change in changes:
        click.echo(f"{found.record.file}: {change.key} {change.was} → {change.now}")
    if not changes:
        click.echo(f"{found.record.file}: up to date.")
    return bool(changes)
