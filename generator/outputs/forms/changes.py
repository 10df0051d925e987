"""What changed since a day, for programs that follow the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.feeding.changes_since import INDEX, Index, months, unknown
from generator.languages.words import message
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import SCHEMAS
from generator.pages.links import CHANGES


class ChangesSince(Output):
    """A small file with the newest days, to ask for again and again, and a file for each month."""

    name = "changes"
    title = message("Changes (JSON)")
    media_type = "application/json"
    path = "changes.json, changes/{month}.json"
    about = message("What changed by day, cheap to ask for again: a small file leads to one for each month.")
    group = Group.NEWS

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """The pages of what changed."""
        return INDEX if uri == CHANGES or uri.startswith(f"{CHANGES.removesuffix('.md')}/") else ""

    @classmethod
    def schema_of(cls, path: str, data: SiteData) -> str:
        """The schema of the small file, or of a month."""
        return f"{SCHEMAS}{'changes' if path == INDEX else 'changes-of-month'}.json"

    @classmethod
    def templates(cls, data: SiteData) -> Iterator[tuple[str, str]]:
        """The files of the months, of which the newest stands for all."""
        chronicle = data.catalog.chronicle
        if chronicle and chronicle.days:
            yield "changes/{id}.json", f"{chronicle.days[0].day:%Y-%m}"

    def of_site(self) -> Iterator[File]:
        """The months, then the file that leads to them."""
        if self.data.catalog.chronicle is None:
            yield INDEX, unknown(self.data)
            return
        index = Index(self.data)
        for month in months(self.data):
            index.add(month)
            yield month.path, month.text
        yield INDEX, index.text()

    def downloads(self) -> Iterator[Download]:
        """The small file."""
        yield Download(INDEX, self.title)


OUTPUT = ChangesSince
