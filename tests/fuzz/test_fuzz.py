"""What is fuzzed for long by hand (`make fuzz`), for a moment in each run; and what was found so, for ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.judging import dangers, passes_as_field, passes_as_page
from tests.fuzz.targets import MARKUP, TARGETS, field, page
from tests.hostile.corpus import payloads
from tests.test_hostile_fuzz import FUZZ, PIECES

texts = st.lists(st.sampled_from((*PIECES, *MARKUP)) | st.text(max_size=3), max_size=10).map("".join)

# Texts that once broke a promise.
FOUND = {
    "page": (
        "Look :smile: here.",
        "[x][y]\n\n[y]: \n[y]: data:text/html,x",
        "[x][y]\n\n[y]:            javascript:x",
        "[a](b [x](javascript:y)",
        "[a](b\n\n![x](//z.example/a.png)",
    ),
    "field": (
        "Look :smile: here.",
        "[a](https://x.example [b](javascript:y)",
        "[a](https://x.example ![b](//y.example/z)",
    ),
}


@FUZZ
@given(texts)
def test_pages(text: str) -> None:
    """Does a hand-written page that passes the checks hold nothing that runs, loads from elsewhere or leads astray?"""
    page(text)


@FUZZ
@given(texts)
def test_fields(text: str) -> None:
    """Does the prose of a field that passes the checks hold nothing of the kind, wherever it stands on a page?"""
    field(text)


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found(name: str) -> None:
    """Does each text that once broke a promise, and each of the corpus of attacks, keep it now?"""
    for text in (*FOUND.get(name, ()), *(each.text for each in payloads() if len(each.text) < 2_000)):
        TARGETS[name](text)


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick=x>",
        "<p/onclick=x>",
        "<svg><animate onbegin=x>",
        "<a href=' java\nscript:x'>",
        "<a href='&#106;avascript:x'>",
        "<a href=//evil.example>",
        "<img src=https://evil.example/x.png>",
        "<img src='/\\evil.example/x.png'>",
        "<p style='background: url(x)'>",
        "<iframe srcdoc=x>",
        "<form action=x>",
        "<math><mi xlink:href='data:x'>",
        "<p title='a'b=c onclick=x>",
    ],
)
def test_the_judge(html: str) -> None:
    """Would what does harm be found, as browsers read it?"""
    assert list(dangers(html))


def test_harmless() -> None:
    """Does the judge find nothing in what Markdown makes of plain words, so that texts pass and are looked at?"""
    assert not list(dangers('<p>A <a href="https://x.example" title="y">link</a> &lt;b onclick=x&gt;<br/></p>'))
    assert passes_as_page("# A page\n\nPlain words, and *more*.\n")
    assert passes_as_field("Plain words, and [more](https://x.example/).")
