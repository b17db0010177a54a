"""The pages of 360 OpenGov Meetings say what they say; the captured ones are read right."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from agendawatch.errors import LayoutError
from agendawatch.model import Caveat, CaveatCode
from agendawatch.sources import Page
from agendawatch.sources.opengov.pages import (
    read_board_page,
    read_boards,
    read_item_page,
    read_meeting_page,
)
from agendawatch.swedish.pages.detail_labels import Detail

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples" / "opengov360" / "telemark_fixtures"
HOST = "http://opengov.cloudapp.net"
captured = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the captured samples are not beside this checkout")


def _page(body: str | bytes, path: str = "/Meetings/x/Boards") -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(HOST + path, 200, data, dt.datetime(2026, 4, 1, tzinfo=dt.UTC))


def _sample(name: str, path: str) -> Page:
    return _page((SAMPLES / name).read_bytes(), path)


def _expected(name: str) -> object:
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


@captured
def test_the_captured_boards_are_all_read() -> None:
    """Forty-eight boards by id; those with a term behind their names go by the name."""
    boards = read_boards(_sample("get-boards-page.html", "/Meetings/tfk/Boards"))

    expected = _expected("get-boards-data.json")
    assert isinstance(expected, list)
    assert [it.id for it in boards] == [row["id"] for row in expected]
    for board, row in zip(boards, expected, strict=True):
        assert board.organization is not None
        assert " ".join(row["name"].split()).startswith(board.organization.name)


@captured
def test_the_captured_meetings_are_read() -> None:
    """Days, ids and what is not published, as beside the page."""
    shown = read_board_page(_sample("get-meetings-page.html", "/Meetings/tfk/Boards/Details/216162"))

    expected = _expected("get-meetings-data.json")
    assert isinstance(expected, dict)
    assert shown.organization.name == expected["board"]
    assert shown.years == (2018, 2017, 2016, 2015)
    told = [(it.when.words, it.key or "", it.status_words or "Publisert") for it in shown.rows]
    assert told == [(row["date"], row["id"], row["status"]) for row in expected["meetings"]]
    assert [it.clock.start.hour if it.clock else None for it in shown.rows] == [None, 13, 13, None, None]


@captured
def test_the_captured_agenda_is_read() -> None:
    """Details, documents by address, and items by number, title and id."""
    page = _sample("get-agenda-page.html", "/Meetings/tfk/Meetings/Details/644324")

    shown = read_meeting_page(page)

    expected = _expected("get-agenda-data-full.json")
    assert isinstance(expected, dict)
    details = expected["details"]
    assert shown.details.get(Detail.PLACE, "") == details["place"]
    assert (shown.details[Detail.ORGANIZATION], shown.details[Detail.DATE]) == (details["board"], details["date"])
    assert shown.details[Detail.STATUS] == details["status"]
    assert [(it.url, it.title) for it in shown.documents] == [
        (row["fileUrl"], row["title"]) for row in expected["documents"]
    ]
    told = [(it.number, it.title, (it.url or "").rpartition("/")[2], it.url is not None) for it in shown.items or ()]
    assert told == [
        (row["agendanumber"], " ".join(row["title"].split()), row["id"], row["public"]) for row in expected["agenda"]
    ]
    assert [it.group for it in shown.items or ()][:3] == ["Møteinnkalling", "Møteprotokoll", "Saker til behandling"]


@captured
def test_the_captured_papers_of_an_item_are_read() -> None:
    """Addresses, titles and categories, and the case number beside them."""
    shown = read_item_page(_sample("get-details-page.html", "/Meetings/tfk/Meetings/LoadAgendaItemDetail/211236"))

    expected = _expected("get-details-data.json")
    assert isinstance(expected, list)
    told = [(it.url, it.title, it.provenance.words if it.provenance else None) for it in shown.documents]
    assert told == [(urljoin(HOST, it["documentUrl"]), it["title"], it["documentCategory"]) for it in expected]
    assert [round((it.size or 0) / 1024) for it in shown.documents] == [
        int(row["documentSize"].split()[0]) for row in expected
    ]
    assert shown.reference == "18/03563"


@pytest.mark.parametrize(
    ("read", "missing"),
    [
        (read_boards, "links to boards"),
        (read_board_page, "a board's name"),
        (read_meeting_page, "a meeting's title"),
        (read_item_page, "an item's papers"),
    ],
)
def test_a_page_of_another_shape_is_told(read: object, missing: str) -> None:
    """It has an address, and what should be there."""
    assert callable(read)
    with pytest.raises(LayoutError, match=missing) as caught:
        read(_page("<!doctype html><h1>Välkommen</h1><p>Vår nya webbplats"))
    assert caught.value.url == f"{HOST}/Meetings/x/Boards"


@pytest.mark.parametrize(
    ("period", "open_in_2026"),
    [("2023 - 2026", True), ("2019 - 2022", False), ("2015 - 2015", True), ("", True), ("2027 - 2030", False)],
)
def test_a_period_tells_which_boards_may_meet(period: str, open_in_2026: bool) -> None:
    """One that ended did; one of a single year tells when it began."""
    (board,) = read_boards(
        _page(
            '<li class="boardLink"><a href="/Meetings/x/Boards/Details/7"><div class="boardName"><span>Socialnämnden'
            f'</span></div><div class="boardPeriod"><span>{period}</span></div></a></li>'
        )
    )

    assert board.may_meet(2026, 2026) is open_in_2026


@pytest.mark.parametrize(
    ("words", "number", "title"),
    [
        ("1/18 - Høring - Regionreformen", "1/18", "Høring - Regionreformen"),
        ("90 - Information", "90", "Information"),
        ("§ 14 - Bro", "14", "Bro"),
        ("Beslut från RF - § 131 Arvoden", None, "Beslut från RF - § 131 Arvoden"),
        ("2027 års budget", None, "2027 års budget"),
    ],
)
def test_a_number_stands_before_a_dash(words: str, number: str | None, title: str) -> None:
    """Other figures belong to the title."""
    shown = read_meeting_page(
        _page(
            '<div class="meetingTitleHeader"></div><div class="meetingsAgenda"><div class="meetingAgendaList"><ul><li>'
            f'<a id="agendaItem_5"><h5 class="accordionTitleText">{words}</h5></a></li></ul></div></div>',
            "/Meetings/x/Meetings/Details/1",
        )
    )

    (item,) = shown.items or ()
    assert (item.number, item.title, item.url) == (number, title, "LoadAgendaItemDetail/5")


def test_days_that_differ_are_warned_of() -> None:
    """The name's day holds."""
    shown = read_board_page(
        _page(
            '<div class="meetingTitleHeader"><h2>Socialnämnden</h2></div><div class="meetingList"><ul>'
            '<li class="boardLink"><div class="meetingName"><span>Socialnämnden (2026-03-11)</span></div>'
            '<div class="meetingDate"><span>2026-03-12</span><span>09:00</span></div></li></ul></div>'
        )
    )

    assert shown.rows[0].when.date == dt.date(2026, 3, 11)
    assert shown.rows[0].warning == Caveat.of(
        CaveatCode.TITLE_DATE_DIFFERS, title="Socialnämnden (2026-03-11)", words="2026-03-12"
    )
