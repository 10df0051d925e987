"""`factsheet translate`: the file that a translator fills, and what becomes of it when the English changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from generator.model.translation import fingerprint

MILL = "bridges/old-mill-bridge"

FileOf = Callable[[str], Path]
Translate = Callable[..., Result]


def test_a_new_file_has_a_record_for_each_text(translate: Translate, file_of: FileOf) -> None:
    """Does a translator find every English text, with its place, its fingerprint, and room for the words?"""
    result = translate(MILL)
    assert (result.exit_code, result.output) == (0, f"{MILL}: 0 of 24 texts; not reviewed\n")
    text = file_of(MILL).read_text(encoding="utf-8")
    assert "  # English: Two arches of stone under a deck of steel.\n  - at: fields/design\n" in text
    data = yaml.safe_load(text)
    assert data["translates"] == MILL
    assert {"at": "name", "of": fingerprint("Old Mill Bridge"), "says": ""} in data["texts"]
    places = [each["at"] for each in data["texts"]]
    assert {"summary", "status/2", "facts/closure", "status/4", "fields/page"} <= set(places)


def test_renewing_changes_nothing_of_its_own(translate: Translate, file_of: FileOf) -> None:
    """Is a file that is right already left as it is, hand-made layout and comments included?"""
    translate(MILL)
    text = file_of(MILL).read_text(encoding="utf-8")
    own = text.replace(
        '    of: 7d9038bbb5d9\n    says: ""\n',
        "    of: 7d9038bbb5d9\n    # as on the sign\n    says: >-\n      Puente del Molino\n      Viejo\n",
    )
    assert own != text
    file_of(MILL).write_text(own, encoding="utf-8")
    assert translate(MILL).output == f"{MILL}: 1 of 24 texts; not reviewed\n"
    assert file_of(MILL).read_text(encoding="utf-8") == own


def test_changed_english_is_shown_and_can_be_accepted(
    translate: Translate, file_of: FileOf, say: Callable[[str, dict[str, str]], None], spanish: Path
) -> None:
    """What does a translator see when a sentence changed, and how is it said that the words still hold?"""
    say(MILL, {"name": "Puente del Molino Viejo"})
    entry = spanish / "content" / f"{MILL}.yml"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("name: Old Mill Bridge", "name: The Mill Bridge"), "utf-8"
    )
    assert "1 with changed English: name" in translate(MILL).output
    text = file_of(MILL).read_text(encoding="utf-8")
    assert "# English now: The Mill Bridge\n" in text
    assert "of: 7d9038bbb5d9" in text
    assert "1 of 24 texts; not reviewed" in translate(MILL, "--renew", "name").output
    text = file_of(MILL).read_text(encoding="utf-8")
    assert f"# English: The Mill Bridge\n- at: name\n  of: {fingerprint('The Mill Bridge')}\n" in text
    assert "English now" not in text


def test_a_moved_sentence_keeps_its_translation(
    translate: Translate, file_of: FileOf, say: Callable[[str, dict[str, str]], None], spanish: Path
) -> None:
    """Does a text that stands elsewhere now keep its words, and is its place put right?"""
    say(MILL, {"aliases/2": "El Viejo Molino"})
    entry = spanish / "content" / f"{MILL}.yml"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("[Mill Street Bridge, The Old Mill]", "[The Old Mill, Mill Street Bridge]"), "utf-8")
    assert "1 of 24 texts; not reviewed" in translate(MILL).output
    records = {each["says"]: each["at"] for each in yaml.safe_load(file_of(MILL).read_text(encoding="utf-8"))["texts"]}
    assert records["El Viejo Molino"] == "aliases/1"


def test_words_for_what_is_gone_are_kept(
    translate: Translate, file_of: FileOf, say: Callable[[str, dict[str, str]], None], spanish: Path
) -> None:
    """Are words whose English vanished kept at the end, so that nobody's work is lost without a word?"""
    say(MILL, {"aliases/2": "El Viejo Molino"})
    entry = spanish / "content" / f"{MILL}.yml"
    entry.write_text(entry.read_text(encoding="utf-8").replace(", The Old Mill]", "]"), "utf-8")
    assert "1 that translate nothing any more" in translate(MILL).output
    assert yaml.safe_load(file_of(MILL).read_text(encoding="utf-8"))["texts"][-1]["says"] == "El Viejo Molino"


def test_a_page_with_all_that_it_uses(translate: Translate, file_of: FileOf) -> None:
    """Can a sheet and every entry that it uses be begun at once?"""
    result = translate("--all-used-by", "docs/sheets/old-mill-bridge.md")
    assert result.exit_code == 0, result.output
    assert file_of("docs/sheets/old-mill-bridge.md").is_file()
    assert file_of(MILL).is_file()
    assert "files: 0 of" in translate("--status").output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bridges/none"], "There is nothing called “bridges/none”"),
        (["docs/none.md"], "There is nothing called “docs/none.md”"),
        (["--all-used-by", "docs/none.md"], "There is no page “docs/none.md”"),
        ([], "Name what to translate"),
        ([MILL, "docs/index.md", "--renew", "name"], "--renew goes with one KEY"),
        ([MILL, "--renew", "name"], "At name nothing is to be renewed; places to renew: none."),
    ],
)
def test_wrong_use_is_explained(translate: Translate, arguments: list[str], words: str) -> None:
    """Does the command say what to do, and end with another code than 0?"""
    result = translate(*arguments)
    assert result.exit_code != 0
    assert words in result.output


def test_a_language_must_be_declared(factsheet: Callable[..., Result], bridges: Path) -> None:
    """What does somebody learn who begins with a language that the site does not name?"""
    result = factsheet(bridges, "translate", "es", MILL)
    assert result.exit_code == 1
    assert "Add it to site_config/site.yml under `translations:`" in result.output


def test_a_broken_file_is_not_written_over(translate: Translate, file_of: FileOf) -> None:
    """Is a file with a mistake of form left alone, with a hint to the check?"""
    translate(MILL)
    file_of(MILL).write_text("translates: bridges/old-mill-bridge\ntexts: none\n", encoding="utf-8")
    result = translate(MILL)
    assert (result.exit_code, "has a mistake" in result.output) == (1, True)
    assert file_of(MILL).read_text(encoding="utf-8").endswith("texts: none\n")
