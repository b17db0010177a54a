"""Series of events, as RFC 5545 has them (3.3.10, 3.8.4.4, 3.8.5)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.documents.calendar import read_calendar
from agendawatch.errors import ReadError, TooLargeError
from agendawatch.model import STOCKHOLM, Window

YEAR = Window.year(2026)
SPRING = Window(first=dt.date(2026, 1, 1), last=dt.date(2026, 5, 31))
TUESDAY = ("UID:ks", "SUMMARY:Kommunstyrelsen", "DTSTART;TZID=Europe/Stockholm:20260303T130000", "DURATION:PT2H")


def feed(*events: tuple[str, ...]) -> str:
    """Write a calendar."""
    whole = [line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")]
    return "\r\n".join(("BEGIN:VCALENDAR", *whole, "END:VCALENDAR", ""))


def starts(*events: tuple[str, ...], window: Window | None = SPRING) -> list[str]:
    """Read when a calendar's events begin, without the year and the seconds."""
    read = read_calendar(feed(*events), window=window).events
    return [it.start.isoformat()[5:16].replace("T", " ") for it in read]


@cases("rule", "expected", expected=list)
def test_a_rule_gives_each_of_its_meetings(rule: str, expected: list[str]) -> None:
    """The first whether the rule names it or not (3.8.5.3); its last day is one of them, however it is said."""
    assert starts((*TUESDAY, f"RRULE:{rule}")) == expected


