"""The command `factsheet init`."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from generator import clock
from generator.commands import fail, say
from generator.starting.filling import SERVICES, Plan
from generator.starting.making import NotEmptyError, ScaffoldError, Started, refuse_taken, start_site
from generator.starting.program import HELP, Program, parse_program
from generator.starting.topic import Topic

T = TypeVar("T")
_CHOICES = {"github": ("github",), "gitlab": ("gitlab",), "both": tuple(SERVICES), "none": ()}


def _read(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    """A check of an option by a parser that says in its error what is wrong."""

    def check(context: click.Context, parameter: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), context, parameter) from error

    return check


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--topic", callback=_read(Topic.parse), help="What the site is about, in a few words: its name.")
@click.option(
    "--generator",
    "program",
    metavar="GIT|WHEEL",
    callback=_read(parse_program),
    help="The program that makes the site: git+https://HOST/PATH@COMMIT, or the file of a wheel, which is copied.",
)
@click.option(
    "--ci",
    type=click.Choice(list(_CHOICES)),
    default="both",
    show_default=True,
    help="Where changes are to be checked and the site published, so that its template is put in.",
)
def init(folder: Path, topic: Topic | None, program: Program | None, ci: str) -> None:
    """Make a new site on another topic in the folder DIR, which is empty or not there yet.

    It begins with three kinds, one example of each, a source with its text, and a sheet; all of it is in order, and
    `make site` and `make test` work in it. What is missing is asked for on a terminal.
    """
    try:
        refuse_taken(folder.resolve())
        topic = topic or _ask("What is the site about", Topic.parse, "Name the topic: --topic 'Ferries of the harbor'.")
        program = program or _ask(f"{HELP}\nProgram", parse_program, HELP)
        started = start_site(folder, Plan(topic, program, clock.today(), _CHOICES[ci]))
    except NotEmptyError as error:
        raise click.UsageError(str(error)) from error
    except ScaffoldError as error:
        say(error.problems)
        fail("Nothing was written: the new site would not be in order, which is a mistake of this software.")
    except OSError as error:
        fail(f"Nothing was written: {error.strerror or error}: {error.filename or folder}")
    _tell(started, topic, program)


def _ask(question: str, parse: Callable[[str], T], missing: str) -> T:
    """Ask on a terminal until the answer can be read; elsewhere, say what to give."""
    if not sys.stdin.isatty():
        raise click.UsageError(missing)
    while True:
        try:
            return parse(str(click.prompt(question)))
        except ValueError as error:
            click.echo(str(error), err=True)


def _tell(started: Started, topic: Topic, program: Program) -> None:
    """What was made, and what to do next."""
    entries, sources = started.entries, started.sources
    click.echo(f"A new site is in {started.folder}: {entries} entries and {sources} source, all in order.")
    if topic.label != topic.text:
        click.echo(f"A title cannot hold all signs of the topic, so the site is called: {topic.label}")
    if not program.pinned:
        click.echo(
            "The Git address names no commit. Add @COMMIT in requirements.txt, so that the program stays the same."
        )
    click.echo("\nWhat to do next:\n")
    acts = (
        (f"cd {shlex.quote(str(started.folder))}", ""),
        ("git init && git add . && git commit -m Start", "pages tell from Git when an entry changed"),
        ("make site", "set everything up and build the site into site/"),
        ("make serve", "see it at http://127.0.0.1:8000, fresh after every edit"),
        ("make test", "check facts, form, evidence and pages"),
    )
    width = max(len(act) for act, why in acts if why)
    for act, why in acts:
        click.echo(f"  {act.ljust(width)}  {why}".rstrip())
    click.echo("\nREADME.md leads on from there: “Your first facts”.")
