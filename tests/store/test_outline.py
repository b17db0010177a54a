"""What a store holds, in outline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from agendawatch.model import Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Ängelvik")
SITE = Site(url="https://kommun.example/moten", platform="page", municipality=TOWN)
FIRST = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 9, 8, tzinfo=dt.UTC)


def meeting(name: str, day: int, **facts: object) -> Meeting:
    """Make a meeting of March."""
    usual = {"organization": Organization(name=name), "municipality": TOWN, "date": dt.date(2026, 3, day)}
    return Meeting.model_validate(usual | facts)


def listing(*meetings: Meeting) -> Listing:
    """List meetings of 2026."""
    return Listing(window=Window.year(2026), meetings=meetings)


def test_meetings_are_told_by_who_and_when(tmp_path: Path) -> None:
    """A line each, with the names of those who meet."""
    one, two, three = meeting("Valnämnden", 3), meeting("Kommunstyrelsen", 25), meeting("Kommunstyrelsen", 11)
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(listing(one, two, three), site=SITE, seen=FIRST)

        told = store.queries.outline(since=FIRST)

    assert [line.id for line in told.meetings] == [three.id, two.id, one.id]
    assert {who: (str(town), str(name)) for who, (town, name) in told.names.items()} == {
        ("9901", "kommunstyrelsen"): ("Ängelvik", "Kommunstyrelsen"),
        ("9901", "valnämnden"): ("Ängelvik", "Valnämnden"),
    }
    assert {line.meeting_id for line in told.changes} == {one.id, two.id, three.id}


def test_a_line_is_another_when_its_meeting_is(tmp_path: Path) -> None:
    """The version tells; what did not change keeps its line."""
    one, two = meeting("Valnämnden", 3), meeting("Kommunstyrelsen", 11)
    moved = two.model_copy(update={"location": "Sal B"})
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(listing(one, two), site=SITE, seen=FIRST)
        before = {line.id: line for line in store.queries.outline(since=FIRST).meetings}
        store.records.add(listing(one, moved), site=SITE, seen=LATER)
        after = store.queries.outline(since=LATER)

    assert {line.id for line in after.meetings if line != before[line.id]} == {two.id}
    assert [(line.meeting_id, line.kind, line.seen) for line in after.changes] == [
        (two.id, "meeting_place_changed", LATER)
    ]


def test_a_meeting_over_several_days_tells_its_last(tmp_path: Path) -> None:
    """While that is news; long ago the first day does."""
    long = meeting("Kommunfullmäktige", 3, end_date=dt.date(2026, 3, 5))
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(listing(long), site=SITE, seen=FIRST)

        (near,) = store.queries.outline(since=LATER).meetings
        (far,) = store.queries.outline(since=LATER + dt.timedelta(days=365)).meetings

    assert (near.date, near.last_day) == (dt.date(2026, 3, 3), dt.date(2026, 3, 5))
    assert far.last_day == far.date


def test_a_meeting_of_no_municipality_is_told_too(tmp_path: Path) -> None:
    """By an empty code."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        alone = meeting("Rådet", 3, municipality=None)
        store.records.add(listing(alone), site=Site(url="https://annan.example", platform="page"), seen=FIRST)

        told = store.queries.outline(since=LATER)

    assert [line.who for line in told.meetings] == [("", "rådet")]
    assert told.names["", "rådet"][0] is None
    assert told.changes == ()


def test_nothing_is_told_of_an_empty_store(tmp_path: Path) -> None:
    """No meetings, no news, no names."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        told = store.queries.outline(since=FIRST)

    assert (told.meetings, told.changes, dict(told.names)) == ((), (), {})
