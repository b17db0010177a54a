"""A municipality that is watched, and an address that answers on this machine."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.replicas.server import Given, Wanted, serve

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
BOARD = Organization(name="Kommunstyrelsen")
START = dt.datetime(2026, 3, 2, 12, tzinfo=STOCKHOLM)


def at(hours: float) -> dt.datetime:
    """Give a moment so many hours after the first round."""
    return START + dt.timedelta(hours=hours)


def meeting(day: int, *titles: str) -> Meeting:
    """Make a meeting in March, with its agenda where it has one."""
    return Meeting(
        municipality=TOWN,
        organization=BOARD,
        date=dt.date(2026, 3, day),
        url=f"https://exempelkoping.example/moten/{day}",
        agenda=tuple(AgendaItem(title=title) for title in titles) or None,
    )


def see(store: Store, when: dt.datetime, *meetings: Meeting) -> None:
    """Make a round."""
    window = Window(first=dt.date(2026, 3, 1), last=dt.date(2026, 3, 31))
    store.records.add(Listing(window=window, meetings=meetings), site=SITE, seen=when)


class Kept:
    """A sender that keeps what it is given, and refuses while it is told to."""

    def __init__(self, limit: int = 2_000) -> None:
        """Take messages of so many characters."""
        self.limit = limit
        self.refuses: str | None = None
        self.messages: list[tuple[str, str]] = []

    def send(self, title: str, body: str) -> str | None:
        """Keep a message, unless it refuses."""
        if self.refuses is None:
            self.messages.append((title, body))
        return self.refuses

    @property
    def text(self) -> str:
        """All that came."""
        return "\n".join(f"{title}\n{body}" for title, body in self.messages)


class Inbox:
    """What an address on this machine was sent."""

    def __init__(self, address: str) -> None:
        """Be empty."""
        self.url = f"json://anna:hemligt@{address.removeprefix('http://')}/krok"
        self.answer = 200
        self.messages: list[dict[str, str]] = []
        self.came = threading.Event()
        """Set when a message has come."""
        self.holds = threading.Event()
        """Cleared to take messages without answering, until it is set."""
        self.holds.set()


@contextmanager
def inbox() -> Iterator[Inbox]:
    """Open an address on a port that is free."""

    def app(wanted: Wanted) -> Given:
        """Take a message, or refuse it."""
        body = json.loads(wanted.body)
        if box.answer == 200:
            box.messages.append({"title": body["title"], "text": body["message"]})
        box.came.set()
        box.holds.wait(100)
        return Given(status=box.answer)

    with serve(app) as replica:
        box = Inbox(replica.address)
        yield box
