"""Whether content was written for a newer version: then nothing else that could be said of it would be right."""

from __future__ import annotations

import re

from generator.loading.record import Record
from generator.loading.validate import problem_at
from generator.model.content_format import CURRENT, KEY, too_new
from generator.model.refusing import message_and_tip
from generator.problems import Problem


def newer_format(settings: Record | None) -> Problem | None:
    """The one problem of a site whose settings name a newer format; None for any other site."""
    stated = settings.data.get(KEY) if settings and isinstance(settings.data, dict) else None
    if settings is None or not isinstance(stated, str) or not re.fullmatch(r"[1-9]\d{0,3}", stated.strip()):
        return None
    if int(stated) <= CURRENT:
        return None
    message, tip = message_and_tip(too_new(int(stated)))
    return problem_at(settings, (KEY,), "newer-format", message, tip)
