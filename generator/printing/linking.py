"""The link from a page to its PDF, where there is one."""

from __future__ import annotations

import html

from generator.languages.words import Words
from generator.pages.addresses import from_there
from generator.printing.shelf import Made

_CITE = '<details class="fs-cite"'
_ANSWER_END = "</div>\n"
_ANSWER = '<div class="fs-answer">'


def with_link(content: str, uri: str, made: Made, size: int, words: Words) -> str:
    """The content of the page with a link to its PDF: below the answer of a sheet, else at the foot."""
    said = words.say_count(
        "For print: PDF, {count} page, {size} kB",
        "For print: PDF, {count} pages, {size} kB",
        made.pages,
        size=max(1, round(size / 1000)),
    )
    target = from_there(made.published, uri)
    line = f'<p class="fs-pdf fs-screen"><a href="{html.escape(target)}">{html.escape(said)}</a></p>\n'
    start = content.find(_ANSWER)
    if start >= 0:
        end = content.index(_ANSWER_END, start) + len(_ANSWER_END)
        return f"{content[:end]}{line}{content[end:]}"
    before, block, after = content.partition(_CITE)
    return f"{before}{line}{block}{after}"
