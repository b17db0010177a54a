"""What the store kept of its own work."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Document, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def _list(*days: int, print_: str = "a", organizations: tuple[str, ...] | None = None) -> Listing:
    paper = Document(url="https://exempelkoping.example/k.pdf", title="Kallelse", content_hash=print_ * 64, size=7)
    meetings = tuple(
        Meeting(
            municipality=TOWN,
            organization=Organization(name="Kommunstyrelsen"),
            date=dt.date(2031, month, day),
            documents=(paper,) if month == 2 else (),
        )
        for month, day in enumerate(days, 2)
    )
    return Listing(window=Window.year(2031), meetings=meetings, organizations=organizations)


def test_rounds_are_told_latest_first(store: Store) -> None:
    """With what became of each, and why."""
    store.records.add(_list(10, 10, 10), site=SITE, seen=MORNING)
    store.records.add(_list(10, organizations=("Kommunstyrelsen",)), site=SITE, seen=MORNING + HOUR)
    store.records.add(_list(10, 10), site=SITE, seen=MORNING - HOUR)

    told = store.queries.rounds(SITE)

    assert [(row.state, row.count, row.organizations) for row in told] == [
        ("accepted", 2, None),
        ("quarantined", 1, ("Kommunstyrelsen",)),
        ("accepted", 3, None),
    ]
    assert told[1].reason == "2 of 3 coming meetings are gone at once"
    assert (told[2].seen, told[2].window, told[2].reason) == (MORNING, Window.year(2031), None)
    assert store.queries.rounds(limit=1) == told[:1]
    assert store.queries.rounds(Site(url="https://provby.example/")) == ()


def test_evidence_is_stored(store: Store) -> None:
    """Found by the meeting that it is about."""
    store.records.add(_list(10, 10, 10), site=SITE, seen=MORNING)
    recorded = store.records.add(_list(10, 17, 10), site=SITE, seen=MORNING + HOUR)
    (moved,) = (change.meeting for change in recorded.changes)

    assert store.queries.evidence(moved.id) == recorded.evidence != ()
    assert store.queries.evidence("nobody") == ()
