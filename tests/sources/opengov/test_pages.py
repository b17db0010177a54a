"""The pages of 360 OpenGov Meetings say what they say."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from tests.sources.opengov import norwegian

from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, Caveat, CaveatCode, Meeting, MeetingStatus, Organization, Site
from agendawatch.sources import Response
from agendawatch.sources.opengov import read_board_page, read_boards, read_item_page, read_meeting_page

HOST = "https://moten.vintermark.example"
SITE = Site(url=f"{HOST}/Meetings/x", platform="opengov360")
MEETING = Meeting(organization=Organization(name="Fylkestinget"), date=dt.date(2018, 3, 12))


def _page(body: str | bytes, path: str = "/Meetings/x/Boards") -> Response:
    data = body.encode() if isinstance(body, str) else body
    return Response(HOST + path, 200, data, dt.datetime(2026, 4, 1, tzinfo=dt.UTC))


def test_boards_of_every_term_are_read() -> None:
    """Forty-eight boards by id; those with a term behind their names go by the name."""
    boards = read_boards(_page(norwegian.boards_page(), "/Meetings/vintermark/Boards"))

    assert len(boards) == 48
    assert [it.id for it in boards] == [row.id for row in norwegian.BOARDS]
    assert [str(it.organization) for it in boards] == [row.organization for row in norwegian.BOARDS]


def test_a_boards_meetings_are_read() -> None:
    """Days, ids and what is not published; neither months nor members are meetings."""
    shown = read_board_page(_page(norwegian.board_page(), "/Meetings/vintermark/Boards/Details/266459"), SITE)

    assert shown.organization.name == "Fylkestinget"
    assert shown.years == (2018, 2017, 2016, 2015)
    grounds = [((it.provenance and it.provenance.words) or "", it.source_id or "") for it in shown.meetings]
    assert [(row.date in words, key) for row, (words, key) in zip(norwegian.MEETINGS, grounds, strict=True)] == [
        (True, row.id) for row in norwegian.MEETINGS
    ]
    assert [it.status_words for it in shown.meetings] == [None, None, None, "Ikke publisert", "Ikke publisert"]
    assert [it.start and it.start.hour for it in shown.meetings] == [None, 13, 13, None, None]


def test_an_agenda_is_read_with_its_details() -> None:
    """Details, documents by address, and items by number, title and id."""
    path = "/Meetings/vintermark/Meetings/Details/733108"
    shown, items = read_meeting_page(_page(norwegian.agenda_page(), path), MEETING)

    assert (shown.status, shown.status_words) == (MeetingStatus.HELD, "Avholdt")
    assert [(it.url, it.title) for it in shown.documents] == [
        (HOST + row.address, row.title) for row in norwegian.MINUTES
    ]
    told = [(it.group, it.number, it.title, (url or "").rpartition("/")[2]) for it, url in items]
    assert told == [(row.group, row.number, " ".join(row.title.split()), row.id) for row in norwegian.ITEMS]


def test_the_papers_of_an_item_are_read() -> None:
    """Addresses, titles and categories, and the case number beside them."""
    path = "/Meetings/vintermark/Meetings/LoadAgendaItemDetail/291366"
    shown = read_item_page(_page(norwegian.item_page(), path), AgendaItem(title="Høring"))

    told = [(it.url, it.title, it.provenance.words if it.provenance else None, it.size) for it in shown.documents]
    assert told == [(HOST + row.address, row.title, row.category, row.size) for row in norwegian.PAPERS]
    assert shown.reference == "18/04417"


@pytest.mark.parametrize(
    ("read", "missing"),
    [
        (read_boards, "links to boards"),
        (partial(read_board_page, site=SITE), "a board's name"),
        (partial(read_meeting_page, meeting=MEETING), "a meeting's title"),
        (partial(read_item_page, item=AgendaItem(title="Høring")), "an item's papers"),
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
    _, items = read_meeting_page(
        _page(
            '<div class="meetingTitleHeader"></div><div class="meetingsAgenda"><div class="meetingAgendaList"><ul><li>'
            f'<a id="agendaItem_5"><h5 class="accordionTitleText">{words}</h5></a></li></ul></div></div>',
            "/Meetings/x/Meetings/Details/1",
        ),
        MEETING,
    )

    ((item, url),) = items
    assert (item.number, item.title, url) == (number, title, f"{HOST}/Meetings/x/Meetings/LoadAgendaItemDetail/5")


def test_days_that_differ_are_warned_of() -> None:
    """The name's day holds."""
    shown = read_board_page(
        _page(
            '<div class="meetingTitleHeader"><h2>Socialnämnden</h2></div><div class="meetingList"><ul>'
            '<li class="boardLink"><div class="meetingName"><span>Socialnämnden (2026-03-11)</span></div>'
            '<div class="meetingDate"><span>2026-03-12</span><span>09:00</span></div></li></ul></div>'
        ),
        SITE,
    )

    assert shown.meetings[0].date == dt.date(2026, 3, 11)
    assert shown.meetings[0].warnings[0] == Caveat.of(
        CaveatCode.TITLE_DATE_DIFFERS, title="Socialnämnden (2026-03-11)", words="2026-03-12"
    )
