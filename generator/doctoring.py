"""`factsheet doctor`: what this machine has, what it lacks, and what to do about it."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.loading.texts import ARTICLES_VARIABLE, text_folders

_NEEDED = ("mkdocs", "mkdocs-material", "markdown", "pyyaml", "pydantic", "jinja2", "babel", "pagefind", "pagefind-bin")
_MEASURED = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.1"}
_OLDEST = (3, 11)
_COLORS = {"fine": "green", "note": "yellow", "missing": "red"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `fine`, worth a `note`, or `missing`."""

    mark: str
    text: str

    @property
    def color(self) -> str:
        """The color of the mark on a terminal."""
        return _COLORS[self.mark]


def examine_machine(root: Path) -> list[Finding]:
    """Look at Python, libraries, libyaml, Git, the texts of the sources and the project's folder."""
    return [_python(), *_libraries(), _libyaml(), _git(), *_project(root), _texts(root)]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _OLDEST:
        return Finding("missing", f"Python {version} is too old. Install 3.11 or newer, and run make again.")
    return Finding("fine", f"Python {version}")


def _libraries() -> list[Finding]:
    findings = []
    for name in _NEEDED:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            findings.append(Finding("missing", f"{name} is not installed. Run make site."))
            continue
        wanted = _MEASURED.get(name)
        if wanted and version != wanted:
            findings.append(Finding("note", f"{name} {version}: the site was measured with {wanted}. Run make site."))
        else:
            findings.append(Finding("fine", f"{name} {version}"))
    return findings


def _libyaml() -> Finding:
    if yaml.__with_libyaml__:
        return Finding("fine", "PyYAML runs on libyaml")
    text = "PyYAML runs without libyaml: all works, about ten times slower. Reinstall pyyaml from a wheel to mend it."
    return Finding("note", text)


def _git() -> Finding:
    if shutil.which("git"):
        return Finding("fine", "Git is there")
    return Finding("note", "Git is not there: pages will not know when they last changed.")


def _project(root: Path) -> list[Finding]:
    findings = []
    for name in ("mkdocs.yml", "content", "site_config", "docs"):
        there = (root / name).exists()
        text = name if there else f"{name} is not in {root}. Go to the project's folder, or name it with -C DIR."
        findings.append(Finding("fine" if there else "missing", text))
    return findings


def _texts(root: Path) -> Finding:
    folders = text_folders(root, os.environ)
    count = sum(1 for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix == ".txt")
    if count:
        return Finding("fine", f"{count} text(s) of sources at hand: quotations are checked against them")
    text = (
        f"No texts of sources at hand (content/articles/ or {ARTICLES_VARIABLE}): quotations are checked by the lock."
    )
    return Finding("note", text)
