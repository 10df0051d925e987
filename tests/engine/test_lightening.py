"""What is left out of the site: is it nothing that a reader would see or a page would load?"""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.engine.lightening import lighter, without_comments, without_styles


def test_indents_go_and_words_stay() -> None:
    """Are indents gone, while words stay apart and preformatted text stays as it was?"""
    code = "<pre><code>  a\n    b\n\n</code></pre>"
    page = f"<ul>\n    <li>one\n      two</li>\n\n    <li> three </li>\n</ul>\n{code}\n   <p>c</p>\n"
    assert lighter(page) == f"<ul>\n<li>one\ntwo</li>\n<li> three </li>\n</ul>\n{code}\n<p>c</p>\n"


@given(st.text(alphabet=" \t\r\n\x0b\xa0ab", max_size=20))
def test_line_breaks_stand_alone(text: str) -> None:
    """Is each line break, with the spaces and tabs before it and any white space behind it, one line break?"""
    assert lighter(text) == re.sub(r"[ \t\r]*\n\s*", "\n", text)


def test_script_text_is_kept() -> None:
    """Is the text of scripts and of boxes for typing kept sign by sign?"""
    for element in ('<script type="application/json">{\n  "a": 1\n}</script>', "<textarea>\n  x\n\n  y</textarea>"):
        assert lighter(f"<div>\n  {element}\n  </div>") == f"<div>\n{element}\n</div>"


def test_comments_of_scripts_go() -> None:
    """Do lines that are only a comment go, while code, and text that looks like a comment, stays?"""
    script = '// a\nconst b = "http://x"; // c\n  // d `e`\nconst f = `\n  // g\n${b}`;\n// h\n'
    assert without_comments(script) == 'const b = "http://x"; // c\nconst f = `\n  // g\n${b}`;\n'


def test_columns_are_aligned_by_class() -> None:
    """Does a column that Markdown aligns stay aligned without a style attribute?"""
    row = '<tr><th style="text-align: right;">a</th><td style="text-align: center;">b</td><td>c</td></tr>'
    assert without_styles(row) == '<tr><th class="fs-right">a</th><td class="fs-center">b</td><td>c</td></tr>'


def test_aligned_columns_have_a_rule(project_root: Path) -> None:
    """Is there a rule in the style sheet for each alignment?"""
    styles = "".join(path.read_text() for path in (project_root / "generator/theme/styles").glob("*.css"))
    for side in ("left", "center", "right"):
        assert re.search(rf"\.fs-{side} {{\s*text-align: {side};", styles), side


def test_site_ships_only_what_it_loads(built_bridges: Path) -> None:
    """Are there no source maps, and nothing of the theme that no page of the site loads?"""
    site = built_bridges / "site"
    assert not list(site.rglob("*.map"))
    loaded = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    for path in (site / "assets" / "stylesheets").glob("*"):
        assert path.name in loaded
    assert not (site / "assets/images/favicon.png").exists()
