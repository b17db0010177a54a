"""What pages of organizations and municipalities say."""

from __future__ import annotations

import datetime as dt

from tests.site.invented import ANGELVIK, BOARD, NOW, change, meeting

from agendawatch.model import Document, Organization
from agendawatch.site.facts.organizations import municipality_page, organization_page, recent

DAYS = ("2026-02-04", "2026-03-09", "2026-03-11", "2026-04-15")


def test_today_is_ahead_and_the_past_comes_latest_first() -> None:
    """Sorted, however they are given; the day is that of Sweden."""
    late = dt.datetime(2026, 3, 8, 23, 30, tzinfo=dt.UTC)
    page = organization_page(ANGELVIK, BOARD, meetings=map(meeting, (*DAYS[::-1], "2026-01-07")), now=late)

    assert [meeting.date.isoformat() for meeting in page.ahead] == list(DAYS[1:])
    assert [meeting.date.isoformat() for meeting in page.behind] == ["2026-02-04", "2026-01-07"]


def test_a_week_of_changes_is_shown() -> None:
    """The newest first; none from the future, none unseen."""
    moments = [NOW - dt.timedelta(days=days) for days in (8, 6, 1)]
    found = recent([change(None), *map(change, moments), change(NOW + dt.timedelta(days=1))], NOW)

    assert [it.seen for it in found] == [moments[2], moments[1]]


def test_the_latest_papers_come_first() -> None:
    """Those of meetings to come before those of meetings past."""
    papers = {day: Document(url=f"https://a.example/{day}.pdf", title=day) for day in DAYS}
    page = organization_page(
        ANGELVIK, BOARD, meetings=[meeting(day, documents=(paper,)) for day, paper in papers.items()], now=NOW
    )

    assert [paper.document.title for paper in page.papers] == ["2026-04-15", "2026-03-11", "2026-03-09", "2026-02-04"]


def test_a_municipality_names_each_organization_once_with_its_next_meeting() -> None:
    """Names that are spelt alike are one; none is known of one that has only met."""
    council = Organization(name="Kommunfullmäktige")
    meetings = [
        meeting("2026-04-15"),
        meeting("2026-03-11", organization=Organization(name="kommunstyrelsen")),
        meeting("2026-02-04", organization=council),
    ]
    page = municipality_page(ANGELVIK, meetings=meetings, now=NOW)
    told = {organization.slug: it and it.date.isoformat() for organization, it in page.organizations}

    assert told == {"kommunstyrelsen": "2026-03-11", "kommunfullmaktige": None}
    assert page.month == "angelvik/manad/2026-03/"
