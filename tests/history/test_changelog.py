"""The log of changes, asked."""

from __future__ import annotations

import datetime as dt

from agendawatch.history import Store
from agendawatch.model import Listing, Meeting, Organization, Site, Window

SEEN = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
BOARD = Organization(name="Kommunstyrelsen")


def test_changes_of_many_meetings_come_in_the_order_seen() -> None:
    """More ids than one question may hold are asked in several, and told as one."""
    meetings = tuple(
        Meeting(organization=BOARD, date=dt.date(2026, 1, 1) + dt.timedelta(days=nth % 365), source_id=str(nth))
        for nth in range(1100)
    )
    site = Site(url="https://kommun.example/moten", platform="page")
    moved = tuple(
        meeting.model_copy(update={"location": "Rådhuset"}) if nth % 50 == 0 else meeting
        for nth, meeting in enumerate(meetings)
    )
    with Store("sqlite://") as store:
        for nth, listed in enumerate((meetings, moved)):
            listing = Listing(window=Window.year(2026), meetings=listed)
            store.add(listing, site=site, seen=SEEN + dt.timedelta(days=nth))

        every = list(store.changes())

        assert list(store.changes(meetings=[meeting.id for meeting in meetings])) == every
        assert list(store.changes(meetings=[])) == []
        one = meetings[0].id
        assert list(store.changes(meetings=[one])) == [change for change in every if change.meeting.id == one]
