"""The store from without: what is added, what is asked, what stands. On SQLite and PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from agendawatch.errors import InputError
from agendawatch.history import Store
from agendawatch.model import (
    STOCKHOLM,
    ChangeKind,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Site,
    Window,
)

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
YEAR = Window.year(2031)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def _meet(month: int, day: int = 10, who: str = "Kommunstyrelsen", **facts: object) -> Meeting:
    date = dt.date(2031, month, day)
    row = {
        "municipality": TOWN,
        "organization": Organization(name=who),
        "date": date,
        "start": dt.datetime(2031, month, day, 13, tzinfo=STOCKHOLM),
        **facts,
    }
    return Meeting.model_validate(row)


PLAN = tuple(_meet(month) for month in range(2, 8))


def _list(*meetings: Meeting, window: Window = YEAR, organizations: tuple[str, ...] | None = None) -> Listing:
    return Listing(window=window, meetings=meetings, organizations=organizations)


def test_a_first_round_adds_and_a_second_finds_nothing(store: Store) -> None:
    """What was seen again is no change."""
    first = store.add(_list(*PLAN), site=SITE, seen=MORNING)
    second = store.add(_list(*PLAN), site=SITE, seen=MORNING + HOUR)

    assert [change.kind for change in first.changes] == [ChangeKind.MEETING_ADDED] * 6
    assert {change.seen for change in first.changes} == {MORNING}
    assert second.unchanged
    assert tuple(store.changes(since=MORNING + HOUR)) == ()
    assert tuple(store.meetings()) == PLAN
    assert store.last(SITE) == Listing(window=YEAR, meetings=PLAN, url=SITE.url)
    assert store.sites() == (SITE,)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    """It would be anybody's."""
    with pytest.raises(InputError, match="a moment with its zone"):
        store.add(_list(), site=SITE, seen=dt.datetime(2031, 1, 2))  # noqa: DTZ001 - what is refused


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    """What is being read is as it was when it was asked for."""
    store.add(_list(*PLAN), site=SITE, seen=MORNING)
    reading = store.meetings()
    next(reading)
    store.add(_list(*PLAN[:-1]), site=SITE, seen=MORNING + HOUR)

    assert [meeting.status for meeting in reading] == [MeetingStatus.SCHEDULED] * 5


def test_comparing_loads_no_database() -> None:
    """Whoever only compares does not wait for SQLAlchemy."""
    code = "import sys, agendawatch; agendawatch.compare; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert told.stdout.strip() == "False"
