"""From the store to feeds: one call for each kind, stamps from history, bytes that were written once.

`Publisher` makes feeds (an organization's, a municipality's, a proposal's, a watch's, deadlines, what somebody
follows); a `Feed` writes itself as iCalendar, Atom, JSON Feed and JSON-LD.
"""

from agendawatch.feeds.publishing.doubts import doubts_of
from agendawatch.feeds.publishing.feed import Feed
from agendawatch.feeds.publishing.files import publish_feed
from agendawatch.feeds.publishing.options import FeedOptions
from agendawatch.feeds.publishing.proposals import dues_of
from agendawatch.feeds.publishing.publisher import Publisher
from agendawatch.feeds.publishing.store_cache import StoreEventCache, stamps_of

__all__ = ["Feed", "FeedOptions", "Publisher", "StoreEventCache", "doubts_of", "dues_of", "publish_feed", "stamps_of"]
