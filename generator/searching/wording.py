"""The words of the search that scripts write: messages in the language of the site, by a short key."""

from __future__ import annotations

from generator.languages.words import Words


def wording(words: Words) -> dict[str, str]:
    """What readers see, by the name that scripts use. `{query}`, `{count}` and the like are filled in by them."""
    say = words.say
    return {
        "loading": say("Searching …"),
        "one": say("{count} page"),
        "other": say("{count} pages"),
        "none": say("No page was found for “{query}”."),
        "corrected": say("Shown for “{query}”. No page has “{typed}”."),
        "some": say("No page has all of these words. These have some of them."),
        "meant": say("Did you mean"),
        "all": say("All {count} pages, with filters"),
        "more": say("Show more"),
        "kind": say("Kind"),
        "status": say("Status"),
        "names": say("All names, by kind"),
        "keys": say("Arrow keys choose, Enter opens, Escape closes."),
    }


def small_words(words: Words) -> list[str]:
    """Words so common that a search for several words may leave them out."""
    reading = words.reading
    return sorted(reading.openers | reading.connectors) if reading else []
