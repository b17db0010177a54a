"""A feed follows what it said before: no churn, no frozen event, no count that falls."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from tests.feeds.usual import STAMP, START, bare

from agendawatch.feeds.event import Event, EventStatus
from agendawatch.feeds.feed import CalendarOptions, to_ical
from agendawatch.feeds.writer import FeedRow, PublishedEvents, read_published, row_of
from agendawatch.model import STOCKHOLM

NOW = dt.datetime(2026, 2, 1, 8, tzinfo=dt.UTC)


def row(**facts: object) -> FeedRow:
    """Write it."""
    return row_of(bare(**facts))


def published(*events: Event) -> PublishedEvents:
    """Publish events and read them back."""
    return read_published(to_ical((), options=CalendarOptions(events=events)))


def stamps(data: bytes) -> dict[str, str]:
    """Read an event's stamps."""
    return dict(re.findall(r"(?m)^(CREATED|DTSTAMP|LAST-MODIFIED|SEQUENCE):(\S+)", data.decode()))


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        ({"start": dt.datetime(2026, 3, 12, 13, tzinfo=STOCKHOLM)}, 1),
        ({"end": dt.datetime(2026, 3, 11, 16, tzinfo=STOCKHOLM)}, 1),
        ({"status": EventStatus.CANCELLED, "summary": "INSTÄLLT: Kommunstyrelsen"}, 1),
        ({"summary": "Extra kommunstyrelse"}, 1),
        ({"location": "Sal 3"}, 1),
        ({"summary": "FLYTTAT: Kommunstyrelsen"}, 0),
        ({"description": "Ny handling"}, 0),
        ({"categories": ("Nämnd",)}, 0),
    ],
)
@pytest.mark.parametrize("now", [NOW, None])
def test_a_change_is_taken_for_one(change: dict[str, object], counted: int, now: dt.datetime | None) -> None:
    """A later stamp for every change, a higher count for what a subscriber must notice, the old making kept."""
    before = published(bare(sequence=3))

    after = stamps(before.follow(row(created=NOW, **change), now).data)

    assert after["SEQUENCE"] == str(3 + counted)
    assert after["CREATED"] == "20260107T083015Z"
    assert after["DTSTAMP"] == after["LAST-MODIFIED"] == ("20260201T080000Z" if now else "20260107T083016Z")


def test_a_stores_own_stamps_hold_where_they_are_later() -> None:
    """The count and the moment never fall below what was published."""
    later = STAMP + dt.timedelta(days=2)
    before = published(bare(sequence=3))

    after = stamps(before.follow(row(modified=later, sequence=7, summary="Annat"), NOW).data)

    assert (after["LAST-MODIFIED"], after["SEQUENCE"]) == ("20260109T083015Z", "7")


def test_nothing_changed_means_the_same_bytes() -> None:
    """Published over itself a feed is itself, and one change is one event's bytes and the calendar's stamp."""
    long = "x" * 180 + "@agendawatch"  # folded as every line is
    others = [bare(uid=f"{n}@agendawatch", start=dt.date(2026, 4, 1)) for n in range(20)]

    def written(previous: bytes | None = None, **facts: object) -> bytes:
        events = [bare(uid=long, **facts), *others]
        return to_ical((), options=CalendarOptions(events=events, previous=previous, now=NOW))

    first = written()
    changed = written(first, summary="Annat")

    assert written(first, modified=NOW) == first
    differing = [b for a, b in zip(first.split(b"\r\n"), changed.split(b"\r\n"), strict=True) if a != b]
    assert [row.partition(b":")[0] for row in differing] == [
        b"LAST-MODIFIED",
        b"DTSTAMP",
        b"LAST-MODIFIED",
        b"SEQUENCE",
        b"SUMMARY",
    ]


def test_the_calendars_stamp_grows_when_something_goes() -> None:
    """A removal is a change too; afterwards it stands."""
    first = to_ical((), options=CalendarOptions(events=[bare(), bare(uid="b@agendawatch", modified=NOW)]))

    second = to_ical((), options=CalendarOptions(events=[bare()], previous=first, now=NOW))
    third = to_ical((), options=CalendarOptions(events=[bare()], previous=second, now=NOW + dt.timedelta(days=9)))

    assert [re.search(rb"LAST-MODIFIED:(\S+)", data)[1] for data in (first, second)] == [  # type: ignore[index]  # it is there
        b"20260201T080000Z",
        b"20260201T080001Z",
    ]
    assert third == second


@pytest.mark.parametrize(
    "previous", [None, b"", b"<html>", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n", b"\xff\xfe"]
)
def test_what_is_no_feed_of_ours_counts_as_nothing(previous: bytes | None) -> None:
    """The first feed is made as if none had been."""
    assert read_published(previous) == PublishedEvents()
    assert to_ical((), options=CalendarOptions(events=[bare()], previous=previous)) == to_ical(
        (), options=CalendarOptions(events=[bare()])
    )


@pytest.mark.parametrize("start", [START, START.replace(month=10, day=25, hour=2, fold=1), START.date()])
def test_the_last_good_bytes_keep_their_place(start: dt.date) -> None:
    """An event as it was published stands where it stood."""
    facts: dict[str, object] = {"start": start, "status": EventStatus.CANCELLED}

    assert published(bare(**facts)).last_good("a@agendawatch") == row(**facts)
    assert PublishedEvents().last_good("a@agendawatch") is None
