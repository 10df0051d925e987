"""A picture as it stands on a page: its words, the drawing, how to read it, its table, sources, date and files."""

from __future__ import annotations

import html
from dataclasses import replace

from generator.pages.addresses import from_there
from generator.pages.escape import Markdown
from generator.pages.links import ROWS, source_uri
from generator.pages.naming import Naming
from generator.pictures.drawing import inline, inline_map
from generator.pictures.picture import Picture
from generator.pictures.scene import MapScene
from generator.pictures.table import Table

_MOST_SOURCES = 4


def figure(view: Naming, picture: Picture) -> Markdown:
    """The picture as one piece of HTML for the page of `view`. The drawing takes its colors from the page."""
    title, scene = f"pic-{picture.name.replace('/', '-')}", picture.scene
    drawing = inline_map(scene, title) if isinstance(scene, MapScene) else inline(scene, view.page, title)
    return Markdown(
        f'<figure class="fs-picture">\n<figcaption><strong id="{title}">{html.escape(picture.title)}</strong> '
        f'<span id="{title}-d">{html.escape(picture.description)}</span></figcaption>\n'
        f"{drawing}\n{below(view, picture)}\n</figure>"
    )


def below(view: Naming, picture: Picture) -> str:
    """What stands below a drawing: how to read it, its table, its sources, its date and its files."""
    summary = view.words.say("Data of this picture")
    return (
        f"{_reading(picture)}"
        f'<details class="fs-data"><summary>{summary}</summary>\n{_table(view, picture.table)}\n</details>\n'
        f'<p class="fs-picture__by">{" · ".join(_lines(view, picture))}'
        f'<span class="fs-screen"> · {_download(view, picture)}</span></p>'
    )


def _table(view: Naming, table: Table) -> str:
    """The data as a table, as long as one on an index; the file has all rows."""
    made = replace(table, rows=table.rows[:ROWS]).as_html(view.page)
    if len(table.rows) <= ROWS:
        return made
    said = view.words.say(
        "These are the first {count} of {total} rows. The file has all.", count=ROWS, total=len(table.rows)
    )
    return f"{made}\n<p>{html.escape(said)}</p>"


def _reading(picture: Picture) -> str:
    return f'<p class="fs-picture__reading">{html.escape(picture.reading)}</p>\n' if picture.reading else ""


def _lines(view: Naming, picture: Picture) -> list[str]:
    """What it rests on, and as of when."""
    return [_sources(view, picture), view.words.say("As of {date}", date=view.date(picture.as_of))]


def _download(view: Naming, picture: Picture) -> str:
    """The files of the picture; of no use on paper."""
    say = view.words.say
    files = ((say("Picture (SVG)"), picture.drawing), (say("Data (CSV)"), picture.data))
    links = ", ".join(f"<a {_href(view, uri)} download>{label}</a>" for label, uri in files)
    return say("Download: {files}", files=links)


def _sources(view: Naming, picture: Picture) -> str:
    """The publishers of its sources, linked; a long list is told in full elsewhere on the page."""
    say = view.words.say
    if not picture.sources:
        return say("Source: the pages of this site, each with its own evidence")
    by_publisher = {source.data.publisher: source for source in picture.sources}
    shown = list(by_publisher.items())[:_MOST_SOURCES]
    names = [f"<a {_href(view, source_uri(source.id))}>{html.escape(name)}</a>" for name, source in shown]
    if len(by_publisher) > len(shown):
        names.append(say("{count} more", count=len(by_publisher) - len(shown)))
    joined = ", ".join(names)
    return say("Source: {sources}", sources=joined) if len(names) == 1 else say("Sources: {sources}", sources=joined)


def _href(view: Naming, uri: str) -> str:
    return f'href="{html.escape(from_there(uri, view.page), quote=True)}"'
