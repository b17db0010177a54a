"""iCalendar as events: what a file holds, or `ReadError`."""

from __future__ import annotations

import datetime as dt
import warnings
from contextlib import suppress

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.timezone import tzp
from tests.cases import cases

from agendawatch.documents.calendar import Calendar, CalendarAttachment, CalendarEvent, read_calendar
from agendawatch.errors import ReadError, TooLargeError
from agendawatch.model import Window

YEAR = Window.year(2026)


def feed(*lines: str, head: tuple[str, ...] = ()) -> bytes:
    """Write a calendar of one event."""
    whole = ("BEGIN:VCALENDAR", "NAME:Möten", *head, "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(whole).encode()


def only(*lines: str, head: tuple[str, ...] = ()) -> CalendarEvent:
    """Read a calendar of one event."""
    (event,) = read_calendar(feed(*lines, head=head), window=YEAR).events
    return event


def zone(name: str, offset: str, *rules: str) -> tuple[str, ...]:
    """Define a zone that is always as far from UTC."""
    span = ("DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", *rules)
    return ("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", *span, "END:STANDARD", "END:VTIMEZONE")


@cases("line", "read")
def test_a_moment_is_read_on_swedish_clocks(line: str, read: str) -> None:
    """By its zone where it has one that is known; the nights that clocks are set as RFC 5545 says (3.3.5, 3.3.12)."""
    assert only(line).start.isoformat() == read


@cases("line")
def test_a_moment_that_is_none_is_refused(line: str) -> None:
    """No guess."""
    with pytest.raises(ReadError):
        only(line)


def test_a_zone_is_what_the_file_defines_where_nobody_else_knows_it() -> None:
    """And means nothing in the next file, whatever order they come in (3.6.5)."""
    line = "DTSTART;TZID=Egen:20260311T120000"

    hours = [only(line, head=zone("Egen", offset)).start.isoformat()[11:] for offset in ("+0000", "-0500", "+0000")]

    assert hours == ["13:00:00+01:00", "18:00:00+01:00", "13:00:00+01:00"]
    assert only(line).start.isoformat() == "2026-03-11T12:00:00+01:00"


def test_a_known_name_means_what_the_world_means_by_it() -> None:
    """A file that defines Sweden's zone anew moves no meeting, in it or in others."""
    for name in ("Europe/Stockholm", "W. Europe Standard Time"):
        line = f"DTSTART;TZID={name}:20260311T130000"
        assert only(line, head=zone(name, "+0900")).start.isoformat() == "2026-03-11T13:00:00+01:00"
        assert only(line).start.isoformat() == "2026-03-11T13:00:00+01:00"


def test_a_zone_is_defined_by_yearly_rules() -> None:
    """However they are written: by a weekday of a month, by its days, or to the minute as Lotus does."""
    winter = ("BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100")
    summer = ("BEGIN:DAYLIGHT", "DTSTART;X-A=1:19810329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "X-B:c")
    for ends, begins in (
        ("BYMONTH=10;BYDAY=-1SU", "BYMONTH=3;BYDAY=-1SU"),
        ("BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU", "BYMONTH=3;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU"),
        ("BYMINUTE=0;BYHOUR=3;BYDAY=-1SU;BYMONTH=10", "BYMINUTE=0;BYHOUR=2;BYDAY=-1SU;BYMONTH=3"),
    ):
        rules = (
            *winter,
            f"RRULE:FREQ=YEARLY;{ends}",
            "END:STANDARD",
            *summer,
            f"RRULE:FREQ=YEARLY;{begins}",
            "END:DAYLIGHT",
        )
        head = ("BEGIN:VTIMEZONE", "TZID:Western/Central", *rules, "END:VTIMEZONE")
        days = ("20260328", "20260330", "20261024", "20261026")
        hours = [only(f"DTSTART;TZID=Western/Central:{day}T130000", head=head).start.isoformat()[11:] for day in days]

        assert hours == ["13:00:00+01:00", "13:00:00+02:00", "13:00:00+02:00", "13:00:00+01:00"]


def test_what_the_library_remembers_of_zones_does_not_matter() -> None:
    """The library keeps every zone that any file defined; ours is read without it, and leaves nothing in it."""
    foreign = "\r\n".join(("BEGIN:VCALENDAR", *zone("Delad", "+0900"), "END:VCALENDAR", ""))
    icalendar.Calendar.from_ical(foreign)

    assert only("DTSTART;TZID=Delad:20260311T130000").start.isoformat() == "2026-03-11T13:00:00+01:00"
    only("DTSTART;TZID=Vår:20260311T130000", head=zone("Vår", "+0900"))
    assert tzp.timezone("Vår") is None


def test_a_zone_by_rules_that_no_clock_follows_is_refused() -> None:
    """Only where an event asks for it: a computer would follow such a rule for ever."""
    hostile = zone("Evig", "+0100", "RRULE:FREQ=SECONDLY")

    with pytest.raises(ReadError, match="Evig"):
        only("DTSTART;TZID=Evig:20260311T130000", head=hostile)
    assert only("DTSTART:20260311T130000", head=hostile).start.isoformat() == "2026-03-11T13:00:00+01:00"

    spans = tuple(line for line in zone("Lång", "+0100")[2:-1] * 101)
    with pytest.raises(TooLargeError, match="at most"):
        only("DTSTART;TZID=Lång:20260311T130000", head=("BEGIN:VTIMEZONE", "TZID:Lång", *spans, "END:VTIMEZONE"))


@cases("lines", "end")
def test_an_end_is_the_first_moment_after(lines: tuple[str, ...], end: str | None) -> None:
    """By DTEND or by DURATION, of which days are nominal and hours exact (3.3.6, 3.6.1); an end that is none is not told."""
    read = only(*lines).end

    assert (read and read.isoformat()) == end


@pytest.mark.parametrize("line", ["DTEND:i morgon", "DURATION:länge", "DURATION:"])
def test_an_end_that_cannot_be_read_is_refused(line: str) -> None:
    """No guess."""
    with pytest.raises(ReadError):
        only("DTSTART:20260311T130000", line)


def test_what_an_event_says_is_read() -> None:
    """Folded inside a word or a letter, escaped, with commas and colons in parameters; what it lacks is empty."""
    data = feed(
        "UID:7",
        "DTSTART:20260311T130000",
        "SUMMARY;LANGUAGE=sv:Kommun",
        " styrelsen\\, extra",
        "LOCATION:Ra\u030adhuset\\nsal A",
        "STATUS:cancelled",
        'ORGANIZER;CN="Nämnden: kansliet":mailto:kansli@kommun.example',
        "CATEGORIES:Politik,Råd\\, styrelse",
        "CATEGORIES:Öppet",
        'ATTACH;FMTTYPE=application/pdf;X="b:c";FILENAME=Kallelse.pdf:https://kommun.example/a',
        "ATTACH;VALUE=BINARY;ENCODING=BASE64:AAAA",
        "utan kolon",
    ).replace("ö".encode(), b"\xc3\r\n \xb6")

    calendar = read_calendar(data)

    assert calendar.name == "Möten"
    assert calendar.events == (
        CalendarEvent(
            start=only("DTSTART:20260311T130000").start,
            uid="7",
            summary="Kommunstyrelsen, extra",
            location="Rådhuset sal A",
            status="CANCELLED",
            organizer="Nämnden: kansliet",
            categories=("Politik", "Råd, styrelse", "Öppet"),
            attachments=(CalendarAttachment("https://kommun.example/a", "application/pdf", "Kallelse.pdf"),),
        ),
    )


def test_alarms_within_an_event_are_not_its_own() -> None:
    """Their words stay theirs."""
    event = only("DTSTART:20260311T130000", "SUMMARY:Möte", "BEGIN:VALARM", "SUMMARY:Pip", "END:VALARM")

    assert event.summary == "Möte"


def test_several_calendars_in_a_file_are_one() -> None:
    """With the first one's name, and none is an event less."""
    both = feed("DTSTART:20260311T130000") + feed("DTSTART:20260312T130000").replace(b"NAME", b"X-WR-CALNAME")

    calendar = read_calendar(both)

    assert (calendar.name, [it.start.day for it in calendar.events]) == ("Möten", [11, 12])
    assert read_calendar(b"BEGIN:VCALENDAR\nX-WR-CALNAME:KS\nEND:VCALENDAR") == Calendar("KS", ())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><html><body>502 Bad Gateway",
        feed("DTSTART:20260311T130000")[:-20],
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:efter\n",
        b"BEGIN:VCALENDAR\nutan kolon\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN;X=1:VTIMEZONE\nEND;X=1:VTIMEZONE\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 30 + b"END:X\n" * 30 + b"END:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VTIMEZONE\nTZID:A\nEND:VTIMEZONE\nEND:VEVENT\nEND:VCALENDAR",
        feed("SUMMARY:Utan dag"),
        b"\xff\xfe\x00\x01",
    ],
)
def test_what_is_no_whole_calendar_is_refused(body: bytes) -> None:
    """Half a feed is none, and never an empty one: what begins must end, in its order (3.6)."""
    with pytest.raises(ReadError):
        read_calendar(body)


