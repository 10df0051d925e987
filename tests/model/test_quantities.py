"""What the words of a quotation say about a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import number_words
from generator.model.quantities import Precision, Quantity, agrees, normalise_phrase, parse_quantities

EXACT, ABOUT, AT_LEAST, AT_MOST = Precision

# Sentence, its only phrase, the value (none: no number), precision and unit.
NEWS = [
    ("the legal status of some 532,000 people from abroad", "some 532,000", "532000", ABOUT, ""),
    ("entry for up to 30,000 migrants per month", "up to 30,000", "30000", AT_MOST, ""),
    ("for two years", "two", "2", EXACT, ""),
    ("transferred to five attorneys’ offices", "five", "5", EXACT, ""),
    ("cut off hundreds of millions of dollars", "hundreds of millions", None, EXACT, ""),
    ("revoking the status of hundreds of thousands of people", "hundreds of thousands", None, EXACT, ""),
    ("to fly hundreds of alleged members of a gang", "hundreds", None, EXACT, ""),
    ("he pledged to deport “millions” of people", "millions", None, EXACT, ""),
    ("30,000 migrants per month", "30,000", "30000", EXACT, ""),
    ("About 1,200 homes lost power", "About 1,200", "1200", ABOUT, ""),
    ("around 40 protesters gathered", "around 40", "40", ABOUT, ""),
    ("roughly 430,000 people", "roughly 430,000", "430000", ABOUT, ""),
    ("approximately 2.5 million voters", "approximately 2.5 million", "2500000", ABOUT, ""),
    ("nearly half a million people", "nearly half a million", "500000", ABOUT, ""),
    ("almost 90 percent of those asked", "almost 90 percent", "90", ABOUT, "%"),
    ("close to 3,000 workers", "close to 3,000", "3000", ABOUT, ""),
    ("an estimated 11 million residents", "an estimated 11 million", "11000000", ABOUT, ""),
    ("the crowd, estimated at 20,000, left", "estimated at 20,000", "20000", ABOUT, ""),
    ("a crowd of ~500", "~500", "500", ABOUT, ""),
    ("built c. 1850 by monks", "c. 1850", "1850", ABOUT, ""),
    ("built c.1850 by monks", "c.1850", "1850", ABOUT, ""),
    ("circa 300 copies survive", "circa 300", "300", ABOUT, ""),
    ("perhaps 60 survivors", "perhaps 60", "60", ABOUT, ""),
    ("some two dozen lawmakers", "some two dozen", "24", ABOUT, ""),
    ("a fine of at most $500", "at most $500", "500", AT_MOST, "$"),
    ("no more than 50 guests", "no more than 50", "50", AT_MOST, ""),
    ("not more than five pages", "not more than five", "5", AT_MOST, ""),
    ("as many as 1,500 troops", "as many as 1,500", "1500", AT_MOST, ""),
    ("as much as $1.2 billion", "as much as $1.2 billion", "1200000000", AT_MOST, "$"),
    ("fewer than 10 cases", "fewer than 10", "10", AT_MOST, ""),
    ("less than 5% of the total", "less than 5%", "5", AT_MOST, "%"),
    ("Just under 300 flights were late", "under 300", "300", AT_MOST, ""),
    ("a maximum of 24,000 permits", "a maximum of 24,000", "24000", AT_MOST, ""),
    ("a sum not exceeding £250", "not exceeding £250", "250", AT_MOST, "£"),
    ("must reply within 30 days", "within 30", "30", AT_MOST, ""),
    ("More than 500,000 people", "More than 500,000", "500000", AT_LEAST, ""),
    ("well over 1,000 complaints", "over 1,000", "1000", AT_LEAST, ""),
    ("at least 16 local governments", "at least 16", "16", AT_LEAST, ""),
    ("no fewer than 12 states", "no fewer than 12", "12", AT_LEAST, ""),
    ("no less than €4 billion", "no less than €4 billion", "4000000000", AT_LEAST, "€"),
    ("upwards of 700 jobs", "upwards of 700", "700", AT_LEAST, ""),
    ("speeds exceeding 100 miles an hour", "exceeding 100", "100", AT_LEAST, ""),
    ("prison terms of 20 or more years", "20 or more", "20", AT_LEAST, ""),
    ("stayed for 30 days or more", "30 days or more", "30", AT_LEAST, ""),
    ("a team of 500+ volunteers", "500+", "500", AT_LEAST, ""),
    ("a 500-plus-page report", "500-plus", "500", AT_LEAST, ""),
    ("towns of 900 or fewer", "900 or fewer", "900", AT_MOST, ""),
    ("fines of $50 or less", "$50 or less", "50", AT_MOST, "$"),
    ("a dozen or so aides", "a dozen or so", "12", ABOUT, ""),
    ("in 30 minutes or so", "30 minutes or so", "30", ABOUT, ""),
    ("the 30-odd members", "30-odd", "30", ABOUT, ""),
    ("five people at most", "five people at most", "5", AT_MOST, ""),
    ("grants of $1.2 billion", "$1.2 billion", "1200000000", EXACT, "$"),
    ("fined US$385 million", "US$385 million", "385000000", EXACT, "$"),
    ("worth C$40 million", "C$40 million", "40000000", EXACT, "C$"),
    ("a £3bn loan", "£3bn", "3000000000", EXACT, "£"),
    ("a $750k grant", "$750k", "750000", EXACT, "$"),
    ("a loss of 2.5 million", "2.5 million", "2500000", EXACT, ""),
    ("fell to 1,234.5 points", "1,234.5", "1234.5", EXACT, ""),
    ("fifty percent of the vote", "fifty percent", "50", EXACT, "%"),
    ("50 per cent of the vote", "50 per cent", "50", EXACT, "%"),
    ("a 50-percent cut", "50-percent", "50", EXACT, "%"),
    ("twenty-one members", "twenty-one", "21", EXACT, ""),
    ("one hundred and five thousand", "one hundred and five thousand", "105000", EXACT, ""),
    ("a dozen eggs", "a dozen", "12", EXACT, ""),
    ("half a dozen suits", "half a dozen", "6", EXACT, ""),
    ("half a million noncitizens", "half a million", "500000", EXACT, ""),
    ("a half-million noncitizens", "a half-million", "500000", EXACT, ""),
    ("a quarter of a million", "a quarter of a million", "250000", EXACT, ""),
    ("two and a half million", "two and a half million", "2500000", EXACT, ""),
    ("2 1/2 million", "2 1/2 million", "2500000", EXACT, ""),
    ("2½ years", "2½", "2.5", EXACT, ""),
    ("a million and a half", "a million and a half", "1500000", EXACT, ""),
    ("three dozen", "three dozen", "36", EXACT, ""),
    ("a hundred days", "a hundred", "100", EXACT, ""),
    ("a million", "a million", "1000000", EXACT, ""),
    ("twenty-five hundred", "twenty-five hundred", "2500", EXACT, ""),
    ("5 quadrillion", "5 quadrillion", "5000000000000000", EXACT, ""),
    ("a thousand million", "a thousand million", "1000000000", EXACT, ""),
    ("cooled to -3 degrees", "-3", "-3", EXACT, ""),
    ("cooled to minus three degrees", "minus three", "-3", EXACT, ""),
    ("grew by −2.5%", "−2.5%", "-2.5", EXACT, "%"),
    ("532\u00a0000 people", "532\u00a0000", "532000", EXACT, ""),
    ("1\u202f532\u202f000 people", "1\u202f532\u202f000", "1532000", EXACT, ""),
    ("532.000 exactly", "532.000", "532", EXACT, ""),
    ("rose by .5 points", ".5", "0.5", EXACT, ""),
    ("for a 30-day pause", "30", "30", EXACT, ""),
    ("in 2025 alone", "2025", "2025", EXACT, ""),
    ("2025’s budget", "2025", "2025", EXACT, ""),
    ("one of them", "one", "1", EXACT, ""),
    ("tens of thousands of people", "tens of thousands", None, EXACT, ""),
    ("dozens more", "dozens", None, EXACT, ""),
    ("scores were hurt", "scores", None, EXACT, ""),
    ("several of them", "several", None, EXACT, ""),
    ("several hundred people", "several hundred", None, EXACT, ""),
    ("a few hundred thousand", "a few hundred thousand", None, EXACT, ""),
    ("a couple of dozen", "a couple of dozen", None, EXACT, ""),
    ("a multi-million-dollar fund", "multi-million", None, EXACT, ""),
    ("many thousands of letters", "many thousands", None, EXACT, ""),
    ("more than half of them", "more than half", None, AT_LEAST, ""),
    ("two-thirds of them", "two-thirds", None, EXACT, ""),
    ("a third of them", "a third", None, EXACT, ""),
    ("two-thirds of a million", "two-thirds of a million", None, EXACT, ""),
    ("UP TO TWO YEARS", "UP TO TWO", "2", AT_MOST, ""),
    ("up to\n  some 30,000", "up to\n  some 30,000", "30000", AT_MOST, ""),
    ("perhaps as many as 500", "perhaps as many as 500", "500", AT_MOST, ""),
    ("up to a total of 24,000", "up to a total of 24,000", "24000", AT_MOST, ""),
    ("a total of 24,000", "24,000", "24000", EXACT, ""),
    ("about 500 or more", "about 500 or more", "500", AT_LEAST, ""),
]


def value_of(text: str | None) -> Decimal | None:
    """The number of a table's row."""
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(("text", "phrase", "value", "precision", "unit"), NEWS)
def test_news(text: str, phrase: str, value: str | None, precision: Precision, unit: str) -> None:
    """What number do these words state, how precisely, and which of the words say so?"""
    [found] = parse_quantities(text)
    assert (found.phrase, found.value, found.precision) == (phrase, value_of(value), precision)
    assert (found.unit, found.ordinal) == (unit, False)


