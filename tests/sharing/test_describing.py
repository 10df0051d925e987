"""What a page says of itself: is it whole sentences of its own, in the form that readers of such data expect?"""

from __future__ import annotations

import pytest

from generator.sharing.describing import described, locale


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "en_US"), ("en-GB", "en_GB"), ("es", "es_ES"), ("es-US", "es_US"), ("fr", "fr_FR"), ("ht", "ht_HT")],
)
def test_locale(language: str, expected: str) -> None:
    """Has a language the country that Open Graph asks for?"""
    assert locale(language) == expected


def test_first_real_paragraph() -> None:
    """Is a page described by its first paragraph that says something, without its markup?"""
    page = (
        '<h1>Title</h1><p class="x">Short.</p><p>The <a href="x">council</a> said “yes &amp; no” on Monday, twice.</p>'
    )
    assert described(page) == "The council said “yes & no” on Monday, twice."
    assert described("<h1>Title</h1><table></table>") == ""


def test_whole_sentences() -> None:
    """Is a long paragraph cut behind a sentence, and a long sentence behind a word?"""
    sentence = "The council met on Monday and talked for a long time about all of its bridges and roads."
    text = described(f"<p>{f'{sentence} ' * 9}</p>")
    assert text == f"{sentence} {sentence}"
    endless = described(f"<p>{'word ' * 100}</p>")
    assert endless.endswith("word …")
    assert len(endless) <= 244
