"""Text in another language than the page on which it stands: it is marked as such wherever it is printed."""

from __future__ import annotations

from typing import Self


class Foreign(str):
    """A text with its language, and perhaps a note for readers on why it is not in theirs.

    It is a plain string to everything that compares or measures it. `generator.pages.escape` and
    `generator.prose.render` print it with its language and, as HTML that is ready, its note.
    """

    __slots__ = ("language", "note")

    language: str
    note: str

    def __new__(cls, text: str, language: str, note: str = "") -> Self:
        """The text, which is in `language`; `note` is HTML."""
        made = super().__new__(cls, text)
        made.language, made.note = language, note
        return made

    def like(self, text: str) -> Foreign:
        """Another text, such as a part of this one, in the same language and with the same note."""
        return Foreign(text, self.language, self.note)

    def strip(self, chars: str | None = None, /) -> Foreign:
        """The text without white space around it, still marked."""
        return self.like(super().strip(chars))

    def marked(self, html: str) -> str:
        """The text as HTML or Markdown, `html`, with its language and note around it."""
        return f'<span lang="{self.language}">{html}</span>{self.note}'
