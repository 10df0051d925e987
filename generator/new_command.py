"""The command `factsheet new`: makes the file of a new entry, by asking for what it needs or taking it from options."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.checks.suggestions import nearest
from generator.commands import EPILOG, fail, say
from generator.examining import examine
from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.walk import Path as Steps
from generator.problems import Problem, has_errors
from generator.rewriting.creating import Draft
from generator.rewriting.creating_dialog import ask_all, told
from generator.rewriting.creating_questions import Question
from generator.rewriting.creating_values import dotted
from generator.rewriting.renaming_trial import examine_with
from generator.rewriting.renaming_writing import write_all
from generator.sourcing import RefusedError

_SOURCE = "A source is made from its text: factsheet source add FILE --id ID. See `factsheet source add --help`."


@click.command(epilog=EPILOG)
@click.argument("kind", metavar="KIND")
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="The value of a field, such as name=...; tags=a,b; facts.0.says=...; ? leaves it open. As often as needed.",
)
@click.pass_obj
def new(root: Path, kind: str, entry_id: str | None, settings: tuple[str, ...]) -> None:
    """Make content/KIND/ID.yml for a new entry, and ask for what it needs.

    On a terminal, each field is asked for, with its help and its words; Enter leaves one to be found later. Elsewhere
    everything comes from --set. What is wrong is refused at once, as `factsheet check` would. Without ID, the name
    gives it. Nothing is overwritten.
    """
    examined = examine(root)
    if examined.catalog is None:
        say(examined.problems)
        fail("Nothing was written: mend these problems first.")
    try:
        draft = Draft(root, examined.catalog, _kind(examined.catalog, kind), entry_id)
        _refuse(draft.set_all(settings))
        if on_terminal():
            ask_all(draft, examined.catalog, ask_id=entry_id is None)
        elif missing := draft.unanswered():
            fail(_missing(draft, missing, entry_id, settings))
        text = draft.text()
        _write(root, draft, text)
    except RefusedError as refusal:
        fail(f"{refusal} Nothing was written.".replace("\n ", "\n"))


def on_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _kind(catalog: Catalog, name: str) -> Kind:
    if name.rstrip("s") == "source":
        raise RefusedError(_SOURCE)
    singular = {each.singular: each.id for each in catalog.kinds.values()}
    found = catalog.kinds.get(singular.get(name, name))
    if found is None:
        if f"kinds/{name}" in catalog.broken:
            raise RefusedError(f"site_config/kinds/{name}.yml has a mistake. Run `factsheet check`, and mend it first.")
        near = nearest(name, catalog.kinds)
        tip = f"Did you mean {near}?" if near else f"Name one of: {', '.join(catalog.site.kinds)}."
        raise RefusedError(f"There is no kind “{name}”. {tip}")
    return found


def _refuse(problems: Iterable[tuple[Steps, Problem]]) -> None:
    """Refuse values that `factsheet check` would; the file is not there yet, so a field takes the place of a line."""
    wrong = [f"{dotted(path)}: {told(problem)}" for path, problem in problems if problem.level == "error"]
    if wrong:
        raise RefusedError("\n".join([*dict.fromkeys(wrong), ""]))


def _missing(draft: Draft, missing: list[Question], entry_id: str | None, settings: tuple[str, ...]) -> str:
    """Everything that is missing, and a command that works as it stands."""
    lines = ["These fields are missing:"]
    for question in missing:
        words = f" One of: {', '.join(word for word, _ in question.words[:12])}." if question.words else ""
        example = f" Such as: {question.example}" if question.example and not words else ""
        lines.append(f"  {question.name}: {question.help}{words}{example}")
    given = [*settings, *(f"{question.name}=?" for question in missing)]
    begin = ["factsheet", "new", draft.kind.id, *([entry_id] if entry_id else [])]
    command = shlex.join([*begin, *(word for each in given for word in ("--set", each))])
    lines += ["Write a value for each ?; a field that keeps it is left to be found, with a comment:", f"  {command}"]
    return "\n".join([*lines, "Nothing was written."])


def _write(root: Path, draft: Draft, text: str) -> None:
    """Write the file if the checks let it pass, or if what they say is only what was left open."""
    contents = {draft.file: text.encode()}
    problems = [each for each in examine_with(root, contents).problems if each.file == draft.file]
    left = draft.left()
    if has_errors(problems) and not left and not on_terminal():
        say(problems)
        fail("Nothing was written: give these fields other values.")
    write_all(root, contents)
    say(problems)
    click.echo(f"Written: {draft.file}")
    if left:
        click.echo(f"Still to be found: {', '.join(question.name for question in left)}.")
    click.echo("Next: open the file, add facts with their evidence, and run `factsheet check`.")
