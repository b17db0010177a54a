"""Other people's events are read by their words, and nothing is made up."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.feeds import read_ical
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Meeting, MeetingStatus


def only(*rows: str, name: str = "") -> Meeting:
    """Read one event of a feed."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", *([f"X-WR-CALNAME:{name}"] if name else []), "BEGIN:VEVENT", "UID:7")
    (meeting,) = read_ical("\r\n".join((*head, *rows, "END:VEVENT", "END:VCALENDAR", "")))
    return meeting


@pytest.mark.parametrize(
    ("rows", "start", "end", "last"),
    [
        (["DTSTART:20260311T130000"], "2026-03-11T13:00:00+01:00", None, None),
        (["DTSTART:20260701T110000Z", "DTEND:20260701T140000Z"], "2026-07-01T13:00:00+02:00", "2026-07-01T16:00:00+02:00", None),
        (["DTSTART;TZID=Europe/Helsinki:20260311T140000", "DURATION:PT90M"], "2026-03-11T13:00:00+01:00", "2026-03-11T14:30:00+01:00", None),
        (["DTSTART;VALUE=DATE:20260311"], None, None, None),
        (["DTSTART;VALUE=DATE:20260311", "DTEND;VALUE=DATE:20260312"], None, None, None),
        (["DTSTART;VALUE=DATE:20260311", "DTEND;VALUE=DATE:20260313"], None, None, "2026-03-12"),
        (["DTSTART;VALUE=DATE:20260311", "DURATION:P3D"], None, None, "2026-03-13"),
        (["DTSTART:20260311T000000"], None, None, None),
        (["DTSTART:20260311T000000", "DTEND:20260312T000000"], None, None, None),
        (["DTSTART:20260311T000000", "DTEND:20260311T235900"], None, None, None),
        (["DTSTART:20260311T000000", "DTEND:20260311T013000"], "2026-03-11T00:00:00+01:00", "2026-03-11T01:30:00+01:00", None),
        (["DTSTART:20260311T130000", "DTEND:20260311T130000"], "2026-03-11T13:00:00+01:00", None, None),
        (["DTSTART:20260311T130000", "DTEND:20260311T120000"], "2026-03-11T13:00:00+01:00", None, None),
    ],
)  # fmt: skip
def test_times_are_read_on_swedish_clocks(
    rows: list[str], start: str | None, end: str | None, last: str | None
) -> None:
    """Zones are counted, midnight is no time, and an end that is no end is none."""
    meeting = only(*rows)

    assert meeting.start == (dt.datetime.fromisoformat(start) if start else None)
    assert meeting.start is None or meeting.start.tzinfo is STOCKHOLM
    assert meeting.end == (dt.datetime.fromisoformat(end) if end else None)
    assert meeting.end_date == (dt.date.fromisoformat(last) if last else None)
    assert meeting.date.month in {3, 7}


@pytest.mark.parametrize(
    ("title", "rows", "status", "words"),
    [
        ("Kommunstyrelsen", [], MeetingStatus.SCHEDULED, None),
        ("INSTÄLLT: Kommunstyrelsen", [], MeetingStatus.CANCELLED, "INSTÄLLT"),
        ("Kommunstyrelsen", ["STATUS:CANCELLED"], MeetingStatus.CANCELLED, "STATUS:CANCELLED"),
        ("Kommunstyrelsen", ["STATUS:TENTATIVE"], MeetingStatus.SCHEDULED, None),
        ("Kommunstyrelsen (skjuts upp)", [], MeetingStatus.POSTPONED, "skjuts upp"),
    ],
)
def test_only_words_cancel(title: str, rows: list[str], status: MeetingStatus, words: str | None) -> None:
    """The title's own words go first, then the property."""
    meeting = only("DTSTART;VALUE=DATE:20260311", f"SUMMARY:{title}", *rows)

    assert (meeting.status, meeting.status_words) == (status, words)


@pytest.mark.parametrize(
    ("title", "calendar", "organization", "name"),
    [
        ("Kommunstyrelsen", "", "Kommunstyrelsen", None),
        ("KF", "", "Kommunfullmäktige", "KF"),
        ("Sammanträde", "Kommunstyrelsens möten", "Kommunstyrelsen", "Sammanträde"),
        ("Vårfest i parken", "Evenemang", "Vårfest i parken", None),
    ],
)
def test_the_title_names_who_meets(title: str, calendar: str, organization: str, name: str | None) -> None:
    """Else the calendar does; an event that is nobody's meeting keeps its words."""
    meeting = only("DTSTART;VALUE=DATE:20260311", f"SUMMARY:{title}", name=calendar)

    assert (meeting.organization.name, meeting.name) == (organization, name)


def test_addresses_and_places_are_kept() -> None:
    """Only those of the web; documents are named by their address."""
    meeting = only(
        "DTSTART;VALUE=DATE:20260311",
        "SUMMARY:Extra kommunstyrelse\\, reservdag",
        "LOCATION:Sal 2\\, plan 3",
        "URL:https://example.se/m",
        "ATTACH;FMTTYPE=application/pdf:https://example.se/kallelse.pdf",
        "ATTACH:cid:bilaga",
        "ATTACH:https://example.se/",
    )

    assert (meeting.location, meeting.url) == ("Sal 2, plan 3", "https://example.se/m")
    assert [(held.title, held.media_type) for held in meeting.documents] == [
        ("kallelse.pdf", "application/pdf"),
        ("https://example.se/", None),
    ]
    assert (meeting.extra, meeting.reserve) == (True, True)
    assert meeting.provenance
    assert meeting.provenance.words == "Extra kommunstyrelse, reservdag"


def test_an_identifier_is_the_platforms_key() -> None:
    """A move leaves it, and one of a series is told from its like."""
    first, moved = (only(f"DTSTART;VALUE=DATE:202603{day}", "SUMMARY:KS") for day in (11, 12))
    one = only("DTSTART;VALUE=DATE:20260311", "SUMMARY:KS", "RECURRENCE-ID;VALUE=DATE:20260310")

    assert first.id == moved.id
    assert one.id != first.id
    assert one.source_id == "7/20260310"


def test_a_rule_of_repetition_is_told() -> None:
    """It is not followed, and not hidden either."""
    told = only("DTSTART;VALUE=DATE:20260311", "RRULE:FREQ=MONTHLY;COUNT=3").warnings

    assert told == (Caveat.of(CaveatCode.RECURRENCE_RULE, rule="FREQ=MONTHLY;COUNT=3"),)
