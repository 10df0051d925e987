"""The command line `factsheet`: thin commands over plain functions. Exit codes: 0 fine, 1 problems, 2 wrong use."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import click

from generator import clock, doctoring
from generator.building import BuildFailedError, build_site
from generator.commands import EPILOG, fail, say
from generator.examining import Examination, examine
from generator.pdf_command import pdf
from generator.printing.shelf import SHELF, unpublished
from generator.problems import has_errors
from generator.producing import PAGES, SCHEMAS, produce_from
from generator.progress import Progress
from generator.reporters import render_github, render_json
from generator.source_command import source
from generator.stale_command import stale
from generator.translate_command import translate
from generator.verify_command import verify_command
from generator.writing import write_tree


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "--project",
    default=".",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder with mkdocs.yml, content/ and site_config/; this folder by default.",
)
@click.version_option(package_name="factsheet", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Turn curated facts in YAML into a fact-sheet website, each statement tied to its source.

    \b
    The usual round:  edit a file in content/  →  factsheet check  →  factsheet build
    While you write:  factsheet serve   (a preview that follows every edit)
    """
    root = project.resolve()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about another engine is for developers
    if context.invoked_subcommand != "doctor" and not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"There is no mkdocs.yml in {root}. Go to the project's folder, or name it with -C DIR.")
    try:
        clock.today()
    except clock.ClockError as error:
        raise click.UsageError(str(error)) from error
    context.obj = root


@main.command(epilog=EPILOG)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for notes on a pull request, json for programs.",
)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Check every fact and list all problems at once; nothing is written."""
    examined = examine(root)
    if form == "text":
        say(examined.problems)
        if not has_errors(examined.problems):
            click.echo(_summary(examined))
    else:
        render = render_github if form == "github" else render_json
        text = render(examined.problems)
        if text:
            click.echo(text)
    sys.exit(1 if has_errors(examined.problems) else 0)


@main.command(epilog=EPILOG)
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
    click.echo(f"{_summary(examined)}\n{files} files in {_short(site)}, made in {seconds:.1f} s.")


@main.command(epilog=EPILOG)
@click.option("--address", default=None, metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000 by default.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in the browser.")
@click.pass_obj
def serve(root: Path, address: str | None, open_browser: bool) -> None:
    """Preview the site, fresh after every edit; mistakes show as a notice over the last good pages."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    if address and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", address):
        raise click.BadParameter(f"“{address}” is no address. Write it as 127.0.0.1:8001.", param_hint="--address")
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        mkdocs_serve(str(root / "mkdocs.yml"), livereload=True, open_in_browser=open_browser, **options)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        fail("This port is in use. Stop the other server, or choose a port: factsheet serve --address 127.0.0.1:8001")


@main.command(epilog=EPILOG)
@click.pass_obj
def pages(root: Path) -> None:
    """Write the generated Markdown to build/pages/ and the editor schemas to build/schemas/, without a site."""
    examined = examine(root)
    say(examined.problems)
    production = produce_from(examined, root)
    if not production.publishable:
        fail("Nothing was written.")
    written = write_tree(root / PAGES, production.pages)
    write_tree(root / SCHEMAS, production.schemas)
    click.echo(f"{len(production.pages)} pages: {len(written.changed)} written, {len(written.removed)} removed.")


stale.epilog = EPILOG
main.add_command(stale)
main.add_command(verify_command)
main.add_command(source)
pdf.epilog = EPILOG
main.add_command(pdf)
translate.epilog = EPILOG
main.add_command(translate)


@main.command(epilog=EPILOG)
@click.pass_obj
def doctor(root: Path | None) -> None:
    """Say whether this machine has what is needed, and what to do where it has not."""
    findings = doctoring.examine_machine((root or Path.cwd()).resolve())
    for finding in findings:
        click.echo(f"{click.style(finding.mark, fg=finding.color)}  {finding.text}")
    sys.exit(1 if any(finding.mark == "missing" for finding in findings) else 0)


def _summary(examined: Examination) -> str:
    catalog = examined.catalog
    if catalog is None:
        return ""
    facts = sum(len(entry.facts) + len(entry.values) for entry in catalog.entries.values())
    counts = ((len(catalog.entries), "entry", "entries"), (facts, "fact or value", "facts and values"))
    parts = [f"{count} {one if count == 1 else other}" for count, one, other in counts]
    parts.append(f"{len(catalog.sources)} source{'' if len(catalog.sources) == 1 else 's'}")
    warnings = len(examined.problems)
    state = "all in order" if not warnings else f"no error, {warnings} warning{'' if warnings == 1 else 's'}"
    return f"{', '.join(parts)}: {state}."


def _short(path: Path) -> str:
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else str(path)
