"""NetPublicator's board is read where its page holds its rows, and else told not to be."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.netpublicator import Notice
from tests.replicas.netpublicator import Site as Replicated
from tests.replicas.server import serve

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError
from agendawatch.fetch import FetchPolicy, run
from agendawatch.model import DocumentClassification, Site
from agendawatch.sources.netpublicator import NetPublicator

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
POLICY = FetchPolicy(pause=0, first_wait=0, attempts=2)
BOARD = "/bulletinboard/public/0a1b2c3d-1111-4222-8333-444455556666"
NOTICES = [
    Notice("Meddelande om justerat protokoll 2026-03-11", "2026-03-18", "Kommunstyrelsen"),
    Notice("Kallelse till kommunfullmäktige 2026-03-30", "2026-03-20", "Kommunfullmäktige"),
    Notice("Protokoll socialnämnden 4 mars 2026", "2026-03-17T08:00:00"),
]


@pytest.mark.parametrize("way", ["site", "parameter", "landing"])
def test_notices_are_tied_to_their_meeting(way: str) -> None:
    """By the body's own field or the title's words; a summons is left out."""
    app = Replicated([], NOTICES)
    with serve(app) as replica, Client(policy=POLICY, now=lambda: NOON) as client:
        board = f"{replica.address}{BOARD}"
        app.landing = f'<!doctype html><a href="{board}">Anslagstavla</a>'
        site = {
            "site": Site(url=board),
            "parameter": Site(url=f"{replica.address}/x", parameters=(("board", board),)),
            "landing": Site(url=f"{replica.address}/moten"),
        }[way]
        notices = run(NetPublicator().notices(site), client.page)
        social = run(NetPublicator().notices(site, "SN"), client.page)

    assert [(it.organization and it.organization.name, it.date, it.posted) for it in notices] == [
        ("Kommunstyrelsen", dt.date(2026, 3, 11), dt.date(2026, 3, 18)),
        ("Socialnämnden", dt.date(2026, 3, 4), dt.date(2026, 3, 17)),
    ]
    assert notices[0].document.url == f"{board}#0"
    assert {it.document.classification for it in notices} == {DocumentClassification.MINUTES_NOTICE}
    assert social == notices[1:]


def test_a_board_that_only_a_script_draws_is_told() -> None:
    """Its page holds no rows; an empty board says so in words."""
    app = Replicated([], [], drawn=True)
    with serve(app) as replica, Client(policy=POLICY) as client:
        site = Site(url=f"{replica.address}{BOARD}")
        with pytest.raises(LayoutError, match="data-npid"):
            run(NetPublicator().notices(site), client.page)
        app.drawn = False
        assert run(NetPublicator().notices(site), client.page) == ()
