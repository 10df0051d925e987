"""Gives the engine the look of every site: the frame of its pages, and one style sheet joined from its parts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

THEME = Path(__file__).parent.parent / "theme"
FRAME = THEME / "frame"
STYLE_SHEET = "assets/factsheet.css"
_SITE_THEME = Path("site_config") / "theme"


def add_frame(config: MkDocsConfig) -> None:
    """Put our templates and scripts behind the site's own theme folder and before Material's.

    The style parts of a site are no files of the published site, so the engine is not to copy them.
    """
    if str(FRAME) not in config.theme.dirs:
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, str(FRAME))
        # A setting of this one theme, as the engine makes a theme for each build.
        config.theme.get_env = partial(_with_visible_files, config.theme.get_env)  # type: ignore[method-assign]


def _with_visible_files(environment: Callable[[], Environment]) -> Environment:
    """The environment of the theme's templates, which does not list what the engine leaves out."""
    made = environment()
    if type(made.loader) is FileSystemLoader:
        made.loader = VisibleFiles(made.loader.searchpath)
    return made


class VisibleFiles(FileSystemLoader):
    """Finds all templates, and lists those that lie in no hidden folder.

    The engine lists the files of the theme and takes no hidden ones. Those are ten thousand: drawings of icons.
    """

    def list_templates(self) -> list[str]:
        """The names of all templates that are not hidden, each once."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = folder[len(top) :].replace(os.sep, "/").strip("/")
                found.update(f"{below}/{name}" if below else name for name in names)
        return sorted(found)


def theme_folder(config: MkDocsConfig) -> str:
    """Where the theme's own templates are, which stands behind our frame."""
    return config.theme.dirs[config.theme.dirs.index(str(FRAME)) + 1]


def add_style_sheet(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Add the joined style sheet to the files of the site, and take out the parts that it was joined from."""
    for file in [file for file in files if file.src_uri.startswith("styles/")]:
        files.remove(file)
    files.append(File.generated(config, STYLE_SHEET, content=f"{style_sheet(root)}\n{_on_paper(config)}"))


def style_sheet(root: Path) -> str:
    """The parts in the order of their names; a site's own part takes the place of ours with the same name."""
    parts = {path.name: path for folder in (THEME, root / _SITE_THEME) for path in (folder / "styles").glob("*.css")}
    return "\n".join(parts[name].read_text(encoding="utf-8") for name in sorted(parts))


def _on_paper(config: MkDocsConfig) -> str:
    """What stands at the head of each printed sheet (90-print.css): the site, and the day for which it speaks."""
    as_of = config.extra.get("factsheet", {}).get("as_of_line", "")
    names = {"name": config.site_name or "", "date": as_of}
    lines = (f"  --fs-print-{name}: {_string(text)};\n" for name, text in names.items())
    return f"@media print {{\n:root {{\n{''.join(lines)}}}\n}}\n"


def _string(text: str) -> str:
    """The text as a string of CSS."""
    return '"' + re.sub(r'[\\"\n<]', lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
