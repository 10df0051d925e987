"""The look of the site: are its files found without the ten thousand drawings of icons, and those when asked for?"""

from __future__ import annotations

from pathlib import Path

import material
from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.engine.looking import FRAME, VisibleFiles, add_frame

THEME = Path(material.__file__).parent / "templates"


def test_the_engine_gets_the_same_files_of_the_theme(tmp_path: Path) -> None:
    """Does the engine find the same files, also in folders of a site's own theme, and no hidden ones?"""
    for name in ("own/deep/a.css", "own/.hidden/b.css", ".hidden/c.css", "own/.d.css", "e.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    config = MkDocsConfig()
    config.load_dict({"site_name": "Bridges", "theme": {"name": "material", "custom_dir": str(tmp_path)}})
    assert config.validate() == ([], [])
    usual, ours = Files([]), Files([])
    config.theme.dirs.insert(1, str(FRAME))
    usual.add_files_from_theme(config.theme.get_env(), config)
    config.theme.dirs.remove(str(FRAME))
    add_frame(config)
    ours.add_files_from_theme(config.theme.get_env(), config)
    assert [(file.src_uri, file.abs_src_path) for file in ours] == [(file.src_uri, file.abs_src_path) for file in usual]
    assert {"own/deep/a.css", "e.css"} <= {file.src_uri for file in ours}
    assert not any("hidden" in file.src_uri for file in ours)


def test_a_hidden_drawing_is_found_by_its_name() -> None:
    """Can a template include the drawing of an icon, which is not listed?"""
    icon = ".icons/material/bridge.svg"
    ours, usual = (Environment(loader=kind(str(THEME))) for kind in (VisibleFiles, FileSystemLoader))
    assert icon in usual.list_templates()
    assert icon not in ours.list_templates()
    assert ours.get_template(icon).render() == usual.get_template(icon).render()
