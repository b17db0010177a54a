"""Bytes by the letter of RFC 5545: lines, folds, escapes, the calendar's own properties and its time zone."""

from __future__ import annotations

import datetime as dt

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases, table
from tests.feeds.subscriber import Rows, parse
from tests.feeds.usual import STAMP, bare

from agendawatch.feeds import CalendarOptions, Event, to_ical
from agendawatch.feeds.ical import event_bytes
from agendawatch.model import STOCKHOLM


def feed(*events: Event) -> bytes:
    """Join events to a calendar."""
    return to_ical((), options=CalendarOptions(events=events))


def only(event: Event) -> Rows:
    """Write and read back one event."""
    return parse(feed(event))[1][event.uid]


@given(st.text(st.sampled_from("aå€👩\u200d,;\n"), min_size=1, max_size=400))
def test_lines_fold_between_characters_and_escapes(text: str) -> None:
    """No line has more than 75 octets, each is UTF-8 by itself, and no fold parts a backslash from its letter."""
    data = event_bytes(bare(description=text))

    for row in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(row) <= 75
        row.decode("utf-8")
        assert (len(row) - len(row.rstrip(b"\\"))) % 2 == 0
    unfolded = data.replace(b"\r\n ", b"").decode()
    written = unfolded.partition("DESCRIPTION:")[2].partition("\r\n")[0]
    assert written.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") == text


def test_folds_use_the_whole_line() -> None:
    """A line of plain letters is folded at 75 octets and no earlier."""
    rows = event_bytes(bare(summary="x" * 300)).split(b"\r\n")

    assert [len(row) for row in rows if row.startswith((b"SUMMARY", b" "))][:-1] == [75, 75, 75, 75]


@cases("facts", "written")
def test_a_property_is_written_by_the_letter(facts: dict[str, object], written: dict[str, tuple[str, ...]]) -> None:
    """Text is escaped, lists are parted by plain commas, a part names its whole, an alarm shows the title."""
    rows = only(bare(**facts))

    assert {name: tuple(rows.get(name, ())) for name in written} == written


def test_stamps_are_utc_and_of_the_content() -> None:
    """DTSTAMP says what LAST-MODIFIED says, in whole seconds."""
    later = STAMP + dt.timedelta(days=3)
    rows = only(bare(created=STAMP.astimezone(STOCKHOLM).replace(microsecond=999), modified=later, sequence=4))

    assert rows["CREATED"] == [":20260107T083015Z"]
    assert rows["DTSTAMP"] == rows["LAST-MODIFIED"] == [":20260110T083015Z"]
    assert rows["SEQUENCE"] == [":4"]


def swedish(told: dt.date) -> dt.date:
    """Put a moment on Swedish clocks; a day stays one."""
    return told.astimezone(STOCKHOLM) if isinstance(told, dt.datetime) else told


@cases("start", "end", "begins", "ends", start=swedish, end=swedish)
def test_time_is_local_or_a_day(start: dt.date, end: dt.date | None, begins: str, ends: str | None) -> None:
    """A known start is on Swedish clocks without an invented end, an unknown one is all day without midnight.

    In UTC is what the clocks show twice, and what the yearly rules do not reach: until 1995 summer ended in September.
    """
    rows = only(bare(start=start, end=end))

    assert rows["DTSTART"] == [begins]
    assert rows.get("DTEND") == ([ends] if ends else None)


def test_the_zones_rules_agree_with_the_database() -> None:
    """In every hour of ten years, read by icalendar from the feed itself."""
    calendar = icalendar.Calendar.from_ical(feed(bare()))
    zone = calendar.timezones[0].to_tz()
    moment = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

    while moment.year < 2034:
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(STOCKHOLM).utcoffset()
        moment += dt.timedelta(hours=1)


def test_the_zone_has_two_yearly_rules_and_nothing_else() -> None:
    """No RDATE and no COMMENT, which Thunderbird and Outlook cannot use."""
    zone = feed(bare()).partition(b"BEGIN:VTIMEZONE")[2].partition(b"END:VTIMEZONE")[0]

    assert zone.count(b"RRULE:FREQ=YEARLY") == zone.count(b"BEGIN:") == 2
    assert b"RDATE" not in zone
    assert b"COMMENT" not in zone


def test_the_zone_is_there_when_used_or_when_nothing_else_is() -> None:
    """All-day events need none; an empty calendar needs a component."""
    assert b"VTIMEZONE" in feed(bare())
    assert b"VTIMEZONE" not in feed(bare(start=dt.date(2026, 3, 11)))
    assert feed().count(b"BEGIN:VTIMEZONE") == 1


CALENDAR = table(__file__, "CALENDAR")


def test_the_calendar_says_what_it_is() -> None:
    """Its name and text stand twice alike, for old readers and new; it has no identifier and no method."""
    addresses = CalendarOptions(
        events=[bare()], source_url="https://ängelvik.se/a.ics", page_url="https://ängelvik.se/"
    )
    data = to_ical((), name="Ängelvik", options=addresses)
    head, _ = parse(data)

    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert {name: tuple(head[name]) for name in CALENDAR} == CALENDAR
    assert head["DESCRIPTION"] == head["X-WR-CALDESC"]
    assert not {"UID", "METHOD"} & set(head)
