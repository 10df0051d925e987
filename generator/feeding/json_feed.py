"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from generator.feeding.items import Feed, Item, address, as_text, at_midnight
from generator.outputs.json_text import as_json
from generator.outputs.site_data import SiteData

_ABOUT = "Extension: the entry (`kind/id`), and the ids of its kind and topics; of a feed, the license of its content."


def json_feed(feed: Feed, path: str, data: SiteData) -> str:
    """The feed as the file of JSON at `path`. Addresses are relative where the site has none; ids are always whole."""
    site = data.catalog.site
    contact = {"url": site.publisher.contact} if site.publisher.contact else {}
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": address(feed.uri, path, data),
        "feed_url": address(path, path, data),
        "description": feed.subtitle,
        "authors": [{"name": site.publisher.name, **contact}],
        "language": site.language,
        "_factsheet": {"about": _ABOUT, "license": site.licenses.content.address, "id": feed.id},
        "items": [_item(item, html, path, data) for item, html in zip(feed.items, feed.contents, strict=True)],
    }
    return as_json(content)


def _item(item: Item, html: str, path: str, data: SiteData) -> dict[str, Any]:
    day = at_midnight(item.day)
    return {
        "id": item.id,
        "url": address(item.uri, path, data),
        "title": item.title,
        "summary": item.summary,
        "content_text": as_text(item),
        "content_html": html,
        "date_published": day,
        "date_modified": day,
        "tags": [category.label for category in item.categories],
        "_factsheet": {"entry": item.key, "categories": [category.id for category in item.categories]},
    }
