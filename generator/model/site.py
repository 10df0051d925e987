"""The site's own settings: `site_config/site.yml` and `site_config/vocabulary.yml`."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, model_validator

from generator.model.citation_forms import CSL_TYPES
from generator.model.content_format import CURRENT, ContentFormat
from generator.model.language_settings import Language, LanguageCode, TranslationSettings
from generator.model.optional_url import OptionalUrl
from generator.model.parts import Part
from generator.model.patterns import is_safe_pattern
from generator.model.refusing import refuse, short
from generator.model.repository import Repository, RepositorySetting
from generator.model.scalars import Flag, Icon, Id, Label, Number, Prose, Text, Title, Url, Whole, label, one_of


def _menu_item(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """An item of the menu: a title with a page or folder, or a title with a list of such items."""
    tip = "Write `- Title: page.md`, or `- Title:` with items below it."
    if not isinstance(value, dict) or len(value) != 1:
        refuse("An item of the menu is one title with a page.", tip, at=path)
    ((title, target),) = value.items()
    label(title)
    if isinstance(target, list):
        return {title: tuple(_menu_item(item, (*path, title, index)) for index, item in enumerate(target))}
    if not isinstance(target, str) or not target:
        refuse(f"The item “{short(title)}” of the menu leads to no page.", tip, at=(*path, title))
    return {title: target}


class Publisher(Part):
    """Who answers for the site, and how to reach them."""

    name: Label
    contact: OptionalUrl = ""


class License(Part):
    """A licence by name, with its address."""

    name: Label
    address: Url


class Licenses(Part):
    """Licences of the code and of the content."""

    code: License
    content: License


class Readability(Part):
    """How plain our own sentences are: the limits of the rule `readability`."""

    summary_grade: Number = Field(
        Decimal(9), description="The highest reading grade of a summary, and of the answer of a sheet."
    )
    grade: Number = Field(Decimal(12), description="The highest reading grade of all other prose.")
    sentence_words: Whole = Field(20, description="The most words in a sentence; a name or a date counts as one.")
    covers: tuple[Text, ...] = Field(
        ("index.md", "sheets/", "about.md"), description="Pages of docs/ that are measured, or folders with a slash."
    )


class SiteConfig(Part):
    """What makes this site this site."""

    format: ContentFormat = Field(CURRENT, description="The format of the content; `factsheet migrate` renews it.")
    name: Label = Field(description="The name of the site.")
    short_name: Label | None = Field(None, description="A short name for narrow screens.")
    tagline: Label | None = None
    description: Label = Field(description="One or two sentences for search engines and shared links.")
    language: Language = "en"
    translations: dict[LanguageCode, TranslationSettings] = Field({}, description="Languages of translations, by code.")
    address: OptionalUrl = ""
    first_address: OptionalUrl = Field(
        "", description="Once the site has moved: its address before that, so that readers of feeds see nothing twice."
    )
    publisher: Publisher
    repository: RepositorySetting = Field(Repository(), description="Where the content is kept, for links to edit it.")
    licenses: Licenses
    notice: Prose = Field(description="A line at the foot of every page, such as what the site is not.")
    notice_page: Text | None = Field(None, description="The page of docs/ that says more, and the part of it.")
    notice_short: Label | None = Field(
        None, description="The notice in few words, for the head of pages; behind a colon, what narrow screens lack."
    )
    readability: Readability = Field(default_factory=Readability, description="How plain our own sentences are.")
    kinds: tuple[Id, ...] = Field(min_length=1, description="The kinds, in the order of the menu.")
    nav: tuple[Annotated[Any, PlainValidator(lambda item: _menu_item(item))], ...] = Field(
        min_length=1, description="The menu: titles with pages, folders or lists."
    )


class Role(StrEnum):
    """What sources of a type mean to the rules on independence."""

    PRESS = "press"
    COURT = "court"


class Term(Part):
    """A word of the vocabulary."""

    label: Title = Field(description="What readers see.")
    help: Text | None = Field(None, description="What it means.")
    icon: Icon | None = None
    tone: Annotated[str, one_of("live", "limited", "ended", "neutral")] = "neutral"
    role: Role | None = Field(
        None, description="Of a type of source: press (one alone is told beside the fact) or court (a court's record)."
    )
    cited_as: Annotated[str, one_of(*CSL_TYPES)] | None = Field(
        None, description="Of a type of source: what it is to reference managers, as a type of CSL."
    )
    shape: Annotated[str, one_of("limit", "total", "level", "length")] | None = Field(
        None, description="Of a kind of number: how it is drawn, as a limit, a total so far, one day's count, a length."
    )
    balance: Flag = Field(True, description="Of a side: false for those who take none, and need no equal room.")

    @property
    def shortcode(self) -> str:
        """The icon as Material's shortcode, or nothing."""
        return f":{self.icon.replace('/', '-')}:" if self.icon else ""


class Exemption(Part):
    """Numbers that name something rather than count it: a pattern, and examples that it must match."""

    pattern: Text
    examples: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _examples_match(self) -> Self:
        try:
            re.compile(self.pattern)  # first by itself, so that a message counts from its first sign
            compiled = re.compile(rf"(?<!\w)(?:{self.pattern})(?!\w)")  # as the rule will use it
        except (re.error, RecursionError, OverflowError) as error:
            refuse(f"The pattern is not a regular expression: {error}.", "Mend the pattern.", at=("pattern",))
        if not is_safe_pattern(self.pattern):
            message = "The pattern repeats a repetition, which can take for ever on some texts."
            tip = "Write it without a + or * inside a group that is repeated, and with a sign between two of them."
            refuse(message, tip, at=("pattern",))
        for index, example in enumerate(self.examples):
            if not compiled.fullmatch(example):
                message = f"The pattern does not match its example “{short(example)}”."
                refuse(message, "Mend the pattern or the example.", at=("examples", index))
        return self


class Numbers(Part):
    """Settings of the rule `loose-number`."""

    exempt: dict[Text, Exemption] = Field(default_factory=dict)
    covers: tuple[Text, ...] = Field(("index.md", "sheets/"), description="Pages of docs/ that the rule covers.")


class Vocabulary(Part):
    """The words that entries may use, list by list."""

    lists: dict[Id, dict[Id, Term]]
    numbers: Numbers = Field(default_factory=Numbers)

    @model_validator(mode="after")
    def _needed_lists(self) -> Self:
        for needed in ("topics", "source-types"):
            if needed not in self.lists:
                refuse(f"The vocabulary has no list `{needed}`.", f"Add `{needed}:` under `lists:`.", at=("lists",))
        return self

    def term(self, list_name: str, word: str) -> Term:
        """The term for a word that the rule `unknown-word` has let pass."""
        return self.lists[list_name][word]
