"""The whole text of a source lies in content/texts/ if, and only if, its rights allow to publish it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.problems import Level, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every file in content/texts/, and at every source that may be published."""
    for name in sorted(catalog.published):
        source = catalog.sources.get(name)
        file = f"content/texts/{name}.txt"
        if source is None and f"sources/{name}" not in catalog.broken:
            message = f"There is no source “{name}” that this text belongs to."
            tip = f"Make content/sources/{name}.yml, or take the file out of the repository."
            yield Problem(file, 0, 0, RULE.name, message, tip)
        elif source and not source.may_be_published:
            message = "This text would be published, but its source does not say `republish: true`."
            tip = f"Move it to content/articles/{name}.txt, which is not published, unless its license allows it."
            yield Problem(file, 0, 0, RULE.name, message, tip)
    for source in catalog.sources.values():
        if source.may_be_published and source.data.text and source.id not in catalog.published:
            message = "The text may be published, but it is not in content/texts/, so its page shows a digest only."
            tip = f"Put it there as content/texts/{source.id}.txt."
            yield problem_at(
                source.record, ("rights", "republish"), RULE.name, message, tip, key=True, level=Level.WARNING
            )


RULE = Rule("republish", "Only texts that may be published lie in content/texts/.", check)
