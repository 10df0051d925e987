"""Something that can be cited, free of any format: a page of this site, a fact on it, or an original behind it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.dates import PartialDate


@dataclass(frozen=True)
class Law:
    """What a case or a law is cited by: the number of the docket, the body in full and in short, the reporter.

    Each is empty where it is not known.
    """

    number: str = ""
    authority: str = ""
    authority_short: str = ""
    reporter: str = ""


class Work(NamedTuple):
    """One thing to cite. All texts are plain and on one line.

    `key` is unique in a site and keeps to letters, digits, dots, colons and hyphens. `type` is one of CSL's.
    `container` is what the work appears in: this site, or the publication. `part` is the id of a fact on its page,
    and `says` the sentence of it. `address` is empty where none is known; for a page of a site that does not say
    where it is published, `path` still tells where it is there. `read` is the day for which the work is cited: that
    of the build for a page, that of our reading for a source.
    """

    key: str
    type: str
    title: str
    issued: PartialDate | None = None
    read: dt.date | None = None
    author: str = ""
    container: str = ""
    publisher: str = ""
    address: str = ""
    path: str = ""
    part: str = ""
    says: str = ""
    note: str = ""
    language: str = ""
    law: Law | None = None
