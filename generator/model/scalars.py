"""The scalar types of the content model: text in YAML becomes a typed value, or a problem said plainly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from generator.loading.ids import suggest_id
from generator.model import editor_forms as forms
from generator.model import number_hints, respelling
from generator.model.coordinates import Coordinates
from generator.model.dates import PartialDate, parse_full_date
from generator.model.intervals import Interval, Unit, parse_interval
from generator.model.references import Reference
from generator.model.refusing import message_and_tip, plain_text, refuse, short
from generator.model.respelling import Respell, nothing, sole_respelling

_ID = re.compile(forms.ID["pattern"])
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_memories: list[Callable[[], None]] = []  # each forgets what one parser has read


def _through(parse: Callable[[str], Any], what: str, respell: Respell) -> Callable[[str], Any]:
    """Turn a parser that raises ValueError into a validator of texts that refuses with the same words.

    Where a parser only says what to do, `what` names what its text should have been. Pydantic calls the memory of
    what was read itself: a function of ours between the two costs more than both, for many thousand texts.
    """

    @lru_cache(maxsize=1 << 13)  # the same sources, days and paragraphs are named again and again
    def read(text: str) -> Any:
        stripped = plain_text(text).strip()
        try:
            return parse(stripped)
        except ValueError as error:
            instead = sole_respelling(parse, stripped, respell(text))
            if what:
                advice = re.sub(r" \(found .*?\)(?=\.(?: |$))", "", str(error), flags=re.DOTALL)
                refuse(f"“{short(text)}” is not {what}.", advice, instead=instead)
            refuse(*message_and_tip(str(error)), instead=instead)

    _memories.append(read.cache_clear)
    return read


def forget_read() -> None:
    """Forget what was read: a large project is read whole, and what comes next needs the room."""
    for forget in _memories:
        forget()


def _identifier(text: str) -> str:
    if not _ID.match(text):
        near = suggest_id(re.sub(r"^.*/|\.ya?ml$", "", text)) or "an-id"
        raise ValueError(f"“{short(text)}” is not an id. Use small letters, digits and single hyphens, such as {near}.")
    return text


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"“{short(text)}” is not a plain number. {number_hints.advice(text)}")
    if sum(map(str.isdigit, text)) > MAX_DIGITS:
        raise ValueError(f"“{short(text)}” has more than {MAX_DIGITS} digits. Write a number that something can have.")
    return Decimal(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,6}", text):
        raise ValueError(f"“{short(text)}” is not a whole number from 1 up. Write plain digits, such as 7.")
    return int(text)


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"“{short(text)}” is neither true nor false. Write true or false, in small letters.")
    return text == "true"


# Signs that would end a link in Markdown or an attribute in HTML; an address can always do without them.
UNSAFE_IN_ADDRESS = re.compile(r"[<>\"'(){}\[\]\\|^`\x00-\x20\x7f]")


def _url(text: str) -> str:
    if odd := UNSAFE_IN_ADDRESS.search(text):
        code = "".join(f"%{byte:02X}" for byte in odd[0].encode())
        raise ValueError(f"“{odd[0]}” cannot stand in an address. Write {code} instead of it.")
    if not text.isascii():
        # A letter of another script can look like one of the address that a reader expects.
        odd_one = next(sign for sign in text if not sign.isascii())
        way = "Percent-encode it, or write the host as it is registered, from xn-- on."
        raise ValueError(f"“{odd_one}” cannot stand in an address. {way}")
    parts = urlsplit(text)
    try:
        parts.port  # noqa: B018 - it is read to see whether it can be
    except ValueError:
        raise ValueError(f"“{short(text)}” names a port that is none. Take it out, or write a number.") from None
    if parts.scheme not in ("http", "https", "mailto") or not (parts.netloc or parts.path) or re.search(r"\s", text):
        raise ValueError(f"“{short(text)}” is not a web address. Write the whole address, from https:// on.")
    if parts.scheme != "mailto" and not parts.netloc:
        raise ValueError(f"“{short(text)}” names no host. Write the whole address, from https:// on.")
    return text


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}


def _period(text: str) -> Interval:
    interval = parse_interval(text)
    if interval.count * _DAYS[interval.unit] > 100 * 365:
        raise ValueError("Nobody can wait longer than a century. Write a shorter one, such as 1 year.")
    return interval


class Reads:
    """Annotation of a type whose values are read from text by `parse`, with the JSON Schema that editors see."""

    def __init__(self, parse: Callable[[str], Any], what: str = "", respell: Respell = nothing, **schema: Any) -> None:
        self._validate = _through(parse, what, respell)
        self._schema = {"type": "string", **schema}

    @property
    def name(self) -> str:
        """What editors call a text of this form."""
        form = self._schema.get("format")
        return (
            "id" if self._schema.get("pattern") == forms.ID["pattern"] else "web address" if form == "uri" else "text"
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # What is no text is refused in the words of `plain_text` by `generator.loading.validate`.
        return core_schema.no_info_after_validator_function(self._validate, core_schema.str_schema(strict=True))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self._schema)


def one_of(*words: str) -> Reads:
    """Annotation of a text that is one of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"“{short(text)}” is not a word for this. Use one of: {', '.join(words)}.")
        return text

    return Reads(parse, enum=list(words))


