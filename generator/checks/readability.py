"""Our own sentences are short and plain: at most so many words each, and so high a grade of reading.

Both limits are settings of the site (`readability`). A text is graded as a whole, because the formula was made for
passages, and one of a few words has no grade: there it measures chance. Where a sentence is too long, that is said
first; once it is split, the grade may be right. All are warnings: a plain mistake must be mended at once, in whatever
words come. Only a language whose file has a formula is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.passages import Passage, Place, passages_where
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Level, Problem
from generator.prose.easy import Easy
from generator.prose.paragraphs import Paragraph, paragraphs
from generator.prose.readability import Meter, Sentence
from generator.prose.reading import Reading, read, said_by

FEWEST_WORDS = 15  # of a text that is graded
_RECORDS = frozenset({Place.ENTRY, Place.SOURCE, Place.SETTINGS})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at all prose of entries, sources and settings, and at the pages of docs/ that the settings name."""
    words = catalog.words
    if words.reading is None or words.code != catalog.site.language.partition("-")[0]:
        return  # without a file of its own, a language has the English words, and their formula is not its own
    if not words.reading.has_scale:
        return
    meter, limits = Meter(words.reading), catalog.site.readability
    easy = Easy(meter, words.reading, lambda inside: said_by(inside, catalog))
    summaries = {entry.data.summary for entry in catalog.entries.values()}
    most, most_of_summary = float(limits.grade), float(min(limits.summary_grade, limits.grade))

    def may_be_hard(text: str) -> bool:
        grade = most_of_summary if text in summaries else most
        return not easy.is_easy(text, FEWEST_WORDS, limits.sentence_words, grade)

    fine: set[tuple[bool, str]] = set()  # what stands in another record as well, and may be as hard as this
    for passage in passages_where(catalog, lambda texts: filter(may_be_hard, texts)):
        if passage.place in _RECORDS:
            is_summary = passage.path[:1] == ("summary",)
            grade = limits.summary_grade if is_summary else limits.grade
            if (is_summary, passage.text) in fine:
                continue
            found = list(_look(passage, read(passage.text, catalog), meter, grade, limits.sentence_words))
            yield from found
            if not found:
                fine.add((is_summary, passage.text))
        elif passage.place is Place.DOCUMENT and passage.owner.startswith(limits.covers):
            for part in paragraphs(passage.text):
                grade = limits.summary_grade if part.in_answer else limits.grade
                yield from _look(passage, _read_part(passage, part, catalog), meter, grade, limits.sentence_words)


def _read_part(passage: Passage, part: Paragraph, catalog: Catalog) -> Reading:
    return read(passage.text[part.start : part.end], catalog, part.start)


def _look(passage: Passage, reading: Reading, meter: Meter, most: Decimal, most_words: int) -> Iterator[Problem]:
    if meter.most_words(reading.text) < min(FEWEST_WORDS, most_words + 1):
        return  # too short for either limit
    found = meter.sentences(reading.text)
    long = [sentence for sentence in found if sentence.length > most_words]
    for sentence in long:
        message = f"A sentence has {sentence.length} words; {most_words} are the most."
        yield _problem(passage, reading, sentence, message, _shorter(sentence, "Split it in two"))
    if long or sum(sentence.length for sentence in found) < FEWEST_WORDS:
        return
    grade = round(meter.grade(found), 1)
    if grade > most:
        hardest = max(found, key=lambda sentence: meter.grade([sentence]))
        which = "This is its hardest sentence" if len(found) > 1 else "It is one sentence"
        message = f"The text has the reading grade {grade}; {most} is the highest. {which}."
        yield _problem(passage, reading, hardest, message, _shorter(hardest, "Say it in shorter words, or split it"))


def _shorter(sentence: Sentence, act: str) -> str:
    """The next act, with the longest words."""
    quoted = [f"“{word}”" for word in sentence.longest(3)]
    if not quoted:
        return f"{act}."
    longest = " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
    return f"{act}; the longest {'words are' if len(quoted) > 1 else 'word is'} {longest}."


def _problem(passage: Passage, reading: Reading, sentence: Sentence, message: str, act: str) -> Problem:
    """A problem at the sentence, which begins with these words, as they are written."""
    start, end = reading.origin(sentence.start), reading.origin(sentence.start + len(sentence.text))
    words = short(passage.text[start:end])
    return passage.problem(RULE.name, start, end, f"{message} It begins “{words}”.", act, Level.WARNING)


RULE = Rule("readability", "Our own sentences are short and plain.", check)
