"""What a filter finds is gathered within bounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from tests.cases import cases
from tests.server.country import ANGSBY, BOARD, NOW, Served

from agendawatch.answers.ask import View
from agendawatch.errors import InputError
from agendawatch.feeds.news import News
from agendawatch.model import Change, Meeting, Proposal, Watch
from agendawatch.server.feed_builder import FeedRequest, calendar, news
from agendawatch.server.feed_scopes import ALL, FeedScope
from agendawatch.server.limits import Budget
from agendawatch.server.queries import FILTER, read_query

TOWN = FeedScope("angsby/", ANGSBY)
WATCH = FeedScope("bevakning/cyklar/", watch=Watch(name="Cyklar", words=("cykelbana",)))
SCOPES = {"all": ALL, "town": TOWN, "watch": WATCH}


def asking(served: Served, query: str, scope: FeedScope = ALL, rows: int = 5000) -> FeedRequest:
    """Ask a question."""
    store = served.service.store.get()
    budget = Budget(rows=rows)
    return FeedRequest(View(store, NOW, looking=budget.looking), read_query(query.encode(), FILTER), scope, budget, "x")


@cases("query", "scope", "meetings", "hits", scope=SCOPES.__getitem__)
def test_a_calendar_holds_what_is_asked_for(
    served: Served, query: str, scope: FeedScope, meetings: int, hits: int
) -> None:
    """Whole meetings, or the items that hold the words; an address's own place or watch always narrows."""
    feed = calendar(asking(served, query, scope))

    assert (len(feed.meetings), len(tuple(feed.beside.hits))) == (meetings, hits)
    shown = (*feed.meetings, *(meeting for meeting, _ in feed.beside.hits))
    assert isinstance(feed.beside.stamps, Mapping)
    assert len(feed.beside.stamps) == len({meeting.id for meeting in shown})


def test_a_followed_proposals_calendar_is_its_own(served: Served) -> None:
    """With whatever handles it."""
    proposal = Proposal(id="p1", title="En plan för cyklar", municipality=ANGSBY)

    feed = calendar(asking(served, "", FeedScope("arende/p1/", proposal=proposal)))

    assert feed.beside.proposals == (proposal,)


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
