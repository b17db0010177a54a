"""Four kinds of feed in four forms and two languages, written from a store: `every_feed.py STORE FOLDER`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher
from agendawatch.model import Watch
from agendawatch.store import Store


def write(url: str, out: Path) -> None:
    """Write every feed into a folder."""
    with Store(url) as store:
        publisher = Publisher(store, now=dt.datetime(2026, 3, 5, 8, tzinfo=dt.UTC))
        feeds = {
            "municipality": publisher.municipality("9901"),
            "organization": publisher.organization("KS", "9901"),
            "proposals": publisher.proposals(store.proposals(), name="Förslag"),
            "watch": publisher.watch(Watch(name="Cyklar", words=("cykelbana",))),
        }
        for name, feed in feeds.items():
            for language in ("sv", "en"):
                options = FeedOptions(items=True, alarms=("-P1D",), language=language)
                (out / f"{name}.{language}.ics").write_bytes(feed.to_ical(options))
                (out / f"{name}.{language}.atom").write_bytes(feed.to_atom(language))
                (out / f"{name}.{language}.json").write_bytes(feed.to_json_feed(language))
                (out / f"{name}.{language}.jsonld").write_bytes(feed.to_jsonld(language, items=True))


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
