"""The same facts as a whole site of hand-written Markdown, for engines that know nothing of facts.

Besides the pages of entries and sources there are indexes, topics, the timeline and what is not known, cut into parts
as ours are, so that no page is huge. Only their first pages are in the menu.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.content import Content
from tests.benchmarks.plain_entries import Link, Writer, written

_ROWS = 250  # of a list on one page


@dataclass(frozen=True)
class Plain:
    """Pages by their path, such as `bridges/x.md`, and the menu: titles with paths."""

    pages: dict[str, str]
    menu: list[tuple[str, str]]


def beside(uri: str, page: str) -> str:
    """A link from one Markdown file to another."""
    return "../" * page.count("/") + uri


def below_root(uri: str, page: str) -> str:
    """A link to where a page will be served."""
    path = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"/{path}/" if path else "/"


def plain_pages(content: Content, link: Link) -> Plain:
    """All pages, with links in the form that an engine wants."""
    writer = Writer(content, link)
    pages = {f"{key}.md": writer.entry(key) for key in content.entries}
    pages |= {f"sources/{source.id}.md": writer.source(source) for source in content.sources}
    pages["index.md"] = written("Bridges of Lenvaria", ["All of it is invented."])
    pages["about.md"] = written("About", ["This is invented for tests of speed. No bridge and no person on it exists."])
    menu = [("Home", "index.md")]
    for name, title, rows in _lists(content, writer):
        pages |= _parts(name, title, rows)
        if name.endswith("/index"):
            menu.append((title, f"{name}.md"))
    return Plain(pages, [*menu, ("About", "about.md")])


def _lists(content: Content, writer: Writer) -> Iterator[tuple[str, str, list[str]]]:
    """Each list, as its page without .md, its title and its rows."""
    for kind in dict.fromkeys(key.partition("/")[0] for key in content.entries):
        of_kind = (key for key in content.entries if key.startswith(f"{kind}/"))
        yield f"{kind}/index", kind.capitalize(), [_row(content, writer, key, f"{kind}/index.md") for key in of_kind]
    for topic, label in content.topics.items():
        tagged = (key for key, data in content.entries.items() if topic in data["tags"])
        yield f"topics/{topic}", label, [writer.to(key, f"topics/{topic}.md") for key in tagged]
    yield "topics/index", "Topics", [writer.topic(topic, "topics/index.md") for topic in content.topics]
    yield "sources/index", "Sources", [writer.cited(source, "sources/index.md") for source in content.sources]
    yield "timeline/index", "Timeline", list(_timeline(content, writer, "timeline/index.md"))
    yield "unknowns/index", "What we do not know", list(_unknowns(content, writer, "unknowns/index.md"))


def _row(content: Content, writer: Writer, key: str, page: str) -> str:
    """An entry on an index, with the first sentence of its summary."""
    first = content.entries[key]["summary"].partition(". ")[0]
    return f"{writer.to(key, page)}: {writer.text(first, page)}."


def _timeline(content: Content, writer: Writer, page: str) -> Iterator[str]:
    dated = []
    for key, data in content.entries.items():
        dated += [(each["from"], key, each["is"]) for each in data.get("status", ())]
        dated += [(fact["on"], key, fact["says"]) for fact in data["facts"]]
    yield from (f"{when}: {writer.to(key, page)}: {writer.text(said, page)}" for when, key, said in sorted(dated))


def _unknowns(content: Content, writer: Writer, page: str) -> Iterator[str]:
    for key, data in content.entries.items():
        yield from (f"{writer.to(key, page)}: {each['asks']}" for each in data.get("unknowns", ()))


def _parts(name: str, title: str, rows: Sequence[str]) -> dict[str, str]:
    """A list as one page or several."""
    found = {}
    for number, start in enumerate(range(0, max(1, len(rows)), _ROWS), 1):
        text = "\n".join(f"- {row}" for row in rows[start : start + _ROWS])
        if number == 1:
            found[f"{name}.md"] = written(title, [text])
        else:
            found[f"{name}-part-{number}.md"] = written(f"{title}, part {number}", [text])
    return found
