"""The words of the site itself are said in each of its languages: its name, its kinds, fields and vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.loading.translations import LANGUAGES
from generator.model.catalog import Catalog
from generator.model.language_settings import Publish
from generator.model.refusing import short
from generator.problems import Level, Problem
from generator.translating.settings import messages_of

_NAMED = 3


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every language of which pages are built."""
    for language, settings in catalog.site.translations.items():
        file = (LANGUAGES / f"{language}.yml").as_posix()
        if language == catalog.site.language:
            message = f"“{language}” is the language of the site itself."
            yield Problem("site_config/site.yml", 0, 0, RULE.name, message, "Take it out of `translations:`.")
        elif settings.publish is not Publish.WITHHOLD:
            said = catalog.languages[language].messages
            missing = [text for text in dict.fromkeys(messages_of(catalog)) if text not in said]
            if missing:
                listed = ", ".join(f"“{short(text)}”" for text in missing[:_NAMED])
                more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
                message = f"In this language nothing stands for {listed}{more}, so they are shown in English."
                tip = f"Add them under `messages:` in {file}."
                yield Problem(file, 0, 0, RULE.name, message, tip, Level.WARNING)


RULE = Rule("language-words", "What the site calls things is said in each of its languages.", check)