RANGES = [
    ("sold 100-200 of them", "100-200", "100", "200", ""),
    ("sold 100–200 of them", "100–200", "100", "200", ""),
    ("between 100 and 200 people", "between 100 and 200", "100", "200", ""),
    ("from 100 to 200 people", "from 100 to 200", "100", "200", ""),
    ("10 to 15 people", "10 to 15", "10", "15", ""),
    ("a 10-to-15-year sentence", "10-to-15", "10", "15", ""),
    ("five or six people", "five or six", "5", "6", ""),
    ("about 5 to 10 people", "about 5 to 10", "5", "10", ""),
    ("from about 100 to nearly 200", "from about 100 to nearly 200", "100", "200", ""),
    ("two to three million people", "two to three million", "2000000", "3000000", ""),
    ("between $1.5 and $2 billion", "between $1.5 and $2 billion", "1500000000", "2000000000", "$"),
    ("$5-$10 a head", "$5-$10", "5", "10", "$"),
    ("5–10% of them", "5–10%", "5", "10", "%"),
    ("5% to 10% of them", "5% to 10%", "5", "10", "%"),
    ("between 900,000 and 1 million", "between 900,000 and 1 million", "900000", "1000000", ""),
    ("between fifty and a hundred", "between fifty and a hundred", "50", "100", ""),
    (
        "between one hundred and five thousand",
        "between one hundred and five thousand",
        "100",
        "5000",
        "",
    ),
    (
        "between two and a half and three million",
        "between two and a half and three million",
        "2500000",
        "3000000",
        "",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high", "unit"), RANGES)
def test_ranges(text: str, phrase: str, low: str, high: str, unit: str) -> None:
    """Does a range say at least its low and at most its high bound, both in the words of the whole?"""
    first, second = parse_quantities(text)
    assert (first.value, first.precision) == (Decimal(low), AT_LEAST)
    assert (second.value, second.precision) == (Decimal(high), AT_MOST)
    assert {first.phrase, second.phrase} == {phrase}
    assert {first.unit, second.unit} == {unit}


SEVERAL = [
    ("one hundred and two hundred", ["one hundred", "two hundred"]),
    ("one thousand and two thousand", ["one thousand", "two thousand"]),
    ("five dead and over 30 injured", ["five", "over 30"]),
    ("five men at least 30 years old", ["five", "at least 30"]),
    ("as many as 500 or more than 600", ["as many as 500", "more than 600"]),
    ("a 5-4 vote", ["5", "4"]),
    ("April 24, 2025", ["24", "2025"]),
    ("five, six or so", ["five", "six or so"]),
    ("two hundred first-time voters", ["two hundred", "first"]),
    ("in 2025 hundreds came", ["2025", "hundreds"]),
    ("500 + 300", ["500", "300"]),
    ("100 - 200", ["100", "200"]),
    ("$5 to 10%", ["$5", "10%"]),
]


@pytest.mark.parametrize(("text", "phrases"), SEVERAL)
def test_several(text: str, phrases: list[str]) -> None:
    """Are quantities that only stand close together kept apart?"""
    assert [found.phrase for found in parse_quantities(text)] == phrases


ORDINALS = [
    ("the third time", "third", 3),
    ("a third time", "third", 3),
    ("the 2nd Circuit", "2nd", 2),
    ("the 1,000th visitor", "1,000th", 1000),
    ("the twenty-first century", "twenty-first", 21),
    ("the thirtieth day", "thirtieth", 30),
    ("the one hundred and first day", "one hundred and first", 101),
    ("the two hundredth day", "two hundredth", 200),
]


@pytest.mark.parametrize(("text", "phrase", "value"), ORDINALS)
def test_ordinals(text: str, phrase: str, value: int) -> None:
    """Is a rank told from a count?"""
    [found] = parse_quantities(text)
    assert (found.phrase, found.value, found.ordinal) == (phrase, Decimal(value), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no number at all",
        "Supreme Court No. 24A1079",
        "A18 and x2",
        "No. 1:25-cv-0766 was filed",
        "No. 25-1384",
        "Nos. 25-1384",
        "item #5",
        "§ 1373",
        "at 12:30",
        "version 3.14.2",
        "2025-01-22",
        "2025-11-22",
        "1-800-555-1234",
        "Covid-19",
        "mid-2025",
        "the 1990s and the ’90s",
        "1,23 and 1.234.567",
        "9/11",
        "287(g) and 501(c)(3)",
        "https://example.org/2025/01/22/story-5",
        "agent 007",
        "25kg",
        "5m",
        "C++17",
        "one's own someone often tent millionaire",
        "the fifths and a quarter",
        "about over between from some up to",
        "9" * 200,
    ],
)
def test_no_quantity(text: str) -> None:
    """Are names, times, versions and identifiers left alone?"""
    assert parse_quantities(text) == ()


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("532000", ABOUT, True),
        ("532000.0", ABOUT, True),
        ("532000", EXACT, False),
        ("532000", AT_MOST, False),
        ("532001", ABOUT, False),
    ],
)
def test_agrees(value: str, precision: Precision, expected: bool) -> None:
    """Do the words back a value only if number and precision are both the same?"""
    [found] = parse_quantities("some 532,000 people")
    assert agrees(found, Decimal(value), precision) is expected


