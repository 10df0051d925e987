"""What the modules of the command line share: how they speak, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from generator.problems import Problem
from generator.reporters import render_text

EPILOG = "Exit codes: 0 all is well, 1 something in the content needs mending, 2 the command was used wrongly."


def say(problems: Sequence[Problem]) -> None:
    """All problems, on the error stream, with colors only on a terminal."""
    if problems:
        click.echo(render_text(problems, color=sys.stderr.isatty()), err=True)


def fail(message: str) -> NoReturn:
    """Say why the command did not do its work, and end with 1."""
    click.echo(message, err=True)
    sys.exit(1)
