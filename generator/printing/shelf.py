"""The PDFs that were made, in `build/pdf/`, with a list that says from what: only what is current is published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.printing.printable import Printable
from generator.writing import write_if_changed

SHELF = Path("build") / "pdf"
LIST = "pdfs.json"
# Where they are on the site.
FOLDER = "pdf"


@dataclass(frozen=True)
class Made:
    """A PDF that was made: of which page, for which paper, from what (`Printable.digest`), and its own fingerprint."""

    name: str
    paper: str
    pages: int
    digest: str
    sha256: str

    @property
    def path(self) -> str:
        """The file below the folder of PDFs."""
        return f"{self.name}.pdf"

    @property
    def published(self) -> str:
        """The file below the folder of the site."""
        return f"{FOLDER}/{self.path}"


@dataclass(frozen=True)
class Shelf:
    """The PDFs that can be published: path below the site -> bytes, and page -> what was made of it."""

    files: dict[str, bytes]
    current: dict[str, Made]


EMPTY = Shelf({}, {})


def write_shelf(folder: Path, made: Iterable[tuple[Made, bytes]]) -> None:
    """Write PDFs and add them to the list; those of other pages stay as they are."""
    listed = {each.name: each for each in read_list(folder)}
    for each, content in made:
        write_if_changed(folder / each.path, content)
        listed[each.name] = each
    text = json.dumps([asdict(listed[name]) for name in sorted(listed)], indent=1)
    write_if_changed(folder / LIST, f"{text}\n")


def read_list(folder: Path) -> list[Made]:
    """The PDFs that were made; none if there is no list, or one that cannot be read."""
    try:
        return [Made(**item) for item in json.loads((folder / LIST).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def look_through(root: Path, printable: Callable[[str, str], Printable | None]) -> Shelf:
    """The PDFs of the project in `root` that are what would be made now.

    `printable` gives the document of a page for a paper, or None if there is no such page any more.
    """
    files: dict[str, bytes] = {}
    current: dict[str, Made] = {}
    for made in read_list(root / SHELF):
        content = _content(root / SHELF / made.path, made)
        now = printable(f"{made.name}.md", made.paper)
        if content is not None and now is not None and now.digest == made.digest:
            files[made.published] = content
            current[f"{made.name}.md"] = made
    return Shelf(files, current)


def unpublished(root: Path, site: Path) -> list[str]:
    """The PDFs of the project in `root` that the site lacks, because they are of other content."""
    return [made.path for made in read_list(root / SHELF) if not (site / made.published).is_file()]


def fingerprint(content: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def _content(path: Path, made: Made) -> bytes | None:
    """The file, if it is the one that was made."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    return content if fingerprint(content) == made.sha256 else None