@pytest.mark.parametrize("precision", Precision)
def test_indefinite_agrees_with_nothing(precision: Precision) -> None:
    """Can "hundreds of thousands" ever back a number?"""
    [found] = parse_quantities("hundreds of thousands")
    assert not any(agrees(found, Decimal(value), precision) for value in (0, 100000, 200000))


def test_normalise_phrase() -> None:
    """Is a phrase the same in another case and with other white space?"""
    assert normalise_phrase(" Hundreds of\n\u00a0Thousands ") == "hundreds of thousands"


def test_word_tables_name_precisions() -> None:
    """Does each list of precision words belong to a precision that exists?"""
    assert {*number_words.PREFIXES, *number_words.SUFFIXES} <= {str(precision) for precision in Precision}


PREFIX_CASES = [(words, meaning) for meaning, group in number_words.PREFIXES.items() for words in group]


@pytest.mark.parametrize(("words", "meaning"), PREFIX_CASES)
def test_every_prefix(words: str, meaning: str) -> None:
    """Does each precision word of the table work, in front of digits and with its whole length?"""
    text = f"there were {words} 532,000 of them"
    [found] = parse_quantities(text)
    assert (found.phrase, found.precision) == (f"{words} 532,000", meaning)


@given(st.integers(0, 10**12))
def test_digits_with_commas(number: int) -> None:
    """Is every number with commas read as exactly that number?"""
    [found] = parse_quantities(f"there were {number:,} of them")
    assert found == Quantity(Decimal(number), EXACT, f"{number:,}", 11, 11 + len(f"{number:,}"))


BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"


def spell(number: int, link: str) -> str:
    """A number in words, with `link` before tens and units: "one hundred and five" or "one hundred five"."""
    for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = link if rest < 100 else " "
            return f"{spell(head, link)} {name}" + (joint + spell(rest, link) if rest else "")
    if number < 20:
        return BELOW_TWENTY.split()[number]
    ten, unit = divmod(number, 10)
    return TENS.split()[ten] + (f"-{BELOW_TWENTY.split()[unit]}" if unit else "")


@given(st.integers(0, 999_999_999), st.sampled_from([" ", " and "]), st.sampled_from([str, str.upper, str.title]))
def test_number_words(number: int, link: str, case: type[str]) -> None:
    """Is every number in words read back, with and without "and", in any case?"""
    words = case(spell(number, link))
    assert parse_quantities(words) == (Quantity(Decimal(number), EXACT, words, 0, len(words)),)


PIECES = st.sampled_from(
    [
        *"-–—+%$~,.:/'’ \n\u00a0\u202f½¾٣²_",
        *("1", "30,000", "2025", ".5", "two", "twenty", "hundred", "million", "third", "thousands", "half"),
        *("and", "a", "of", "to", "or", "more", "between", "from", "about", "up to", "no"),
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join)


@given(TEXTS)
def test_any_text(text: str) -> None:
    """Whatever the text: does nothing raise, and are the phrases slices of it, in order, without overlap?"""
    last: Quantity | None = None
    for found in parse_quantities(text):
        assert found.phrase == text[found.start : found.end] != ""
        pair = last is not None and (last.start, last.end) == (found.start, found.end)
        if pair:
            assert last is not None
            assert (last.precision, found.precision) == (AT_LEAST, AT_MOST)
            assert (last.value or 0) < (found.value or 0)
        else:
            assert last is None or last.end <= found.start
        last = found


@pytest.mark.parametrize("piece", ["one thousand ", "two million and ", "1-", "hundreds of ", "million ", "9"])
def test_long_text(piece: str) -> None:
    """Does a very long run of number words neither raise nor nest without end?"""
    assert isinstance(parse_quantities(piece * 20_000), tuple)
