"""`factsheet verify`: checks all evidence against the texts at hand, and renews the two locks in canonical order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generator.checks import ids_never_die, lock_format
from generator.evidence.lock import Lock, digest, format_lock
from generator.evidence.matching import Outcome, match
from generator.model.catalog import Catalog
from generator.model.parts import Evidence
from generator.model.walk import evidence_of
from generator.pages.coverage import inferences
from generator.writing import write_if_changed


@dataclass(frozen=True)
class Verification:
    """What the two locks should say, and how much evidence stands in which way."""

    quotes_lock: str
    ids_lock: str
    counts: Counter[str]


def verify(catalog: Catalog) -> Verification:
    """Check every piece of evidence again.

    Evidence whose text is at hand gets a line only if its words are found in the text that the record describes.
    Where the text is not at hand, a line that is in the lock stays. Lines without evidence go.
    """
    lines: list[tuple[str, str]] = []
    counts: Counter[str] = Counter()
    for entry in catalog.entries.values():
        for located in evidence_of(entry):
            way, line = _judge(catalog, located.item)
            counts[way] += 1
            if line:
                lines.append(line)
    counts["our inference: facts that say from what"] = inferences(catalog)
    remembered = set(ids_never_die.read_ids(catalog.ids_lock)) | set(ids_never_die.addresses(catalog))
    return Verification(format_lock(lines), ids_never_die.format_ids(remembered), counts)


def _judge(catalog: Catalog, evidence: Evidence) -> tuple[str, tuple[str, str] | None]:
    source = catalog.sources.get(evidence.source)
    if source is None or source.data.text is None:
        return "cited, text not held", None
    sha256 = source.data.text.sha256
    line = (evidence.source, digest(evidence, sha256))
    text = catalog.texts.get(evidence.source)
    if text is None:
        return ("attested by the lock", line) if _attests(catalog.lock, line) else ("not yet checked", None)
    if text.sha256 == sha256 and match(evidence, text).outcome is Outcome.FOUND:
        return "checked against the text", line
    return "wrong", None


def _attests(lock: Lock, line: tuple[str, str]) -> bool:
    return line in lock.lines


def write_locks(root: Path, verification: Verification) -> list[str]:
    """Write the locks that changed; gives their names, relative to the project."""
    return [name for name, text in _files(verification) if write_if_changed(root / name, text)]


def stale_locks(root: Path, verification: Verification) -> list[str]:
    """The names of the locks that `write_locks` would change."""
    files = ((root / name, name, text) for name, text in _files(verification))
    return [name for path, name, text in files if not path.is_file() or path.read_text(encoding="utf-8") != text]


def _files(verification: Verification) -> tuple[tuple[str, str], ...]:
    return (lock_format.FILE, verification.quotes_lock), (ids_never_die.FILE, verification.ids_lock)
