"""The whole document of a printed page: head, content, and what a reader of paper must find at its end."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

from generator.citing.days import in_words
from generator.citing.plain import plain
from generator.citing.work import Work
from generator.model.catalog import Catalog
from generator.printing.papering import on_paper
from generator.printing.printable import HOST, Printable
from generator.prose.render import plain as plain_prose

PAPERS = {"a4": "A4", "letter": "letter"}
_STYLE = Path(__file__).parent / "paper.css"
_HEADING = re.compile(r"<h1[^<>]*+>(?P<title>.*?)(?:</h1>|\Z)", re.DOTALL)
_ASKED = re.compile(r'src="/(?P<path>[^"]+)"')


def compose(
    catalog: Catalog, uri: str, content: str, works: list[Work], file: Callable[[str], bytes], paper: str
) -> Printable:
    """The printed page `uri`, whose content on the site is `content`; `works` are what there is to cite of it.

    `file` gives a file of the site by its path and raises KeyError for any other. `paper` is a key of PAPERS.
    """
    heading = _HEADING.search(content)
    title = re.sub(r"<[^>]+>", "", heading["title"]) if heading else html.escape(works[0].title)
    body = on_paper(_HEADING.sub("", content, count=1), uri, catalog.site.address)
    style = _STYLE.read_text(encoding="utf-8").replace("PAPER", PAPERS[paper])
    text = (
        f'<!doctype html>\n<html lang="{catalog.site.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n{_metadata(catalog, works[0])}<style>\n{style}</style>\n</head>\n<body>\n"
        f"{_head(catalog, title)}<main>\n{body}</main>\n{_foot(catalog, works)}</body>\n</html>\n"
    )
    asked = sorted({found["path"] for found in _ASKED.finditer(text)})
    return Printable(uri.removesuffix(".md"), html.unescape(title), text, {path: file(path) for path in asked})


def _metadata(catalog: Catalog, page: Work) -> str:
    """What the properties of the PDF say. The day is that of the build, so the same content gives the same file."""
    day = catalog.today.isoformat()
    fields = {
        "author": catalog.site.publisher.name,
        "description": f"{catalog.site.name}. {page.address or page.path}",
        "dcterms.created": day,
        "dcterms.modified": day,
    }
    return "".join(f'<meta name="{name}" content="{html.escape(text)}">\n' for name, text in fields.items())


def _head(catalog: Catalog, title: str) -> str:
    as_of = catalog.words.say("As of {date}", date=in_words(catalog.today, catalog.words))
    return (
        f'<header>\n<p class="site">{html.escape(catalog.site.name)}</p>\n<h1>{title}</h1>\n'
        f'<p class="as-of">{html.escape(as_of)}</p>\n</header>\n'
    )


def _foot(catalog: Catalog, works: list[Work]) -> str:
    """How to cite the page and the original, what the marks mean, who publishes it, and what it is not."""
    say, site = catalog.words.say, catalog.site
    labels = (say("This page"), say("The original"))
    cited = "".join(
        f"<dt>{html.escape(label)}</dt>\n<dd>{html.escape(plain(work, catalog.words), quote=False)}</dd>\n"
        for label, work in zip(labels, works, strict=False)
    )
    legal = site.licenses.content
    lines = (
        say("A number in brackets leads to the source with that number, in the list above."),
        plain_prose(site.notice, catalog),
        say("Published by {name}.", name=site.publisher.name),
        say("License of the content: {name}, {address}", name=legal.name, address=legal.address),
    )
    notes = "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in lines)
    path = works[0].address or works[0].path
    return (
        f"<footer>\n<h2>{html.escape(say('Cite this page'))}</h2>\n<dl>\n{cited}</dl>\n{notes}"
        f'<p class="where">{html.escape(path)}</p>\n</footer>\n'
    )


def address_of(path: str) -> str:
    """The address of a file of the site within a printed document."""
    return f"{HOST}{path}"
