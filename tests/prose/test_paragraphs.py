"""Tests of finding the running prose of a page."""

from __future__ import annotations

from generator.prose.paragraphs import paragraphs

PAGE = """---
title: A page
description: What it is about.
---
# A heading

One paragraph
over two lines.

- An item
  that goes on.
- **Another** item.

1. First.

| Head | Other |
| --- | --- |
| A cell. | Two. |

<div class="fs-answer fs-big" markdown>

The answer.

<div markdown>

More of it.

</div>

</div>

[[status bridges/old-bridge]]

```yaml
no: prose
```

The end."""


def test_prose_of_a_page() -> None:
    """Is every paragraph, item and cell found, and no heading, tag, code or token that stands for a block?"""
    assert [" ".join(PAGE[part.start : part.end].split()) for part in paragraphs(PAGE)] == [
        "What it is about.",
        "One paragraph over two lines.",
        "An item that goes on.",
        "**Another** item.",
        "First.",
        *("Head", "Other", "A cell.", "Two."),
        "The answer.",
        "More of it.",
        "The end.",
    ]


def test_answer_is_told_apart() -> None:
    """Is what stands in the answer of a sheet known as that, with what is nested in it, and nothing else?"""
    assert [PAGE[part.start : part.end] for part in paragraphs(PAGE) if part.in_answer] == [
        "The answer.",
        "More of it.",
    ]


def test_page_without_header() -> None:
    """Is a page without front matter read from its first line?"""
    assert [(part.start, part.end) for part in paragraphs("Words.\nMore.")] == [(0, 12)]
