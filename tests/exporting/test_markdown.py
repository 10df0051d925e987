"""What an export does to the Markdown of a page: places, links, icons, notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from generator.exporting.icons import with_drawings
from generator.exporting.placing import placed, relinked, without_twins

PAGES = {"a/b.md", "a/c.md", "a/index.md", "d.md", "index.md"}


@pytest.mark.parametrize(
    ("uri", "place"), [("a/b.md", "a/b/index.md"), ("a/index.md", "a/index.md"), ("index.md", "index.md")]
)
def test_each_page_has_a_folder(uri: str, place: str) -> None:
    """Does a page get a folder of its own, unless it is the page of one already?"""
    assert placed(uri) == place


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("[C](c.md#x)", "[C](../c/index.md#x)"),
        ("[D](../d.md)", "[D](../../d/index.md)"),
        ("[A](index.md)", "[A](../index.md)"),
        ("![P](../assets/p.png)", "![P](../../assets/p.png)"),
        ('[C](c.md "Its title"){ .x }', '[C](../c/index.md "Its title"){ .x }'),
        ("[c]: c.md", "[c]: ../c/index.md"),
        ("[here](#x)", "[here](#x)"),
        ("[out](https://example.org/c.md)", "[out](https://example.org/c.md)"),
        ("[mail](mailto:a@example.org)", "[mail](mailto:a@example.org)"),
        ("`[C](c.md)`", "`[C](c.md)`"),
        ("```md\n[C](c.md)\n```", "```md\n[C](c.md)\n```"),
    ],
)
def test_links_lead_where_they_led(link: str, there: str) -> None:
    """Does each link of a page that moved lead from its new place to the new place of the other, and code stay?"""
    assert relinked(f"Before.\n\n{link}\n", "a/b.md", PAGES) == f"Before.\n\n{there}\n"


def test_icons_are_drawn() -> None:
    """Is a shortcode replaced by its drawing, and text left alone that only looks like one?"""
    text = with_drawings("A :material-gavel: B :material-no-such-icon: `:material-gavel:` 10:30:45")
    assert text.startswith('A <span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg"')
    assert text.endswith("</svg></span> B :material-no-such-icon: `:material-gavel:` 10:30:45")


def test_markdown_of_pages_is_not_linked() -> None:
    """Is the link to a page's Markdown, which no plain engine can serve, plain text in an export?"""
    text = '<li><a href="../a/b.md">a/b.md</a> <a class="x" href="../b.json">b.json</a> <a href="https://x.org/c.md">c</a></li>'
    assert (
        without_twins(text)
        == '<li>a/b.md <a class="x" href="../b.json">b.json</a> <a href="https://x.org/c.md">c</a></li>'
    )


def test_a_translation_says_so(bridges: Path, tmp_path: Path, factsheet: Callable[..., Result]) -> None:
    """Does a translated page say in its own text that it is one, and does the menu lead to it?"""
    settings = bridges / "site_config" / "site.yml"
    languages = "\ntranslations:\n  es: {name: Español, publish: listed}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + languages, encoding="utf-8")
    assert factsheet(bridges, "translate", "es", "bodies/bridge-office").exit_code == 0
    file = bridges / "content" / "translations" / "es" / "bodies" / "bridge-office.yml"
    translation = yaml.safe_load(file.read_text(encoding="utf-8"))
    translation["texts"][0]["says"] = "Oficina de Puentes"
    file.write_text(yaml.safe_dump(translation, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    result = factsheet(bridges, "export", str(tmp_path / "plain"))
    assert result.exit_code == 0, result.output
    page = (tmp_path / "plain" / "docs" / "es" / "bodies" / "bridge-office" / "index.md").read_text(encoding="utf-8")
    note = page[page.index("!!! note") : page.index("\n# ")]
    assert "(../../../bodies/bridge-office/index.md)" in note
    assert "Esta página es una traducción" in note
    menu = yaml.safe_load((tmp_path / "plain" / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert {"Español": "es/index.md"} in menu
