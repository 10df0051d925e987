"""Lists the parts of others that a site makes browsers load, and a vocabulary, in requirements/frontend.json.

They come with locked packages, and no part is fetched from another host. Digests are those of the files as their makers
ship them: of style sheets, a build leaves out rules that no page needs. Renew the list from a built site: make vendored
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from tests.supply.lock import ROOT

FILE = ROOT / "requirements" / "frontend.json"
_THEME = ("javascripts/*.js", "stylesheets/*.css")


def parts(site: Path) -> list[dict[str, Any]]:
    """The parts on a built site, each with name, version, license, the package it comes with, and its files."""
    theme = Path(str(distribution("mkdocs-material").locate_file("material"))) / "templates"
    published = sorted(path for pattern in _THEME for path in (site / "assets").glob(pattern))
    return [
        _part("Material for MkDocs", "MIT", "mkdocs-material", _below(theme, _shipped(theme, published, site))),
        _part("Material Design Icons", "Apache-2.0", "mkdocs-material", _below(theme, [theme / _ICONS])),
        _vocabulary(ROOT / "generator" / "linked" / "schemaorg.tsv"),
    ]


_ICONS = ".icons/material/LICENSE"  # the drawings themselves are put together in assets/icons.svg


def _vocabulary(path: Path) -> dict[str, Any]:
    """The words of schema.org, which lie in the repository; the head of the file says their version and license."""
    found = re.search(r"version ([\d.]+)", path.read_text(encoding="utf-8"))
    return {
        "name": "schema.org vocabulary",
        "version": found[1] if found else "",
        "license": "CC-BY-SA-3.0",
        "package": "",
        "files": _below(ROOT, [path]),
    }


def _shipped(theme: Path, published: Iterable[Path], site: Path) -> list[Path]:
    return [theme / path.relative_to(site) for path in published]


def _below(folder: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def _part(name: str, license_: str, package: str, files: dict[str, str]) -> dict[str, Any]:
    return {
        "name": name,
        "version": distribution(package).version,
        "license": license_,
        "package": package,
        "files": files,
    }


def listed(site: Path) -> str:
    """The text of the list."""
    return json.dumps({"parts": parts(site)}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(listed(Path(sys.argv[1])), encoding="utf-8")
