"""The command `factsheet rename`: an entry, a fact or a source gets another id, and everything follows it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.commands import EPILOG, fail, say
from generator.examining import examine
from generator.rewriting.renaming_names import read_renaming
from generator.rewriting.renaming_plan import Plan, plan_renaming
from generator.rewriting.renaming_trial import new_problems
from generator.rewriting.renaming_writing import write_all
from generator.sourcing import RefusedError


@click.command(epilog=EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.pass_obj
def rename(root: Path, old: str, new: str, dry_run: bool) -> None:
    """Give an entry, a fact or a source another id, and update whatever names it.

    \b
    factsheet rename KIND/OLD-ID KIND/NEW-ID          an entry; NEW-ID alone is enough
    factsheet rename KIND/ID#OLD-FACT NEW-FACT        a fact or value of an entry
    factsheet rename sources/OLD-ID sources/NEW-ID    a source, with its text

    The old address stays: a stub leads on from it, or `former_ids` does. References, tokens, links, translations and
    locks follow. If the renaming brought a new problem, nothing is written.
    """
    examined = examine(root)
    if examined.catalog is None:
        say(examined.problems)
        fail("Nothing was changed: mend these problems first.")
    try:
        renaming = read_renaming(root, examined.catalog, old, new)
        plan = plan_renaming(root, examined.catalog, renaming, os.environ)
    except RefusedError as refusal:
        fail(f"{refusal} Nothing was changed.")
    brought = new_problems(root, plan, examined.problems)
    if brought:
        say(brought)
        fail("Nothing was changed: the renaming would bring these problems.")
    if not dry_run:
        write_all(root, plan.contents)
    click.echo("\n".join(_lines(plan, dry_run=dry_run)))


def _lines(plan: Plan, *, dry_run: bool) -> Iterator[str]:
    renaming = plan.renaming
    yield f"{renaming.old} {'would become' if dry_run else 'is now'} {renaming.new}:"
    for old, new in plan.moved.items():
        yield f"  {old} → {new}"
    if plan.stub:
        yield f"  {plan.stub}: a stub that leads to {renaming.new}"
    for name, count in plan.places.items():
        yield f"  {plan.moved.get(name, name)}: {count} place{'' if count == 1 else 's'}"
    for name in plan.contents:
        if name.endswith(".lock"):
            yield f"  {name}"
    for name in plan.left:
        if name.endswith(".txt"):
            yield f"  the text lies outside the project, so name it {renaming.new.id}.txt yourself: {name}"
        else:
            yield f"  left as it is, look yourself: {name} has the old name in an address or a quotation"
    if dry_run:
        yield "Nothing was written. Leave out --dry-run to do it."
    else:
        yield "Next: look at it with `git diff`; then `factsheet fmt`, for line lengths, and `factsheet check`."
