"""Atom feeds: what changed, for readers of feeds."""

from __future__ import annotations

from generator.feeding.atom import atom
from generator.feeding.feeds import Feeds
from generator.feeding.items import Feed
from generator.languages.words import message
from generator.outputs.output import Group


class AtomFeeds(Feeds):
    """A feed of the site, of each kind, topic and entry (RFC 4287)."""

    name = "atom"
    title = message("Feed (Atom)")
    media_type = "application/atom+xml"
    path = "{page}/feed.xml"
    about = message("What changed, by day, with the sentence that says it: of the site, a kind, a topic or an entry.")
    group = Group.NEWS
    file = "feed.xml"

    def written(self, feed: Feed, path: str) -> str:
        """The feed as Atom."""
        return atom(feed, path, self.data)


OUTPUT = AtomFeeds
