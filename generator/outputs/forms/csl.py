"""All that can be cited on the site, for Pandoc, Zotero and programs."""

from __future__ import annotations

from generator.citing.csl import MEDIA_TYPE
from generator.citing.whole import WholeCitations, path_of
from generator.languages.words import message


class CslFile(WholeCitations):
    """CSL-JSON."""

    name = "csl"
    title = message("Citations (CSL-JSON)")
    media_type = MEDIA_TYPE
    path = path_of("csl.json")
    about = message("The same citations for Pandoc, Zotero and programs.")
    ending = "csl.json"


OUTPUT = CslFile
