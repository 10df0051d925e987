"""The command line `factsheet`: thin commands over plain functions. Exit codes: 0 fine, 1 problems, 2 wrong use."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator import clock
from generator.commands import EPILOG, fail, say

# Each command in a module of its own, which is read when the command is called: most need only a part of the software.
COMMANDS: Mapping[str, str] = {
    "build": "build_command:build",
    "check": "check_command:check",
    "diff": "diff_command:diff",
    "export": "export_command:export",
    "fmt": "fmt_command:fmt",
    "history": "history_command:history",
    "init": "init_command:init",
    "links": "links_command:links",
    "migrate": "migrate_command:migrate",
    "new": "new_command:new",
    "pdf": "pdf_command:pdf",
    "rename": "rename_command:rename",
    "schemas": "schemas_command:schemas",
    "source": "source_command:source",
    "stale": "stale_command:stale",
    "translate": "translate_command:translate",
    "verify": "verify_command:verify_command",
    "verify-site": "verify_site_command:verify_site",
}


class Commands(click.Group):
    """The commands of this module, and those that modules of their own hold."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted({*COMMANDS, *self.commands})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None if there is none."""
        if cmd_name not in COMMANDS:
            return self.commands.get(cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"generator.{module}"), name)
        command.epilog = EPILOG
        return command


@click.group(
    cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
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
    if context.invoked_subcommand not in ("doctor", "init", "verify-site") and not (root / "mkdocs.yml").is_file():
        raise click.UsageError(f"There is no mkdocs.yml in {root}. Go to the project's folder, or name it with -C DIR.")
    try:
        clock.today()
    except clock.ClockError as error:
        raise click.UsageError(str(error)) from error
    context.obj = root


@main.command(epilog=EPILOG)
@click.option("--address", default=None, metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000 by default.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in the browser.")
@click.pass_obj
def serve(root: Path, address: str | None, open_browser: bool) -> None:
    """Preview the site, fresh after every edit; mistakes show as a notice over the last good pages.

    Entries with `draft: true` are shown here, and in no build. FACTSHEET_EDITOR says how the notice opens a file:
    vscode://file/{path}:{line}:{column} by default, idea://open?file={path}&line={line}, or none.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    from generator.engine.ports import IN_USE, taken

    if address and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", address):
        raise click.BadParameter(f"“{address}” is no address. Write it as 127.0.0.1:8001.", param_hint="--address")
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    if address and taken(*address.rsplit(":", 1)):
        fail(IN_USE)
    click.echo(f"The pages are being made. Soon they are at http://{address or '127.0.0.1:8000'}. Ctrl+C ends it.")
    try:
        mkdocs_serve(str(root / "mkdocs.yml"), livereload=True, open_in_browser=open_browser, **options)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        fail(IN_USE)


@main.command(epilog=EPILOG)
@click.pass_obj
def pages(root: Path) -> None:
    """Write the generated Markdown to build/pages/ and the editor schemas to build/schemas/, without a site."""
    from generator.examining import examine
    from generator.producing import PAGES, SCHEMAS, produce_from
    from generator.writing import write_tree

    examined = examine(root)
    say(examined.problems)
    production = produce_from(examined, root)
    if not production.publishable:
        fail("Nothing was written.")
    written = write_tree(root / PAGES, production.pages)
    write_tree(root / SCHEMAS, production.schemas)
    click.echo(f"{len(production.pages)} pages: {len(written.changed)} written, {len(written.removed)} removed.")


@main.command(epilog=EPILOG)
@click.pass_obj
def doctor(root: Path | None) -> None:
    """Say whether this machine has what is needed, and what to do where it has not."""
    from generator import doctoring

    findings = doctoring.examine_machine((root or Path.cwd()).resolve())
    for finding in findings:
        click.echo(f"{click.style(finding.mark, fg=finding.color)}  {finding.text}")
    sys.exit(1 if any(finding.mark == "missing" for finding in findings) else 0)