def test_summer_time_leaves_the_hour_where_it_is_said() -> None:
    """On Swedish clocks where it is said on them, on others' where it is said on theirs."""
    series = ("DTSTART;TZID=Europe/Stockholm:20260324T130000", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert starts(series) == ["03-24 13:00", "03-31 13:00"]

    series = ("DTSTART:20260324T120000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert starts(series) == ["03-24 13:00", "03-31 14:00"]

    series = ("DTSTART;TZID=America/New_York:20260303T070000", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert starts(series) == ["03-03 13:00", "03-10 12:00", "03-17 12:00"]


def test_whole_days_recur_as_whole_days() -> None:
    """Whatever the rule's end is said as, and the days left out."""
    series = ("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260304", "RRULE:FREQ=WEEKLY;UNTIL=20260315T230000Z", "EXDATE:20260309T000000")  # fmt: skip

    read = read_calendar(feed(series), window=YEAR).events

    assert [(it.start, it.end) for it in read] == [
        (dt.date(2026, 3, 2), dt.date(2026, 3, 4)),
        (dt.date(2026, 3, 16), dt.date(2026, 3, 18)),
    ]


@cases("line")
def test_a_day_left_out_is_not_there(line: str) -> None:
    """It was no meeting's end, and is no cancellation: nobody said so."""
    read = read_calendar(feed((*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=3", line)), window=YEAR).events

    assert [(it.start.day, it.status) for it in read] == [(3, ""), (17, "")]


def test_days_may_be_added() -> None:
    """At the hour of the others, at their own, or with a length of their own."""
    added = (
        "RDATE;VALUE=DATE:20260410",
        "RDATE;TZID=Europe/Stockholm:20260501T100000",
        "RDATE;VALUE=PERIOD;TZID=Europe/Stockholm:20260504T090000/PT7H",
    )

    read = read_calendar(feed((*TUESDAY, *added)), window=YEAR).events

    hours = [(it.start.strftime("%d.%m %H"), it.end and it.end.strftime("%H")) for it in read]
    assert hours == [("03.03 13", "15"), ("10.04 13", "15"), ("01.05 10", "12"), ("04.05 09", "16")]


@pytest.mark.parametrize(
    "original",
    ["RECURRENCE-ID;TZID=Europe/Stockholm:20260310T130000", "RECURRENCE-ID:20260310T120000Z", "RECURRENCE-ID;VALUE=DATE:20260310"],
)  # fmt: skip
def test_a_change_stands_in_the_place_of_what_it_changes(original: str) -> None:
    """Wherever in the file; it is known by when it was first meant to be (3.8.4.4)."""
    change = (
        "UID:ks",
        "SUMMARY:Flyttat",
        original,
        "DTSTART;TZID=Europe/Stockholm:20260312T090000",
        "STATUS:CANCELLED",
    )
    series = (*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=3")

    for events in ((series, change), (change, series)):
        read = read_calendar(feed(*events), window=YEAR).events

        assert [(it.start.day, it.start.hour, it.summary) for it in read] == [  # type: ignore[union-attr]  # all are moments
            (3, 13, "Kommunstyrelsen"),
            (12, 9, "Flyttat"),
            (17, 13, "Kommunstyrelsen"),
        ]
        assert [it.original for it in read] == [dt.datetime(2026, 3, day, 13, tzinfo=STOCKHOLM) for day in (3, 10, 17)]
        assert [it.status for it in read] == ["", "CANCELLED", ""]


def test_of_changes_the_last_holds() -> None:
    """By its number, and of equal numbers the one further down (3.8.7.4)."""
    series = (*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=2")
    changes = [
        ("UID:ks", "RECURRENCE-ID:20260310T130000", f"DTSTART:202603{day}T130000", f"SEQUENCE:{number}")
        for day, number in ((11, 1), (12, 3), (13, 2))
    ]

    assert starts(series, *changes) == ["03-03 13:00", "03-12 13:00"]


def test_a_change_may_be_of_all_that_come_after() -> None:
    """They move as far as it did, and each is known by its own first day (3.2.13)."""
    series = (*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=4")
    change = (
        "UID:ks",
        "SUMMARY:Senare",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260317T130000",
        "DTSTART:20260318T150000",
    )

    read = read_calendar(feed(series, change), window=YEAR).events

    assert [(it.start.day, it.start.hour, it.summary) for it in read] == [  # type: ignore[union-attr]  # all are moments
        (3, 13, "Kommunstyrelsen"),
        (10, 13, "Kommunstyrelsen"),
        (18, 15, "Senare"),
        (25, 15, "Senare"),
    ]
    assert [it.original and it.original.day for it in read] == [3, 10, 17, 24]


def test_a_change_without_its_series_is_an_event() -> None:
    """Feeds drop what is old: the series may be gone, and one of it still be to come."""
    change = ("UID:ks", "RECURRENCE-ID:20260310T130000", "DTSTART:20260312T130000")

    (event,) = read_calendar(feed(change), window=YEAR).events

    assert (event.start.day, event.original and event.original.day) == (12, 10)
    assert starts(("UID:ks", "DTSTART:20260310T130000"), change) == ["03-12 13:00"]
    assert starts(("UID:ks", "DTSTART:20260309T130000"), change) == ["03-09 13:00", "03-12 13:00"]


def test_of_an_event_s_revisions_the_last_holds() -> None:
    """Also where it is moved; events that got one identifier by mistake are each its own (3.8.4.7, 3.8.7.4)."""
    first, second = ("UID:ks", "DTSTART:20260310T130000"), ("UID:ks", "DTSTART:20260311T130000")

    assert starts(first, (*second, "SEQUENCE:1")) == ["03-11 13:00"]
    assert starts((*first, "SEQUENCE:2"), (*second, "SEQUENCE:1")) == ["03-10 13:00"]
    assert starts(first, second, second) == ["03-10 13:00", "03-11 13:00"]
    assert starts(("DTSTART:20260310T130000",), ("DTSTART:20260310T130000",)) == ["03-10 13:00", "03-10 13:00"]


def test_only_what_begins_within_the_window_is_read_of_a_series() -> None:
    """Events by themselves are, wherever they are."""
    march = Window(first=dt.date(2026, 3, 10), last=dt.date(2026, 3, 17))
    alone = ("UID:kf", "DTSTART:20251201T180000")
    late = ("UID:ks", "RECURRENCE-ID:20260303T130000", "DTSTART:20260316T090000")

    found = starts(alone, (*TUESDAY, "RRULE:FREQ=WEEKLY"), late, window=march)

    assert found == ["12-01 18:00", "03-10 13:00", "03-16 09:00", "03-17 13:00"]


def test_without_a_window_a_series_is_read_for_a_year_after_what_the_file_names() -> None:
    """What it names are its events' days and its stamps."""
    series = (*TUESDAY, "RRULE:FREQ=YEARLY")

    assert starts(series, window=None) == ["03-03 13:00", "03-03 13:00"]
    assert len(starts(series, ("DTSTART;VALUE=DATE:20280404",), window=None)) == 5
    assert len(starts((*series, "DTSTAMP:20290101T120000Z"), window=None)) == 4


@cases("rule")
def test_a_rule_that_is_not_followed_is_told(rule: str) -> None:
    """The first event is one all the same; nothing is made up after it, and a change of another still counts."""
    change = ("UID:ks", "RECURRENCE-ID:20260310T130000", "DTSTART:20260312T130000")

    read = read_calendar(feed((*TUESDAY, f"RRULE:{rule}"), change), window=YEAR).events

    assert [(it.start.day, it.rule is None) for it in read] == [(3, False), (12, True)]
    assert sorted((read[0].rule or "").split(";")) == sorted(rule.split(";"))


def test_an_event_of_a_series_that_lasts_for_years_is_not_followed() -> None:
    """Nor is one that a change moves for years."""
    long = ("UID:a", "DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20300303", "RRULE:FREQ=DAILY")
    assert starts(long) == ["03-03"]

    far = ("UID:ks", "RECURRENCE-ID;RANGE=THISANDFUTURE:90000303T130000", "DTSTART:20260303T130000")
    assert starts((*TUESDAY, "RRULE:FREQ=DAILY"), far) == ["03-03 13:00", "03-03 13:00"]


@pytest.mark.slow
@cases("events", events=list)
def test_series_have_limits(events: list[tuple[str, ...]]) -> None:
    """Of events that they give and of days that they are followed over, named."""
    window = None if len(events) == 1 else YEAR

    with pytest.raises(TooLargeError, match="at most"):
        read_calendar(feed(*events), window=window)


@pytest.mark.parametrize("line", ["EXDATE:x", "RDATE:x", "RECURRENCE-ID:x"])
def test_exceptions_that_cannot_be_read_are_refused(line: str) -> None:
    """They would be meetings that are none."""
    with pytest.raises(ReadError):
        read_calendar(feed((*TUESDAY, "RRULE:FREQ=DAILY;COUNT=2", line)))


@given(
    st.dates(dt.date(1995, 1, 1), dt.date(2030, 1, 1)),
    st.integers(1, 5),
    st.integers(1, 30),
    st.sets(st.integers(0, 29), max_size=5),
)
def test_weeks_are_counted_as_people_count_them(first: dt.date, interval: int, count: int, gone: set[int]) -> None:
    """Every so many weeks, so many times, some left out: found within any window, no more and no less."""
    days = [first + dt.timedelta(weeks=interval * place) for place in range(count)]
    out = ",".join(f"{days[place]:%Y%m%d}" for place in gone if place < count)
    series = (f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"RRULE:FREQ=WEEKLY;INTERVAL={interval};COUNT={count}", *([f"EXDATE;VALUE=DATE:{out}"] if out else []))  # fmt: skip
    window = Window(first=days[count // 3], last=days[2 * count // 3])

    read = read_calendar(feed(series), window=window).events

    assert [it.start for it in read] == [day for place, day in enumerate(days) if place not in gone and day in window]
