"""The very pages that ours writes, as a project of MkDocs with Material that knows nothing of facts.

`plain` says less than half of what a reader of ours sees: no labels, no timeline, no numbers, no citation. Here a hand
would have written word for word what ours generates, so this is the other end of what may be called the same pages.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from generator.examining import examine
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from tests.benchmarks.content import Content
from tests.benchmarks.files import MODEL, write_project

_SETTINGS = ("theme:", "markdown_extensions:")


def write_same_pages(content: Content, root: Path) -> None:
    """Write the project into a new folder: Markdown of ours, the extensions that it uses, and a menu of its lists."""
    facts = root / "facts"
    write_project(content, facts)
    catalog = examine(facts).catalog
    assert catalog is not None
    pages = make_pages(catalog, make_environment(facts / "site_config" / "templates"))
    for uri, text in pages.items():
        target = root / "docs" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    shutil.copytree(facts / "docs", root / "docs", dirs_exist_ok=True)
    lists = [uri for uri in pages if re.fullmatch(r"[^/]+/index\.md", uri)]
    (root / "mkdocs.yml").write_text(_settings(["index.md", *lists]), encoding="utf-8")


def _settings(menu: list[str]) -> str:
    """The settings of the project, but without its plugin, its look and what it is strict about."""
    parts = re.split(r"(?m)^(?=\w)", (MODEL / "mkdocs.yml").read_text(encoding="utf-8"))
    theme, extensions = ("".join(part for part in parts if part.startswith(name)) for name in _SETTINGS)
    theme = re.sub(r"(?m)^  (custom_dir|favicon|logo):.*\n", "", theme)
    head = {"site_name": "Bridges of Lenvaria", "site_url": "https://facts.example.org/", "plugins": [], "nav": menu}
    return yaml.safe_dump(head) + theme + extensions
