"""Feeds are read back: ours into equal values, others by their words, and what is no feed is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.doubts import any_caveat

from agendawatch.errors import ReadError, TooLargeError
from agendawatch.feeds import ical_reading, read_ical, to_ical
from agendawatch.feeds.text import line
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    DocumentClassification,
    ItemClassification,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=60).map(line).filter(bool)
MAYBE = st.none() | WORDS
ADDRESSES = st.sampled_from(["https://example.se/a", "http://example.se:81/b?c=d&e=%20", "https://example.se/x.pdf"])
DOCUMENTS = st.lists(
    st.builds(
        Document,
        url=ADDRESSES,
        title=WORDS,
        classification=st.sampled_from(DocumentClassification),
        media_type=st.sampled_from([None, "application/pdf"]),
    ),
    max_size=3,
).map(tuple)
ITEMS = st.builds(
    AgendaItem,
    title=WORDS,
    number=MAYBE,
    reference=MAYBE,
    classification=st.sampled_from(ItemClassification),
    public=st.sampled_from([None, True, False]),
    withdrawn=st.booleans(),
    documents=DOCUMENTS,
    group=MAYBE,
)
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC)).map(  # noqa: DTZ001 - the strategy adds the zone
    lambda moment: moment.replace(microsecond=0).astimezone(STOCKHOLM)
)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Make any meeting of clean words."""
    start = draw(MOMENTS)
    timed, several = draw(st.booleans()), draw(st.booleans())
    length = draw(st.none() | st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=3)))
    end = (start.astimezone(dt.UTC) + length).astimezone(STOCKHOLM).replace(microsecond=0) if length else None
    return Meeting(
        organization=Organization(name=draw(WORDS)),
        municipality=draw(st.none() | st.just(Municipality(code="9901", name="Ängelvik", county="Exempels län"))),
        date=start.date(),
        start=start if timed else None,
        end=end if timed and not several else None,
        end_date=None if (timed and not several) or not length else start.date() + dt.timedelta(days=length.days),
        time_note=draw(MAYBE),
        name=draw(MAYBE),
        location=draw(MAYBE),
        url=draw(st.none() | ADDRESSES),
        status=draw(st.sampled_from(MeetingStatus)),
        status_words=draw(MAYBE),
        extra=draw(st.booleans()),
        reserve=draw(st.booleans()),
        previous_starts=tuple(draw(st.lists(MOMENTS | st.dates(), max_size=2))),
        agenda=draw(st.none() | st.lists(ITEMS, max_size=3).map(tuple)),
        documents=draw(DOCUMENTS),
        warnings=tuple(draw(st.lists(any_caveat(WORDS), max_size=2))),
        source_id=draw(MAYBE),
        nth=draw(st.integers(1, 4)),
    )


@settings(max_examples=200)
@given(meetings())
def test_our_own_feed_gives_equal_values(meeting: Meeting) -> None:
    """Every field that an event carries comes back as it was, in either language and with any wish."""
    for language in ("sv", "en"):
        data = to_ical([meeting], items=True, language=language, alarms=("-P1D",))

        assert read_ical(data) == (meeting,)


def test_a_feed_without_items_leaves_the_agenda_unknown(hard_meetings: tuple[Meeting, ...]) -> None:
    """Not told is not empty; an agenda that is published empty is."""
    agendas = {meeting.id: meeting.agenda for meeting in read_ical(to_ical(hard_meetings))}

    assert set(agendas.values()) == {None, ()}


def test_proposals_are_no_meetings(hard_proposal: Proposal) -> None:
    """An event of another kind is passed over."""
    assert read_ical(to_ical((), proposals=[hard_proposal])) == ()
    assert read_ical(to_ical(())) == ()


def test_text_and_bytes_are_read_alike() -> None:
    """With a byte order mark or without, and with lines folded inside a character."""
    data = to_ical([Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11))])
    halved = data.replace("ä".encode(), b"\xc3\r\n \xa4")

    assert read_ical(data.decode()) == read_ical(b"\xef\xbb\xbf" + data) == read_ical(data) == read_ical(halved)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><html><body>502 Bad Gateway",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Utan dag\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:i morgon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nutan kolon\r\nEND:VCALENDAR\r\n",
        b"\xff\xfe\x00\x01",
    ],
)
def test_what_is_no_whole_calendar_is_refused(data: bytes) -> None:
    """It never counts as an empty one."""
    with pytest.raises(ReadError):
        read_ical(data)


def test_a_calendar_of_ours_that_was_tampered_with_is_refused() -> None:
    """An unknown state is no state."""
    data = to_ical([Meeting(organization=Organization(name="N"), date=dt.date(2026, 3, 11), status=MeetingStatus.HELD)])

    with pytest.raises(ReadError, match="agendawatch"):
        read_ical(data.replace(b"status=held", b"status=hold"))


def test_a_calendar_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader's memory is not its writer's to spend."""
    monkeypatch.setattr(ical_reading, "_MOST", 100)

    with pytest.raises(TooLargeError):
        read_ical(to_ical(()))


@settings(max_examples=300)
@given(st.binary(max_size=300).map(lambda noise: b"BEGIN:VCALENDAR\r\n" + noise + b"\r\nEND:VCALENDAR\r\n"))
def test_noise_raises_a_read_error_or_nothing(data: bytes) -> None:
    """No other error comes out, whatever goes in."""
    try:
        read_ical(data)
    except ReadError:
        return


FOREIGN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Ett annat program//SV
CALSCALE:GREGORIAN
X-WR-CALNAME:Nämnder i Ekby
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1@ekby.example
DTSTAMP:20260105T080000Z
DTSTART;TZID="W. Europe Standard Time":20260311T130000
DTEND;TZID="W. Europe Standard Time":20260311T153000
SUMMARY:Kommunstyrelsen
LOCATION:Rådhuset\\, sal A
DESCRIPTION:Kallelse och handlingar finns på webben en vecka före. Sammanträd
 et är öppet.
END:VEVENT
BEGIN:VEVENT
UID:2@ekby.example
DTSTAMP:20260105T080000Z
DTSTART:20260330T160000Z
SUMMARY;LANGUAGE=sv:Kommunfullmäktige
STATUS:CANCELLED
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:Snart
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:3@ekby.example
DTSTAMP:20260105T080000Z
DTSTART;VALUE=DATE:20260506
DTEND;VALUE=DATE:20260508
SUMMARY:Socialnämnden
CATEGORIES:Nämnder,Möten
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def test_a_feed_of_another_program_is_read_whole() -> None:
    """Hours of a zone called otherwise and of UTC, whole days, folded lines and alarms: three events, three meetings."""
    board, council, committee = read_ical(FOREIGN)

    assert board.start == dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    assert board.end == dt.datetime(2026, 3, 11, 15, 30, tzinfo=STOCKHOLM)
    assert board.location == "Rådhuset, sal A"
    assert (council.start, council.status) == (dt.datetime(2026, 3, 30, 18, tzinfo=STOCKHOLM), MeetingStatus.CANCELLED)
    assert (committee.date, committee.end_date, committee.start) == (dt.date(2026, 5, 6), dt.date(2026, 5, 7), None)
