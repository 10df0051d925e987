"""`factsheet pdf`: one-pagers as PDF, of the sheets or of any entry; a release of their own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from mkdocs.config import load_config

from generator.commands import fail, say
from generator.engine.paper import Press
from generator.examining import examine
from generator.pages.links import is_sheet
from generator.printing.composing import PAPERS
from generator.printing.printable import Printable
from generator.printing.shelf import SHELF, Made, fingerprint, write_shelf
from generator.producing import produce_from
from generator.progress import Progress

Renderer = Callable[[Printable, int], tuple[bytes, int]]

_EPOCH = 719_163  # the ordinal of January 1, 1970
MISSING_EXTRA = (
    "PDFs need WeasyPrint, which is not installed.\n"
    "Install it with the extra `pdf`: python -m pip install 'factsheet[pdf]'"
)
MISSING_LIBRARIES = (
    "WeasyPrint is installed, but a library of the system that it draws text with is not: {reason}\n"
    "On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "On macOS: brew install pango"
)


@click.command("pdf")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option(
    "--out",
    default=None,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go; build/pdf/ in the project by default, from where the next build publishes them.",
)
@click.option(
    "--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True, help="The size of the paper."
)
@click.pass_obj
def pdf(root: Path, pages: tuple[str, ...], out: Path | None, paper: str) -> None:
    """Make PDFs for print: of all sheets, or of each PAGE, such as sheets/NAME or KIND/ID of an entry.

    Nothing is fetched from any network. The next `factsheet build` publishes those in build/pdf/ that are of the same
    content, and links to them from their pages.
    """
    render = _renderer()
    examined = examine(root)
    say(examined.problems)
    production = produce_from(examined, root)
    catalog = production.catalog
    if catalog is None or not production.publishable:
        fail("No PDF was made.")
    press = Press(root, production, catalog, load_config(str(root / "mkdocs.yml")))
    wanted = [_uri(page, press) for page in pages] or sorted(filter(is_sheet, catalog.documents))
    if not wanted:
        fail("There is no sheet in docs/sheets/. Name an entry: factsheet pdf KIND/ID")
    folder = (out or root / SHELF).resolve()
    day = catalog.today.toordinal() - _EPOCH
    with Progress("Making PDFs", len(wanted)) as progress:
        made = list(_made(press, wanted, paper, lambda printable: render(printable, day), progress))
    write_shelf(folder, made)
    for each, content in made:
        count = f"{each.pages} page{'' if each.pages == 1 else 's'}"
        click.echo(f"{_short(folder / each.path)}: {count}, {len(content) / 1000:.0f} kB")


def _renderer() -> Renderer:
    """The maker of PDFs, asked for only here: all else works without it."""
    try:
        from generator.printing.weasy import RefusedError, render_pdf
    except ImportError:
        fail(MISSING_EXTRA)
    except OSError as error:  # from the binding to Pango
        fail(MISSING_LIBRARIES.format(reason=str(error).splitlines()[0]))

    def render(printable: Printable, day: int) -> tuple[bytes, int]:
        try:
            return render_pdf(printable, day)
        except RefusedError as refused:
            fail(f"{printable.name}: {refused}. No PDF was made.")

    return render


def _made(
    press: Press, uris: list[str], paper: str, render: Callable[[Printable], tuple[bytes, int]], progress: Progress
) -> Iterator[tuple[Made, bytes]]:
    for uri in uris:
        printable = press.printable(uri, paper)
        content, pages = render(printable)
        yield Made(printable.name, paper, pages, printable.digest, fingerprint(content)), content
        progress.step(printable.name)


def _uri(page: str, press: Press) -> str:
    """The page that somebody named, however they wrote it; wrong use if there is none."""
    uri = page.removeprefix("docs/").removesuffix(".md").strip("/") + ".md"
    if press.can_print(uri):
        return uri
    near = difflib.get_close_matches(uri.removesuffix(".md"), press.names(), 1)
    tip = f" Did you mean {near[0]}?" if near else " Name a sheet, such as sheets/NAME, or an entry, such as KIND/ID."
    raise click.UsageError(f"There is no sheet and no entry “{page}”.{tip}")


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
