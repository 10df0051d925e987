"""From content that states no format to format 1, in which `site_config/site.yml` may state it.

Nothing was renamed or removed since the first version of the software: every file of then is read as it was. So the
only change is the line that states the format, which every step writes.
"""

from __future__ import annotations

from generator.migrating.step import Changes, Files, Step


def _nothing(files: Files) -> Changes:
    return {}


STEP = Step(0, "The settings state the format of the content; no other file changes.", _nothing)
