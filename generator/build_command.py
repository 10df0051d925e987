"""`factsheet build`: check, make all pages, build the site, and put it in the place of the old one."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.collecting import without_collecting
from generator.commands import fail
from generator.forking import go_on
from generator.publishing.alone import alone_with
from generator.publishing.failing import BuildFailedError
from generator.unchanged import Stamp, inputs_of, look, write_stamp

if TYPE_CHECKING:
    from generator.examining import Examination
    from generator.progress import Progress


@click.command()
@click.option(
    "--site-dir",
    default=None,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes; site/ in the project by default.",
)
@click.option("--again", is_flag=True, help="Build even if nothing has changed since the last build.")
@click.pass_obj
def build(root: Path, site_dir: Path | None, again: bool) -> None:
    """Check, make all pages and build the site.

    The site is built beside the old one and takes its place only when everything succeeded. After any failure
    site/ is what it was. If nothing has changed since the last build, site/ is left as it is.
    """
    started = time.monotonic()
    site = (site_dir or root / "site").resolve()
    try:
        with alone_with(root, site, _wait_for):
            inputs, stamp = (inputs_of(root, os.environ), None) if again else look(root, site, os.environ)
            if stamp:
                _repeat(stamp, site)
            else:
                _build(root, site, inputs, started)
    except BuildFailedError as failure:
        click.echo(str(failure), err=True)
        fail("Nothing was published; the site is what it was.")


def _wait_for(holder: str) -> None:
    click.echo(f"Another build is at work here ({holder}). This one waits for it; Ctrl+C ends the waiting.", err=True)


def _repeat(stamp: Stamp, site: Path) -> None:
    if stamp.said:
        click.echo(stamp.said, err=True)
    click.echo(f"{stamp.summary}\nNothing has changed: {stamp.files} files in {_short(site)}, as they were.")


@without_collecting()  # a build keeps what it makes until its process ends, and what it throws away is seldom a circle
def _build(root: Path, site: Path, inputs: str, started: float) -> None:
    # Imported late: without the engine, a build with nothing to do is over in half the time.
    from generator.building import begun, build_site
    from generator.commands import say, summary
    from generator.drafting import without_drafts
    from generator.evidence.lock import parse_lock
    from generator.examining import examine_read, read
    from generator.giving_back import give_back
    from generator.printing.shelf import SHELF, unpublished
    from generator.problems import has_errors
    from generator.producing import prepared, produce_from
    from generator.progress import Progress

    with ExitStack() as stack:
        ready = ahead = refused = None
        with Progress("Checking") as progress:
            reading = read(root, slim=True)
            give_back()
            if reading.catalog and not has_errors(reading.problems):
                ready = prepared(without_drafts(reading.catalog), root, is_slim=True)
                try:
                    ahead = stack.enter_context(begun(site))
                    ahead.begin(ready)
                except BuildFailedError as error:  # said once it is known what is wrong with the content
                    refused = error
            examined = examine_read(reading)
        say(examined.problems)
        if refused and examined.publishable:
            raise refused
        if ready is None or ahead is None or not examined.publishable:
            fail("Nothing was published; the site is what it was.")
        what, told = summary(examined), _told(examined)
        del reading  # and what rules alone look at, which takes the room of pages
        examined = replace(examined, catalog=ready, whole=None)
        parse_lock.cache_clear()
        with Progress("Writing pages") as progress:
            production = produce_from(examined, root, partial(_step, progress), ready=ready)
        if not production.publishable:
            say([problem for problem in production.problems if problem not in examined.problems])
            fail("Nothing was published; the site is what it was.")
        give_back()
        with Progress("Building the site", len(production.pages)) as progress:
            files = build_site(root, production, ahead, site, partial(_step, progress))
    remarks = [
        f"{SHELF / name} is of other content than this site and is not published. Renew it: factsheet pdf"
        for name in unpublished(root, site)
    ]
    for remark in remarks:
        click.echo(remark)
    write_stamp(root, site, inputs, "\n".join((*told, *remarks)), what)
    seconds = time.monotonic() - started
    click.echo(f"{what}\n{files} files in {_short(site)}, made in {seconds:.1f} s.")


def _step(progress: Progress, name: str) -> None:
    """One more page is done: it is shown, and other processes go on as well."""
    progress.step(name)
    go_on()


def _told(examined: Examination) -> list[str]:
    """What was said of the content, to be said again when there is nothing to build."""
    from generator.reporters import render_text

    return [render_text(examined.problems, color=False)] if examined.problems else []


def _short(path: Path) -> str:
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else str(path)
