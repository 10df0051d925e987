"""The files of pictures: can each be read alone, anywhere, in light and dark, with its data beside it?"""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from generator.pages.extra_files import FileMaker, make_files
from generator.pages.naming import Naming
from generator.pictures.files import all_pictures, picture_files
from generator.pictures.framing import figure
from generator.pictures.palette import STYLES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def files(view: Naming) -> dict[str, str]:
    """All files of pictures of a site."""
    return dict(picture_files(view.catalog))


def test_every_picture_has_both_files(view: Naming, files: dict[str, str]) -> None:
    """Is there a drawing and a table for each picture, and nothing else?"""
    pictures = list(all_pictures(view))
    assert len(pictures) >= 8
    assert sorted(files) == sorted([each.drawing for each in pictures] + [each.data for each in pictures])


def test_drawings_stand_alone(files: dict[str, str]) -> None:
    """Is each valid XML with title, description, size and colors, and without script or anything from elsewhere?"""
    for path, text in files.items():
        if not path.endswith(".svg"):
            continue
        root = ElementTree.fromstring(text)
        assert root.tag == f"{SVG}svg" and root.get("viewBox") and root.get("width") and root.get("height")
        title, description, style = (root.find(f"{SVG}{name}") for name in ("title", "desc", "style"))
        assert title is not None and title.text and description is not None and description.text
        assert style is not None and style.text and "prefers-color-scheme:dark" in style.text
        assert "url(" not in style.text and "@import" not in style.text
        names = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert names <= {"svg", "title", "desc", "style", "rect", "line", "circle", "path", "text", "tspan", "g"}, path
        attributes = {name for element in root.iter() for name in element.attrib}
        assert not any(name.startswith("on") or name.endswith("href") for name in attributes), path


def test_words_stay_inside(files: dict[str, str]) -> None:
    """Does every line of text begin inside the drawing, above its foot?"""
    for path, text in files.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(text)
            _, _, wide, high = (float(number) for number in (root.get("viewBox") or "").split())
            for line in root.iter(f"{SVG}text"):
                assert 0 <= float(line.get("x") or -1) <= wide and 0 < float(line.get("y") or -1) < high, path


def test_drawings_say_where_they_come_from(view: Naming, files: dict[str, str]) -> None:
    """Does each say its sources, its date and the site?"""
    for picture in all_pictures(view):
        words = " ".join("".join(line.itertext()) for line in ElementTree.fromstring(files[picture.drawing]).iter())
        assert re.search(r"Sources?: \S", words), picture.name
        assert f"As of {view.date(picture.as_of)}" in words
        assert view.catalog.site.name in words


def test_every_style_is_colored(files: dict[str, str]) -> None:
    """Is everything that is drawn given a color in both schemes?"""
    for path, text in files.items():
        if path.endswith(".svg"):
            used = set(re.findall(r'class="(p-[a-z-]+)"', text))
            colored = {name for name in used if any(value.startswith("{") for value in STYLES.get(name, {}).values())}
            assert used - colored <= {"p-name"}, path
            light, _, dark = text.partition("@media")
            assert all(f".{name}{{" in light and f".{name}{{" in dark.partition("</style>")[0] for name in colored)


def test_tables_are_the_data(view: Naming, files: dict[str, str]) -> None:
    """Has the CSV the rows of the table on the page, with dates that computers read?"""
    for picture in all_pictures(view):
        rows = list(csv.reader(io.StringIO(files[picture.data])))
        assert tuple(rows[0]) == picture.table.headings
        assert len(rows) == len(picture.table.rows) + 1 > 1
        assert all(len(row) == len(rows[0]) for row in rows)


class Cells(HTMLParser):
    """Counts rows and cells of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count a cell, or begin a row."""
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1


def test_page_has_table_sources_date_and_files(view: Naming) -> None:
    """Does a reader find below each picture its data, sources, date and both files?"""
    for picture in all_pictures(view):
        markup = figure(Naming(view.catalog, picture.about), picture)
        cells = Cells()
        cells.feed(markup)
        assert cells.rows == [len(picture.table.headings)] * (len(picture.table.rows) + 1)
        name = f"pic-{picture.name.replace('/', '-')}"
        assert f'id="{name}"' in markup and f'id="{name}-d"' in markup
        assert f'aria-labelledby="{name}" aria-describedby="{name}-d"' in markup
        assert f"As of {view.date(picture.as_of)}" in markup
        assert f'{picture.drawing}" download' in markup and f'{picture.data}" download' in markup
        assert "style=" not in markup and "<script" not in markup


def test_same_input_same_files(view: Naming, files: dict[str, str]) -> None:
    """Are two builds alike to the byte?"""
    assert dict(picture_files(view.catalog)) == files


def maker(*files: tuple[str, str], told: tuple[str, ...] | None = None) -> FileMaker:
    """A maker of these files, which tells of them, or of others."""
    names = [path for path, _ in files] if told is None else told
    return FileMaker(lambda catalog, section: names, lambda catalog, section: files)


def test_two_makers_never_share_a_path(view: Naming) -> None:
    """Is it told when two makers would write the same file?"""
    one, other = maker(("a.txt", "1")), maker(("a.txt", "2"))
    assert list(make_files(view.catalog, [one])) == [("a.txt", "1")]
    with pytest.raises(ValueError, match=r"Two makers.*a\.txt"):
        list(make_files(view.catalog, [one, other]))


def test_a_maker_keeps_its_word(view: Naming) -> None:
    """Is it told when a file is made that nobody told of, or when one is not made to which pages may link?"""
    for broken in (maker(("a.txt", "1"), told=()), maker(told=("a.txt",)), maker(("a.txt", "1"), ("a.txt", "2"))):
        with pytest.raises(ValueError, match=r"a\.txt"):
            list(make_files(view.catalog, [broken]))
