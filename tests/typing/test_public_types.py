"""What the public names give is what a type checker believes they give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import assert_type

import agendawatch as aw

PAGE = "<h1>Kommunfullmäktige</h1><p>Sammanträden 2026:</p><ul><li>26 januari kl. 18.00<li>23 februari<li>30 mars</ul>"
NOW = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)


def test_reading_gives_values() -> None:
    """Tuples of frozen values, whose fields have types of their own."""
    meetings = assert_type(aw.read_schedule(PAGE), aw.Schedule)
    first = assert_type(meetings[0], aw.Meeting)
    assert_type(meetings.doubts, tuple[aw.Doubt, ...])
    assert_type(meetings.excluded, tuple[aw.Excluded, ...])
    for meeting in meetings:
        assert_type(meeting, aw.Meeting)
    assert_type([meeting.organization.name for meeting in meetings], list[str])
    assert_type(first.date, dt.date)
    assert_type(first.start, dt.datetime | None)
    assert_type(first.agenda, tuple[aw.AgendaItem, ...] | None)
    assert_type(first.organization, aw.Organization)
    assert first.date == dt.date(2026, 1, 26)


def test_asking_and_remembering() -> None:
    """A listing, a store, its changes."""
    window = assert_type(aw.Window.year(2026), aw.Window)
    listing = aw.Listing(window=window, meetings=aw.read_schedule(PAGE))
    assert_type(aw.compare(listing, listing), tuple[aw.Change, ...])
    assert_type(aw.municipality("Göteborg"), aw.Municipality)
    assert_type(aw.municipalities(), tuple[aw.Municipality, ...])
    with aw.Store("sqlite://") as store:
        assert_type(store, aw.Store)
        assert_type(store.changes(since=NOW), Iterator[aw.Change])
        assert_type(store.meetings(), Iterator[aw.Meeting])
        assert_type(store.proposals(), Iterator[aw.Proposal])


def test_following_and_publishing() -> None:
    """A deadline, and bytes that are read back."""
    due = assert_type(aw.deadline("appeal", dt.date(2026, 3, 20)), aw.Deadline)
    feed = assert_type(aw.to_ical(aw.read_schedule(PAGE), name="KF"), bytes)

    assert_type(due.date, dt.date)
    assert_type(aw.read_ical(feed), tuple[aw.Meeting, ...])
    assert len(aw.read_ical(feed)) == 3


def wrong_uses() -> None:
    """Use it wrongly: the checker, which is run over this file too, says so when it does not tell each of these."""
    aw.read_schedule(1)  # type: ignore[arg-type]  # no page
    aw.read_press_release("x")  # type: ignore[call-arg]  # of which day?
    aw.to_ical((), nam="x")  # type: ignore[call-arg]  # a name that is written wrong
    aw.deadline("appeal", 20)  # type: ignore[arg-type]  # a number is no day
    aw.Nothing  # type: ignore[attr-defined]  # noqa: B018  # there is no such name
    aw.Window.year("2026")  # type: ignore[arg-type]  # words are no number
