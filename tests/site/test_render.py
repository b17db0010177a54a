"""Making one page from a source."""

from __future__ import annotations

import datetime as dt

from tests.site.towns import COMING, ELSEWHERE, HAS_BEEN, LATER, NOW, SETTINGS, add

from agendawatch.site.facts.front import FrontPage, front_page
from agendawatch.site.facts.meetings import MeetingPage
from agendawatch.site.facts.months import MonthPage
from agendawatch.site.render import page_of
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

HOUR = dt.timedelta(hours=1)


def test_the_front_page_is_the_same_as_if_all_were_read(store: Store) -> None:
    """Though only what it shows is."""
    add(store, HAS_BEEN, COMING, LATER.model_copy(update={"location": "Folkets hus"}), seen=NOW - HOUR)
    page = page_of(SiteData(store, SETTINGS, NOW), Subject("front"))
    every = tuple(store.meetings())
    whole = front_page(
        towns=[meeting.municipality for meeting in every],
        meetings=every,
        changes=store.changes(),
        proposals=store.proposals(),
        watches=SETTINGS.watches,
        now=NOW,
    )

    assert isinstance(page, FrontPage)
    assert page == whole


def test_a_meeting_tells_its_changes_and_when_it_was_seen(store: Store) -> None:
    """From the store's log."""
    page = page_of(SiteData(store, SETTINGS, NOW), Subject("meeting", ("9901", HAS_BEEN.id)))

    assert isinstance(page, MeetingPage)
    assert "minutes" in page.unknown
    assert [change.meeting.id for change in page.changes] == [HAS_BEEN.id]
    assert page.first_seen == page.last_changed == NOW - dt.timedelta(days=60)
    assert len(page.proposals) == 1


def test_a_month_knows_its_neighbours(store: Store) -> None:
    """Of all that is followed, or of the municipality."""
    source = SiteData(store, SETTINGS, NOW)
    whole = page_of(source, Subject("whole_month", (2026, 3)))
    own = page_of(source, Subject("month", ("9902", 2026, 3)))

    assert isinstance(whole, MonthPage)
    assert isinstance(own, MonthPage)
    assert (whole.before, whole.after, whole.count) == ((2026, 2), (2026, 4), 2)
    assert (own.before, own.after, own.count) == (None, None, 1)
    assert [meeting.id for week in own.weeks for day in week.days for meeting in day.meetings] == [ELSEWHERE.id]
