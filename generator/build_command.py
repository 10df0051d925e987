"""`factsheet build`: check, make all pages, build the site, and put it in the place of the old one."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.building import BuildFailedError, build_site
from generator.commands import EPILOG, fail, say, summary
from generator.examining import examine
from generator.printing.shelf import SHELF, unpublished
from generator.producing import produce_from
from generator.progress import Progress


@click.command(epilog=EPILOG)
@click.option(
    "--site-dir",
    default=None,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes; site/ in the project by default.",
)
@click.pass_obj
def build(root: Path, site_dir: Path | None) -> None:
    """Check, make all pages and build the site.

    The site is built beside the old one and takes its place only when everything succeeded. After any failure
    site/ is what it was.
    """
    started = time.monotonic()
    with Progress("Checking") as progress:
        examined = examine(root)
    say(examined.problems)
    if not examined.publishable:
        fail("Nothing was published; the site is what it was.")
    with Progress("Writing pages") as progress:
        production = produce_from(examined, root, progress.step)
    if not production.publishable:
        say([problem for problem in production.problems if problem not in examined.problems])
        fail("Nothing was published; the site is what it was.")
    site = (site_dir or root / "site").resolve()
    with Progress("Building the site", len(production.pages)) as progress:
        try:
            files = build_site(root, production, site, progress.step)
        except BuildFailedError as failure:
            click.echo(str(failure), err=True)
            fail("Nothing was published; the site is what it was.")
    for name in unpublished(root, site):
        click.echo(f"{SHELF / name} is of other content than this site and is not published. Renew it: factsheet pdf")
    seconds = time.monotonic() - started
    click.echo(f"{summary(examined)}\n{files} files in {_short(site)}, made in {seconds:.1f} s.")


def _short(path: Path) -> str:
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else str(path)
