"""Feeds as files, replaced whole and only when they differ."""

from __future__ import annotations

from pathlib import Path

from agendawatch.feeds import write_feed
from agendawatch.feeds.publishing.feed import USUAL, Feed
from agendawatch.feeds.publishing.options import FeedOptions

__all__ = ["publish_feed"]


def publish_feed(path: Path, feed: Feed, options: FeedOptions = USUAL) -> bool:
    """Write a feed into a file as iCalendar, and tell whether it is other than it was.

    The file's last bytes are looked at, so that what did not change keeps its bytes, stamps and all.
    """
    previous = path.read_bytes() if path.exists() else None
    return write_feed(path, feed.to_ical(options, previous=previous))
