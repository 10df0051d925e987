"""`factsheet fmt`: writes the YAML files of editors in their one form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import say
from generator.loading.file_names import relative_name
from generator.loading.files import read_text
from generator.problems import Level, Problem, has_errors
from generator.rewriting.emitting import Order
from generator.rewriting.formatting import FormatError, Formatted, as_written, format_text
from generator.rewriting.key_order import order_for
from generator.rewriting.own_files import declared_kinds, is_own, own_files
from generator.writing import write_if_changed


@click.command("fmt")
@click.option("--check", is_flag=True, help="Only list the files that are not in form, and end with 1 if any.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.pass_obj
def fmt(root: Path, check: bool, files: tuple[Path, ...]) -> None:
    """Write YAML files in the one canonical form: order of keys, wrapping, quotes.

    Without FILE, all entries, sources, corrections, exceptions, settings and kinds. What a file says never changes,
    and every comment is kept. Translations have the form of `factsheet translate`. A file that cannot be read is named
    with the reason, and the others are still written.
    """
    paths = [_own(root, path) for path in files] or list(own_files(root))
    kinds = declared_kinds(root)
    problems: list[Problem] = []
    moved: list[str] = []
    for path in paths:
        file = relative_name(path, root)
        text, found = read_text(path, root, file)
        formed = Formatted(None) if text is None else _formed(text, file, order_for(file, kinds) or as_written)
        problems += [*found, *formed.problems]
        if formed.text is None or _holds(path, formed.text):
            continue
        moved.append(file)
        if not check:
            write_if_changed(path.resolve(), formed.text)
    _report(problems, moved, len(paths), check=check)


def _own(root: Path, path: Path) -> Path:
    """The whole path of a file that was named; anything but the YAML of editors is wrong use of the command."""
    whole = path.absolute() if (path.is_absolute() or path.exists()) else root / path
    whole = whole.parent.resolve() / whole.name
    if not is_own(root, whole):
        tip = "Name YAML files of content/ or site_config/; translations have the form of `factsheet translate`."
        raise click.BadParameter(f"“{path}” is no file that this command writes. {tip}", param_hint="FILE")
    return whole


def _formed(text: str, file: str, order: Order) -> Formatted:
    try:
        return format_text(text, file, order)
    except FormatError:
        message = "The file was left as it is: its form would not have said quite the same."
        tip = "Please report this with the file; it is a mistake of the software."
        return Formatted(None, (Problem(file, 0, 0, "not-formatted", message, tip),))


def _holds(path: Path, text: str) -> bool:
    return path.read_bytes() == text.encode()


def _report(problems: list[Problem], moved: list[str], count: int, *, check: bool) -> None:
    say(problems)
    for file in moved:
        click.echo(file)
    files = f"{count} file{'' if count == 1 else 's'}"
    if check and moved:
        click.echo(f"{len(moved)} of {files} not in form. Write it: factsheet fmt")
    elif moved:
        click.echo(f"{len(moved)} of {files} brought into form.")
    elif not has_errors(problems):
        left = sum(1 for problem in problems if problem.level is Level.WARNING)
        click.echo(f"{files} in form." if not left else f"{files}: {left} left alone, the others in form.")
    sys.exit(1 if has_errors(problems) or (check and moved) else 0)
