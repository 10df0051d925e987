"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from generator.feeding.items import Feed, Item, address, as_html, at_midnight
from generator.outputs.site_data import SiteData

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no way to write (section 2.2, “Char”).
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed, data: SiteData) -> str:
    """The feed as a file of XML. Addresses are relative where the site has none; ids are whole in any case."""
    site = data.catalog.site
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", at_midnight(feed.updated))
    here = address(feed.path, feed.path, data)
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", href=address(feed.uri, feed.path, data))
    _author(root, data)
    licence = site.licenses.content
    _add(root, "link", rel="license", href=licence.address)
    _add(root, "rights", f"{licence.name}, {licence.address}")
    _add(root, "generator", "factsheet")
    for item in feed.items:
        _item(root, item, feed, data)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _item(root: ET.Element, item: Item, feed: Feed, data: SiteData) -> None:
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "updated", at_midnight(item.day))
    _add(entry, "published", at_midnight(item.day))
    _add(entry, "link", rel="alternate", type="text/html", href=address(item.uri, feed.path, data))
    for category in item.categories:
        _add(entry, "category", term=category.id, label=category.label)
    _add(entry, "summary", item.summary)
    _add(entry, "content", as_html(item, feed.path, data), type="html")


def _author(root: ET.Element, data: SiteData) -> None:
    """Who publishes the site, with the address where to reach them."""
    publisher = data.catalog.site.publisher
    author = ET.SubElement(root, "author")
    _add(author, "name", publisher.name)
    if publisher.contact.startswith("mailto:"):
        _add(author, "email", publisher.contact.removeprefix("mailto:").partition("?")[0])
    elif publisher.contact:
        _add(author, "uri", publisher.contact)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    """An element with its text and attributes, without characters that XML cannot hold."""
    element = ET.SubElement(parent, name, {key: _NO_XML.sub("\ufffd", value) for key, value in attributes.items()})
    if text:
        element.text = _NO_XML.sub("\ufffd", text)
