"""The words of one language: those of the software, with what a site adds."""

from __future__ import annotations

from generator.languages.merging import words_of_site
from generator.languages.words import fill, words_for
from generator.loading.record import Record, parse_record


def _record(text: str) -> Record:
    record, problems = parse_record(text, "site_config/languages/xx.yml")
    assert record is not None, problems
    return record


def test_a_site_adds_to_the_software() -> None:
    """Does a message of the site's own file stand beside those of the software, and take the place of one?"""
    words, problems = words_of_site(
        "es", _record("code: es\nmessages:\n  Bridges: Puentes\n  Sources: De dónde viene\n")
    )
    assert not problems
    assert (words.say("Bridges"), words.say("Sources"), words.say("Timeline")) == (
        "Puentes",
        "De dónde viene",
        words_for("es").messages["Timeline"],
    )


def test_a_language_begins_with_a_few_lines() -> None:
    """Can a site speak a language that the software does not know, with English for what is not there yet?"""
    words, problems = words_of_site("ht", _record("code: ht\nmessages:\n  Sources: Sous yo\n"))
    assert not problems
    assert (words.say("Sources"), words.say("Timeline"), words.locale) == ("Sous yo", "Timeline", "ht")


def test_a_language_without_dates_says_so() -> None:
    """What is said where nobody knows how dates are written in a language?"""
    words, problems = words_of_site("mam", _record("code: mam\nmessages: {}\n"))
    assert words.locale == "en_US"
    assert [(problem.rule, problem.level.value) for problem in problems] == [("language-words", "warning")]
    assert "locale:" in problems[0].tip


def test_a_near_place_lends_its_dates() -> None:
    """Does `locale:` say how dates and numbers are written?"""
    words, problems = words_of_site("mam", _record("code: mam\nlocale: es_GT\nmessages: {}\n"))
    assert (words.locale, problems) == ("es_GT", [])


def test_a_mistake_in_the_file_has_its_place() -> None:
    """Is a key that nobody knows named with its line?"""
    _, problems = words_of_site("es", _record("code: es\nmesages:\n  Sources: Fuentes\n"))
    assert [(problem.line, problem.rule) for problem in problems] == [(2, "unknown-key")]


def test_what_is_no_text_is_told_with_the_next_act() -> None:
    """Is a list in the place of a word told in words that say what to do?"""
    _, problems = words_of_site("es", _record("code: es\nlocale: [es]\nmessages:\n  Sources: {a: b}\n"))
    assert [(each.line, each.column, each.message) for each in problems] == [
        (2, 9, "Text is expected here, not a list."),
        (4, 12, "Text is expected here, not several keys."),
    ]
    assert all(each.tip.startswith("Write one value") for each in problems)


def test_days_take_their_article() -> None:
    """Does Spanish say “desde el 14 de abril” and “desde abril”, “al 14” and “en abril”?"""
    assert fill("desde {el/:date}", {"date": "14 de abril de 2025"}) == "desde el 14 de abril de 2025"
    assert fill("desde {el/:date}", {"date": "abril de 2025"}) == "desde abril de 2025"
    assert fill("{Al/En:date}.", {"date": "<time>14 de abril</time>"}) == "Al <time>14 de abril</time>."
    assert fill("{Al/En:date}.", {"date": "2025"}) == "En 2025."
