"""Reads the locks of `requirements/`: which packages, in which version, with which digests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCKS = {"site": ROOT / "requirements" / "site.lock", "tests": ROOT / "requirements" / "dev.lock"}
_PACKAGE = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\\n]*?))?[ ]\\\n"
    r"(?P<hashes>(?:[ ]{4}--hash=sha256:[0-9a-f]{64}(?:[ ]\\)?\n)+)",
    re.MULTILINE,
)
_PIN = re.compile(r"^[A-Za-z0-9._-]+(?:\[[^\]]*\])?==", re.MULTILINE)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """A package of a lock, for the "site" if it builds sites, else for "tests"; `marker` says where it is used."""

    name: str
    version: str
    hashes: tuple[str, ...]
    purpose: str
    marker: str = ""

    @property
    def purl(self) -> str:
        """The package as a package URL, whose names are in small letters with hyphens."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def read_lock(text: str, purpose: str) -> Iterator[Locked]:
    """The packages of a lock. Raises ValueError if one has no digest: then the lock does not lock it."""
    found = list(_PACKAGE.finditer(text))
    if len(found) != len(_PIN.findall(text)):
        raise ValueError("A package of the lock has no digest, or stands in a form that this does not read.")
    for each in found:
        yield Locked(
            each["name"], each["version"], tuple(_HASH.findall(each["hashes"])), purpose, (each["marker"] or "").strip()
        )


def locked() -> list[Locked]:
    """All packages of both locks by name and version; some systems get another. What a site needs is for the site."""
    packages: dict[tuple[str, str], Locked] = {}
    for purpose, path in LOCKS.items():
        for package in read_lock(path.read_text(encoding="utf-8"), purpose):
            packages.setdefault((package.name, package.version), package)
    return [packages[key] for key in sorted(packages)]
