"""From a municipality's front page to the platform behind it."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.ciceron import SHELL, Diary
from tests.replicas.evolution import Diary as EvolutionDiary
from tests.replicas.evolution import DocumentWeb
from tests.replicas.goteborg import FORM
from tests.replicas.goteborg import Portal as GoteborgPortal
from tests.replicas.goteborg import Session as GoteborgSession
from tests.replicas.lex2 import BASE, Publisher
from tests.replicas.meetingsplus import Body, Portal
from tests.replicas.netpublicator import Channel
from tests.replicas.netpublicator import Site as Reader
from tests.replicas.norrkoping import Interface
from tests.replicas.opengov import Board, Tenant
from tests.replicas.page import Files, ListingSite
from tests.replicas.server import App, Fault, Given, Wanted, serve
from tests.replicas.sitevision import Portal as SiteVisionPortal

from agendawatch.crawl.client import Client
from agendawatch.errors import FetchError, LayoutError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Site, Window
from agendawatch.sources.detection import Detection

POLICY = FetchPolicy(pause=0, attempts=1)
SHELL_ALONE = '<!doctype html><html><body><div id="root"></div><script src="/main.js"></script></body></html>'
PAGE = ListingSite("Kommunstyrelsen", files=[Files("11 mars 2026", ("Protokoll KS 2026-03-11.pdf",))])
GOTEBORG = GoteborgPortal([GoteborgSession("Kommunstyrelsen", "2026-03-11")])


def detect(url: str) -> Detection:
    """Detect what answers at an address."""
    with Client(policy=POLICY) as client:
        return client.detect(url)


class Town:
    """A municipality's own pages, and a platform on the same host behind them."""

    def __init__(self, behind: App, link: str, pages: dict[str, str] | None = None) -> None:
        """Lead from the front page over two more to a link."""
        self.behind = behind
        self.pages = {
            "/": '<nav><a href="/nyheter">Nyheter</a><a href="/kommun-och-politik">Kommun och politik</a></nav>',
            "/kommun-och-politik": '<a href="/jobb">Lediga jobb</a><a href="/moten">Möten, handlingar och protokoll</a>',
            "/moten": f"<h1>Möten</h1>{link}",
        } | (pages or {})

    def __call__(self, wanted: Wanted) -> Given:
        """Answer."""
        text = self.pages.get(wanted.path)
        return Given(f"<!doctype html><title>Kommun</title>{text}") if text else self.behind(wanted)


REPLICAS: tuple[tuple[str, App, str], ...] = (
    ("netpublicator", Reader([Channel("Kommunstyrelsen")]), '<iframe src="/reader/r12345678"></iframe>'),
    ("meetingsplus", Portal([Body("ks", "Kommunstyrelsen", [])]), '<a href="/committees">Till portalen</a>'),
    ("ciceron", Diary([]), '<a href="/sok#!/search/">Sök</a>'),
    ("ciceron", Diary([]), '<iframe src="/sok/"></iframe>'),
    ("opengov360", Tenant([Board("11", "tekniska nämnden", [])]), '<a href="/Meetings/exempelkommun/Boards">Protokoll</a>'),
    ("lex2", Publisher([]), f'<iframe src="{BASE}/"></iframe>'),
    ("goteborg", GOTEBORG, f'<a href="{FORM}">Handlingar</a>'),
    ("sitevision", PAGE, f'<a href="{PAGE.path}">Protokoll</a>'),
    ("sitevision", SiteVisionPortal(), f'<a href="{SiteVisionPortal().path}">Protokoll</a>'),
)  # fmt: skip


@pytest.mark.parametrize(("platform", "app", "link"), REPLICAS, ids=[it[0] for it in REPLICAS])
def test_the_platform_is_found_behind_the_front_page(platform: str, app: App, link: str) -> None:
    """Over the municipality's own pages, by links and frames."""
    with serve(Town(app, link)) as town:
        found = detect(f"{town.address}/")

    assert found.platform == platform
    assert found.evidence


SHELLS: tuple[tuple[str, App], ...] = (
    ("ciceron", Diary([])),
    ("norrkoping", Interface([])),
    ("evolution", EvolutionDiary({584: ("Kommunfullmäktige", [])})),
    ("evolution", DocumentWeb([])),
)


@pytest.mark.parametrize(("platform", "app"), SHELLS)
def test_a_shell_is_asked_what_only_one_platform_answers(platform: str, app: App) -> None:
    """Its page says nothing."""
    with serve(Town(app, "", {"/": SHELL_ALONE})) as host:
        found = detect(f"{host.address}/")

        assert (found.platform, found.url, found.confidence) == (platform, f"{host.address}/", "high")


def test_a_page_that_tells_at_once_is_asked_alone() -> None:
    """Nobody's other pages are read for nothing."""
    with serve(Town(lambda _: Given(SHELL), "")) as host:
        detect(f"{host.address}/sok")

        asked = [it.path for it in host.asked if it.path != "/robots.txt"]

    assert set(asked) == {"/sok"}


def test_a_broken_page_on_the_way_is_passed_over_but_not_the_first() -> None:
    """There may be another way."""
    pages = {"/": '<a href="/protokoll">Protokoll, möten</a><a href="/moten">Möten</a>', "/protokoll": "x"}
    with serve(Town(Portal([]), '<a href="/committees">Portal</a>', pages)) as town:
        town.spoil("/protokoll", Fault.BAD_GATEWAY)
        assert detect(f"{town.address}/").platform == "meetingsplus"

        town.spoil("/kommun", Fault.BAD_GATEWAY)
        with pytest.raises(FetchError):
            detect(f"{town.address}/kommun-och-politik")


def test_a_site_without_a_platform_is_detected_before_it_is_read() -> None:
    """Its meetings and their agendas are read from where it leads."""
    with serve(Town(GOTEBORG, f'<a href="{FORM}">Handlingar</a>')) as town, Client(policy=POLICY) as client:
        site = Site(url=f"{town.address}/")
        listing = client.meetings(site, window=Window.year(2026))
        client.meetings(site, window=Window.year(2026))

    assert [it.date for it in listing.meetings] == [dt.date(2026, 3, 11)]
    assert len([it for it in town.asked if it.path == "/"]) == 1


def test_a_site_that_tells_nothing_is_never_a_quiet_year() -> None:
    """It raises."""
    with serve(lambda _: Given("<h1>Lunch</h1><a href='/'>x</a>")) as host, Client(policy=POLICY) as client:
        site = Site(url=f"{host.address}/")

        with pytest.raises(LayoutError, match="dates of meetings"):
            client.meetings(site)


def test_anothers_frame_is_left_alone_where_nothing_speaks_of_meetings() -> None:
    """Films and maps on a front page are nobody's minutes."""
    with serve(lambda _: Given(SHELL)) as film:
        frame = f'<iframe src="{film.address.replace("127.0.0.1", "localhost")}/film"></iframe>'
        with serve(Town(Portal([]), '<a href="/committees">Portal</a>')) as town:
            town_pages = town.app
            assert isinstance(town_pages, Town)
            town_pages.pages["/"] += frame

            assert detect(f"{town.address}/").platform == "meetingsplus"

    assert film.asked == []


def test_an_address_that_tells_is_not_asked() -> None:
    """A request saved."""
    with serve(Tenant([])) as host:
        assert detect(f"{host.address}/Meetings/exempelkommun").platform == "opengov360"

    assert host.asked == []
