"""What the modules of the command line share: how they speak, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.problems import Problem
from generator.reporters import render_github, render_json, render_text

if TYPE_CHECKING:
    from generator.examining import Examination

EPILOG = "Exit codes: 0 all is well, 1 something in the content needs mending, 2 the command was used wrongly."

Command = Callable[..., Any]


def format_option(of: str) -> Callable[[Command], Command]:
    """The option --format of a command that lists problems; `of` is what GitHub shows them on."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "github", "json"]),
        default="text",
        show_default=True,
        help=f"text for people, github for notes on {of}, json for programs.",
    )


def every_option(shortest: float, default: float, host: str) -> Callable[[Command], Command]:
    """The option --every of a command that asks a host again and again."""
    return click.option(
        "--every",
        type=click.FloatRange(shortest, 60),
        default=default,
        show_default=True,
        metavar="SECONDS",
        help=f"The pause between two requests to {host}.",
    )


def report(problems: Sequence[Problem], form: str) -> None:
    """List all problems in the form of --format: text on the error stream, anything else as the output."""
    if form == "text":
        say(sorted(problems))
    elif text := (render_github if form == "github" else render_json)(problems):
        click.echo(text)


def say(problems: Sequence[Problem]) -> None:
    """All problems, on the error stream, with colors only on a terminal."""
    if problems:
        click.echo(render_text(problems, color=sys.stderr.isatty()), err=True)


def fail(message: str) -> NoReturn:
    """Say why the command did not do its work, and end with 1."""
    click.echo(message, err=True)
    sys.exit(1)


def summary(examined: Examination) -> str:
    """What there is, and whether it is in order, in one line."""
    return with_state(what_there_is(examined), len(examined.problems), examined.drafts)


def with_state(there: str, warnings: int, drafts: int = 0) -> str:
    """What there is, in words, and whether it is in order; nothing where nothing is there."""
    if not there:
        return ""
    state = "all in order" if not warnings else f"no error, {warnings} warning{'' if warnings == 1 else 's'}"
    unpublished = f" {drafts} draft{'' if drafts == 1 else 's'}, not published." if drafts else ""
    return f"{there}: {state}.{unpublished}"


def what_there_is(examined: Examination) -> str:
    """How many entries, facts and sources there are, in words."""
    catalog = examined.catalog
    if catalog is None:
        return ""
    facts = sum(len(entry.facts) + len(entry.values) for entry in catalog.entries.values())
    return in_words(len(catalog.entries), facts, len(catalog.sources))


def in_words(entries: int, facts: int, sources: int) -> str:
    """The same of so many."""
    counts = (
        (entries, "entry", "entries"),
        (facts, "fact or value", "facts and values"),
        (sources, "source", "sources"),
    )
    return ", ".join(f"{count} {one if count == 1 else other}" for count, one, other in counts)
