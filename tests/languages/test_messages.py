"""Every word of the interface is there in Spanish, and nothing is there that nobody says."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from generator.examining import examine
from generator.languages.words import words_for
from generator.translating.settings import messages_of

ROOT = Path(__file__).parent.parent.parent
_PLACE = re.compile(r"\{(?:[^{}:]*:)?([a-z_]+)\}")


def _messages_in(*folders: Path) -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("extracting", Path(__file__).parent / "extracting.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, str] = module.messages_in(folders)
    return found


@pytest.fixture(scope="module")
def of_the_software() -> dict[str, str]:
    """The messages of the software, with the file of each."""
    return _messages_in(ROOT / "generator")


@pytest.fixture(scope="module")
def of_this_site() -> set[str]:
    """The messages of this site: its templates and its settings."""
    catalog = examine(ROOT).catalog
    assert catalog is not None
    return {*messages_of(catalog), *_messages_in(ROOT / "site_config" / "templates")}


def test_templates_and_modules_are_read(of_the_software: dict[str, str]) -> None:
    """Are messages found in templates, in modules and in the frame, so that the other tests mean something?"""
    for message in ("What we know", "primary record", "Breadcrumbs", "{count} entries, as of {date}"):
        assert message in of_the_software


def test_spanish_says_everything(of_the_software: dict[str, str]) -> None:
    """Does a page in Spanish meet no English word of the software?"""
    missing = sorted(f"{file}: {message}" for message, file in of_the_software.items() if message not in _spanish())
    assert missing == []


def test_spanish_says_nothing_that_is_gone(of_the_software: dict[str, str]) -> None:
    """Does the file keep no message that no page says any more?"""
    assert sorted(set(_spanish()) - set(of_the_software)) == []


def test_this_site_says_everything(of_this_site: set[str]) -> None:
    """Are the kinds, fields, vocabulary, menu and templates of this site there in Spanish?"""
    assert sorted(of_this_site - set(_spanish()) - set(_spanish_of_this_site())) == []


def test_this_site_says_nothing_that_is_gone(of_this_site: set[str]) -> None:
    """Does this site's file keep no message that it does not say any more?"""
    assert sorted(set(_spanish_of_this_site()) - of_this_site) == []


@pytest.mark.parametrize("language", ["software", "site"])
def test_a_translation_keeps_its_places(language: str) -> None:
    """Does each translated message have the values of the English one, and no quotation mark that ends an attribute?"""
    messages = _spanish() if language == "software" else _spanish_of_this_site()
    for english, spanish in messages.items():
        assert set(_places(spanish)) == set(_places(english)), english
        assert ('"' in spanish) == ('"' in english), english
        assert spanish.strip() == spanish, english


def _places(message: str) -> Iterable[str]:
    return _PLACE.findall(message)


def _spanish() -> dict[str, str]:
    return words_for("es").messages


def _spanish_of_this_site() -> dict[str, str]:
    data = yaml.safe_load((ROOT / "site_config" / "languages" / "es.yml").read_text(encoding="utf-8"))
    messages: dict[str, str] = data["messages"]
    return messages
