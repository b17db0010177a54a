"""From the store to feeds: one call for each kind, stamps from history, bytes that were written once.

`Publisher` makes feeds (an organization's, a municipality's, a proposal's, a watch's, deadlines, what somebody
follows); a `Feed` writes itself as iCalendar, Atom, JSON Feed and JSON-LD.
"""

from agendawatch.publishing.doubts import doubts_of
from agendawatch.publishing.feed import Feed
from agendawatch.publishing.files import publish_feed
from agendawatch.publishing.keeping import KeptByStore, stamps_of
from agendawatch.publishing.options import FeedOptions
from agendawatch.publishing.proposals import dues_of
from agendawatch.publishing.publisher import Publisher

__all__ = ["Feed", "FeedOptions", "KeptByStore", "Publisher", "doubts_of", "dues_of", "publish_feed", "stamps_of"]
