"""All that can be cited on the site, for EndNote, Zotero and others."""

from __future__ import annotations

from generator.citing.ris import MEDIA_TYPE
from generator.citing.whole import WholeCitations, path_of
from generator.languages.words import message


class RisFile(WholeCitations):
    """RIS."""

    name = "ris"
    title = message("Citations (RIS)")
    media_type = MEDIA_TYPE
    path = path_of("ris")
    about = message("The same citations for EndNote, Zotero and others.")
    ending = "ris"


OUTPUT = RisFile
