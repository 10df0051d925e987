"""`factsheet export`: the whole site as plain Markdown, for the day on which another engine takes over."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands import fail, say, summary
from generator.examining import examine


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def export(root: Path, folder: Path) -> None:
    """Write the site into DIR as Markdown that plain engines build without this software.

    \b
    factsheet export ../plain && cd ../plain
    mkdocs build        with mkdocs-material; or: zensical build; or: properdocs build

    DIR holds every page with its tokens replaced, pictures, data, the style sheet and a mkdocs.yml. If the project has
    an error, or DIR holds anything that no export wrote, nothing is written. A later export takes the place of the
    whole folder, and of what engines built in it.
    """
    from generator.exporting.making import make_export
    from generator.exporting.writing import RefusedFolderError, refuse, write_export
    from generator.producing import produce_from

    target = folder.resolve()
    examined = examine(root)
    say(examined.problems)
    try:
        refuse(target, root)
        production = produce_from(examined, root)
        if not production.publishable:
            say([problem for problem in production.problems if problem not in examined.problems])
            fail("Nothing was written.")
        files = make_export(production, root)
        write_export(files, target, root)
    except RefusedFolderError as refusal:
        fail(f"{refusal} Nothing was written.")
    except OSError as error:
        fail(f"{target} could not be written: {error}. It is what it was.")
    pages = sum(1 for path in files if path.startswith("docs/") and path.endswith(".md"))
    click.echo(f"{summary(examined)}\n{pages} pages and {len(files) - pages} other files in {target}.")
