"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.feeding.items import Feed, Item, address, at_midnight
from generator.outputs.site_data import SiteData

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no way to write (section 2.2, “Char”).
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_QUOTED = re.compile(r'[&<>"\r\n\t]')
# A reader of XML takes a bare end of line or tab in an attribute for a space (XML 1.0, section 3.3.3).
_IN_QUOTES = {**_IN_TEXT, '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def atom(feed: Feed, path: str, data: SiteData) -> str:
    """The feed as the file of XML at `path`. Addresses are relative where the site has none; ids are whole in any
    case. What XML cannot hold becomes U+FFFD."""
    site = data.catalog.site
    licence = site.licenses.content
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_ATOM}" xml:lang="{_quoted(site.language)}">',
        _element("id", feed.id),
        _element("title", feed.title),
        _element("subtitle", feed.subtitle),
        _element("updated", at_midnight(feed.updated)),
        _link("self", address(path, path, data), "application/atom+xml"),
        _link("alternate", address(feed.uri, path, data), "text/html"),
        *_author(data),
        _link("license", licence.address),
        _element("rights", f"{licence.name}, {licence.address}"),
        _element("generator", "factsheet"),
    ]
    for item, html in zip(feed.items, feed.contents, strict=True):
        lines += [" <entry>", *(f" {line}" for line in _item(item, html, path, data)), " </entry>"]
    return _NO_XML.sub("\ufffd", "\n".join([*lines, "</feed>\n"]))


def _item(item: Item, html: str, path: str, data: SiteData) -> Iterator[str]:
    day = at_midnight(item.day)
    yield _element("id", item.id)
    yield _element("title", item.title)
    yield _element("updated", day)
    yield _element("published", day)
    yield _link("alternate", address(item.uri, path, data), "text/html")
    for category in item.categories:
        yield f' <category term="{_quoted(category.id)}" label="{_quoted(category.label)}" />'
    yield _element("summary", item.summary)
    yield _element("content", html, ' type="html"')


def _author(data: SiteData) -> Iterator[str]:
    """Who publishes the site, with the address where to reach them."""
    publisher = data.catalog.site.publisher
    yield " <author>"
    yield f" {_element('name', publisher.name)}"
    if publisher.contact.startswith("mailto:"):
        yield f" {_element('email', publisher.contact.removeprefix('mailto:').partition('?')[0])}"
    elif publisher.contact:
        yield f" {_element('uri', publisher.contact)}"
    yield " </author>"


def _element(name: str, text: str, attributes: str = "") -> str:
    """An element on a line of its own; `attributes` are as they stand in XML."""
    said = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f" <{name}{attributes}>{said}</{name}>" if text else f" <{name}{attributes} />"


def _link(relation: str, to: str, media_type: str = "") -> str:
    type_ = f' type="{media_type}"' if media_type else ""
    return f' <link rel="{relation}"{type_} href="{_quoted(to)}" />'


def _quoted(text: str) -> str:
    """A text as it stands between quotation marks."""
    return _QUOTED.sub(lambda sign: _IN_QUOTES[sign[0]], text) if _QUOTED.search(text) else text
