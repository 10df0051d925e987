"""JSON feeds: what changed, for readers of feeds and for programs."""

from __future__ import annotations

from generator.feeding.feeds import Feeds
from generator.feeding.items import Feed
from generator.feeding.json_feed import json_feed
from generator.languages.words import message
from generator.outputs.output import Group


class JsonFeeds(Feeds):
    """A feed of the site, of each kind, topic and entry (JSON Feed 1.1)."""

    name = "json-feed"
    title = message("Feed (JSON)")
    media_type = "application/feed+json"
    path = "{page}/feed.1.json"
    about = message("The same feeds as JSON, for programs.")
    group = Group.NEWS
    file = "feed.1.json"

    def written(self, feed: Feed, path: str) -> str:
        """The feed as JSON."""
        return json_feed(feed, path, self.data)


OUTPUT = JsonFeeds
