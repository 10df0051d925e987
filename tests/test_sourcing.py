"""`factsheet source add` and `factsheet source refresh`: from a text to its record, and after the text has changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.evidence.texts import split_paragraphs

Factsheet = Callable[..., Result]
Edit = Callable[[Path, str, str], None]
COURIER = "oldford-courier-2023-11-06-bridge-closed"
TEXT = "The ferry runs again.\nIt had stopped in March.\n\nMore on page four.\n"
KNOWN = (
    *("--title", 'The "Ferry": it runs again', "--publisher", "Oldford Courier", "--type", "news-article"),
    *("--tier", "secondary", "--address", "https://courier.example.org/ferry", "--published", "2024-05-02"),
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text file as an editor would save it."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def add(factsheet: Factsheet, root: Path, file: Path, *options: str, **variables: str) -> Result:
    """Run `factsheet source add` for the source `ferry`."""
    return factsheet(root, "source", "add", str(file), "--id", "ferry", *options, **variables)


def test_add(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is the record made with the right numbers, the text kept, and only the paragraphs left to fill in?"""
    result = add(factsheet, bridges, text, *KNOWN, "--joins", "2")
    assert result.exit_code == 0, result.output
    record = (bridges / "content/sources/ferry.yml").read_text(encoding="utf-8")
    expected = split_paragraphs(TEXT, [2])
    assert f"sha256: {expected.sha256}\n  paragraphs: 2\n  words: 13\n  joins: [2]\n" in record
    assert (bridges / "content/articles/ferry.txt").read_text(encoding="utf-8") == TEXT
    assert "ferry" not in record.replace("courier.example.org/ferry", "").lower().partition("read_on")[2]
    result = factsheet(bridges, "check")
    assert result.exit_code == 1
    assert "The record does not account for paragraphs 1, 2 of the text." in result.output
    assert result.output.count("  error  ") == 1


