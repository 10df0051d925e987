"""`factsheet migrate`: older content becomes content of today."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import fail, say
from generator.examining import examine


@click.command("migrate")
@click.option("--write", is_flag=True, help="Change the files. Without it, what would change is shown.")
@click.pass_obj
def migrate(root: Path, write: bool) -> None:
    """Bring content that was written for an older version to the present format, and show the difference.

    The format stands in site_config/site.yml (`format: 1`); content without that line is read as format 1. The steps
    are tried on a copy first: if they brought an error that was not there before, nothing is written.
    """
    from generator.migrating.planning import plan_migration, read_files
    from generator.migrating.stating import UnstatedError
    from generator.migrating.trial import errors_brought
    from generator.model.content_format import CURRENT, SETTINGS
    from generator.rewriting.renaming_writing import write_all

    if not (root / SETTINGS).is_file():
        fail(f"There is no {SETTINGS}, so nobody can say which format this is. Nothing was changed.")
    try:
        plan = plan_migration(read_files(root))
    except UnstatedError as error:
        fail(f"{SETTINGS}: {error} Nothing was changed.")
    if plan.start > CURRENT:
        say(examine(root).problems)
        fail("Nothing was changed.")
    if not plan.steps:
        click.echo(f"The content is in format {CURRENT}, the newest. There is nothing to do.")
        return
    brought = errors_brought(root, plan.contents)
    if brought:
        say(brought)
        fail("Nothing was changed: the steps would bring these errors.")
    for step in plan.steps:
        click.echo(f"From format {step.start} to {step.start + 1}: {step.about}")
    if not write:
        click.echo("\n".join(plan.diff()))
        click.echo("Nothing was written. To do it: factsheet migrate --write")
        return
    write_all(root, plan.contents)
    count = len(plan.changes)
    click.echo(f"{count} file{'' if count == 1 else 's'} changed. Look at it with `git diff`; then: factsheet check")
