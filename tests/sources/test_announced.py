"""Announced events as meetings."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import LayoutError
from agendawatch.model import STOCKHOLM, Meeting, Site
from agendawatch.sources.announced import Announced, to_meetings
from agendawatch.sources.conversation import Page

SITE = Site(url="https://kommun.example/feed", platform="ical")
PAGE = Page(SITE.url, 200, b"", dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
DAY = dt.date(2026, 3, 11)


def at(hour: int, minute: int = 0, day: int = 11) -> dt.datetime:
    """Name a moment in March."""
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=STOCKHOLM)


def one(event: Announced) -> Meeting:
    """Read one event."""
    (meeting,) = to_meetings((event,), PAGE, SITE)
    return meeting


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (DAY, None, (None, None, None)),
        (DAY, DAY, (None, None, None)),
        (DAY, dt.date(2026, 3, 12), (None, dt.date(2026, 3, 12), None)),
        (at(13), None, (at(13), None, None)),
        (at(13), at(13), (at(13), None, None)),
        (at(13), at(15), (at(13), None, at(15))),
        (at(0), None, (None, None, None)),
        (at(0), at(23, 59), (None, None, None)),
        (at(0), at(0, day=12), (None, None, None)),
        (at(0), at(0, day=13), (None, dt.date(2026, 3, 12), None)),
    ],
)
def test_midnight_is_no_time(
    start: dt.datetime | dt.date,
    end: dt.datetime | dt.date | None,
    read: tuple[dt.datetime | None, dt.date | None, dt.datetime | None],
) -> None:
    """A day in disguise is a day."""
    meeting = one(Announced("Kommunstyrelsen", start, end))

    assert (meeting.date, meeting.start, meeting.end_date, meeting.end) == (DAY, *read)


@pytest.mark.parametrize(
    ("title", "name", "status"),
    [
        ("Kommunstyrelsen", None, "scheduled"),
        ("INSTÄLLT: Kommunstyrelsen", None, "cancelled"),
        ("Kommunstyrelsen – uppskjutet", None, "postponed"),
        ("Kommunstyrelsen, budgetdag i Folkets hus", "Kommunstyrelsen, budgetdag i Folkets hus", "scheduled"),
    ],
)
def test_a_title_tells_who_and_whether(title: str, name: str | None, status: str) -> None:
    """What more it says is the meeting's own name."""
    meeting = one(Announced(title, DAY))

    assert (meeting.organization.name, meeting.name, meeting.status.value) == ("Kommunstyrelsen", name, status)


def test_an_organizer_tells_what_the_title_does_not() -> None:
    """A title may be but "Sammanträde"."""
    assert one(Announced("Sammanträde", DAY, organizer="Socialnämnden")).organization.name == "Socialnämnden"


def test_what_no_organization_holds_is_left_out() -> None:
    """A concert is no meeting."""
    shown = to_meetings((Announced("Sommarkonsert", DAY), Announced("Kommunstyrelsen", DAY)), PAGE, SITE)

    assert [meeting.organization.name for meeting in shown] == ["Kommunstyrelsen"]


def test_a_feed_of_concerts_is_another_feed() -> None:
    """It is not a year without meetings."""
    with pytest.raises(LayoutError):
        to_meetings((Announced("Sommarkonsert", DAY),), PAGE, SITE)


def test_a_feed_without_events_is_empty() -> None:
    """That is a claim."""
    assert to_meetings((), PAGE, SITE) == ()
