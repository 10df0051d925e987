"""Says on a translated page, in its text, what the frame of our own pages says above it: that it is a translation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.engine.language_frame import language_name
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.pages.links import relative

_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>.*?)\n---\n", re.DOTALL)
_KEY = re.compile(r"^(?P<key>language|translation): (?P<data>\S.*)$", re.MULTILINE)


def with_note(text: str, uri: str, catalog: Catalog) -> str:
    """The page `uri`: with a note on top if its front matter calls it a translation, else as it is."""
    head = _FRONT_MATTER.match(text)
    told = {found["key"]: found["data"] for found in _KEY.finditer(head["lines"])} if head else {}
    if head is None or "translation" not in told:
        return text
    note = _note(json.loads(told["language"]), json.loads(told["translation"]), uri, catalog)
    return f"{head[0]}\n{note}\n{text[head.end() :]}"


def _note(language: str, translation: Mapping[str, Any], uri: str, catalog: Catalog) -> str:
    """The sentences of partials/languages.html, as a note in Markdown."""
    words = catalog.languages.get(language) or catalog.words
    own, name = (language_name(catalog.site.language, locale) for locale in (catalog.site.language, words.locale))
    lines = [
        words.say("This page in {language}: {link}", language=name, link=f"[{own}]({relative(translation['of'], uri)})")
    ]
    if "by" in translation:
        day = PartialDate.parse(translation["on"]).display(words.locale, "long", words.dates)
        said = words.say(
            "This page is a translation. {name} reviewed it as a native speaker on {date}.",
            name=translation["by"],
            date=day,
        )
    elif uri == f"{language}/index.md":
        said = words.say(
            "The pages in this language are translations. Each one says whether a native speaker has reviewed it."
        )
    else:
        said = words.say("This page is a translation. No native speaker has reviewed it yet.")
    lines.append(f"{said} {words.say('If the two differ, the text in {language} governs.', language=name)}")
    return '!!! note ""\n\n    ' + "\n\n    ".join(lines) + "\n"
