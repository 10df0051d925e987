"""One converter for all pages: is each page what the engine would have made of it alone?"""

from __future__ import annotations

import pytest

from generator.engine.converting import ids_in


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
