"""What a round appends, and the stamps that it leaves."""

from __future__ import annotations

import datetime as dt

from agendawatch.history import Store
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


def test_sequence_counts_what_must_be_noticed_and_never_falls(store: Store) -> None:
    """A move and its return are two; an agenda is none, but it is a change."""
    (key,) = {meeting.id for meeting in PLAN if meeting.date.month == 3}
    told = []
    rounds = (PLAN[1], _meet(3, 17), _meet(3, 17, agenda=(AgendaItem(title="Budget"),)), PLAN[1], None, PLAN[1])
    for nth, march in enumerate(rounds):
        plan = (PLAN[0], *([march] if march else []), *PLAN[2:])
        store.add(_list(*plan), site=SITE, seen=MORNING + nth * HOUR)
        stamps = store.stamps(key)
        assert stamps is not None
        told.append((stamps.sequence, stamps.created, stamps.last_modified))

    assert [sequence for sequence, _, _ in told] == [0, 1, 1, 2, 3, 4]
    assert {created for _, created, _ in told} == {MORNING}
    assert [modified for _, _, modified in told] == [MORNING + nth * HOUR for nth in range(6)]
    assert store.stamps("nobody") is None
    assert store.all_stamps()[key] == store.stamps(key)
