"""How the data of one state reads in words: values with their unit and day, names in the place of references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from generator.comparing.state import Data, State
from generator.languages.words import Words
from generator.model.dates import PartialDate
from generator.model.parts import Unit, Value
from generator.model.references import Reference
from generator.prose.numbers import bare_value, full_value
from generator.prose.tokens import Token, find_tokens

_DEEPEST = 5
_MARKUP = re.compile(r"(?<!\\)[*`]{1,3}|(?<![\\\w])_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|\\(?=[^\w\s])")
_REFERENCE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(?:#[a-z0-9-]+)?")
_ABSENT = ("unknown", "not_applicable")


def as_written(value: Any) -> str:
    """Data on one line, as the record has it: what a change is when it reads the same on both sides."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {as_written(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(as_written(item) for item in value)
    return " ".join(str(value).split()) if value is not None else ""


class Wording:
    """The words for what a state holds. Never raises for data that no model would take: that is given as written."""

    def __init__(self, state: State, words: Words) -> None:
        self.state = state
        self.words = words

    def text(self, value: Any) -> str:
        """Any data in words: tokens and references replaced, dates written out, an absence with its reason."""
        if isinstance(value, Mapping):
            if set(value) == {"unnamed"}:  # a speaker, in the words that describe them
                return self.text(value["unnamed"])
            if len(value) == 1 and (absent := next(iter(value))) in _ABSENT:
                return f"{absent.replace('_', ' ')}: {self.text(value[absent])}"
            return "; ".join(f"{str(key).replace('_', ' ')}: {self.text(item)}" for key, item in value.items())
        if isinstance(value, list):
            return ", ".join(self.text(item) for item in value)
        written = as_written(value)
        if _REFERENCE.fullmatch(written):
            return self._name(written)
        return self.prose(written)

    def prose(self, text: str, depth: int = 0) -> str:
        """Prose as plain text, its tokens as they read in this state."""
        parts: list[str] = []
        end = 0
        for token in find_tokens(text):
            parts += (_MARKUP.sub("", text[end : token.start]), self._token(token, depth))
            end = token.end
        return " ".join("".join([*parts, _MARKUP.sub("", text[end:])]).split())

    def day(self, value: Any) -> str:
        """A date in words."""
        written = as_written(value)
        try:
            return PartialDate.parse(written).display(self.words.locale, "long", self.words.dates)
        except ValueError:
            return written

    def value(self, data: Data, entry: Data) -> str:
        """A value of a figure with its precision, unit and day."""
        return f"{self._number(data, entry)}, {self.words.say('as of {date}', date=self.day(data.get('as_of')))}"

    def status(self, event: Data, kind: str) -> str:
        """A change of status: the word for readers, and since when."""
        label = self.term(self._kind(kind).get("status"), event.get("is"))
        return f"{label}, {self.words.say('from {date}', date=self.day(event.get('from')))}"

    def evidence(self, data: Data) -> str:
        """A piece of evidence: the source, the place in it and the words."""
        name = as_written(data.get("source"))
        title = as_written(self.state.sources.get(name, {}).get("title")) or name
        say = self.words.say
        places = (
            ("paragraph", say("paragraph {number}", number=data.get("paragraph"))),
            ("words", say("words {number}", number=data.get("words"))),
            ("page", say("page {number}", number=data.get("page"))),
            ("at", as_written(data.get("at"))),
        )
        where = ", ".join([title, *(words for key, words in places if data.get(key))])
        return f"{where}: “{as_written(data['quote'])}”" if data.get("quote") else where

    def field(self, kind: str, name: str, value: Any) -> str:
        """A field of a kind: a word of the vocabulary by its label."""
        declared = self._kind(kind).get("fields")
        kind_of = as_written(declared[name].get("type")) if isinstance(declared, Mapping) and name in declared else ""
        if "date" in kind_of.split() and isinstance(value, str):
            return self.day(value)
        match = re.search(r"\bterm of (\S+)", kind_of)
        if match is None or isinstance(value, Mapping):
            return self.text(value)
        items = value if isinstance(value, list) else [value]
        return ", ".join(self.term(match[1], item) for item in items)

    def term(self, list_name: Any, word: Any) -> str:
        """The label of a word of the vocabulary."""
        found: Any = self._vocabulary
        for key in (list_name, word):
            found = found.get(key) if isinstance(found, Mapping) and isinstance(key, str) else None
        label = found.get("label") if isinstance(found, Mapping) else None
        return as_written(label) or as_written(word)

    @cached_property
    def _vocabulary(self) -> Any:
        return self.state.setting("site_config/vocabulary.yml").get("lists")

    def _kind(self, kind: str) -> Data:
        return self.state.setting(f"site_config/kinds/{kind}.yml")

    def _name(self, reference: str) -> str:
        key, _, anchor = reference.partition("#")
        name = as_written(self.state.entries.get(self.state.followed(key), {}).get("name"))
        return f"{name} ({anchor.replace('-', ' ')})" if name and anchor else name or reference

    def settled(self, text: str) -> str:
        """Data as written, with each address as this state has it: what was only renamed reads the same."""
        return _REFERENCE.sub(lambda found: self._settled(found[0]), text)

    def _settled(self, reference: str) -> str:
        key, mark, anchor = reference.partition("#")
        key = self.state.followed(key)
        former = self.state.entries.get(key, {}).get("former_ids")
        return f"{key}{mark}{former.get(anchor, anchor) if isinstance(former, Mapping) else anchor}"

    def _token(self, token: Token, depth: int) -> str:
        reference = token.reference
        entry = self.state.entries.get(self.state.followed(reference.entry)) if reference else None
        if token.mistake or reference is None or entry is None:
            return token.label or token.text
        if reference.anchor and not token.label and depth < _DEEPEST:
            fact = _item(entry.get("facts"), _now(entry, reference))
            if fact is not None:
                return self.prose(as_written(fact.get("says")), depth + 1)
        value = _shown(entry, _now(entry, reference))
        if value is None or (token.label and "#" not in token.label):
            return self._plain(token.label) or as_written(entry.get("name"))
        if not token.label:
            return self._number(value, entry)
        return self._plain(token.label).replace("#", self._number(value, entry, bare=True))

    def _number(self, data: Data, entry: Data, *, bare: bool = False) -> str:
        try:
            value = Value.model_validate(dict(data))
            unit = Unit.model_validate(dict(entry["unit"])) if entry.get("unit") else None
        except (ValidationError, TypeError, ValueError):
            return as_written(data.get("value") or data.get("phrase"))
        return bare_value(value, unit, self.words) if bare else full_value(value, unit, self.words)

    @staticmethod
    def _plain(label: str) -> str:
        return _MARKUP.sub("", label)


def _now(entry: Data, reference: Reference) -> str:
    former = entry.get("former_ids")
    return str(former.get(reference.anchor, reference.anchor)) if isinstance(former, Mapping) else reference.anchor


def _item(items: Any, anchor: str) -> Data | None:
    found = (item for item in items if isinstance(item, Mapping) and item.get("id") == anchor) if items else iter(())
    return next(found, None)


def _shown(entry: Data, anchor: str) -> Data | None:
    """The value that a token shows: the one that it names, else the preferred one."""
    values = entry.get("values")
    if not isinstance(values, list):
        return None
    if anchor:
        return _item(values, anchor)
    return next((v for v in values if isinstance(v, Mapping) and v.get("rank") == "preferred"), None)