def test_add_then_fill_in(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is the record in order once an editor has filled in what is marked, by taking number signs away?"""
    assert add(factsheet, bridges, text, *KNOWN, "--joins", "2").exit_code == 0
    path = bridges / "content/sources/ferry.yml"
    record = path.read_text(encoding="utf-8")
    record = re.sub(r"# TODO What each.*\n", "", record)
    record = re.sub(r"# digest:\n.*\n.*\n", "", record)
    record = re.sub(r"# skipped:\n.*\n", "skipped:\n  1: not about bridges\n  2: not about bridges\n", record)
    path.write_text(record, encoding="utf-8")
    assert "TODO" not in record
    result = factsheet(bridges, "check")
    assert result.exit_code == 0, result.output


def test_add_without_options(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is what the command was not told marked TODO, and named by `check` with what belongs there?"""
    result = add(factsheet, bridges, text)
    assert "title, publisher, type, tier, published, address, and the paragraphs" in result.output
    record = (bridges / "content/sources/ferry.yml").read_text(encoding="utf-8")
    checked = factsheet(bridges, "check")
    for key in ("title", "publisher", "type", "tier", "published", "address"):
        assert f"# TODO {key}: " in record
        assert f"Add `{key}:` (" in checked.output


def test_add_with_licence(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is a text that may be published kept where it is published from?"""
    assert add(factsheet, bridges, text, "--licence", "CC BY 4.0").exit_code == 0
    assert (bridges / "content/texts/ferry.txt").is_file()
    assert not (bridges / "content/articles/ferry.txt").exists()
    assert "republish: true\n  licence: CC BY 4.0\n" in (bridges / "content/sources/ferry.yml").read_text(
        encoding="utf-8"
    )


def test_add_overwrites_no_record(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is a record that is there left alone, and nothing else written?"""
    before = (bridges / f"content/sources/{COURIER}.yml").read_bytes()
    result = factsheet(bridges, "source", "add", str(text), "--id", COURIER)
    assert result.exit_code == 1
    assert "is there already, and nothing is overwritten" in result.output
    assert (bridges / f"content/sources/{COURIER}.yml").read_bytes() == before


@pytest.mark.parametrize("place", ["content/articles", "content/texts", "elsewhere"])
def test_add_overwrites_no_text(place: str, bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is another text of the same id left alone, wherever the checks would find it, and no record made?"""
    other = bridges / place / "ferry.txt"
    other.parent.mkdir(exist_ok=True)
    other.write_text("Another text.\n", encoding="utf-8")
    variables = {"FACTSHEET_ARTICLES": str(other.parent)} if place == "elsewhere" else {}
    result = add(factsheet, bridges, text, **variables)
    assert result.exit_code == 1
    assert "Another text lies in" in result.output
    assert other.read_text(encoding="utf-8") == "Another text.\n"
    assert not (bridges / "content/sources/ferry.yml").exists()


def test_add_text_that_is_in_place(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """May the file be the one in content/articles/ itself?"""
    place = bridges / "content/articles/ferry.txt"
    place.write_text(TEXT, encoding="utf-8")
    assert add(factsheet, bridges, place).exit_code == 0
    assert place.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--joins", "1"), 1, "one from 2 to 3"),
        (("--joins", "2,4"), 1, "--joins names line 4"),
        (("--joins", "two"), 2, "Write them like this: 3,7"),
        (("--address", "courier"), 2, "is not a web address"),
        (("--published", "May 2"), 2, "is not a date"),
        (("--tier", "third"), 2, "primary"),
        (("--type", "foo"), 2, "Use one of: news-article, report, register."),
        (("--type", "News article"), 2, "Did you mean"),
        (("--id", "The Ferry"), 2, "such as the-ferry"),
    ],
)
def test_add_refuses(
    options: tuple[str, str], code: int, words: str, bridges: Path, text: Path, factsheet: Factsheet
) -> None:
    """Is a bad option refused in plain words, and nothing written?"""
    result = add(factsheet, bridges, text, *options)
    assert result.exit_code == code
    assert words in result.output
    assert not list(bridges.glob("content/*/ferry.*"))


def test_add_without_a_vocabulary(bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """If the vocabulary cannot be read: is a type taken as it is, so that the check can say what is wrong?"""
    (bridges / "site_config/vocabulary.yml").write_text("lists: [\n", encoding="utf-8")
    assert add(factsheet, bridges, text, "--type", "foo").exit_code == 0


@pytest.mark.parametrize(("data", "words"), [(b" \n\n", "holds no text"), (b"caf\xe9", "not UTF-8")])
def test_add_refuses_file(data: bytes, words: str, bridges: Path, text: Path, factsheet: Factsheet) -> None:
    """Is a file without a readable text refused?"""
    text.write_bytes(data)
    result = add(factsheet, bridges, text)
    assert result.exit_code == 1
    assert words in result.output


def test_refresh_without_change(bridges: Path, factsheet: Factsheet) -> None:
    """Is nothing touched where text and record agree?"""
    before = {path: path.read_bytes() for path in bridges.rglob("*.yml")}
    result = factsheet(bridges, "source", "refresh")
    assert result.exit_code == 0, result.output
    assert result.output.count("up to date") == 2
    assert {path: path.read_bytes() for path in bridges.rglob("*.yml")} == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_refresh_changes_the_numbers_only(
    line_end: str, start: str, bridges: Path, factsheet: Factsheet, edit: Edit
) -> None:
    """Are the numbers rewritten in place, and every other byte of the record left as it was?"""
    record = bridges / f"content/sources/{COURIER}.yml"
    edit(record, "  paragraphs: 5", '  paragraphs: "5"   # counted by hand')
    record.write_text(start + record.read_text(encoding="utf-8"), encoding="utf-8", newline=line_end)
    article = bridges / f"content/articles/{COURIER}.txt"
    edit(article, "More from the Courier", "More pictures.\n\nMore from the Courier")
    before = record.read_bytes().decode()
    result = factsheet(bridges, "source", "refresh", COURIER)
    after = record.read_bytes().decode()
    text = split_paragraphs(article.read_text(encoding="utf-8"))
    assert re.findall(r"sha256: (\w+)", after) == [text.sha256]
    assert '  paragraphs: "6"   # counted by hand' in after
    assert f"  words: {text.words}" in after
    restored = re.sub(r"sha256: \w+", re.findall(r"sha256: \w+", before)[0], after)
    restored = restored.replace('paragraphs: "6"', 'paragraphs: "5"').replace("words: 130", "words: 128")
    assert restored == before
    assert "paragraphs 5 → 6" in result.output
    assert result.exit_code == 0, result.output


def test_refresh_lists_what_no_longer_holds(bridges: Path, factsheet: Factsheet, edit: Edit) -> None:
    """Is each quotation that is gone listed with the nearest words, and each span with what it shows now?"""
    edit(bridges / f"content/articles/{COURIER}.txt", "Nobody drives over", "No one drives over")
    result = factsheet(bridges, "source", "refresh", COURIER)
    assert result.exit_code == 1
    assert "content/bridges/old-mill-bridge.yml:" in result.output
    assert "“Nobody drives over this bridge” is not in the text." in result.output
    assert "one drives over this bridge”, in paragraph 2" in result.output
    assert "content/statements/keep-one-lane-open.yml:" in result.output
    assert "paragraph 4, words 28-33: “" in result.output
    assert "run `factsheet verify`" in result.output


def test_refresh_lists_spans_out_of_range(bridges: Path, factsheet: Factsheet, edit: Edit) -> None:
    """Is a span that ends behind its paragraph listed as wrong?"""
    edit(bridges / f"content/articles/{COURIER}.txt", ", because they fear for their customers", "")
    result = factsheet(bridges, "source", "refresh", COURIER)
    assert result.exit_code == 1
    assert "The span ends at word 33; the paragraph has 28 words." in result.output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("herald", "There is no source “herald”. Make it with `factsheet source add`."),
        ("bridge-office-register", "is not at hand"),
    ],
)
def test_refresh_of_nothing(name: str, words: str, bridges: Path, factsheet: Factsheet) -> None:
    """Is it said why a record cannot be refreshed, and what to do?"""
    result = factsheet(bridges, "source", "refresh", name)
    assert result.exit_code == 1
    assert words in result.output


def test_refresh_names_the_missing_block(bridges: Path, factsheet: Factsheet) -> None:
    """If a text lies there that the record does not speak of, are the lines given that belong into it?"""
    (bridges / "content/articles/bridge-office-register.txt").write_text("Sheet one.\n", encoding="utf-8")
    result = factsheet(bridges, "source", "refresh", "bridge-office-register")
    assert result.exit_code == 1
    assert f"Add `text: {{sha256: {split_paragraphs('Sheet one.').sha256}, paragraphs: 1, words: 2}}`" in result.output
