"""The last step of pages: is everything done to each, whoever made it, and is a preview left able to reload?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from generator.engine.finishing import Finishing, without_places
from generator.engine.securing import policy

PAGE = """<!doctype html>
<html><head>
  <meta charset="utf-8"></head>
<body class="a">
   <a href="https://example.org/">x</a>
   <td style="text-align: right;">1</td>
   <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"/></svg>
</body></html>"""
Finish = Callable[..., Finishing]


@pytest.fixture
def finishing(tmp_path: Path) -> Finish:
    """`finishing(preview=True)`: for a site of its own, with a style sheet."""
    (tmp_path / "site/assets").mkdir(parents=True)
    (tmp_path / "site/assets/factsheet.css").write_text("/* ours */\n.a {\n  top: 0;\n}\n")

    def make(*, preview: bool = False) -> Finishing:
        config = MkDocsConfig()
        config.load_dict({"site_url": "https://example.org/part/", "site_dir": str(tmp_path / "site")})
        return Finishing(config, preview=preview)

    return make


def test_everything_is_done(finishing: Finish) -> None:
    """Has a page the policy, quiet links, shared icons by the right way, and no style attribute or indent?"""
    page = finishing().page(PAGE, "x.md", "a/b/")
    assert policy().split(";")[0] in page
    assert 'rel="noreferrer noopener"' in page
    assert '<use href="../../assets/icons.svg#' in page
    assert '<td class="fs-right">' in page
    assert "\n  " not in page
    assert '<use href="./assets/icons.svg#' in finishing().page(PAGE, "index.md", "")


def test_page_for_wrong_addresses_is_done_too(finishing: Finish) -> None:
    """Is the page that is shown at any depth finished as well, with icons from the root of the site?"""
    page = finishing().template(PAGE, "404.html")
    assert policy().split(";")[0] in page
    assert '<use href="/part/assets/icons.svg#' in page


def test_a_preview_can_reload(finishing: Finish, tmp_path: Path) -> None:
    """Has a preview no policy, which would refuse the script that reloads it, and style sheets as they are written?"""
    preview = finishing(preview=True)
    page = preview.page(PAGE, "x.md", "a/b/")
    preview.done()
    assert "Content-Security-Policy" not in page
    assert 'rel="noreferrer noopener"' in page
    assert (tmp_path / "site/assets/icons.svg").is_file()
    assert "/* ours */" in (tmp_path / "site/assets/factsheet.css").read_text()


def test_style_sheet_of_a_site_is_shortened(finishing: Finish, tmp_path: Path) -> None:
    """Is the published style sheet without comments?"""
    finishing().done()
    assert (tmp_path / "site/assets/factsheet.css").read_text() == ".a{top: 0}"


def test_sitemap_without_what_is_not_listed() -> None:
    """Do places that ask not to be listed leave the sitemap, and the others stay?"""
    place = "\n  <url>\n    <loc>https://example.org/{}/</loc>\n    <lastmod>2026-01-01</lastmod>\n  </url>"
    sitemap = f"<urlset>{place.format('a')}{place.format('a/b')}{place.format('c')}\n</urlset>"
    left = f"<urlset>{place.format('a/b')}\n</urlset>"
    assert without_places(sitemap, ["https://example.org/a/", "https://example.org/c/"]) == left
