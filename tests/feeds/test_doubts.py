"""A calendar says nothing of what is withheld, unless it is asked to; then its days are tentative."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.doubting import doubt_of
from tests.site.test_doubts import BOARD, NOW, SETTINGS, THEIRS, TOWN, add

import agendawatch as aw
from agendawatch.documents.calendar import CalendarEvent, read_calendar
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher, doubts_of
from agendawatch.model import STOCKHOLM, Doubt, Meeting
from agendawatch.site.feeds import feed_bytes
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

DOUBT = doubt_of("Kulturnämnden", THEIRS)


def calendar(*meetings: Meeting, doubts: tuple[Doubt, ...] = (DOUBT,), language: str = "sv") -> bytes:
    """Write a calendar of meetings, and of what is withheld."""
    return aw.to_ical(meetings, language=language, options=aw.CalendarOptions(doubts=doubts))


def events(data: bytes) -> list[tuple[str, str, object]]:
    """Tell title, status and start of each event of a calendar."""
    return [(event.summary, event.status, event.start) for event in read(data)]


def read(data: bytes) -> tuple[CalendarEvent, ...]:
    """Read a calendar's events."""
    return tuple(read_calendar(data).events)


def test_without_doubts_the_bytes_are_as_they_were() -> None:
    """And with none to tell."""
    assert calendar(BOARD, doubts=()) == aw.to_ical([BOARD])


def test_each_day_is_one_tentative_event_that_names_whose_it_may_be() -> None:
    """It says why, where it stands, and claims nothing."""
    data = calendar(BOARD)

    _, first, second = events(data)
    assert first == ("OSÄKERT: Kulturnämnden eller…, Ängelvik", "TENTATIVE", dt.date(2031, 3, 6))
    assert second[1:] == ("TENTATIVE", dt.date(2031, 3, 20))
    words = str(Calendar.from_ical(data).events[1]["DESCRIPTION"])
    assert words.startswith("Påhittat exempel.\nKulturnämnden eller Kulturnämndens presidium, Ängelvik\n")
    assert "Osäkert: två sätt att läsa ger olika möten." in words
    assert "På sidan: the list under the heading." in words
    assert "Sidans ord: ”6 mars … 20 mars”." in words
    english = Calendar.from_ical(calendar(language="en")).events[0]["DESCRIPTION"]
    assert "or Kulturnämndens presidium" in str(english)
    assert calendar(BOARD) == data


def test_they_are_no_meetings_to_who_reads_the_calendar_back() -> None:
    """Only what is said is."""
    assert [it.organization for it in aw.read_ical(calendar(BOARD))] == [BOARD.organization]


def test_what_is_known_of_a_day_stands_alone() -> None:
    """Of an organization that is known to meet on it, and of the same doubt told twice."""
    data = calendar(THEIRS[0], doubts=(DOUBT, DOUBT))

    assert [(title.partition(",")[0], status) for title, status, _ in events(data)] == [
        ("Kulturnämnden", "CONFIRMED"),
        ("OSÄKERT: Kulturnämndens presi…", "TENTATIVE"),
        ("OSÄKERT: Kulturnämnden eller…", "TENTATIVE"),
    ]


def test_a_time_that_no_clock_shows_is_settled_and_costs_no_event() -> None:
    """An hour later is meant, in a doubt as in any meeting."""
    gap = dt.datetime(2031, 3, 30, 2, 30, tzinfo=STOCKHOLM)
    about = {"organization": BOARD.organization, "date": gap.date(), "start": gap}
    told: list[object] = []

    data = aw.to_ical(
        [],
        options=aw.CalendarOptions(doubts=(doubt_of(None, (Meeting.model_validate(about),)),), on_reject=told.append),
    )

    assert (len(events(data)), told) == (1, [])
    assert b"20310330T033000" in data


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Hold a town with a committee in doubt."""
    opened = Store(f"sqlite:///{tmp_path / 'a.db'}")
    add(opened, TOWN, (BOARD,), DOUBT)
    return opened


@pytest.mark.parametrize(("who", "days"), [("Kulturnämnden", [6, 20]), ("Kommunstyrelsen", [])])
def test_a_feed_of_a_store_has_them_by_an_option(store: Store, who: str, days: list[int]) -> None:
    """Those of its own organization, and all in the municipality's."""
    publisher = Publisher(store, now=NOW)
    feed = publisher.organization(who, "9901")

    shown = [event.start.day for event in read(feed.to_ical(FeedOptions(doubts=True))) if event.status == "TENTATIVE"]
    assert shown == days
    assert all(event.status != "TENTATIVE" for event in read(feed.to_ical()))
    assert len(read(publisher.municipality("9901").to_ical(FeedOptions(doubts=True)))) == 3


def test_of_a_page_in_doubt_each_has_its_own_days() -> None:
    """The days of others on it are not in question."""
    page = doubt_of(None, (*THEIRS, BOARD))

    (own,) = doubts_of([page], {"kommunstyrelsen"})
    assert [meeting for way in own.alternatives for meeting in way.meetings] == [BOARD]
    assert doubts_of([page], {"valnämnden"}) == ()


def test_a_site_shows_them_by_a_setting(store: Store) -> None:
    """Without it, its calendars say nothing."""
    source = SiteData(store, SETTINGS, NOW)
    asked = SiteData(store, SETTINGS.model_copy(update={"doubts": True}), NOW)

    def count(of: SiteData) -> int:
        data = feed_bytes(of, Subject("municipality", ("9901",)), "angelvik/", "sv", "ics")
        return sum(event.status == "TENTATIVE" for event in read(data))

    assert (count(source), count(asked)) == (0, 2)
