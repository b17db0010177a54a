"""What a filter finds is gathered within bounds."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.server.country import ANGSBY, BOARD, NOW, Served

from agendawatch.errors import InputError
from agendawatch.feeds.news import News
from agendawatch.model import Change, Meeting, Proposal, Watch
from agendawatch.server.feed_builder import FeedRequest, calendar, news
from agendawatch.server.feed_scopes import ALL, FeedScope
from agendawatch.server.limits import Budget
from agendawatch.server.queries import FILTER, read_query

TOWN = FeedScope("angsby/", ANGSBY)
WATCH = FeedScope("bevakning/cyklar/", watch=Watch(name="Cyklar", words=("cykelbana",)))


def asking(served: Served, query: str, scope: FeedScope = ALL, rows: int = 5000) -> FeedRequest:
    """Ask a question."""
    store = served.service.store.get()
    return FeedRequest(store, NOW, read_query(query.encode(), FILTER), scope, Budget(rows=rows), "x")


@pytest.mark.parametrize(
    ("query", "scope", "meetings", "hits"),
    [
        ("", ALL, 8, 0),
        ("", TOWN, 4, 0),
        ("municipality=9902", TOWN, 4, 0),
        ("organization=KS", TOWN, 3, 0),
        ("hide=cancelled", TOWN, 3, 0),
        ("past=0", TOWN, 4, 0),
        ("past=0&from=2026-03-01", TOWN, 3, 0),
        ("to=2026-03-11", TOWN, 2, 0),
        ("words=cykelbana", TOWN, 0, 2),
        ("words=kallelse", TOWN, 0, 1),
        ("words=cykelbana&without=torg", TOWN, 0, 0),
        ("party=V", ALL, 0, 2),
        ("reference=KS+2026-123", ALL, 0, 4),
        ("", WATCH, 0, 4),
        ("words=torg", WATCH, 0, 4),
        ("words=kallelse", WATCH, 0, 0),
        ("municipality=9901", WATCH, 0, 2),
    ],
)
def test_a_calendar_holds_what_is_asked_for(
    served: Served, query: str, scope: FeedScope, meetings: int, hits: int
) -> None:
    """Whole meetings, or the items that hold the words; an address's own place or watch always narrows."""
    feed = calendar(asking(served, query, scope))

    assert (len(feed.meetings), len(feed.hits)) == (meetings, hits)
    assert len(feed.stamps) == len({meeting.id for meeting in feed.meetings} | {meeting.id for meeting, _ in feed.hits})


def test_a_followed_proposals_calendar_is_its_own(served: Served) -> None:
    """With whatever handles it."""
    proposal = Proposal(id="p1", title="En plan för cyklar", municipality=ANGSBY)

    feed = calendar(asking(served, "", FeedScope("arende/p1/", proposal=proposal)))

    assert feed.proposals == (proposal,)


def test_news_are_the_changes_asked_for(served: Served) -> None:
    """By place, kind, day and words; each once, in the order seen."""
    whole = news(asking(served, "")).news

    assert whole == tuple(sorted(set(whole), key=whole.index))
    assert [change.seen for change in whole] == sorted(change.seen for change in whole if change.seen)
    assert {_meeting(it).municipality for it in news(asking(served, "", TOWN)).news} == {ANGSBY}
    assert news(asking(served, "kind=meeting_cancelled")).news == ()
    assert len(news(asking(served, "since=2026-03-05")).news) < len(whole)
    assert {_meeting(it).organization for it in news(asking(served, "words=cykelbana")).news} == {BOARD}


def test_too_much_is_refused(served: Served) -> None:
    """With what to do about it; a feed is never cut short in silence."""
    with pytest.raises(InputError, match="narrow it"):
        calendar(asking(served, "", rows=3))


def test_a_meeting_that_goes_on_is_not_past(served: Served) -> None:
    """Its days are counted from its end."""
    feed = calendar(asking(served, "past=0", TOWN))

    assert min(meeting.date for meeting in feed.meetings) >= NOW.date() - dt.timedelta(days=31)


def _meeting(told: Change | News) -> Meeting:
    return told.change.meeting if isinstance(told, News) else told.meeting
