"""A translation translates something that exists, into a language that the site declares."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.checks.translated import comparisons
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.translation import Translation
from generator.problems import Level, Problem
from generator.translating.comparing import DOCUMENTS


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every file, and at every record of it."""
    for language, translations in catalog.translations.items():
        for translation in translations.values():
            if language not in catalog.site.translations:
                message = f"The site has no language “{language}”."
                tip = f"Add it to site_config/site.yml: translations: {{{language}: {{name: its own name}}}}."
                yield problem_at(translation.record, (), RULE.name, message, tip)
            else:
                yield from _file(catalog, translation)


def _file(catalog: Catalog, translation: Translation) -> Iterator[Problem]:
    if translation.data.translates != translation.key:
        message = f"The file lies where the translation of {translation.key} belongs, and says another."
        tip = f"Write `translates: {translation.key}`, or move the file."
        yield problem_at(translation.record, ("translates",), RULE.name, message, tip)
        return
    comparison = comparisons(catalog)[translation.language, translation.key]
    if comparison is None:
        if translation.key in catalog.broken | catalog.gone:
            return  # its original has a problem of its own
        known = [*catalog.entries, *(f"{DOCUMENTS}{uri}" for uri in catalog.documents)]
        near = nearest(translation.key, known)
        tip = f"Did you mean {near}?" if near else "Delete the file, or put the original back."
        yield problem_at(translation.record, ("translates",), RULE.name, f"There is no {translation.key}.", tip)
        return
    places = [text.at for text in comparison.texts]
    for index, record in enumerate(translation.data.texts):
        if record in comparison.unknown:
            near = nearest(record.at, places)
            message = f"Nothing in English stands at “{record.at}”, and no text has this fingerprint."
            tip = f"Did you mean {near}?" if near else "Take the record out, or renew the file: factsheet translate."
            path = ("texts", index, "at")
            yield problem_at(translation.record, path, RULE.name, message, tip, level=Level.WARNING)


RULE = Rule("translation-unknown", "A translation translates something that exists.", check)
