"""The YAML files of editors: which there are, how they are read, and the kinds that say how their keys are ordered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.kinds.declaration import Kind, KindDeclaration
from generator.loading.file_names import relative_name
from generator.loading.files import read_text
from generator.loading.record import parse_record
from generator.loading.validate import validate

# Texts of others, and translations, whose form is that of the command `translate`.
_NOT_OURS = ("articles", "texts", "translations")


def own_files(root: Path) -> Iterator[Path]:
    """All YAML files of entries, sources, corrections, exceptions, settings and kinds, in the order of their names."""
    folders = sorted(path for path in (root / "content").glob("*/") if path.name not in _NOT_OURS)
    for folder in (root / "content", *folders, root / "site_config", root / "site_config" / "kinds"):
        yield from sorted(path for path in folder.glob("*.yml") if path.is_file() and not path.name.startswith("."))


def is_own(root: Path, path: Path) -> bool:
    """Whether a file is one of `own_files`, whether or not it exists."""
    parts = path.relative_to(root).parts if path.is_relative_to(root) else ()
    if path.suffix != ".yml" or len(parts) not in (2, 3):
        return False
    folder = "/".join(parts[:-1])
    if parts[0] == "site_config":
        return folder in ("site_config", "site_config/kinds")
    return parts[0] == "content" and folder not in {f"content/{name}" for name in _NOT_OURS}


def declared_kinds(root: Path) -> dict[str, Kind]:
    """The kinds of the site that are in order; of the others, no order of keys is known."""
    kinds: dict[str, Kind] = {}
    for path in sorted((root / "site_config" / "kinds").glob("*.yml")):
        file = relative_name(path, root)
        text, _ = read_text(path, root, file)
        record, _ = parse_record(text, file) if text is not None else (None, [])
        declared, _ = validate(KindDeclaration, record) if record else (None, [])
        if record and declared:
            kinds[path.stem] = Kind(path.stem, record, declared)
    return kinds
