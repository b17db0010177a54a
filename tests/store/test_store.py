"""The store from without: what is added, what is asked, what stands. On SQLite and PostgreSQL alike."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.invented import HOUR, MORNING, PLAN, SITE, YEAR, listed

from agendawatch.errors import InputError
from agendawatch.model import (
    ChangeKind,
    Listing,
    MeetingStatus,
)
from agendawatch.store import Store


def test_a_first_round_adds_and_a_second_finds_nothing(store: Store) -> None:
    """What was seen again is no change."""
    first = store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    second = store.records.add(listed(*PLAN), site=SITE, seen=MORNING + HOUR)

    assert [change.kind for change in first.changes] == [ChangeKind.MEETING_ADDED] * 6
    assert {change.seen for change in first.changes} == {MORNING}
    assert second.unchanged
    assert tuple(store.changes(since=MORNING + HOUR)) == ()
    assert tuple(store.meetings()) == PLAN
    assert store.records.last_listing(SITE) == Listing(window=YEAR, meetings=PLAN, url=SITE.url)
    assert store.sites() == (SITE,)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    """It would be anybody's."""
    with pytest.raises(InputError, match="a moment with its zone"):
        store.records.add(listed(), site=SITE, seen=dt.datetime(2031, 1, 2))  # noqa: DTZ001 - what is refused


def test_reading_goes_on_while_somebody_writes(store: Store) -> None:
    """What is being read is as it was when it was asked for."""
    store.records.add(listed(*PLAN), site=SITE, seen=MORNING)
    reading = store.meetings()
    next(reading)
    store.records.add(listed(*PLAN[:-1]), site=SITE, seen=MORNING + HOUR)

    assert [meeting.status for meeting in reading] == [MeetingStatus.SCHEDULED] * 5


def test_comparing_loads_no_database() -> None:
    """Whoever only compares does not wait for SQLAlchemy."""
    code = "import sys, agendawatch; agendawatch.compare; print('sqlalchemy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert told.stdout.strip() == "False"


@pytest.mark.slow
def test_a_store_that_is_dropped_leaves_nothing_open(tmp_path: Path) -> None:
    """Nor does Python warn of it, as it does from 3.13 on."""
    code = (
        "import warnings; warnings.simplefilter('error'); from agendawatch import Store; "
        f"Store('sqlite://').sites(); Store('sqlite:///{tmp_path / 'a.db'}').sites(); import gc; gc.collect()"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own line

    assert (told.returncode, told.stderr) == (0, "")
