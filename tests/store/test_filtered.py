"""Meetings are picked by several things at once, in pages."""

from __future__ import annotations

import datetime as dt
from itertools import chain

import pytest

from agendawatch.model import AgendaItem, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.queries import MeetingFilter

TOWNS = (Municipality(code="9901", name="Ängsby"), Municipality(code="9902", name="Sjöstad"))
BOARDS = (Organization(name="Kommunstyrelsen"), Organization(name="Byggnadsnämnden"))
SEEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def kept(store: Store) -> Store:
    """Keep two towns, two boards and three days of each."""
    titles = ("Cykelbanor i Ängsby", "FÖRSKOLAN Ängen", "Budget 2027")
    for town in TOWNS:
        meetings = tuple(
            Meeting(
                municipality=town,
                organization=board,
                date=dt.date(2026, 3, 1) + dt.timedelta(days=nth),
                agenda=(AgendaItem(title=title),),
            )
            for board in BOARDS
            for nth, title in enumerate(titles)
        )
        site = Site(url=f"https://{town.code}.example/", municipality=town)
        store.records.add(Listing(window=Window.year(2026), meetings=meetings), site=site, seen=SEEN)
    return store


def test_what_is_left_empty_narrows_nothing(kept: Store) -> None:
    """All meetings come, by day, organization and id."""
    found = list(kept.queries.filtered_meetings(MeetingFilter()))

    assert found == list(kept.meetings())


def test_several_things_narrow_together(kept: Store) -> None:
    """Places, a short name, days and a piece of text."""
    asked = MeetingFilter(
        municipalities=("9901",),
        organizations=("KS",),
        first=dt.date(2026, 3, 2),
        last=dt.date(2026, 3, 3),
        holding=frozenset({"förskol"}),
    )

    found = list(kept.queries.filtered_meetings(asked))

    assert [(it.municipality, it.organization, it.date) for it in found] == [(TOWNS[0], BOARDS[0], dt.date(2026, 3, 2))]


def test_a_piece_of_text_is_found_in_any_case(kept: Store) -> None:
    """Capitals and letters beyond ASCII hide nothing; one of several pieces is enough."""
    assert len(list(kept.queries.filtered_meetings(MeetingFilter(holding=frozenset({"cykelban"}))))) == 4
    assert len(list(kept.queries.filtered_meetings(MeetingFilter(holding=frozenset({"cykelban", "budget"}))))) == 8


def test_pages_join_to_the_whole(kept: Store) -> None:
    """Each begins behind the last; none is given twice, none left out."""
    pages: list[list[Meeting]] = []
    after = None
    while page := list(kept.queries.filtered_meetings(MeetingFilter(after=after, limit=5))):
        pages.append(page)
        last = page[-1]
        after = (last.date, last.organization.name.casefold(), last.id)

    assert list(chain.from_iterable(pages)) == list(kept.meetings())
    assert [len(page) for page in pages] == [5, 5, 2]
