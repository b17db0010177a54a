"""What is wanted is known by any of its names, and meetings of a day are counted."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import InputError, LayoutError
from agendawatch.model import STOCKHOLM, Meeting, Organization, Site, Window
from agendawatch.sources.selection import Wanted, count_days, find_again, from_day, read_board

SITE = Site(url="https://example.se/")


def test_a_site_says_what_it_holds() -> None:
    """Without a caller's wish the site's own names count, else everything."""
    assert Wanted.of(SITE, None).names is None
    assert Wanted.of(SITE.model_copy(update={"organizations": ("KS",)}), None).names == ("Kommunstyrelsen",)


@cases("words", "name")
def test_a_term_is_no_part_of_a_name(words: str, name: str) -> None:
    """Years behind a name are its term."""
    assert read_board(words).name == name


def test_a_days_meetings_are_counted_by_their_hours() -> None:
    """Ids differ; a meeting without an hour comes last."""
    day, board = dt.date(2026, 3, 9), Organization(name="Kommunfullmäktige")
    hours = (None, dt.datetime(2026, 3, 9, 19, tzinfo=STOCKHOLM), dt.datetime(2026, 3, 9, 17, tzinfo=STOCKHOLM))

    counted = count_days(Meeting(organization=board, date=day, start=start) for start in hours)

    assert [(it.nth, it.start and it.start.hour) for it in counted] == [(1, 17), (2, 19), (3, None)]
    assert len({it.id for it in counted}) == 3


def _listed(name: str, nth: int = 1, key: str | None = None) -> Meeting:
    return Meeting(organization=Organization(name=name), date=dt.date(2026, 3, 11), nth=nth, source_id=key)


@pytest.mark.parametrize(
    ("meeting", "place"),
    [
        (_listed("Kommunstyrelsen"), 0),
        (_listed("kommunstyrelsen"), 0),
        (_listed("Kommunstyrelsen", nth=2), 1),
        (_listed("Socialnämnden", key="b"), 2),
        (_listed("Valnämnden", nth=7, key="b"), 2),
        (_listed("Socialnämnden", key="c"), None),
        (_listed("Valnämnden"), None),
        (_listed("Kommunstyrelsen").model_copy(update={"date": dt.date(2026, 3, 12)}), None),
    ],
)
def test_a_meeting_is_found_again(meeting: Meeting, place: int | None) -> None:
    """By its id where both have one, else by who meets when; one that is listed no more is told."""
    listed = (_listed("Kommunstyrelsen"), _listed("Kommunstyrelsen", nth=2), _listed("Socialnämnden", key="b"))

    if place is not None:
        assert find_again(listed, meeting, SITE.url) is listed[place]
        return
    with pytest.raises(LayoutError, match=f"the meeting of {meeting.organization} on {meeting.date}"):
        find_again(listed, meeting, SITE.url)


@pytest.mark.parametrize(
    ("first", "answered"), [("2025-06-01", "2026-01-01"), ("2026-03-01", "2026-03-01"), ("2027-01-01", None)]
)
def test_a_window_is_narrowed_to_what_a_site_still_holds(first: str, answered: str | None) -> None:
    """One of which it holds nothing is refused: it would be no quiet year."""
    if answered is None:
        with pytest.raises(InputError, match=f"days from {first} on"):
            from_day(Window.year(2026), dt.date.fromisoformat(first))
        return
    narrowed = from_day(Window.year(2026), dt.date.fromisoformat(first))
    assert (narrowed.first.isoformat(), narrowed.last.isoformat()) == (answered, "2026-12-31")
