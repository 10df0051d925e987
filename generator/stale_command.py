"""`factsheet stale`: which entries are to be checked again, the most overdue first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator import clock
from generator.examining import examine
from generator.model.dates import parse_full_date
from generator.model.reviews import Review, due_by


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    """Read a full day; anything else is wrong use of the command."""
    try:
        return parse_full_date(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"“{value}” is not a day. Write it in full, such as 2027-01-31.") from error


@click.command("stale")
@click.option(
    "--on", "day", callback=_day, metavar="DATE", help="As of this day, such as 2027-01-31; today by default."
)
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Besides what is overdue, list what is due in so many days.",
)
@click.pass_obj
def stale(root: Path, day: dt.date | None, within: int) -> None:
    """List the entries that are overdue for a review, and those that are due within some days.

    Each line has the day, the state, and the file; after checking, set `checked_on` there. It always ends with 0:
    a review that is due is work to do, and no mistake.
    """
    on = day or clock.today()
    catalog = examine(root, today=on).catalog
    if catalog is None:
        raise click.ClickException("The settings cannot be read. Run `factsheet check` and mend them first.")
    last = dt.date.fromordinal(min(on.toordinal() + within, dt.date.max.toordinal()))
    found = due_by(catalog.entries.values(), last)
    for review in found:
        click.echo(_line(review, on))
    overdue = sum(review.is_overdue(on) for review in found)
    click.echo(f"{overdue} overdue on {on}, {len(found) - overdue} due by {last}, of {len(catalog.entries)} entries.")
    if catalog.broken:
        click.echo(f"Not listed, for they cannot be read: {', '.join(sorted(catalog.broken))}.", err=True)


def _line(review: Review, on: dt.date) -> str:
    state = "overdue" if review.is_overdue(on) else "due"
    return f"{review.due}  {state:7}  {review.entry.record.file}"
