"""The format of content: a number that grows when files written for an older version would be read differently.

A key that is added, or one more way of writing a value, is no new format. One that is renamed, removed or read in
another way is: then CURRENT grows by one, and `generator/migrating/steps/` gets the step that leads there.
"""

from __future__ import annotations

import re
from typing import Annotated

from generator.model import editor_forms as forms
from generator.model.scalars import Reads

CURRENT = 1
KEY = "format"
SETTINGS = "site_config/site.yml"


def read_format(text: str) -> int:
    """The number of a format that this software reads. Raises ValueError with what is wrong and the next act."""
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise ValueError(f"This is no format of content. Write `{KEY}: {CURRENT}`, or leave the line out.")
    if int(text) > CURRENT:
        raise ValueError(too_new(int(text)))
    return int(text)


def too_new(number: int) -> str:
    """What is said of content that was written for a newer version."""
    return (
        f"This content is in format {number}, and this version of the software reads up to {CURRENT}. "
        "Install a newer version of the software; `factsheet --version` says which one is installed."
    )


_FORM = {
    **forms.WHOLE,
    "pattern": f"^({'|'.join(str(number) for number in range(1, CURRENT + 1))})$",
    "patternErrorMessage": f"Write the number of a format that this version reads, up to {CURRENT}.",
    "maximum": CURRENT,
}
ContentFormat = Annotated[int, Reads(read_format, **_FORM)]
