"""Notices of adjusted minutes are read from the board's API, else from its pages."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.meetingsplus import Announcement, Body, Portal
from tests.replicas.server import Fault, Given, Wanted, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError, StatusError
from agendawatch.fetch import FetchPolicy, run
from agendawatch.model import DocumentClassification, Site
from agendawatch.sources.meetingsplus import MeetingsPlus

POLICY = FetchPolicy(pause=0, first_wait=0, attempts=2)
POSTS = [
    Announcement(1, "Kommunstyrelsens protokoll 2026-05-04", start="2026-05-11"),
    Announcement(2, "Kallelse till kommunfullmäktige 2026-05-25", "Kungörelse", "2026-05-12"),
    Announcement(3, "Bygglov för Berget 1:3", "Bygglov", "2026-05-13"),
    Announcement(4, "Bygglov för Berget 1:4", "Bygglov", "2026-05-13"),
    Announcement(5, "Socialnämnden 2026-05-06", "Justerade protokoll", "2026-05-14T00:00:00"),
    Announcement(6, "Justerat protokoll valnämnden", "Protokoll", "2026-05-15"),
]


def _portal(board: str, posts: list[Announcement] | None = None) -> Portal:
    return Portal([Body("kommunstyrelsen", "Kommunstyrelsen", [])], POSTS if posts is None else posts, board_api=board)


@pytest.mark.parametrize("board", ["list", "items"])
def test_notices_are_read_from_the_api(board: str) -> None:
    """A bare list or one within `Items`; what is about anything else is left out."""
    with serve(_portal(board)) as replica, Client(policy=POLICY) as client:
        site = Site(url=replica.address, platform="meetingsplus")
        notices = run(MeetingsPlus().notices(site), client.page)
        board_only = run(MeetingsPlus().notices(site, "KS"), client.page)

    told = {it.organization.name if it.organization else "": (it.date, it.posted) for it in notices}
    assert told == {
        "Kommunstyrelsen": (dt.date(2026, 5, 4), dt.date(2026, 5, 11)),
        "Socialnämnden": (dt.date(2026, 5, 6), dt.date(2026, 5, 14)),
        "Valnämnden": (None, dt.date(2026, 5, 15)),
    }
    assert {it.document.classification for it in notices} == {DocumentClassification.MINUTES_NOTICE}
    assert [it.document.url for it in board_only] == [f"{replica.address}/digital-bulletin-board/announcements/1"]


def test_notices_are_read_from_the_pages_where_the_api_is_closed() -> None:
    """All pages, until one brings nothing new."""
    with serve(_portal("")) as replica, Client(policy=POLICY) as client:
        notices = run(MeetingsPlus().notices(Site(url=replica.address)), client.page)

    assert [(it.document.title, it.posted) for it in notices] == [
        ("Kommunstyrelsens protokoll 2026-05-04", dt.date(2026, 5, 11)),
        ("Justerat protokoll valnämnden", dt.date(2026, 5, 15)),
    ]


def test_an_api_that_knows_no_kind_of_notice_is_not_the_boards_word() -> None:
    """The board's pages are asked before it is held to be empty."""
    portal = _portal("list")

    def app(wanted: Wanted) -> Given:
        silent = wanted.path.endswith("/announcement-types")
        return Given("[]", content_type="application/json") if silent else portal(wanted)

    with serve(app) as replica, Client(policy=POLICY) as client:
        notices = run(MeetingsPlus().notices(Site(url=replica.address)), client.page)

    assert [it.document.title for it in notices] == [POSTS[0].title, POSTS[5].title]


def test_an_empty_board_is_empty_and_a_broken_one_is_told() -> None:
    """By its words; a board of another shape, or a server's bad day, is an error."""
    portal = _portal("", [])
    with serve(portal) as replica, Client(policy=POLICY) as client:
        site = Site(url=replica.address)
        assert run(MeetingsPlus().notices(site), client.page) == ()
        replica.spoil("/digital-bulletin-board", Fault.BAD_GATEWAY, 2)
        with pytest.raises(StatusError):
            run(MeetingsPlus().notices(site), client.page)
        replica.spoil("/digital-bulletin-board", Fault.TRUNCATED)
        with pytest.raises(LayoutError):
            run(MeetingsPlus().notices(site), client.page)
