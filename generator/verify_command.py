"""The command `factsheet verify`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import EPILOG, fail, say
from generator.examining import examine
from generator.problems import has_errors
from generator.verifying import stale_locks, verify, write_locks

# What `verify` speaks of; the other rules are `factsheet check`'s.
_RULES = ("evidence", "not-yet-checked", "source-text", "deep-link")


@click.command("verify", epilog=EPILOG)
@click.option("--check", "check_only", is_flag=True, help="Change nothing; fail if a lock would change.")
@click.pass_obj
def verify_command(root: Path, check_only: bool) -> None:
    """Check all evidence against the texts at hand, and renew content/quotes.lock and content/ids.lock.

    Texts are looked for as ID.txt in content/texts/, in the folder that FACTSHEET_ARTICLES names, and in
    content/articles/.
    """
    examined = examine(root)
    if examined.catalog is None or examined.catalog.broken:
        say(examined.problems)
        fail("The locks were left as they are: mend these problems first.")
    verification = verify(examined.catalog)
    for way, count in sorted(verification.counts.items()):
        click.echo(f"{count:5d}  {way}")
    evidence = [problem for problem in examined.problems if problem.rule in _RULES]
    say(evidence)
    if has_errors(evidence):
        fail("The locks were left as they are: this evidence is not in order.")
    if check_only:
        stale = stale_locks(root, verification)
        if stale:
            fail(f"Not up to date: {', '.join(stale)}. Run `factsheet verify` and commit the change.")
        click.echo("The locks are up to date.")
        return
    written = write_locks(root, verification)
    click.echo(f"Written: {', '.join(written)}." if written else "The locks were up to date.")
