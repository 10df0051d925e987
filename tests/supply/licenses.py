"""Lists the license of every locked package in requirements/LICENSES.md. Renew it: make licenses

A package says its license in one of four ways, taken in this order: an SPDX expression (PEP 639), a name in the field
`License`, classifiers, the text of its license. Where a package is not installed, as those for other systems are not,
the line of before is kept.
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from tests.supply.lock import ROOT, Locked, locked

FILE = ROOT / "requirements" / "LICENSES.md"
UNKNOWN = "not known"
_ROW = re.compile(r"^\| (?P<name>\S+) \| (?P<version>\S+) \| (?P<license>[^|]+?) \| (?:site|tests) \|$", re.MULTILINE)
# How packages write what SPDX has one name for.
_NAMES = {
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 3-clause license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 1.1 (mpl 1.1)": "MPL-1.1",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "artistic license": "Artistic-1.0-Perl",
    "gnu general public license v2 or later (gplv2+)": "GPL-2.0-or-later",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.1-or-later",
    "public domain": "LicenseRef-Public-Domain",
    "sil ofl 1.1": "OFL-1.1",
    "sil open font license 1.1 (ofl-1.1)": "OFL-1.1",
}
_SPDX = {"Apache-2.0", "MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0", "PSF-2.0", "OFL-1.1"}
# Words that only one license has, in the order in which they tell.
_TEXTS = (
    ("Apache License", "Apache-2.0"),
    ("Mozilla Public License Version 2.0", "MPL-2.0"),
    ("Mozilla Public License, version 2.0", "MPL-2.0"),
    ("Permission is hereby granted, free of charge", "MIT"),
    ("Permission to use, copy, modify, and/or distribute", "ISC"),
    ("Neither the name", "BSD-3-Clause"),
    ("names of its contributors may", "BSD-3-Clause"),
    ("may not be used to endorse", "BSD-3-Clause"),
    ("Redistributions in binary form", "BSD-2-Clause"),
)


def license_of(package: Distribution) -> str:
    """The license of an installed package in the words of SPDX, or UNKNOWN."""
    told = package.metadata
    if expression := _field(package, "License-Expression"):
        return expression
    field = _field(package, "License")
    if field in _SPDX or field.lower() in _NAMES:
        return _NAMES.get(field.lower(), field)
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")
    ]
    named = sorted({_NAMES[each.lower()] for each in classifiers if each.lower() in _NAMES})
    return " OR ".join(named) or _by_text(package)


def _field(package: Distribution, name: str) -> str:
    """A field of the metadata; empty if it is not there."""
    return str((package.metadata.get_all(name) or [""])[0]).strip()


def _by_text(package: Distribution) -> str:
    """The license that the text in the package is; the field `License` sometimes holds it whole."""
    files = [each for each in package.files or () if re.search(r"(?i)(?:licen[cs]e|copying)[^/]*$", str(each))]
    texts = [_field(package, "License"), *(each.read_text() for each in files if each.suffix != ".py")]
    text = " ".join(" ".join(texts).split())
    return next((name for words, name in _TEXTS if words in text), UNKNOWN)


def licenses(packages: list[Locked], before: str) -> dict[str, str]:
    """The license of each package by its name; `before` is the list that there was."""
    kept = {row["name"]: row["license"] for row in _ROW.finditer(before)}
    found: dict[str, str] = {}
    for package in packages:
        try:
            license_ = license_of(distribution(package.name))
        except PackageNotFoundError:
            license_ = UNKNOWN
        found[package.name] = kept.get(package.name, UNKNOWN) if license_ == UNKNOWN else license_
    return found


def listed(packages: list[Locked], before: str) -> str:
    """The text of the list."""
    found = licenses(packages, before)
    rows = "".join(f"| {each.name} | {each.version} | {found[each.name]} | {each.purpose} |\n" for each in packages)
    return (
        "# Licenses of the locked packages\n\n"
        "As each package states it, in the words of SPDX. *site*: sites are built with it; *tests*: only the\n"
        "tests and tools of this project need it. What browsers load: `frontend.json`. Renew: `make licenses`.\n\n"
        f"| Package | Version | License | For |\n| --- | --- | --- | --- |\n{rows}"
    )


if __name__ == "__main__":
    FILE.write_text(listed(locked(), FILE.read_text(encoding="utf-8") if FILE.is_file() else ""), encoding="utf-8")
