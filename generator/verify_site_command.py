"""The command `factsheet verify-site`: whether a published site is what was built, file by file, word by word."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.commands import EPILOG, every_option, fail, format_option, report
from generator.problems import Problem, has_errors
from generator.progress import Progress
from generator.publishing.asking import SiteAddress
from generator.publishing.comparing import Comparison, compare
from generator.publishing.manifest import LARGEST, NAME, Listed, ManifestError, parse
from generator.publishing.printed import Attestation, Quotations, quotations
from generator.publishing.reading import AbsentError, Site, SiteFolder, UnreadableError


@click.command("verify-site", epilog=EPILOG)
@click.argument("place", metavar="ADDRESS-or-DIR")
@click.option(
    "--manifest",
    "own",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Compare with this manifest, such as that of a build of your own, instead of the one that is published.",
)
@every_option(0, 0.05, "the host")
@format_option("a run")
@click.pass_obj
def verify_site(root: Path, place: str, own: Path | None, every: float, form: str) -> None:
    """Compare a published site with its manifest.json, and its quotations with content/quotes.lock.

    The site is a folder or an address (http or https). Each file must have the size and the SHA-256 of the manifest,
    and in a folder there may be no other. In a project, each quotation on a page must stand in the evidence of the
    project and be attested by its lock. Whoever controls a host can change its manifest too: name your own with
    --manifest.
    """
    site = _site(place, every)
    try:
        manifest, problems = _manifest(site, own)
        known = _quotations(root)
        with Progress("Comparing", len(manifest)) as progress:
            done = compare(site, manifest, known, progress.step)
    finally:
        if isinstance(site, SiteAddress):
            site.close()
    problems += done.problems
    report(problems, form)
    if form == "text":
        click.echo(_summary(done, known))
    sys.exit(1 if has_errors(problems) else 0)


def _site(place: str, every: float) -> SiteFolder | SiteAddress:
    """Where the site is. An address of a page counts as that of the folder that it stands in."""
    if not re.match(r"https?://", place):
        folder = Path(place)
        if not folder.is_dir():
            raise click.UsageError(f"There is no folder {place}. Name one, or an address: https://example.org/facts/")
        return SiteFolder(folder)
    try:
        parts = urlsplit(place)
        fine = bool(parts.hostname) and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine:
        raise click.UsageError(f"“{place}” is no address of a site. Write it as https://example.org/facts/")
    path = parts.path if parts.path.endswith("/") else f"{parts.path.removesuffix('/' + NAME)}/"
    agent = f"factsheet/{importlib.metadata.version('factsheet')} (verify-site)"
    return SiteAddress(parts._replace(path=path, query="", fragment="").geturl(), agent, every)


def _manifest(site: Site, own: Path | None) -> tuple[list[Listed], list[Problem]]:
    """The manifest to compare with, and what is to be said of the published one."""
    try:
        published = site.read(NAME, LARGEST).beginning
    except AbsentError:
        if own is None:
            fail(f"There is no {NAME} there, so nothing can be compared. Is this the address of the whole site?")
        published = b""
    except UnreadableError as error:
        fail(f"{NAME} could not be read. {error}")
    try:
        if own is None:
            return parse(published), []
        wanted = own.read_bytes()
        manifest = parse(wanted)
    except ManifestError as error:
        fail(str(error))
    if published == wanted:
        return manifest, []
    message = f"The published manifest is not the one in {own}."
    tip = "Build the commit that is published, on the day of its build (FACTSHEET_TODAY), and compare again."
    return manifest, [Problem(NAME, 0, 0, "published-changed", message, tip)]


def _quotations(root: Path) -> Quotations | None:
    """The quotations of the project at hand; None outside of one, and where it cannot be read."""
    from generator.examining import examine

    if not (root / "mkdocs.yml").is_file():
        return None
    catalog = examine(root).catalog
    return quotations(catalog) if catalog and not catalog.broken else None


def _summary(done: Comparison, known: Quotations | None) -> str:
    files = f"{done.right} files are those of the manifest."
    if done.kept:
        files += f" The host keeps to itself: {', '.join(done.kept)}."
    if known is None:
        return f"{files}\nThere is no project at hand that is in order, so quotations were not compared."
    total = done.quotes.total()
    parts = [f"{done.quotes[attestation]} {attestation}" for attestation in Attestation if done.quotes[attestation]]
    return f"{files}\n{total} quotation{'' if total == 1 else 's'} on its pages: {', '.join(parts) or 'none'}."
