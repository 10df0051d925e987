"""Views of the database: common questions, answered with permalink, source and speaker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """A question that the database answers, as a query."""

    name: str
    title: str
    about: str
    sql: str


VIEWS = (
    View(
        "facts_with_sources",
        "Facts with their sources",
        "One row for each piece of evidence of a fact: what is said, by whom, in which words of which source.",
        """SELECT facts.id AS fact, entries.name AS entry_name, facts.says, facts.assertion, facts.speaker_name,
  facts.dated, facts.dated_approximate, facts.in_place_of_status, facts.caveat, facts.overtaken_on,
  facts.overtaken_how, facts.url, evidence.quote, evidence.standing,
  sources.title AS source_title, sources.publisher, sources.published, sources.address AS source_address,
  evidence.url AS words_url
FROM facts JOIN entries ON entries.id = facts.entry JOIN evidence ON evidence.fact = facts.id
JOIN sources ON sources.id = evidence.source ORDER BY facts.entry, facts.position, evidence.position""",
    ),
    View(
        "present_status",
        "Present status",
        "The status of each entry that tracks one, for the day as_of.",
        """SELECT entries.id AS entry, entries.name, entries.kind, entries.status, entries.status_label,
  entries.status_since, entries.status_since_approximate, entries.as_of, entries.checked_on, entries.url
FROM entries WHERE entries.status IS NOT NULL ORDER BY entries.kind, entries.name, entries.id""",
    ),
    View(
        "preferred_values",
        "Figures and their preferred values",
        "One row for each figure: the value to use, with precision, date, and what exactly is counted.",
        """SELECT entries.id AS entry, entries.name, entry_values.text, entry_values.number, entry_values.precision,
  entry_values.unit, entry_values.as_of, entry_values.as_of_approximate, entries.definition, entries.weighing,
  entry_values.standing, entry_values.url
FROM entry_values JOIN entries ON entries.id = entry_values.entry
WHERE entry_values.rank = 'preferred' ORDER BY entries.name, entries.id""",
    ),
    View(
        "what_changed",
        "What changed, the newest first",
        "Each change of what the site says.",
        """SELECT changes.day, changes.says, changes.headline, changes.name, changes.entry, changes.source, changes.url
FROM changes ORDER BY changes.day DESC, changes.position""",
    ),
)
