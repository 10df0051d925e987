"""`factsheet schemas`: what an editor reads to complete, explain and check what is typed."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import fail
from generator.examining import examine
from generator.kinds.schemas_writing import tie, write_schemas, write_workspace
from generator.kinds.ties import FOLDER


@click.command("schemas")
@click.option("--vscode", is_flag=True, help="Also write .vscode/: settings that tie each file to its schema.")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
@click.pass_obj
def schemas(root: Path, vscode: bool, files: tuple[Path, ...]) -> None:
    """Write build/schemas/, by which an editor completes, explains and checks what you type.

    They hold the ids and words of this moment; `build` and `serve` renew them as well. With FILE, the line that ties a
    file to its schema is put at its top, for editors that do not read the settings of a workspace.
    """
    catalog = examine(root).catalog
    if catalog is None:
        fail("Nothing was written: site_config/site.yml or vocabulary.yml has a mistake. See: factsheet check")
    count = write_schemas(root, catalog)
    if vscode:
        write_workspace(root, catalog)
    for path in files:
        if not path.resolve().is_relative_to(root.resolve()) or not tie(path, root):
            fail(f"{path} is no file of content/ or site_config/ that has a schema.")
    click.echo(f"{count} schemas in {FOLDER}/.")
