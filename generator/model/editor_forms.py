"""How values look to an editor's own YAML tool: the pieces of JSON Schema beside the types in `scalars.py`.

To such a tool a year alone is a number and `true` is no text, while here every value stays the text that was written;
so a form names all types as which its text can arrive. `patternErrorMessage` is what the tool says in place of a
pattern; it is known to the language servers for YAML and ignored elsewhere.
"""

from __future__ import annotations

from typing import Any

Form = dict[str, Any]

# Not true and null: an editor would be offered them for every text. In quotes they are text everywhere.
TEXT_TYPES = ["string", "number"]
_MONTH = "(0[1-9]|1[0-2])"
_DAY = rf"({_MONTH}-(0[1-9]|1\d|2[0-8])|02-29|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_LATITUDE = r"-?(0{0,2}\d|0?[1-8]\d|0?90)(\.\d{1,6})?"
_LONGITUDE = r"-?(0{0,2}\d|0?\d{2}|1[0-7]\d|180)(\.\d{1,6})?"

TEXT: Form = {"type": TEXT_TYPES, "pattern": r"\S", "patternErrorMessage": "Fill it in, or take the key out."}
NAME: Form = {
    "type": TEXT_TYPES,
    "pattern": r"^(?![\s\S]*\[\[)[\s\S]*\S",
    "patternErrorMessage": "Write the words that readers are to see; a token is not replaced in a name.",
}
LABEL: Form = {
    "type": TEXT_TYPES,
    "pattern": r'^[^<>"{}]*[^<>"{}\s][^<>"{}]*$',
    "patternErrorMessage": 'Write it without < > " { }; for quotation marks write “ and ”.',
}
ID: Form = {
    "type": ["string", "integer"],
    "pattern": f"^{_SLUG}$",
    "patternErrorMessage": "Use small letters, digits and single hyphens, such as an-id.",
}
REFERENCE: Form = {
    "type": "string",
    "pattern": f"^{_SLUG}/{_SLUG}(#{_SLUG})?$",
    "patternErrorMessage": "Write kind/id, such as people/jane-doe.",
}
URL: Form = {
    "type": "string",
    "format": "uri",
    "pattern": r"^([hH][tT][tT][pP][sS]?://(?![/?#])|[mM][aA][iI][lL][tT][oO]:)[^<>\"'(){}\[\]\\|^`\s]+$",
    "patternErrorMessage": "Write the whole address, from https:// on, without brackets and quotes.",
}
OPTIONAL_URL: Form = {
    "type": ["string", "null"],
    "pattern": r"^$|^(https?://[^\s/]+|mailto:\S+@)\S*$",
    "patternErrorMessage": 'Write it whole, from https:// on, or leave it empty: "".',
}
DATE: Form = {
    "type": ["string", "integer"],
    "pattern": rf"^(~|<=|>=)?\d{{4}}(-{_MONTH}|-{_DAY})?$",
    "patternErrorMessage": "Write a day, a month or a year: 2025-04-24, 2025-04 or 2025. ~ before it means about.",
    "minimum": 1000,
    "maximum": 9999,
}
FULL_DATE: Form = {
    "type": "string",
    "pattern": rf"^\d{{4}}-{_DAY}$",
    "patternErrorMessage": "Write one full day, such as 2025-04-24.",
}
PERIOD: Form = {
    "type": "string",
    "pattern": r"^(1 (day|week|month|year)|([2-9]|[1-9]\d{1,3}) (days|weeks|months|years))$",
    "patternErrorMessage": "Write a number with days, weeks, months or years, such as 90 days or 1 year.",
}
NUMBER: Form = {
    "type": ["number", "string"],
    "pattern": r"^-?(0|[1-9]\d*)(\.\d+)?$",
    "patternErrorMessage": "Write plain digits, such as 532000.",
}
PLACE: Form = {
    "type": "string",
    "pattern": rf"^{_LATITUDE}\s*,\s*{_LONGITUDE}$",
    "patternErrorMessage": "Write latitude, longitude in degrees with a point, such as 42.36, -71.06.",
}
WHOLE: Form = {
    "type": ["integer", "string"],
    "pattern": r"^[1-9]\d{0,6}$",
    "patternErrorMessage": "Write a whole number from 1 up, in plain digits, such as 7.",
    "minimum": 1,
    "maximum": 9_999_999,
}
FLAG: Form = {
    "type": ["boolean", "string"],
    "pattern": "^(true|false)$",
    "patternErrorMessage": "Write true or false, in small letters.",
}
SPAN: Form = {
    "type": ["string", "integer"],
    "pattern": r"^[1-9]\d{0,5}( *- *[1-9]\d{0,5})?$",
    "patternErrorMessage": "Write first-last, such as 4-19.",
    "minimum": 1,
    "maximum": 999_999,
}
SHA256: Form = {
    "type": ["string", "integer"],  # 64 zeros are a number to an editor's YAML
    "pattern": "^[0-9a-f]{64}$",
    "patternErrorMessage": "Write 64 zeros; where the text is at hand, the checks name the right one.",
}
SPEAKER: Form = {
    "anyOf": [
        {**REFERENCE, "patternErrorMessage": "Write people/ID, organizations/ID or {unnamed: who}."},
        {
            "type": "object",
            "properties": {"unnamed": TEXT},
            "required": ["unnamed"],
            "additionalProperties": False,
        },
    ]
}
FIELD_TYPE: Form = {
    "type": "string",
    "pattern": r"^(list\s+of\s+)?(text|prose|date|number|url|coordinates|term\s+of\s+[a-z0-9-]+"
    r"|reference(\s+to\s+[a-z0-9-]+)?)$",
    "patternErrorMessage": "Write text, prose, date, number, url, coordinates, term of LIST, reference to KIND, "
    "or list of one of these.",
}


def text_form(pattern: str, example: str, *, numeric: bool = False) -> Form:
    """The form of a text that a pattern describes whole; `numeric` if it can look like a number."""
    form: Form = {"pattern": f"^({pattern})$", "patternErrorMessage": f"Write it like this: {example}."}
    return {**form, "type": TEXT_TYPES if numeric else "string"}
