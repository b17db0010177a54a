"""The log of changes, asked."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest
from tests.store.invented import MORNING, PLAN, SITE, listed, meet

from agendawatch.store import Store


def test_changes_of_many_meetings_come_in_the_order_seen() -> None:
    """More ids than one question may hold are asked in several, and told as one."""
    meetings = tuple(
        meet(1, date=dt.date(2031, 1, 1) + dt.timedelta(days=nth % 365), start=None, source_id=str(nth))
        for nth in range(1100)
    )
    moved = tuple(
        meeting.model_copy(update={"location": "Rådhuset"}) if nth % 50 == 0 else meeting
        for nth, meeting in enumerate(meetings)
    )
    with Store("sqlite://") as store:
        for nth, shown in enumerate((meetings, moved)):
            store.records.add(listed(*shown), site=SITE, seen=MORNING + dt.timedelta(days=nth))

        every = list(store.changes())

        assert list(store.changes(meetings=[meeting.id for meeting in meetings])) == every
        assert list(store.changes(meetings=[])) == []
        one = meetings[0].id
        assert list(store.changes(meetings=[one])) == [change for change in every if change.meeting.id == one]


@pytest.mark.parametrize("end", ["closed", pytest.param("dropped", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", ["", "a.db"])
def test_a_change_can_be_looked_at_when_the_store_is_closed(tmp_path: Path, name: str, end: str) -> None:
    """From a file or from memory, whatever was asked; nothing is left open behind it."""
    store = Store(f"sqlite:///{tmp_path / name}" if name else "sqlite://")
    recorded = store.records.add(listed(PLAN[0]), site=SITE, seen=MORNING)
    every, one = list(store.changes()), list(store.changes(meetings=[PLAN[0].id]))
    if end == "closed":
        store.close()
    del store
    gc.collect()

    assert [change.meeting for change in (*every, *one)] == [PLAN[0]] * 2
    assert every == list(recorded.changes)
    # SQLite takes its journal away with the last connection.
    assert [file.name for file in tmp_path.iterdir()] == [name][: bool(name)]
