"""Bytes by the letter of RFC 5545: lines, folds, escapes, the calendar's own properties and its time zone."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.feeds.subscriber import Rows, parse

from agendawatch.answers.words import SWEDISH
from agendawatch.errors import InputError
from agendawatch.feeds.event import Attachment, Event, EventStatus
from agendawatch.feeds.ical import calendar_bytes, event_bytes
from agendawatch.feeds.options import FeedHeading
from agendawatch.model import STOCKHOLM

STAMP = dt.datetime(2026, 1, 7, 8, 30, 15, 999, tzinfo=dt.UTC)


def made(**facts: object) -> Event:
    """Make an event that is usual but for the facts given."""
    usual: dict[str, object] = {
        "uid": "a@agendawatch",
        "start": dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
        "created": STAMP,
        "modified": STAMP,
        "summary": "Kommunstyrelsen",
    }
    return Event(**usual | facts)  # type: ignore[arg-type]  # facts are named by the tests


def heading(name: str = "Ängelvik", **facts: str) -> FeedHeading:
    """Make a calendar's heading."""
    return FeedHeading.checked(name, SWEDISH, facts.get("source_url"), facts.get("page_url"), kind="calendar")


def feed(*events: Event) -> bytes:
    """Join events to a calendar."""
    return calendar_bytes([event_bytes(event) for event in events], heading=heading(), last_modified=STAMP)


def only(event: Event) -> Rows:
    """Write and read back one event."""
    return parse(feed(event))[1][event.uid]


def test_every_line_ends_in_crlf_without_a_byte_order_mark() -> None:
    """The last line too, and there is no empty one."""
    data = feed(made())

    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert b"\r\n\r\n" not in data


@given(st.text(st.sampled_from("aå€👩\u200d,;\n"), min_size=1, max_size=400))
def test_lines_fold_between_characters_and_escapes(text: str) -> None:
    """No line has more than 75 octets, each is UTF-8 by itself, and no fold parts a backslash from its letter."""
    data = event_bytes(made(description=text))

    for row in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(row) <= 75
        row.decode("utf-8")
        assert (len(row) - len(row.rstrip(b"\\"))) % 2 == 0
    unfolded = data.replace(b"\r\n ", b"").decode()
    written = unfolded.partition("DESCRIPTION:")[2].partition("\r\n")[0]
    assert written.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";") == text


def test_folds_use_the_whole_line() -> None:
    """A line of plain letters is folded at 75 octets and no earlier."""
    rows = event_bytes(made(summary="x" * 300)).split(b"\r\n")

    assert [len(row) for row in rows if row.startswith((b"SUMMARY", b" "))][:-1] == [75, 75, 75, 75]


def test_text_is_escaped() -> None:
    """Commas, semicolons and line breaks of a text are escaped."""
    rows = only(made(summary="a, b; c", description="ett\ntvå", location="Sal 2, plan 3"))

    assert rows["SUMMARY"] == [":a\\, b\\; c"]
    assert rows["DESCRIPTION"] == [":ett\\ntvå"]
    assert rows["LOCATION"] == [":Sal 2\\, plan 3"]


def test_categories_are_a_list() -> None:
    """Plain commas part them, and a comma within one is escaped."""
    rows = only(made(categories=("Nämnden", "Kultur, fritid")))

    assert rows["CATEGORIES"] == [":Nämnden,Kultur\\, fritid"]


def test_stamps_are_utc_and_of_the_content() -> None:
    """DTSTAMP says what LAST-MODIFIED says, in whole seconds."""
    later = STAMP + dt.timedelta(days=3)
    rows = only(made(created=STAMP.astimezone(STOCKHOLM), modified=later, sequence=4))

    assert rows["CREATED"] == [":20260107T083015Z"]
    assert rows["DTSTAMP"] == rows["LAST-MODIFIED"] == [":20260110T083015Z"]
    assert rows["SEQUENCE"] == [":4"]


@pytest.mark.parametrize(
    ("start", "end", "begins", "ends"),
    [
        (dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM), None, ";TZID=Europe/Stockholm:20260311T130000", None),
        (
            dt.datetime(2026, 7, 1, 11, tzinfo=dt.UTC),
            dt.datetime(2026, 7, 1, 13, 30, tzinfo=STOCKHOLM),
            ";TZID=Europe/Stockholm:20260701T130000",
            ";TZID=Europe/Stockholm:20260701T133000",
        ),
        (dt.date(2026, 3, 11), None, ";VALUE=DATE:20260311", ";VALUE=DATE:20260312"),
        (dt.date(2026, 12, 30), dt.date(2027, 1, 2), ";VALUE=DATE:20261230", ";VALUE=DATE:20270103"),
    ],
)
def test_time_is_local_or_a_day(start: dt.date, end: dt.date | None, begins: str, ends: str | None) -> None:
    """A known start is on Swedish clocks without an invented end; an unknown one is all day without midnight."""
    rows = only(made(start=start, end=end))

    assert rows["DTSTART"] == [begins]
    assert rows.get("DTEND") == ([ends] if ends else None)


@pytest.mark.parametrize(("fold", "utc"), [(0, ":20261025T003000Z"), (1, ":20261025T013000Z")])
def test_the_autumns_double_hour_is_written_in_utc(fold: int, utc: str) -> None:
    """A time that happens twice would be anybody's guess on local clocks."""
    rows = only(made(start=dt.datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=fold)))

    assert rows["DTSTART"] == [utc]


