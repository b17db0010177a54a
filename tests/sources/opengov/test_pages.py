"""The pages of 360 OpenGov Meetings say what they say."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from tests.cases import cases
from tests.replicas.asking import POLICY, listing, page
from tests.replicas.opengov import Board, Item, Paper, Session, Tenant
from tests.replicas.server import Given, Wanted, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, Caveat, CaveatCode, Meeting, MeetingStatus, Organization, Site, Window
from agendawatch.sources import Response
from agendawatch.sources.opengov import read_board_page, read_boards, read_item_page, read_meeting_page

HOST = "https://moten.vintermark.example"
SITE = Site(url=f"{HOST}/Meetings/x", platform="opengov360")
MEETING = Meeting(organization=Organization(name="Fylkestinget"), date=dt.date(2018, 3, 12))


def _page(body: str | bytes, path: str = "/Meetings/x/Boards") -> Response:
    return page(body, HOST + path)


AROUND = """<h1></h1><select id="boardsSelectionMonth"><option value="-1" selected>Alle</option><option value="1">januar</option>
</select><aside id="people"><ul><li class="person"><h3>Medlem 1</h3><p>Valgt 01.01.2016</p></li></ul></aside>"""
ITEMS = (
    Item("1/18 - Møteinnkalling Fylkestinget 12.03.2018", "291402", "Møteinnkalling"),
    Item(
        "1/18 - Ferjekai på Skarvøy – inventar i venterommet",
        "291366",
        "Saker til behandling",
        (
            Paper("957714", "Vedtak", "Internt notat / e-post UTEN oppfølging (N)"),
            Paper("957713", "Saksprotokoll FT, 12032018, Sak 1/18, Ferjekai – inventar & utstyr", "Vedtak"),
        ),
        "18/04417",
    ),
    Item("2/18 - Høring -  Ny inndeling av politidistrikt. Svar fra fylket", "291367", "Saker til behandling"),
    Item("3/18 - Fjellhage «Vintermark» IKS – endret selskapsavtale", "291398", "Saker til behandling"),
)
FILES = (
    Paper("951206", "Møteinnkalling Fylkestinget 12.03.2018"),
    Paper("955530", "Protokoll Fylkestinget 12.03.2018"),
)
MEETINGS = [
    Session("12.03.2018", "733108", papers=FILES, items=ITEMS, status="Avholdt"),
    Session("17.04.2018", "733115", "13:00"),
    Session("16.10.2018", None, "Ikke publisert"),
]
COUNTY = Tenant(
    [
        Board("266459", "Fylkestinget", [*MEETINGS, Session("14.12.2017", "700001")], "2015 - 2019"),
        Board("270114", "Administrasjonsutvalget 2011-2015", [], "2011 - 2015"),
        Board("269383", "Arbeidsutvalget for opplæring  2016-2019", [], "2015 - 2019"),
    ],
    name="vintermark",
    counts=lambda count: f"{count} møter funnet for  2018",
    labels=("Sted", "Status", "Saksnr."),
)


def _surrounded(wanted: Wanted) -> Given:
    """Answer as a Norwegian county would that does not exist: there is far more around a page than in it."""
    given = COUNTY(wanted)
    html = given.encoded().decode(errors="replace").replace("</header>", f"</header>{AROUND}").replace("><", ">\r\n  <")
    return given if given.encoded().startswith(b"%PDF") or wanted.path == "/robots.txt" else Given(html, given.status)


def test_a_norwegian_county_is_read() -> None:
    """Days, ids and what is not published; details, groups, numbers and papers; neither months nor members are meetings."""
    with serve(_surrounded) as replica, Client(policy=POLICY) as client:
        site = Site(url=f"{replica.address}/Meetings/vintermark", platform="opengov360")
        listed = listing(site, Window.year(2018))
        bare = listed.meetings[0].model_copy(update={"documents": ()})
        items = list(read_meeting_page(client.page(bare.url or ""), bare)[1])
        item = read_item_page(client.page(items[1][1] or ""), items[1][0])

    assert [
        (f"{it.date:%d.%m.%Y}", it.source_id, it.start and it.start.hour, it.status_words) for it in listed.meetings
    ] == [
        ("12.03.2018", "733108", None, "Avholdt"),
        ("17.04.2018", "733115", 13, None),
        ("16.10.2018", None, None, "Ikke publisert"),
    ]
    assert {it.organization.name for it in listed.meetings} == {"Fylkestinget"}
    assert listed.meetings[0].status is MeetingStatus.HELD
    assert [it.title for it in listed.meetings[0].documents] == [it.title for it in FILES]
    told = [(it.group, f"{it.number} - {it.title}", (url or "").rpartition("/")[2]) for it, url in items]
    assert told == [(it.group, " ".join(it.title.split()), it.id) for it in ITEMS]
    assert [(it.title, it.provenance and it.provenance.words, it.size) for it in item.documents] == [
        (it.title, it.category, len(it.body)) for it in ITEMS[1].papers
    ]
    assert item.reference == "18/04417"


def test_boards_of_every_term_are_read() -> None:
    """By id; those with a term behind their names go by the name."""
    boards = read_boards(_page(_surrounded(Wanted("GET", "/Meetings/vintermark/Boards", {})).body))

    assert [(it.id, str(it.organization), it.first_year, it.last_year) for it in boards] == [
        ("266459", "Fylkestinget", 2015, 2019),
        ("270114", "Administrasjonsutvalget", 2011, 2015),
        ("269383", "Arbeidsutvalget for opplæring", 2015, 2019),
    ]


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


@cases("period", "open_in_2026")
def test_a_period_tells_which_boards_may_meet(period: str, open_in_2026: bool) -> None:
    """One that ended did; one of a single year tells when it began."""
    (board,) = read_boards(
        _page(
            '<li class="boardLink"><a href="/Meetings/x/Boards/Details/7"><div class="boardName"><span>Socialnämnden'
            f'</span></div><div class="boardPeriod"><span>{period}</span></div></a></li>'
        )
    )

    assert board.may_meet(2026, 2026) is open_in_2026


@cases("words", "number", "title")
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
