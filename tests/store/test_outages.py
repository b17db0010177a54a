"""A history with outages: the list of a large region that does not exist, looked at from June to August 2026."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from tests.replicas.region import COMING_LATE, PLAN, Planned

from agendawatch.model import STOCKHOLM, Document, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store

REGION = Municipality(code="99", name="Region Vindrike")
SITE = Site(url="https://moten.vindrike.example/Meetings/vindrike", municipality=REGION)
WINDOW = Window(first=dt.date(2026, 1, 1), last=dt.date(2027, 12, 31))
FIRST = dt.datetime(2026, 6, 2, 16, tzinfo=dt.UTC)
LAST = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
NEXT_YEARS = "ägarutskottet"


@dataclass(slots=True)
class Row:
    """A meeting as the list has it just then."""

    planned: Planned
    key: str | None = None
    papers: dict[str, str] = field(default_factory=dict)
    shown: bool = True


Event = tuple[dt.datetime, Callable[[], None]]


def _at(day: dt.date, days: int, clock: str) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=days), dt.time.fromisoformat(clock), dt.UTC)


def _life(row: Row, nth: int) -> Iterator[Event]:
    """Publish a meeting six days before, take it back or replace its papers now and then, and add its minutes."""
    day, board = row.planned.day, row.planned.board

    def address(number: int) -> str:
        return f"{SITE.url}/File/Details/{row.planned.key}{number}.PDF"

    def give(key: str | None) -> Callable[[], None]:
        return lambda: setattr(row, "key", key)

    def add(number: int, title: str) -> Callable[[], None]:
        return lambda: row.papers.update({address(number): f"{title} {board} {day}"})

    def remove(number: int) -> Callable[[], None]:
        return lambda: row.papers.__delitem__(address(number))

    published = _at(day, -6, f"11:{10 + nth % 50}:44")
    yield published, give(row.planned.key)
    yield published, add(1, "Kallelse")
    if nth % 3 == 0:
        replaced = _at(day, -5, "06:05:38")
        yield replaced, add(2, "Kallelse")
        yield replaced, remove(1)
    if nth % 5 == 2:
        yield _at(day, -3, "08:51:48"), give(None)
        # Most are given the id that they had; some another.
        yield _at(day, -3, "14:29:53"), give(row.planned.key if nth % 2 else f"{row.planned.key}7")
    if nth % 4 == 1:
        yield _at(day, -2, "14:59:20"), add(3, "Tilläggsärenden")
        yield _at(day, -2, "15:40:02"), remove(3)
        yield _at(day, -1, "07:12:31"), add(4, "Tilläggsärenden")
    yield _at(day, 9, "22:14:09"), add(5, "Protokoll")


def _show(rows: list[Row], *, shown: bool) -> Callable[[], None]:
    def do() -> None:
        for row in rows:
            row.shown = shown

    return do


def _listing(rows: list[Row]) -> Listing:
    meetings = [
        Meeting(
            municipality=REGION,
            organization=Organization(name=row.planned.board.capitalize()),
            date=row.planned.day,
            source_id=row.key,
            documents=tuple(Document(url=url, title=title) for url, title in row.papers.items()),
        )
        for row in rows
        if row.shown
    ]
    return Listing(window=WINDOW, meetings=tuple(meetings))


def _rounds() -> Iterator[tuple[dt.datetime, Listing]]:
    """Give the list as it stood before the first event, and after each moment's events."""
    rows = [Row(it) for it in sorted(PLAN, key=lambda it: (it.day, it.board))]
    away = [row for row in rows if row.planned.board == NEXT_YEARS and row.planned.day.year == 2026]
    added = [row for row in rows if row.planned.board == NEXT_YEARS and row.planned.day.year == 2027]
    late = [row for row in rows if row.planned.board == COMING_LATE]
    _show([*added, *late], shown=False)()
    events: list[Event] = [
        (dt.datetime(2026, 6, 3, 7, 44, 7, tzinfo=STOCKHOLM), _show(away, shown=False)),
        (dt.datetime(2026, 6, 3, 12, 45, 30, tzinfo=STOCKHOLM), _show(away, shown=True)),
        (dt.datetime(2026, 7, 1, 12, 17, 49, tzinfo=STOCKHOLM), _show(added, shown=True)),
        (dt.datetime(2026, 8, 20, 8, 30, 12, tzinfo=STOCKHOLM), _show(late, shown=True)),
        *(event for nth, row in enumerate(rows) for event in _life(row, nth)),
    ]
    events.sort(key=itemgetter(0))
    for _, happen in (event for event in events if event[0] < FIRST):
        happen()
    yield FIRST, _listing(rows)
    for seen, group in groupby((event for event in events if FIRST <= event[0] < LAST), key=itemgetter(0)):
        for _, happen in group:
            happen()
        yield seen, _listing(rows)


def test_an_organization_that_was_away_for_five_hours_was_never_gone() -> None:
    """Ten meetings vanished on the morning of 3 June and were back before noon: nobody is told of it.

    What was added was: the ten of the next year and the nine of a committee that came late, and no other.
    """
    quarantined, kinds, added = [], Counter[str](), Counter[str]()
    with Store("sqlite://") as store:
        for nth, (seen, listing) in enumerate(_rounds()):
            recorded = store.records.add(listing, site=SITE, seen=seen)
            if recorded.quarantined:
                quarantined.append(seen)
            if nth:
                kinds.update(change.kind.value for change in recorded.changes)
                added.update(it.meeting.organization.name for it in recorded.changes if it.kind == "meeting_added")
        known = {(meeting.organization.name, meeting.date) for meeting in store.meetings()}

        assert [seen.date() for seen in quarantined] == [dt.date(2026, 6, 3)]
        assert set(kinds) == {"meeting_added", "document_added", "document_replaced", "document_removed"}
        assert added == {"Ägarutskottet": 10, "Kulturnämnden": 9}
        assert len(known) == len(PLAN)
        assert len(tuple(store.meetings())) == len(known), "each meeting is one, through every key that it was given"
