"""iCalendar taken apart."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import ReadError
from agendawatch.reading.calendar_lines import Calendar, read_calendar


def feed(*lines: str) -> bytes:
    """Write a calendar of one event."""
    whole = ("BEGIN:VCALENDAR", "NAME:Möten", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(whole).encode()


def moment(line: str) -> dt.datetime | dt.date | None:
    """Read a start."""
    return read_calendar(feed(line)).events[0].moment("DTSTART")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("DTSTART:20260311T130000", "2026-03-11T13:00:00+01:00"),
        ("DTSTART:20260701T110000Z", "2026-07-01T13:00:00+02:00"),
        ("DTSTART;TZID=Europe/London:20260311T120000", "2026-03-11T13:00:00+01:00"),
        ('DTSTART;TZID="W. Europe Standard Time":20260311T130000', "2026-03-11T13:00:00+01:00"),
        ("DTSTART;VALUE=DATE:20260311", "2026-03-11"),
        ("dtstart;value=date:20260311", "2026-03-11"),
    ],
)
def test_a_moment_is_read_on_swedish_clocks(line: str, read: str) -> None:
    """By its zone where it has one that is known."""
    found = moment(line)

    assert found is not None
    assert found.isoformat() == read


@pytest.mark.parametrize("line", ["DTSTART:20260230", "DTSTART:i morgon", "DTSTART:2026-03-11", "DTSTART:"])
def test_a_moment_that_is_none_is_refused(line: str) -> None:
    """No guess."""
    with pytest.raises(ReadError):
        moment(line)


def test_folds_escapes_and_parameters_are_undone() -> None:
    """A line may be folded inside a word, and hold commas of its own."""
    event = read_calendar(feed("SUMMARY;LANGUAGE=sv:Kommun", " styrelsen\\, extra", 'ATTACH;FMTTYPE=a;X="b:c":https://x')).events[0]  # fmt: skip

    assert event.text("SUMMARY") == "Kommunstyrelsen, extra"
    assert event.all("ATTACH")[0].value == "https://x"
    assert dict(event.all("ATTACH")[0].parameters) == {"FMTTYPE": "a", "X": "b:c"}


def test_an_end_may_be_a_length() -> None:
    """DURATION counts from the start."""
    event = read_calendar(feed("DTSTART:20260311T130000", "DURATION:PT2H30M")).events[0]

    assert event.end == dt.datetime(2026, 3, 11, 14, 30, tzinfo=dt.UTC)


def test_alarms_within_an_event_are_not_its_own() -> None:
    """Their words stay theirs."""
    event = read_calendar(feed("SUMMARY:Möte", "BEGIN:VALARM", "SUMMARY:Pip", "END:VALARM")).events[0]

    assert [line.value for line in event.all("SUMMARY")] == ["Möte"]


def test_the_calendar_has_its_name() -> None:
    """And may hold nothing else."""
    assert read_calendar(b"BEGIN:VCALENDAR\nX-WR-CALNAME:KS\nEND:VCALENDAR") == Calendar("KS", ())


@pytest.mark.parametrize(
    "body", [b"", b"<html>", feed("A:b")[:-20], b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR"]
)
def test_what_is_no_whole_calendar_is_refused(body: bytes) -> None:
    """Half a feed is none."""
    with pytest.raises(ReadError):
        read_calendar(body)
