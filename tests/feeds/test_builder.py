"""A feed gathers what it shows, each thing once."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.feeds.subscriber import parse

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, Stamps, to_ical, uid
from agendawatch.feeds.meetings import item_keys
from agendawatch.model import AgendaItem, Meeting, Organization

MEETING = Meeting(
    organization=Organization(name="Nämnden"),
    date=dt.date(2026, 3, 11),
    agenda=(AgendaItem(title="Budget"), AgendaItem(title="Skolvägar")),
)
ITEM = (MEETING.agenda or ())[1]


def test_a_hit_is_the_event_itself() -> None:
    """Of the same identifier as in every other feed, so that nobody sees it twice."""
    whole = parse(to_ical([MEETING], items=True))[1]

    ((key, rows),) = parse(to_ical((), options=CalendarOptions(hits=[(MEETING, ITEM)])))[1].items()

    assert key == uid(item_keys(MEETING)[1])
    assert "RELATED-TO" not in rows
    assert {name: value for name, value in whole[key].items() if name != "RELATED-TO"} == rows


def test_a_hit_may_be_a_meeting() -> None:
    """And its item beside it names it as parent."""
    events = parse(to_ical((), options=CalendarOptions(hits=[(MEETING, None), (MEETING, ITEM)])))[1]

    assert set(events) == {uid(MEETING.id), uid(item_keys(MEETING)[1])}
    assert events[uid(item_keys(MEETING)[1])]["RELATED-TO"] == [f";RELTYPE=PARENT:{uid(MEETING.id)}"]


def test_what_is_there_already_is_not_hit_again() -> None:
    """Two watches may find one thing."""
    feed = to_ical([MEETING], items=True)

    assert to_ical([MEETING], items=True, options=CalendarOptions(hits=[(MEETING, ITEM), (MEETING, None)])) == feed
    assert to_ical((), options=CalendarOptions(hits=[(MEETING, ITEM)] * 2)) == to_ical(
        (), options=CalendarOptions(hits=[(MEETING, ITEM)])
    )


def test_a_hits_stamps_are_its_meetings_where_the_store_knows_no_more() -> None:
    """As in every other feed."""
    seen = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)

    (rows,) = parse(
        to_ical((), options=CalendarOptions(hits=[(MEETING, ITEM)], stamps={MEETING.id: Stamps(seen, seen, 4)}))
    )[1].values()

    assert (rows["SEQUENCE"], rows["CREATED"]) == ([":4"], [":20260301T000000Z"])


def test_a_hit_on_another_agenda_is_refused() -> None:
    """An item that the meeting does not hold is a mistake of who asks."""
    with pytest.raises(InputError, match="hits"):
        to_ical((), options=CalendarOptions(hits=[(MEETING, AgendaItem(title="Annat"))]))
