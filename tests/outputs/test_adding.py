"""A new output: is one new module enough, and is what collides with another refused?"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import examine
from generator.outputs import forms
from generator.outputs.making import make_outputs
from generator.outputs.registry import outputs
from tests.conftest import TODAY

_NEW = '''
"""Names alone, for the tests."""

from generator.outputs.output import Download, Group, Output


class Names(Output):
    name = "zz-names"
    title = "Names alone"
    media_type = "text/x-names"
    path = "{page}.names"
    about = "The name of each page, and no more."
    group = Group.PAGES

    @classmethod
    def beside(cls, uri, data):
        return uri.removesuffix(".md") + ".names" if uri.removesuffix(".md") in data.catalog.entries else ""

    def of_entry(self, record):
        yield record.entry.key + ".names", record.entry.name

    def of_site(self):
        yield "data/names.txt", "all of them"

    def downloads(self):
        yield Download("data/names.txt", "All names")


OUTPUT = Names
'''


@pytest.fixture
def add_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """`add_form(name, code)`: one more module among the forms, as if it had been put into their folder."""
    folder = tmp_path / "more forms"
    folder.mkdir()
    added = []

    def add(name: str, code: str) -> None:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        added.append(f"{forms.__name__}.{name}")
        monkeypatch.setattr(forms, "__path__", [*forms.__path__, str(folder)])
        outputs.cache_clear()

    yield add
    for name in added:
        sys.modules.pop(name, None)
    outputs.cache_clear()


def test_a_new_output_is_one_new_file(
    add_form: Callable[[str, str], None], bridges: Path, factsheet: Callable[..., Result]
) -> None:
    """Is one new module enough for its files, its link in heads and at the end of pages, and its lines on the data
    page?"""
    add_form("names_alone", _NEW)
    result = factsheet(bridges, "build")
    assert result.exit_code == 0, result.output
    site = bridges / "site"
    assert (site / "bridges/old-mill-bridge.names").read_text(encoding="utf-8") == "Old Mill Bridge"
    assert (site / "data/names.txt").read_text(encoding="utf-8") == "all of them"
    entry = (site / "bridges/old-mill-bridge/index.html").read_text(encoding="utf-8")
    head, _, body = entry.partition("</head>")
    link = r'<link rel="?alternate ?"? type="?text/x-names"? title="Names alone" href="?\.\./old-mill-bridge\.names"?'
    assert re.search(link, head)
    assert re.search(r'<p class="?fs-twins"?.*?<a href="?\.\./old-mill-bridge\.names"? .*?Names alone</a>', body, re.S)
    page = (site / "data/index.html").read_text(encoding="utf-8")
    form = page.partition("form-zz-names")[2]
    for words in ("Names alone", "text/x-names", "The name of each page, and no more.", "{page}.names", "All names"):
        assert words in form, words
    assert re.search(r'href="?names\.txt"?>All names', form)


def test_two_outputs_never_share_a_name(add_form: Callable[[str, str], None]) -> None:
    """If two modules give one name, is that refused, with the name?"""
    add_form("names_alone", _NEW)
    add_form("names_again", _NEW)
    with pytest.raises(ValueError, match="zz-names"):
        outputs()


def test_two_outputs_never_write_one_file(add_form: Callable[[str, str], None], bridges_root: Path) -> None:
    """If two outputs claim one path, is that refused with both names, before one takes the place of the other?"""
    add_form("names_alone", _NEW)
    add_form("names_again", _NEW.replace("zz-names", "zz-other"))
    catalog = examine(bridges_root, {}, TODAY).catalog
    assert catalog is not None
    with pytest.raises(ValueError, match=r"zz-names and zz-other .*bridges/\S+\.names"):
        list(make_outputs(catalog))
