"""Notices of adjusted minutes are read from the board's API, else from its pages."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.asking import notices
from tests.replicas.meetingsplus import Announcement, Body, Portal
from tests.replicas.server import Fault, Given, Replica, Wanted, serve

from agendawatch.errors import LayoutError, StatusError
from agendawatch.model import DocumentClassification, Site

SITE = ("meetingsplus", "", ())
POSTS = [
    Announcement(1, "Kommunstyrelsens protokoll 2026-05-04", start="2026-05-11"),
    Announcement(2, "Kallelse till kommunfullmäktige 2026-05-25", "Kungörelse", "2026-05-12"),
    Announcement(3, "Bygglov för Berget 1:3", "Bygglov", "2026-05-13"),
    Announcement(4, "Bygglov för Berget 1:4", "Bygglov", "2026-05-13"),
    Announcement(5, "Socialnämnden 2026-05-06", "Justerade protokoll", "2026-05-14T00:00:00"),
    Announcement(6, "Justerat protokoll valnämnden", "Protokoll", "2026-05-15"),
]


@pytest.fixture
def app() -> Portal:
    """Draw a board whose API is closed."""
    return Portal([Body("kommunstyrelsen", "Kommunstyrelsen", [])], list(POSTS), board_api="")


@pytest.mark.parametrize("board", ["list", "items"])
def test_notices_are_read_from_the_api(site: Site, app: Portal, board: str) -> None:
    """A bare list or one within `Items`; what is about anything else is left out."""
    app.board_api = board

    posted, own = notices(site), notices(site, "KS")

    told = {it.organization.name if it.organization else "": (it.date, it.posted) for it in posted}
    assert told == {
        "Kommunstyrelsen": (dt.date(2026, 5, 4), dt.date(2026, 5, 11)),
        "Socialnämnden": (dt.date(2026, 5, 6), dt.date(2026, 5, 14)),
        "Valnämnden": (None, dt.date(2026, 5, 15)),
    }
    assert {it.document.classification for it in posted} == {DocumentClassification.MINUTES_NOTICE}
    assert [it.document.url for it in own] == [f"{site.url}/digital-bulletin-board/announcements/1"]


def test_notices_are_read_from_the_pages_where_the_api_is_closed(site: Site) -> None:
    """All pages, until one brings nothing new."""
    assert [(it.document.title, it.posted) for it in notices(site)] == [
        ("Kommunstyrelsens protokoll 2026-05-04", dt.date(2026, 5, 11)),
        ("Justerat protokoll valnämnden", dt.date(2026, 5, 15)),
    ]


def test_an_api_that_knows_no_kind_of_notice_is_not_the_boards_word(app: Portal) -> None:
    """The board's pages are asked before it is held to be empty."""
    app.board_api = "list"

    def silent(wanted: Wanted) -> Given:
        return (
            Given("[]", content_type="application/json") if wanted.path.endswith("/announcement-types") else app(wanted)
        )

    with serve(silent) as replica:
        posted = notices(Site(url=replica.address, platform="meetingsplus"))

    assert [it.document.title for it in posted] == [POSTS[0].title, POSTS[5].title]


def test_an_empty_board_is_empty_and_a_broken_one_is_told(site: Site, app: Portal, replica: Replica) -> None:
    """By its words; a board of another shape, or a server's bad day, is an error."""
    app.announcements = []

    assert notices(site) == ()
    replica.spoil("/digital-bulletin-board", Fault.BAD_GATEWAY, 2)
    with pytest.raises(StatusError):
        notices(site)
    replica.spoil("/digital-bulletin-board", Fault.TRUNCATED)
    with pytest.raises(LayoutError):
        notices(site)
