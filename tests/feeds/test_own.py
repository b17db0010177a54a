"""Our own events are known by their identifiers and their facts."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

import icalendar
import pytest

from agendawatch.errors import ReadError
from agendawatch.feeds import to_ical
from agendawatch.feeds.own import moment_of, own_meetings, several
from agendawatch.model import STOCKHOLM, AgendaItem, Meeting, Organization


def events(data: bytes) -> list[icalendar.Component]:
    """Read a feed's events."""
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_somebody_elses_events_are_not_ours() -> None:
    """One identifier of another kind is enough."""
    event = icalendar.Event()
    event.add("uid", "a@example.se")

    assert own_meetings([event]) is None


def test_items_go_to_their_meetings_agenda_in_order() -> None:
    """Whatever order a calendar holds them in."""
    agenda = tuple(AgendaItem(title=title) for title in ("Budget", "Avfall", "Cykel"))
    meeting = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), agenda=agenda)

    found = events(to_ical([meeting], items=True))

    assert own_meetings(found) == own_meetings(found[::-1]) == [meeting]


def test_half_an_agenda_is_no_agenda() -> None:
    """A feed that lost an item says nothing of the whole."""
    agenda = tuple(AgendaItem(title=title) for title in ("Budget", "Avfall"))
    meeting = Meeting(organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), agenda=agenda)
    found = [event for event in events(to_ical([meeting], items=True)) if "Avfall" not in str(event["SUMMARY"])]

    assert own_meetings(found) == [meeting.model_copy(update={"agenda": None})]


def test_a_meeting_without_a_day_is_refused() -> None:
    """Ours never lack one."""
    (event,) = events(to_ical([Meeting(organization=Organization(name="N"), date=dt.date(2026, 3, 11))]))
    del event["DTSTART"]

    with pytest.raises(ReadError, match="DTSTART"):
        own_meetings([event])


@pytest.mark.parametrize(
    "caveat",
    [
        "no JSON",
        "[]",
        '"prose"',
        '{"code": "in_a_later_release", "facts": {}}',
        '{"code": "file_date_differs", "facts": {"date": "i går"}}',
        '{"code": "shared_words", "facts": {"shared": ["plan"], "score": NaN}}',
        '{"code": "prose", "facts": {"words": {"words": "a"}}}',
        '{"code": "prose", "facts": [["words", "a"]]}',
        "[" * 100_000,
    ],
    ids=lambda caveat: caveat[:40],
)
def test_a_caveat_that_is_none_is_refused(caveat: str) -> None:
    """Whatever a calendar that says that it is ours holds, and however deep."""
    (event,) = events(to_ical([Meeting(organization=Organization(name="N"), date=dt.date(2026, 3, 11))]))
    event["X-AGENDAWATCH"] = icalendar.vText(f"{event['X-AGENDAWATCH']}&caveat={quote(caveat)}")

    with pytest.raises(ReadError, match="as agendawatch writes it"):
        own_meetings([event])


def test_moments_are_on_swedish_clocks() -> None:
    """A day stays a day, and what is neither is refused."""
    event = icalendar.Event()
    event.add("dtstart", dt.datetime(2026, 7, 1, 11, tzinfo=dt.UTC))
    event.add("dtend", dt.date(2026, 7, 2))
    event["DURATION"] = icalendar.vText("länge")

    assert moment_of(event, "DTSTART") == dt.datetime(2026, 7, 1, 13, tzinfo=STOCKHOLM)
    assert moment_of(event, "DTEND") == dt.date(2026, 7, 2)
    assert moment_of(event, "DUE") is None
    with pytest.raises(ReadError):
        moment_of(event, "DURATION")


def test_a_property_may_stand_often() -> None:
    """None, one and several are a list."""
    event = icalendar.Event()
    assert several(event, "ATTACH") == []
    event.add("attach", "https://example.se/a")
    assert len(several(event, "ATTACH")) == 1
    event.add("attach", "https://example.se/b")
    assert len(several(event, "ATTACH")) == 2
