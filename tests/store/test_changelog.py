"""The log of changes, asked."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest

from agendawatch.model import Listing, Meeting, Organization, Site, Window
from agendawatch.store import Store

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
            store.records.add(listing, site=site, seen=SEEN + dt.timedelta(days=nth))

        every = list(store.changes())

        assert list(store.changes(meetings=[meeting.id for meeting in meetings])) == every
        assert list(store.changes(meetings=[])) == []
        one = meetings[0].id
        assert list(store.changes(meetings=[one])) == [change for change in every if change.meeting.id == one]


def test_a_change_can_be_looked_at_when_the_store_is_closed(tmp_path: Path) -> None:
    """From a file or from memory, whatever was asked; nothing is left open behind it."""
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 1, 7), source_id="1")
    site = Site(url="https://kommun.example/moten", platform="page")
    for url in ("sqlite://", f"sqlite:///{tmp_path / 'a.db'}"):
        with Store(url) as store:
            recorded = store.records.add(Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=SEEN)
            every, one = list(store.changes()), list(store.changes(meetings=[meeting.id]))

        assert [change.meeting for change in (*every, *one)] == [meeting, meeting]
        assert every == list(recorded.changes)
    # SQLite takes its journal away with the last connection.
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.slow
def test_a_change_can_be_looked_at_when_the_store_is_dropped(tmp_path: Path) -> None:
    """As when it was closed, and nothing is left open behind it either."""
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 1, 7), source_id="1")
    site = Site(url="https://kommun.example/moten", platform="page")
    store = Store(f"sqlite:///{tmp_path / 'a.db'}")
    store.records.add(Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=SEEN)
    every = list(store.changes())
    del store
    gc.collect()

    assert [change.meeting for change in every] == [meeting]
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]
