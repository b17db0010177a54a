"""Announced events as meetings."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.model import (
    STOCKHOLM,
    Document,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Organization,
    Provenance,
)
from agendawatch.readers.announced import Announced, find_holder, to_meeting

DAY = dt.date(2026, 3, 11)
BOARD = Organization(name="Kommunstyrelsen")


def swedish(moment: dt.date) -> dt.date:
    """Give a moment its zone; a day has none."""
    return moment.replace(tzinfo=STOCKHOLM) if isinstance(moment, dt.datetime) else moment


def one(event: Announced) -> Meeting:
    """Read an event of the board."""
    return to_meeting(event, BOARD, ground=Provenance(words=event.title))


@cases("start", "end", "begins", "last", "ends", start=swedish, end=swedish, begins=swedish, ends=swedish)
def test_days_and_hours_are_told_apart(
    start: dt.date, end: dt.date | None, begins: dt.datetime | None, last: int | None, ends: dt.datetime | None
) -> None:
    """Midnight is no time; past midnight is the same evening, and the next noon is another day."""
    meeting = one(Announced("Kommunstyrelsen", start, end))

    assert (meeting.date, meeting.start, meeting.end) == (DAY, begins, ends)
    assert (meeting.end_date and meeting.end_date.day) == last


def test_an_end_in_the_hour_that_autumn_has_twice_is_after_its_start_or_none() -> None:
    """By what has passed and by what the clock shows: a meeting ends after it begins in both."""
    first, again = (dt.datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=fold) for fold in (0, 1))

    end = one(Announced("Kommunstyrelsen", first, again.replace(minute=45))).end
    assert end is not None
    assert end.timestamp() == again.replace(minute=45).timestamp()  # Python calls no two such moments equal
    assert one(Announced("Kommunstyrelsen", first, again.replace(minute=15))).end is None
    assert one(Announced("Kommunstyrelsen", again, first.replace(minute=45))).end is None


@cases("title", "name", "status", "words")
def test_a_title_tells_who_and_whether(title: str, name: str | None, status: str, words: str | None) -> None:
    """What more it says is the meeting's own name; the page's own words stay as they were."""
    meeting = one(Announced(title, DAY))

    assert (meeting.name, meeting.status.value, meeting.status_words) == (name, status, words)
    assert meeting.provenance == Provenance(words=title)


def test_a_field_tells_what_the_title_does_not() -> None:
    """Words go before it."""
    cancelled = (MeetingStatus.CANCELLED, "STATUS:CANCELLED")

    meeting = one(Announced("Kommunstyrelsen", DAY, stated=cancelled))
    assert (meeting.status, meeting.status_words) == cancelled

    meeting = one(Announced("Kommunstyrelsen skjuts upp", DAY, stated=cancelled))
    assert (meeting.status, meeting.status_words) == (MeetingStatus.POSTPONED, "Kommunstyrelsen skjuts upp")


def test_extra_and_reserve_are_told_by_words_that_are_no_status() -> None:
    """They say what kind of meeting it is, not what became of it."""
    meeting = one(Announced("Extra kommunstyrelse, reservdag", DAY))

    assert (meeting.extra, meeting.reserve, meeting.status, meeting.status_words) == (True, True, MeetingStatus.SCHEDULED, None)  # fmt: skip


def test_documents_tell_how_far_a_meeting_has_come() -> None:
    """Each address once."""
    summons = Document(url="https://kommun.example/k", title="Kallelse", classification=DocumentClassification.NOTICE)
    again = Document(url="https://kommun.example/k", title="Igen")

    meeting = one(Announced("Kommunstyrelsen", DAY, documents=(summons, again)))

    assert (meeting.status, meeting.documents) == (MeetingStatus.CONVENED, (summons,))


@pytest.mark.parametrize(
    ("title", "holders", "found"),
    [
        ("Kommunstyrelsen", ("Socialnämnden",), "Kommunstyrelsen"),
        ("Sammanträde", ("Anna Exempel", "Socialnämnden"), "Socialnämnden"),
        ("Vård- &amp; omsorgsnämnden", (), "Vård- och omsorgsnämnden"),
        ("Sommarkonsert", ("Kulturskolan",), None),
        ("x" * 3_000 + " kommunstyrelsen", (), None),
        ("Sammanträde", ("x",) * 30 + ("Socialnämnden",), None),
    ],
)
def test_who_holds_an_event_is_found_by_words(title: str, holders: tuple[str, ...], found: str | None) -> None:
    """In the title, else beside it, as far as a person would read; a person is no organization, nor is a concert."""
    organization = find_holder(Announced(title, DAY, holders=holders))

    assert (organization and organization.name) == found
