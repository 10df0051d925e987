"""All that can be cited on the site, for LaTeX and most reference managers."""

from __future__ import annotations

from generator.citing.bibtex import MEDIA_TYPE
from generator.citing.whole import WholeCitations, path_of
from generator.languages.words import message


class BibtexFile(WholeCitations):
    """BibTeX, as biblatex reads it too."""

    name = "bibtex"
    title = message("Citations (BibTeX)")
    media_type = MEDIA_TYPE
    path = path_of("bib")
    about = message("Each page and each original behind it, for LaTeX and most reference managers.")
    ending = "bib"


OUTPUT = BibtexFile
