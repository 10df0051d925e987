"""Writes the schemas of a project, and ties files to them."""

from __future__ import annotations

from pathlib import Path

from generator.kinds.schemas import entry_schemas
from generator.kinds.ties import FOLDER, MODELINE, modeline, schema_of, workspace_extensions, workspace_settings
from generator.model.catalog import Catalog
from generator.writing import write_if_changed


def write_schemas(root: Path, catalog: Catalog) -> int:
    """Write the schemas of a project into `build/schemas/`; how many there are.

    A kind whose declaration is broken just now keeps the schema that it had.
    """
    schemas = entry_schemas(catalog)
    for name, text in schemas.items():
        write_if_changed(root / FOLDER / name, text)
    return len(schemas)


def write_workspace(root: Path, catalog: Catalog) -> None:
    """Write the settings that tie every file of the project to its schema, for VS Code and what follows it."""
    write_if_changed(root / ".vscode" / "settings.json", workspace_settings(catalog.site.kinds))
    write_if_changed(root / ".vscode" / "extensions.json", workspace_extensions())


def tie(path: Path, root: Path) -> bool:
    """Put the modeline at the top of a file, in the place of another one if there is any. Whether it belongs there.

    The rest of the file stays what it was, byte for byte.
    """
    file = path.resolve().relative_to(root.resolve()).as_posix()
    schema = schema_of(file)
    if schema is None:
        return False
    text = path.read_bytes().decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    first, _, rest = text.partition(ends)
    line = modeline(schema, file.count("/"))
    write_if_changed(path, line + ends + (rest if first.startswith(MODELINE) else text))
    return True
