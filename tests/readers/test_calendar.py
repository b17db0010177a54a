"""Other people's calendars are read by their words, by one reader for all who ask, and nothing is made up."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases, table

from agendawatch.documents.text import decode
from agendawatch.errors import ReadError
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Site,
    Window,
)
from agendawatch.readers.calendar import read_ical
from agendawatch.sources import PLATFORMS
from agendawatch.sources.flow import Response

HERE = "https://kommun.example/moten.ics"
SEEN = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
YEAR = Window.year(2026)


def feed(*events: tuple[str, ...], head: tuple[str, ...] = ()) -> str:
    """Write a calendar of events."""
    whole = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *head, *whole, "END:VCALENDAR", ""))


def only(*rows: str, name: str = "") -> Meeting:
    """Read one event of a feed."""
    head = (f"X-WR-CALNAME:{name}",) if name else ()
    (meeting,) = read_ical(feed(("UID:7", *rows), head=head), window=YEAR)
    return meeting


def listed(data: str, window: Window = YEAR) -> tuple[Meeting, ...]:
    """List a feed as the platform does."""
    flow = PLATFORMS["ical"].meetings(Site(url=HERE, platform="ical"), window)
    next(flow)
    try:
        flow.send(Response(HERE, 200, data.encode(), SEEN, charset="utf-8"))
    except StopIteration as answer:
        meetings: tuple[Meeting, ...] = answer.value.meetings
        return meetings
    raise AssertionError


@cases("rows", "start", "end", "last", rows=list)
def test_times_are_read_on_swedish_clocks(
    rows: list[str], start: str | None, end: str | None, last: str | None
) -> None:
    """Zones are counted, midnight in Sweden is no time, and a day ends where the next begins."""
    meeting = only(*rows)

    assert meeting.start == (dt.datetime.fromisoformat(start) if start else None)
    assert meeting.start is None or meeting.start.tzinfo is STOCKHOLM
    assert meeting.end == (dt.datetime.fromisoformat(end) if end else None)
    assert meeting.end_date == (dt.date.fromisoformat(last) if last else None)
    assert meeting.date.month in {3, 7}


@cases("title", "rows", "status", "words", rows=list, status=MeetingStatus)
def test_only_words_cancel(title: str, rows: list[str], status: MeetingStatus, words: str | None) -> None:
    """The title's own words go first, then the property; what a text tells of others is of others."""
    meeting = only("DTSTART;VALUE=DATE:20260311", f"SUMMARY:{title}", *rows)

    assert (meeting.status, meeting.status_words) == (status, words)


@cases("title", "calendar", "rows", "organization", "name", rows=list)
def test_the_title_names_who_meets(
    title: str, calendar: str, rows: list[str], organization: str, name: str | None
) -> None:
    """Else what stands beside it does, never a person; an event that is nobody's meeting keeps its words."""
    meeting = only("DTSTART;VALUE=DATE:20260311", f"SUMMARY:{title}", *rows, name=calendar)

    assert (meeting.organization.name, meeting.name) == (organization, name)


def test_addresses_and_places_are_kept() -> None:
    """Only those of the web; documents are named by their file or their address."""
    meeting = only(
        "DTSTART;VALUE=DATE:20260311",
        "SUMMARY:Extra kommunstyrelse\\, reservdag",
        "LOCATION:Sal 2\\, plan 3",
        "URL:https://example.se/m",
        "ATTACH;FMTTYPE=application/pdf:https://example.se/kallelse.pdf",
        "ATTACH;FILENAME=Protokoll.pdf:https://example.se/18",
        "ATTACH:cid:bilaga",
        "ATTACH:https://[",
        "ATTACH:https://example.se/",
    )

    assert (meeting.location, meeting.url) == ("Sal 2, plan 3", "https://example.se/m")
    assert [(held.title, held.classification, held.media_type) for held in meeting.documents] == [
        ("kallelse.pdf", DocumentClassification.NOTICE, "application/pdf"),
        ("Protokoll.pdf", DocumentClassification.MINUTES, None),
        ("https://example.se/", DocumentClassification.OTHER, None),
    ]
    assert (meeting.extra, meeting.reserve) == (True, True)
    assert meeting.provenance
    assert meeting.provenance.words == "Extra kommunstyrelse, reservdag"
    assert only("DTSTART:20260311T130000", "URL:mailto:a@kommun.example").url is None


def test_an_identifier_is_the_platforms_key() -> None:
    """A move leaves it, and one of a series is told from its like by when it was first meant to be."""
    first, moved = (only(f"DTSTART;VALUE=DATE:202603{day}", "SUMMARY:KS") for day in (11, 12))
    one = only("DTSTART;VALUE=DATE:20260311", "SUMMARY:KS", "RECURRENCE-ID;VALUE=DATE:20260310")
    hour = only("DTSTART:20260311T130000", "SUMMARY:KS", "RECURRENCE-ID:20260310T120000Z")

    assert first.id == moved.id
    assert one.id != first.id
    assert (one.source_id, hour.source_id) == ("7/20260310", "7/20260310T130000")


def test_each_meeting_of_a_series_is_one() -> None:
    """With an id that stays when it is moved, called off, or when the series grows."""
    series = ("UID:ks", "SUMMARY:Kommunstyrelsen", "DTSTART;TZID=Europe/Stockholm:20260303T130000")
    moved = (
        "UID:ks",
        "SUMMARY:Kommunstyrelsen",
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260310T130000",
        "DTSTART:20260312T090000",
    )
    off = ("UID:ks", "SUMMARY:INSTÄLLT Kommunstyrelsen", "RECURRENCE-ID:20260317T120000Z", "DTSTART:20260317T130000")  # fmt: skip

    before = read_ical(feed((*series, "RRULE:FREQ=WEEKLY;COUNT=3")), window=YEAR)
    after = read_ical(feed((*series, "RRULE:FREQ=WEEKLY;COUNT=4"), moved, off), window=YEAR)

    assert [it.date.day for it in before] == [3, 10, 17]
    assert [(it.date.day, it.status.value) for it in after] == [(3, "scheduled"), (12, "scheduled"), (17, "cancelled"), (24, "scheduled")]  # fmt: skip
    assert [it.id for it in before] == [it.id for it in after][:3]


