"""An item that its agenda lost stays, until its meeting goes."""

from __future__ import annotations

import datetime as dt

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds.feed import lost_items, to_ical
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.sequence import PublishedEvents, read_published
from agendawatch.feeds.writer import EventWriter, FeedRow
from agendawatch.model import AgendaItem, Meeting, Organization

TITLE = "Budget, taxor; " + "å" * 200


def meeting(**facts: object) -> Meeting:
    """Make a meeting with one long item."""
    usual: dict[str, object] = {
        "organization": Organization(name="Nämnden"),
        "date": dt.date(2026, 3, 11),
        "agenda": (AgendaItem(title=TITLE),),
        "id": "m",
    }
    return Meeting.model_validate(usual | facts)


def written(one: Meeting) -> tuple[FeedRow, ...]:
    """Write a meeting with its items."""
    return EventWriter().rows(one, None, FeedOptions().at(None), items=True)


def test_a_lost_item_is_written_anew() -> None:
    """With a mark, a word of why, and every line still folded."""
    rows = written(meeting(agenda=()))
    before = read_published(to_ical([meeting()], items=True))

    (swedish,) = lost_items(before, rows, SWEDISH)
    (english,) = lost_items(before, rows, ENGLISH)

    assert all(len(row) <= 75 for row in swedish.data.split(b"\r\n"))
    assert "SUMMARY:OSÄKERT: Budget\\, taxor…".encode() in swedish.data
    assert b"SUMMARY:UNCERTAIN: Budget" in english.data
    assert b"STATUS:TENTATIVE" in swedish.data
    assert swedish.order[0] == "2026-03-11"


def test_an_item_whose_meeting_is_gone_is_not_kept() -> None:
    """Nor one that is still there, nor anything where nothing was published."""
    before = read_published(to_ical([meeting()], items=True))
    other = written(meeting(id="o", agenda=()))
    whole = written(meeting())

    assert list(lost_items(before, other, SWEDISH)) == []
    assert list(lost_items(before, whole, SWEDISH)) == []
    assert list(lost_items(PublishedEvents(), whole, SWEDISH)) == []
