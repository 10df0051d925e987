"""What an editor is shown of each key while typing: what it is for, a good example, a bad one, and what words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True)
class Examples:
    """A good value, one to avoid, and why; as an editor would type them, in YAML on one line."""

    good: str
    bad: str = ""
    why: str = ""


# Part -> key -> examples. The fields of a kind have theirs in its declaration.
SHARED: dict[str, dict[str, Examples]] = {
    "EntryBase": {
        "name": Examples("Harbor Bridge", "THE HARBOR BRIDGE (important)", "a name, not a headline"),
        "aliases": Examples("[Iron bridge, Bridge 7]"),
        "summary": Examples(
            "The bridge carries cars and people across the harbor.",
            "Recently, experts raised serious concerns.",
            "say who, what and when",
        ),
        "checked_on": Examples("2025-06-20", "06/20/2025", "year, month, day"),
        "review_every": Examples("6 months", "often", "a number and a unit"),
        "see_also": Examples("[people/jane-doe]", "Jane Doe", "kind/id, not a name"),
        "former_ids": Examples("{old-id: new-id}"),
        "draft": Examples("true", "yes", "true or false, in small letters"),
    },
    "StatusFields": {
        "status": Examples(
            "[{is: open, from: 2024-06-01, evidence: [{source: survey-2024, at: page 3}]}]", "open", "dated events"
        )
    },
    "ValueFields": {
        "definition": Examples("Cars on a working day, in both directions.", "Cars", "say what is not counted, too"),
        "unit": Examples("{one: car, other: cars}", "cars", "one and other, or a currency"),
    },
    "Fact": {
        "id": Examples("closed-in-june", "Fact 1", "it is an address, and it never changes"),
        "says": Examples(
            "The county engineer announced that the bridge would close in June.",
            "The bridge is very dangerous.",
            "say who says so, and when",
        ),
        "assertion": Examples("announced", "fact", "say how it is asserted"),
        "by": Examples("people/jane-doe", "Jane Doe", "kind/id, or {unnamed: who}"),
        "on": Examples("2025-05-30", "May 30, 2025", "year-month-day; 2025-05 and 2025 will do"),
        "key": Examples("true", "yes", "true or false, in small letters"),
        "inferred_from": Examples("The survey gives both years of opening."),
        "caveat": Examples("The report does not say who paid."),
        "shows": Examples("[opened]"),
    },
    "Evidence": {
        "source": Examples("county-survey-2024", "County Survey 2024", "the name of the file, without .yml"),
        "paragraph": Examples("7", "seventh", "counted from 1"),
        "quote": Examples("some 120 of its rivets", "about 120 rivets", "the very words of the source"),
        "words": Examples("4-19", "words 4 to 19", "first-last"),
        "at": Examples("page 13611"),
        "page": Examples("3", "p. 3", "the number alone"),
    },
    "Overtaken": {
        "on": Examples("2025-06-01", "last June", "year-month-day"),
        "how": Examples("The court lifted the order.", "It changed.", "say what happened"),
    },
    "StatusEvent": {
        "from": Examples("2025-06-01", "June 1", "year-month-day"),
        "caused_by": Examples("people/jane-doe", "Jane Doe", "kind/id, not a name"),
    },
    "Value": {
        "id": Examples("spring-2025", "Spring 2025", "small letters, digits and hyphens"),
        "value": Examples("532000", '"532,000"', "plain digits, nothing else"),
        "phrase": Examples("thousands of cars"),
        "as_of": Examples("2025-05", "spring", "the date for which it speaks"),
    },
    "Unit": {"currency": Examples("USD", "dollars", "a code of three letters")},
    "Unknown": {"asks": Examples("When the bridge opens again."), "since": Examples("2025-06-01")},
    "SourceData": {
        "published": Examples("2025-05-01", "unknown", "a date, or {unknown: why}"),
        "address": Examples("https://example.org/report", "www.example.org", "from https:// on"),
        "read_on": Examples("2025-05-02", "2025-05", "one full day"),
        "checked_on": Examples("2025-06-20", "06/20/2025", "year, month, day"),
        "official_citation": Examples("90 Fed. Reg. 13611"),
        "digest": Examples("{1: What the paragraph says in our own words.}"),
        "skipped": Examples("{6: A link to another story.}"),
    },
    "TextData": {"paragraphs": Examples("12", "twelve"), "joins": Examples("[4, 5]")},
    "Correction": {
        "date": Examples("2025-06-20", "June 20", "one full day"),
        "fact": Examples("people/jane-doe#office", "Jane Doe", "kind/id#fact"),
    },
    "RuleException": {
        "rule": Examples("readability", "It is too hard", "the word in brackets behind the message"),
        "file": Examples("docs/about.md"),
        "about": Examples("people/jane-doe#office", "Jane Doe", "kind/id, or kind/id#fact"),
        "until": Examples("2025-12-31", "soon", "one full day"),
    },
    "FieldDeclaration": {"type": Examples("list of reference to people", "string", "see the guide to kinds")},
    "KindDeclaration": {
        "icon": Examples("material/bridge", "bridge", "set and name"),
        "review_every": Examples("90 days", "quarterly", "a number and a unit"),
    },
}

# Words that the software itself gives a meaning.
MEANINGS: dict[str, str] = {
    "reported": "A source reports it as having happened or being so.",
    "held": "A court or another body with the power to decide has decided so.",
    "announced": "Somebody said that they will do it, or have done it; it need not have happened.",
    "alleged": "Somebody claims it, and nobody with the power to decide has found so yet.",
    "predicted": "Somebody says that it will happen.",
    "opinion": "A judgment of value, which nothing can prove.",
    "inference": "Our own conclusion from facts; say from which.",
    "preferred": "The value that is shown first: exactly one.",
    "normal": "A value that stands beside the preferred one.",
    "superseded": "Kept, but no longer said to hold.",
    "exact": "The source gives the number without a qualifier.",
    "about": "Some, about, nearly, roughly.",
    "at-least": "At least, more than, over.",
    "at-most": "At most, up to, fewer than.",
    "primary": "The record itself: an order, a statute, a notice.",
    "secondary": "Reporting and analysis.",
    "aggregator": "A copy or compilation of what others published.",
    "full": "The whole text was read.",
    "excerpt": "A part of it was read.",
    "account": "It is known through accounts of it.",
    "press": "One such source alone is told beside the fact.",
    "court": "A court's own record.",
    "when-reviewed": "Listed as soon as a native speaker is named who reviewed it.",
    "unlisted": "Built, but in no menu, no search and no sitemap.",
    "listed": "Built and listed like the original.",
    "withhold": "Not built.",
}


def add_help(schema: Schema, part: str) -> None:
    """Add examples to the keys of a part, and meanings to its words."""
    for key, examples in SHARED.get(part, {}).items():
        if key in schema.get("properties", {}):
            show_examples(schema["properties"][key], examples)
    for each in (schema, *schema.get("properties", {}).values()):
        words = each.get("enum", ())
        if words and "enumDescriptions" not in each and all(word in MEANINGS for word in words):
            describe_words(each, [MEANINGS[word] for word in words])


def show_examples(schema: Schema, examples: Examples) -> None:
    """Put examples into the description of a key: as they stand, and for the hover of an editor."""
    said = schema.get("description", "")
    bad = f"{examples.bad} ({examples.why})" if examples.why else examples.bad
    rich_bad = f"`{examples.bad}` ({examples.why})" if examples.why else f"`{examples.bad}`"
    plain = [said, f"Such as: {examples.good}" if examples.good else "", f"Not: {bad}" if examples.bad else ""]
    rich = [said, f"Such as: `{examples.good}`" if examples.good else "", f"Not: {rich_bad}" if examples.bad else ""]
    schema["description"] = " ".join(each for each in plain if each)
    schema["markdownDescription"] = "\n\n".join(each for each in rich if each)


def describe_words(schema: Schema, meanings: list[str]) -> None:
    """Say beside each word of a list what it means."""
    schema["enumDescriptions"] = meanings
    schema["markdownEnumDescriptions"] = meanings
