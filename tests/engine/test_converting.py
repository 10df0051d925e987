"""One converter for all pages: is each page what the engine would have made of it alone?"""

from __future__ import annotations

import pytest
from markdown import Markdown

from generator.engine.shortcodes import drawings_only
from generator.markup.ids import ids_in
from tests.markup.converters import by_library


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ('<p id="a">x</p><a name="b">y</a><input name="c">', ["a", "b"]),
        ("<p id='a'>x</p><p ID=b>y</p><p id = \"c\">z</p>", ["a", "b", "c"]),
        ('<p title=">" id="a&amp;b">x</p>', ["a&b"]),
        ("<p title=' id=\"a\"'>x</p>", []),
        ('<!-- <p id="a"> --> id="b" &lt;p id="c"&gt;', []),
        ('<p data-id="a" class="id">x</p><abbr name="b">y</abbr>', []),
    ],
)
def test_ids(content: str, ids: list[str]) -> None:
    """Are the ids of elements found, and nothing that only looks like one?"""
    assert list(ids_in(content)) == ids


@pytest.mark.parametrize("text", ["Look :smile: here.", "At 10:100:30.", "A :+1: of it.", ":flag-us: :woman-running:"])
def test_emoji_fetch_nothing(text: str) -> None:
    """The library shows the name of an emoji as a picture of another host: do mine stay words, and icons drawings?"""
    assert by_library(text)[0] == f"<p>{text}</p>"
    assert "<svg" in by_library(":material-gavel:")[0]


def test_emoji_without_settings() -> None:
    """Does nothing else come of them where the extension is on without any setting of ours?"""
    made = Markdown(extensions=["pymdownx.emoji"], extension_configs=drawings_only({})).convert("Look :smile: here.")
    assert made == "<p>Look :smile: here.</p>"