def test_a_window_is_for_all_events() -> None:
    """Without one all are read, and series for a year after what the feed names."""
    data = feed(("UID:a", "DTSTART:20250311T130000"), ("UID:b", "DTSTART:20260311T130000", "RRULE:FREQ=YEARLY"))

    assert [it.date.year for it in read_ical(data)] == [2025, 2026, 2027]
    assert [it.date.year for it in read_ical(data, window=YEAR)] == [2026]


def test_a_rule_that_is_not_followed_is_told() -> None:
    """And not hidden either."""
    assert only("DTSTART;VALUE=DATE:20260311", "RRULE:FREQ=HOURLY;COUNT=3").warnings == (
        Caveat.of(CaveatCode.RECURRENCE_RULE, rule="FREQ=HOURLY;COUNT=3"),
    )
    assert only("DTSTART;VALUE=DATE:20260311", "RRULE:FREQ=MONTHLY;COUNT=1").warnings == ()


# There were two readers of iCalendar, one for `aw.read_ical` and one for the platform `ical`, and they disagreed on
# these. What is right, and by which section of RFC 5545, stands behind each.
ONCE_TWO: dict[str, tuple[tuple[str, ...], tuple[object, ...]]] = table(__file__, "ONCE_TWO")
EGEN = ("BEGIN:VTIMEZONE", "TZID:Egen", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip


def shown(meeting: Meeting) -> tuple[object, ...]:
    """Show what was read."""
    days = [f"{it:%d}" if it else None for it in (meeting.date, meeting.end_date)]
    hours = [f"{it:%H:%M}" if it else None for it in (meeting.start, meeting.end)]
    documents = tuple(it.title for it in meeting.documents)
    status = (meeting.status.value, meeting.status_words)
    return (meeting.organization.name, meeting.name, days[0], *hours, days[1], *status, documents)


@pytest.mark.parametrize(("rows", "expected"), ONCE_TWO.values(), ids=ONCE_TWO)
def test_what_two_readers_disagreed_on_one_reads_right(rows: tuple[str, ...], expected: tuple[object, ...]) -> None:
    """By the standard, and the same for a script and for a round."""
    data = feed(("UID:1", *rows), head=EGEN)

    assert [shown(it) for it in read_ical(data)] == [expected]
    assert [shown(it) for it in listed(data)] == [expected]


def test_of_two_revisions_one_is_read() -> None:
    """3.8.7.4: the higher SEQUENCE is the later; one reader had both, the other the one further down."""
    new, old = (("UID:1", "SUMMARY:KS", f"DTSTART:202603{day}T130000", f"SEQUENCE:{number}") for day, number in ((11, 1), (10, 0)))  # fmt: skip

    for read in (read_ical(feed(new, old)), listed(feed(new, old))):
        assert [it.date.day for it in read] == [11]


def test_a_line_that_is_none_is_passed_over_in_an_event_and_refused_outside() -> None:
    """3.1: every line has a name and a colon; an event with a raw break in its text is still known, a file is not."""
    torn = ("UID:1", "SUMMARY:Kommunstyrelsen", "DESCRIPTION:rad ett", "rad två utan kolon", "DTSTART:20260310T130000")

    for read in (read_ical(feed(torn)), listed(feed(torn))):
        assert [it.organization.name for it in read] == ["Kommunstyrelsen"]
    for read_as in (read_ical, listed):
        with pytest.raises(ReadError):
            read_as(feed(torn, head=("rad utan kolon",)))


def test_a_round_lists_what_is_political_and_a_script_reads_all() -> None:
    """A municipality's calendar may hold its concerts; whoever reads a file of his own knows what it is of."""
    concert = ("UID:2", "SUMMARY:Sommarkonsert", "DTSTART:20260610T180000")
    board = ("UID:1", "SUMMARY:Kommunstyrelsen", "DTSTART:20260310T130000")

    assert [it.organization.name for it in read_ical(feed(concert, board))] == ["Sommarkonsert", "Kommunstyrelsen"]
    assert [it.organization.name for it in listed(feed(concert, board))] == ["Kommunstyrelsen"]


WRITTEN: str = table(__file__, "FOREIGN")
FOREIGN = WRITTEN.replace("\n", "\r\n").encode()


def test_a_feed_of_another_program_is_read_whole() -> None:
    """Hours of a zone called otherwise, defined, and of UTC, whole days, series, folded lines and alarms."""
    board, council, committee, *building = read_ical(FOREIGN)

    assert board.start == dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    assert board.end == dt.datetime(2026, 3, 11, 15, 30, tzinfo=STOCKHOLM)
    assert board.location == "Rådhuset, sal A"
    assert (council.start, council.status) == (dt.datetime(2026, 3, 30, 18, tzinfo=STOCKHOLM), MeetingStatus.CANCELLED)
    assert (committee.date, committee.end_date, committee.start) == (dt.date(2026, 5, 6), dt.date(2026, 5, 7), None)
    assert [it.start for it in building] == [dt.datetime(2026, month, 18, 9, tzinfo=STOCKHOLM) for month in (3, 4)]
    assert [shown(it) for it in listed(decode(FOREIGN))] == [shown(it) for it in (board, building[0], council, building[1], committee)]  # fmt: skip
