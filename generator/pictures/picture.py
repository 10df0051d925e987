"""A picture with all that belongs to it: words, table, sources, date, and the names of its files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.source import Source
from generator.pictures.scene import MapScene, Scene
from generator.pictures.table import Table

FOLDER = "pictures"


@dataclass(frozen=True)
class Picture:
    """`name` is its path below the folder of pictures, such as `figures/x/values`, and the same for every page.

    `about` is the page that tells more of it. `reading` says how to read what is drawn; nothing where that is plain.
    A picture with no sources of its own rests on the entries of the site.
    """

    name: str
    about: str
    title: str
    description: str
    scene: Scene | MapScene
    table: Table
    as_of: dt.date
    reading: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def drawing(self) -> str:
        """The path of the file with the picture."""
        return f"{FOLDER}/{self.name}.svg"

    @property
    def data(self) -> str:
        """The path of the file with its table."""
        return f"{FOLDER}/{self.name}.csv"
