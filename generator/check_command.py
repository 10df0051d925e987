"""`factsheet check`: all problems, what was mended or could be, and which exceptions apply."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import EPILOG, format_option, report, with_state
from generator.problems import has_errors
from generator.rechecking.remembering import Answer, answer_of, check_again

if TYPE_CHECKING:
    from generator.rewriting.fixing import Mended


@click.command(epilog=EPILOG)
@format_option("a pull request")
@click.option("--fix", is_flag=True, help="Mend what has one mechanical remedy, say what was mended; list the rest.")
@click.option("--verbose", is_flag=True, help="List the exceptions that apply as well (content/exceptions.yml).")
@click.pass_obj
def check(root: Path, form: str, fix: bool, verbose: bool) -> None:
    """Check every fact and list all problems at once; no file of yours is touched unless --fix is given."""
    found = _mended(root) if fix else check_again(root, os.environ)
    report(found.problems, form)
    if form == "text":
        for line in _remarks(found, verbose=verbose, fixed=fix):
            click.echo(line, err=True)
        if not has_errors(found.problems):
            click.echo(with_state(found.there, len(found.problems), found.drafts))
    sys.exit(1 if has_errors(found.problems) else 0)


def _mended(root: Path) -> Answer:
    """Mend what is mechanical, say each thing that was done, on the error stream, and give what is left."""
    from generator.examining import examine
    from generator.rewriting.fixing import mend

    mending = mend(root, lambda: examine(root))
    for each in mending.done:
        click.echo(_line(each), err=True)
    if mending.done:
        count = len(mending.done)
        told = f"{count} problem{'' if count == 1 else 's'} mended. Read the changes before you commit them.\n"
        click.echo(told, err=True)
    return answer_of(mending.left)


def _remarks(found: Answer, *, verbose: bool, fixed: bool) -> Iterator[str]:
    """How many problems `--fix` can mend, and how many exceptions apply, or which."""
    failed = has_errors(found.problems)  # what has no edits is in the locks, which are renewed when all is right
    fixable = sum(1 for problem in found.problems if problem.fixable and (problem.edits or not failed))
    if fixable and not fixed:
        yield f"{fixable} of them can be mended for you: factsheet check --fix"
    count = len(found.excepted)
    if count and verbose:
        yield from (f"{each.place}  excepted  {each.message}  [{each.rule}]" for each in found.excepted)
    if count:
        yield f"{count} problem{' is' if count == 1 else 's are'} excepted in content/exceptions.yml."


def _line(each: Mended) -> str:
    place = f"{each.file}:{each.line}:{each.column}" if each.line else each.file
    return f"{place}  mended  {_shown(each.was)} → {_shown(each.now)}  [{each.rule}]"


def _shown(text: str) -> str:
    """The text on one line, so that spaces and nothing can be seen."""
    line = text.encode("unicode_escape").decode() if any(ord(char) < 32 for char in text) else text
    line = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)
    return f"“{line if len(line) <= 80 else line[:79] + '…'}”"