def test_years_that_the_rules_do_not_reach_are_written_in_utc() -> None:
    """Summer time ended in September until 1995."""
    rows = only(made(start=dt.datetime(1995, 10, 10, 13, tzinfo=STOCKHOLM)))

    assert rows["DTSTART"] == [":19951010T120000Z"]


def test_the_zones_rules_agree_with_the_database() -> None:
    """In every hour of ten years, read by icalendar from the feed itself."""
    calendar = icalendar.Calendar.from_ical(feed(made()))
    zone = calendar.timezones[0].to_tz()
    moment = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

    while moment.year < 2034:
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(STOCKHOLM).utcoffset()
        moment += dt.timedelta(hours=1)


def test_the_zone_has_two_yearly_rules_and_nothing_else() -> None:
    """No RDATE and no COMMENT, which Thunderbird and Outlook cannot use."""
    zone = feed(made()).partition(b"BEGIN:VTIMEZONE")[2].partition(b"END:VTIMEZONE")[0]

    assert zone.count(b"RRULE:FREQ=YEARLY") == zone.count(b"BEGIN:") == 2
    assert b"RDATE" not in zone
    assert b"COMMENT" not in zone


def test_the_zone_is_there_when_used_or_when_nothing_else_is() -> None:
    """All-day events need none; an empty calendar needs a component."""
    assert b"VTIMEZONE" in feed(made())
    assert b"VTIMEZONE" not in feed(made(start=dt.date(2026, 3, 11)))
    assert feed().count(b"BEGIN:VTIMEZONE") == 1


def test_the_calendar_says_what_it_is() -> None:
    """Its name and text stand twice alike, for old readers and new; it has no identifier and no method."""
    data = calendar_bytes(
        [],
        heading=heading(source_url="https://ängelvik.se/a.ics", page_url="https://ängelvik.se/"),
        last_modified=STAMP,
    )

    head, _ = parse(data)

    assert head["NAME"] == head["X-WR-CALNAME"] == [":Ängelvik"]
    assert head["DESCRIPTION"] == head["X-WR-CALDESC"]
    assert head["PRODID"] == [":-//agendawatch//calendar format 1//SV"]
    assert head["CALSCALE"] == [":GREGORIAN"]
    assert head["X-WR-TIMEZONE"] == [":Europe/Stockholm"]
    assert head["REFRESH-INTERVAL"] == [";VALUE=DURATION:PT4H"]
    assert head["X-PUBLISHED-TTL"] == [":PT4H"]
    assert head["SOURCE"] == [";VALUE=URI:https://xn--ngelvik-4wa.se/a.ics"]
    assert head["URL"] == [":https://xn--ngelvik-4wa.se/"]
    assert head["COLOR"] == [":teal"]
    assert head["X-APPLE-CALENDAR-COLOR"] == [":#008080"]
    assert head["LAST-MODIFIED"] == [":20260107T083015Z"]
    assert not {"UID", "METHOD"} & set(head)


def test_a_calendar_without_events_has_no_last_change() -> None:
    """Nothing was ever changed in it."""
    head, events = parse(calendar_bytes([], heading=heading(), last_modified=None))

    assert "LAST-MODIFIED" not in head
    assert events == {}


@pytest.mark.parametrize("name", ["", " \r\n", "\u202e"])
def test_a_calendar_needs_a_name(name: str) -> None:
    """A name of nothing is refused."""
    with pytest.raises(InputError, match="name"):
        heading(name)


@pytest.mark.parametrize("field", ["source_url", "page_url"])
def test_a_calendars_addresses_are_web_addresses(field: str) -> None:
    """Anything else is refused by the field's name."""
    with pytest.raises(InputError, match=field):
        heading(**{field: "file:///etc/passwd"})


def test_an_event_never_makes_its_reader_look_busy() -> None:
    """It is public and transparent, and invites nobody."""
    rows = only(made(status=EventStatus.TENTATIVE))

    assert rows["TRANSP"] == [":TRANSPARENT"]
    assert rows["CLASS"] == [":PUBLIC"]
    assert rows["STATUS"] == [":TENTATIVE"]
    assert not {"ATTENDEE", "ORGANIZER"} & set(rows)


def test_documents_are_addresses() -> None:
    """Each with its kind, when that is known."""
    held = Attachment("https://example.se/a.pdf", "application/pdf"), Attachment("https://example.se/b")

    assert only(made(attachments=held))["ATTACH"] == [
        ";FMTTYPE=application/pdf:https://example.se/a.pdf",
        ":https://example.se/b",
    ]


def test_a_part_names_its_whole() -> None:
    """An item is related to its meeting as to a parent."""
    assert only(made(related_to=("m@agendawatch",)))["RELATED-TO"] == [";RELTYPE=PARENT:m@agendawatch"]


def test_alarms_show_the_title() -> None:
    """Each has what readers drop an event without."""
    rows = only(made(alarms=("-P1D", "-PT2H")))

    assert rows["VALARM.TRIGGER"] == [":-P1D", ":-PT2H"]
    assert rows["VALARM.ACTION"] == [":DISPLAY"] * 2
    assert rows["VALARM.DESCRIPTION"] == [":Kommunstyrelsen"] * 2
    assert not any(name.startswith("VALARM") for name in only(made()))
