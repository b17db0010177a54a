"""NetPublicator's board is read where its page holds its rows, and else told not to be."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.asking import notices
from tests.replicas.netpublicator import Notice
from tests.replicas.netpublicator import Site as Replicated

from agendawatch.errors import LayoutError
from agendawatch.model import DocumentClassification, Site

SITE = ("netpublicator", "", ())
BOARD = "/bulletinboard/public/0a1b2c3d-1111-4222-8333-444455556666"
NOTICES = [
    Notice("Meddelande om justerat protokoll 2026-03-11", "2026-03-18", "Kommunstyrelsen"),
    Notice("Kallelse till kommunfullmäktige 2026-03-30", "2026-03-20", "Kommunfullmäktige"),
    Notice("Protokoll socialnämnden 4 mars 2026", "2026-03-17T08:00:00"),
]


@pytest.fixture
def app() -> Replicated:
    """Draw a board."""
    return Replicated([], list(NOTICES))


@pytest.mark.parametrize("way", ["site", "parameter", "landing"])
def test_notices_are_tied_to_their_meeting(site: Site, app: Replicated, way: str) -> None:
    """By the body's own field or the title's words; a summons is left out."""
    board = f"{site.url}{BOARD}"
    app.landing = f'<!doctype html><a href="{board}">Anslagstavla</a>'
    told: dict[str, dict[str, object]] = {
        "site": {"url": board},
        "parameter": {"url": f"{site.url}/x", "parameters": (("board", board),)},
        "landing": {"url": f"{site.url}/moten"},
    }
    named = site.model_copy(update=told[way])
    posted = notices(named)

    assert [(it.organization and it.organization.name, it.date, it.posted) for it in posted] == [
        ("Kommunstyrelsen", dt.date(2026, 3, 11), dt.date(2026, 3, 18)),
        ("Socialnämnden", dt.date(2026, 3, 4), dt.date(2026, 3, 17)),
    ]
    assert posted[0].document.url == f"{board}#0"
    assert {it.document.classification for it in posted} == {DocumentClassification.MINUTES_NOTICE}
    assert notices(named, "SN") == posted[1:]


def test_a_board_that_only_a_script_draws_is_told(site: Site, app: Replicated) -> None:
    """Its page holds no rows; an empty board says so in words."""
    board = site.model_copy(update={"url": f"{site.url}{BOARD}"})
    app.notices, app.drawn = [], True

    with pytest.raises(LayoutError, match="data-npid"):
        notices(board)
    app.drawn = False
    assert notices(board) == ()
