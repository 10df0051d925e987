"""What stands in an entry's box, or on a map, rests on something: text, dates, numbers and addresses need evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.kinds.field_types import Base
from generator.loading.validate import problem_at
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.problems import Problem

# A word of a list or a reference to another entry says nothing that the page of that entry does not prove.
_CLAIMS = (Base.TEXT, Base.DATE, Base.NUMBER, Base.URL, Base.PROSE, Base.COORDINATES)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every entry that has a box but no evidence for it."""
    for entry in catalog.entries.values():
        if not entry.data.evidence and (claims := list(_claims(entry))):
            message = f"The box of this entry says {' and '.join(f'`{name}`' for name in claims[:3])} without evidence."
            tip = "Add `evidence:` to the entry, with the source that says so."
            yield problem_at(entry.record, (claims[0],), RULE.name, message, tip, key=True)


def _claims(entry: Entry) -> Iterator[str]:
    for name, declared in entry.kind.fields():
        value = entry.fields.get(name)
        filled = value is not None and not isinstance(value, Absence)
        shown = name in entry.kind.declared.infobox or declared.type.base is Base.COORDINATES
        if filled and shown and declared.type.base in _CLAIMS:
            yield name


RULE = Rule("box-evidence", "What stands in an entry's box rests on something.", check)
