"""A figure as a small page of its own, to be framed on other sites: number, what it counts, date, source, the way back.

Plain HTML with its style inside, light and dark: no script, nothing loaded, and a policy that allows nothing else.
Search engines are asked to leave it out; the figure's page is the one to find.
"""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from generator.model.catalog import Catalog
from generator.model.conflicts import in_conflict
from generator.model.entry import Entry
from generator.model.parts import Evidence, Value
from generator.model.sections import Section
from generator.pages.addresses import absolute, from_there
from generator.pages.links import INDEX, entry_uri, fact_uri
from generator.pages.naming import Naming
from generator.pictures.palette import DARK, LIGHT
from generator.prose.numbers import bare_value, unit_noun


def card_uri(entry: Entry) -> str:
    """The path of a figure's card, beside its page."""
    return f"{entry.key}/embed.html"


def card_files(catalog: Catalog, section: Section | None = None) -> Iterator[tuple[str, str]]:
    """Path and text of the card of every figure."""
    view = Naming(catalog, INDEX)
    for entry in section.entries if section else catalog.entries.values():
        value = catalog.preferred(entry)
        if value:
            yield card_uri(entry), card(view, entry, value)


def card_paths(catalog: Catalog, section: Section | None = None) -> Iterator[str]:
    """The paths of these cards."""
    entries = section.entries if section else catalog.entries.values()
    return (card_uri(entry) for entry in entries if catalog.preferred(entry))


def card(view: Naming, entry: Entry, value: Value) -> str:
    """The card of a figure. Without an address of the site, its links are relative, as for a copy on a disk."""
    say, catalog = view.words.say, view.catalog
    noun = "" if value.phrase else unit_noun(value, entry.unit)
    number = html.escape(bare_value(value, entry.unit, view.words))
    lines = [
        f'<p class="name">{html.escape(entry.name)}</p>',
        f"<h1>{number}{f' <span>{html.escape(noun)}</span>' if noun else ''}</h1>",
        f"<p>{html.escape(view.plain(entry.definition))}</p>",
        f'<p class="by">{" · ".join(_by(view, value))}</p>',
    ]
    if in_conflict(catalog, entry):
        lines.append(
            f'<p class="by">{html.escape(say("Sources give different values; the page shows all of them."))}</p>'
        )
    whole, site = _link(view, entry, fact_uri(entry, value.id)), catalog.site.name
    link = f'<a href="{whole}" target="_blank" rel="noopener">{say("All values, with their sources")}</a>'
    lines.append(f'<p class="by">{link} · {html.escape(site)} · {html.escape(catalog.site.licenses.content.name)}</p>')
    return _page(view, entry, "\n".join(lines))


def _by(view: Naming, value: Value) -> Iterator[str]:
    """Since when it speaks, on what it rests, and how that was checked."""
    evidence = value.evidence[0]
    publisher = html.escape(view.catalog.sources[evidence.source].data.publisher)
    yield view.words.say("As of {date}", date=view.date(value.as_of))
    yield view.words.say("Source: {sources}", sources=publisher)
    yield _checked(view, evidence)


def _checked(view: Naming, evidence: Evidence) -> str:
    say = view.words.say
    if not view.catalog.is_checked(evidence.source):
        return say("cited, text not held")
    return say("passage located in the text") if evidence.words else say("checked word for word")


def _link(view: Naming, entry: Entry, uri: str) -> str:
    return html.escape(absolute(view.catalog, uri) or from_there(uri, card_uri(entry)), quote=True)


def _page(view: Naming, entry: Entry, body: str) -> str:
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
    canonical = absolute(view.catalog, entry_uri(entry.kind.id, entry.id))
    return "\n".join(
        line
        for line in (
            "<!doctype html>",
            f'<html lang="{html.escape(view.language, quote=True)}">',
            '<head>\n<meta charset="utf-8">',
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">',
            f"<title>{html.escape(entry.name)}</title>",
            f'<link rel="canonical" href="{html.escape(canonical, quote=True)}">' if canonical else "",
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
            body,
            "</main>\n</body>\n</html>\n",
        )
        if line
    )


def _colors(palette: dict[str, str]) -> str:
    return (
        f"html{{background:{palette['paper']};color:{palette['ink']}}}"
        f"main{{border-top-color:{palette['ink']}}}.by,.name{{color:{palette['ink-2']}}}a{{color:{palette['accent']}}}"
    )


_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;padding:12px;font:16px/1.5 Charter,Georgia,'Liberation Serif',serif}"
    "main{max-width:34rem;padding-top:.6rem;border-top:2px solid}"
    "h1{margin:0;font-size:2.1rem;line-height:1.15;letter-spacing:-.015em}h1 span{font-size:1.1rem;font-weight:400}"
    "p{margin:.5rem 0 0}"
    ".name,.by{font:.84rem/1.5 'Helvetica Neue',Arial,'Liberation Sans',sans-serif}"
    ".name{margin:0 0 .2rem;font-weight:700}"
    "a{text-underline-offset:.15em}a:focus-visible{outline:3px solid;outline-offset:2px}"
    f"{_colors(dict(LIGHT))}@media (prefers-color-scheme:dark){{{_colors(dict(DARK))}}}"
)