def formed(pattern: str, what: str, example: str, *, numeric: bool = False) -> Reads:
    """Annotation of a text of a form of which `example` is a good one; `numeric` if it can look like a number."""

    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"“{short(text)}” is not {what}. Write it like this: {example}.")
        return text

    return Reads(parse, **forms.text_form(pattern, example, numeric=numeric))


MAX_NAME = 300
MAX_DIGITS = 18  # a number of SQLite has at most that many, and no count of things has more


def short_text(value: object) -> str:
    """A text of a length fit for a title: it stands in headings, menus, lists and on cards."""
    text = plain_text(value)
    if len(text) > MAX_NAME:
        refuse(f"This has {len(text):,} characters; a name has at most {MAX_NAME}.", "Shorten it.")
    return text


def label(value: object) -> str:
    """A text that the engine prints as it is, in titles and attributes: without signs that HTML gives a meaning."""
    text = short_text(value)
    if odd := re.search(r'[<>"{}]', text):
        refuse(f"“{odd[0]}” cannot stand in a title.", "Take it out; for quotation marks write “ and ”.")
    return text


Text = Annotated[str, PlainValidator(plain_text), WithJsonSchema(forms.TEXT)]
Title = Annotated[str, BeforeValidator(short_text), WithJsonSchema(forms.TEXT)]
Label = Annotated[str, BeforeValidator(label), WithJsonSchema(forms.LABEL)]
Prose = Annotated[str, PlainValidator(plain_text), WithJsonSchema(forms.TEXT)]
Id = Annotated[str, Reads(_identifier, **forms.ID)]
Url = Annotated[str, Reads(_url, **forms.URL)]
Date = Annotated[PartialDate, Reads(PartialDate.parse, "a date", respelling.dates, **forms.DATE)]
FullDate = Annotated[dt.date, Reads(parse_full_date, "a full day", respelling.dates, **forms.FULL_DATE)]
Period = Annotated[Interval, Reads(_period, "a period", **forms.PERIOD)]
Ref = Annotated[Reference, Reads(Reference.parse, **forms.REFERENCE)]
Number = Annotated[Decimal, Reads(_number, respell=respelling.numbers, **forms.NUMBER)]
Place = Annotated[Coordinates, Reads(Coordinates.parse, "a place", **forms.PLACE)]
Icon = Annotated[str, formed(r"[a-z]+/[a-z0-9-]+", "the name of an icon", "material/calendar")]
Whole = Annotated[int, Reads(_whole, **forms.WHOLE)]
Flag = Annotated[bool, Reads(_flag, respell=respelling.flags, **forms.FLAG)]