@pytest.mark.parametrize(
    "body",
    [
        b"BEGIN:VCALENDAR\n" + b" " * 10_000_000 + b"\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 50_001 + b"END:VCALENDAR",
    ],
)
def test_a_calendar_has_limits(body: bytes) -> None:
    """Of size and of events, named."""
    with pytest.raises(TooLargeError, match="at most"):
        read_calendar(body)


LINES = st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD", "TZID:A", "UID:a",
     "DTSTART;TZID=A:20260311T130000", "DTSTART:00010101T000000", "DTSTART:99991231T235959Z", "DTSTART;VALUE=DATE:20260311",
     "DTEND:20260312", "DURATION:P99999D", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;UNTIL=PT1H", "RDATE:20260312T130000",
     "RDATE;VALUE=PERIOD:20260312T130000/PT1H", "RDATE:x", "EXDATE:20260311", "RECURRENCE-ID:20260311T130000", "SEQUENCE:x",
     "RECURRENCE-ID;RANGE=THISANDFUTURE:20260312", "RRULE:FREQ=YEARLY;BYSETPOS=400", "TZOFFSETTO:+9999", "RRULE:", "ATTACH:",
     "CATEGORIES:", "X-AGENDAWATCH:kind=meeting", "SUMMARY:Möte", "DTSTART:20260311T130000", "\x00", "a;b:c", 'A;B="c'],
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(LINES | st.text(max_size=20), max_size=12).map("\r\n".join) | st.binary(max_size=300), st.booleans())
def test_whatever_the_bytes_only_a_read_error_comes_out(noise: str | bytes, windowed: bool) -> None:
    """As bytes and as text; and no warning of a library's."""
    inner = noise if isinstance(noise, bytes) else noise.encode("utf-8", "surrogatepass")
    data = b"BEGIN:VCALENDAR\r\n" + inner + b"\r\nEND:VCALENDAR\r\n"

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for came in (data, data.decode("utf-8", "surrogateescape")):
            with suppress(ReadError):
                read_calendar(came, window=YEAR if windowed else None)


def test_text_is_read_as_bytes_are() -> None:
    """With a mark of their order or without, with Unix's line breaks or the Mac's of old."""
    data = feed("DTSTART:20260311T130000", "SUMMARY:Nämnden")

    read = read_calendar(data)

    assert read == read_calendar(data.decode()) == read_calendar(b"\xef\xbb\xbf" + data)
    assert read == read_calendar(data.replace(b"\r\n", b"\n")) == read_calendar(data.replace(b"\r\n", b"\r"))
    assert read == read_calendar(data.decode().encode("cp1252")) == read_calendar(data.decode().encode("utf-16"))


def test_a_day_is_a_day_in_any_zone() -> None:
    """Whole days have no zone (3.3.4)."""
    assert only("DTSTART;VALUE=DATE;TZID=America/New_York:20260311").start == dt.date(2026, 3, 11)
