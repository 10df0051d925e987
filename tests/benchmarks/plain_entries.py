"""The page of one entry or source as Markdown that somebody wrote by hand, from the same facts as ours.

It has what a reader of our page sees: summary, key facts, table of details, each fact with who says it, quotations,
sources, what is not known, and links both ways. What our pages have besides (drawings, permalinks, files for machines,
labels of how far words were checked) is left out, which is in favor of the engines that we compare with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks.content import Content
from tests.benchmarks.files import evidence_of
from tests.benchmarks.sources_made import Data, MadeSource

Link = Callable[[str, str], str]  # the uri of a page, and of the page that it is linked on -> what stands in ( )
_TOKEN = re.compile(r"\[\[([a-z0-9/-]+)\]\]")
_ASIDE = ("name", "summary", "tags", "evidence", "status", "facts", "values", "definition", "unit", "caveats")
_SAID_ELSEWHERE = frozenset((*_ASIDE, "unknowns", "see_also", "checked_on"))
_OF_SOURCE = ("publisher", "author", "type", "tier", "published", "address", "read_on", "checked_on")


class Writer:
    """Writes pages of one content, with links in the form that an engine wants."""

    def __init__(self, content: Content, link: Link) -> None:
        self._content, self._link = content, link
        self._sources = {source.id: source for source in content.sources}
        self._leads: dict[str, list[str]] = {key: [] for key in content.entries}  # who refers to an entry
        self._rests: dict[str, dict[str, None]] = {source.id: {} for source in content.sources}
        for key, data in content.entries.items():
            for other in dict.fromkeys(_references(data)):
                if other in self._leads and other != key:
                    self._leads[other].append(key)
            for piece in evidence_of(data):
                self._rests[piece["source"]][key] = None

    def entry(self, key: str) -> str:
        """The page of an entry."""
        page, data = f"{key}.md", self._content.entries[key]
        said = (f"- {self.text(fact['says'], page)} {self._by(fact, page)}" for fact in data["facts"][:3])
        body = [f"Checked on {data['checked_on']}.", self.text(data["summary"], page), "## Key facts", "\n".join(said)]
        body += ["## Details", self._details(data, page), self._quoted(data, page)]
        body += ["## Status"] if "status" in data else []
        for each in data.get("status", ()):
            body += [f"**{each['is']}** since {each['from']}. {each.get('note', '')}", self._quoted(each, page)]
        body += ["## Values", data["definition"]] if "values" in data else []
        for each in data.get("values", ()):
            body += [f"**{int(each['value']):,} vehicles** as of {each['as_of']}", self._quoted(each, page)]
        body.append("## What we know")
        for fact in data["facts"]:
            body += self._fact(fact, page)
        body += ["## What we do not know"] if "unknowns" in data else []
        body += [f"- {each['asks']} {each['note']}" for each in data.get("unknowns", ())]
        body += ["## Caveats"] if "caveats" in data else []
        body += [f"- {each}" for each in data.get("caveats", ())]
        body += ["## See also", f"Next: {self._listed(data['see_also'], page)}"]
        body += [f"Refer to this: {self._listed(self._leads[key], page)}"] if self._leads[key] else []
        used = dict.fromkeys(piece["source"] for piece in evidence_of(data))
        body += ["## Sources", "\n".join(f"- {self.cited(self._sources[each], page)}" for each in used)]
        return written(data["name"], body)

    def source(self, source: MadeSource) -> str:
        """The page of a source, with its text where that may be published."""
        data, page = source.data, f"sources/{source.id}.md"
        details = (f"- {name.replace('_', ' ').capitalize()}: {data[name]}" for name in _OF_SOURCE if name in data)
        body = ["\n".join(details), data["note"]]
        if source.held:
            told = source.digests | {number: f"*Not used:* {why}" for number, why in source.skipped.items()}
            lines = "\n".join(f"- Paragraph {number}: {told[number]}" for number in sorted(told))
            body += ["## What it says", lines]
        if source.published:
            body += ["## The text", *source.paragraphs]
        rests = "\n".join(f"- {self.to(key, page)}" for key in self._rests[source.id])
        return written(data["title"], [*body, "## What rests on it", rests])

    def text(self, text: str, page: str) -> str:
        """Prose, its tokens replaced by links."""
        return _TOKEN.sub(lambda match: self.to(match[1], page), text)

    def to(self, key: str, page: str) -> str:
        """A link to an entry."""
        return f"[{self._content.entries[key]['name']}]({self._link(f'{key}.md', page)})"

    def topic(self, topic: str, page: str) -> str:
        """A link to a topic."""
        return f"[{self._content.topics[topic]}]({self._link(f'topics/{topic}.md', page)})"

    def cited(self, source: MadeSource, page: str) -> str:
        """A source in a list."""
        data = source.data
        title = f"[{data['title']}]({self._link(f'sources/{source.id}.md', page)})"
        told = f"{data['publisher']}, {data['published']}, {data['tier']}"
        return f"{title}. {told}. [Open the source]({data['address']})"

    def _details(self, data: Data, page: str) -> str:
        rows = ["| | |", "|---|---|"]
        for name, value in data.items():
            if name not in _SAID_ELSEWHERE:
                rows.append(f"| {name.replace('_', ' ').capitalize()} | {self._value(value, page)} |")
        rows.append(f"| Topics | {', '.join(self.topic(each, page) for each in data['tags'])} |")
        return "\n".join(rows)

    def _value(self, value: object, page: str) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(each, page) for each in value)
        if isinstance(value, dict):
            return " ".join(map(str, value.values()))
        return self.to(str(value), page) if str(value) in self._content.entries else str(value)

    def _fact(self, fact: Data, page: str) -> Iterator[str]:
        yield self.text(fact["says"], page)
        yield f"{self._by(fact, page)} · {fact['on']}"
        if "inferred_from" in fact:
            yield f"Inferred from {fact['inferred_from']}"
        yield self._quoted(fact, page)
        if "caveat" in fact:
            yield f"*{fact['caveat']}*"
        if "overtaken" in fact:
            yield f"Overtaken on {fact['overtaken']['on']}: {fact['overtaken']['how']}"

    def _by(self, fact: Data, page: str) -> str:
        by = fact.get("by")
        who = by["unnamed"] if isinstance(by, dict) else self.to(by, page) if by else ""
        return f"{fact['assertion'].capitalize()}{f': {who}' if who else ''}"

    def _quoted(self, part: Data, page: str) -> str:
        return "\n".join(f"- {self._piece(piece, page)}" for piece in part["evidence"])

    def _piece(self, piece: Data, page: str) -> str:
        source = self._sources[piece["source"]]
        where = f"paragraph {piece['paragraph']}" if "paragraph" in piece else piece["at"]
        words = f"“{piece['quote']}” — " if "quote" in piece else ""
        link = f"[{source.data['publisher']}, {where}]({self._link(f'sources/{source.id}.md', page)})"
        return f"{words}{link} [at the source]({source.data['address']})"

    def _listed(self, keys: Sequence[str], page: str) -> str:
        return ", ".join(self.to(key, page) for key in keys)


def written(title: str, body: Sequence[str]) -> str:
    """A page."""
    return f'---\ntitle: "{title}"\n---\n\n# {title}\n\n' + "\n\n".join(body) + "\n"


def _references(data: object) -> Iterator[str]:
    """Every text in the data of an entry that could name another one."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _references(value)
    elif isinstance(data, list):
        for value in data:
            yield from _references(value)
    elif isinstance(data, str) and "/" in data:
        yield from _TOKEN.findall(data) or (data,)
