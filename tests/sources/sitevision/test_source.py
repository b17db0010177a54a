"""Whatever layout a municipality gives SiteVision, its meetings and their files are read."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from tests.replicas.asking import NOON, POLICY, listing
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica, serve
from tests.replicas.sitevision import PAGE, PORTLET, Event, Folder, Portal, file_link

from agendawatch.crawl.client import Client
from agendawatch.errors import LayoutError, RefusedError
from agendawatch.model import STOCKHOLM, DocumentClassification, Listing, Site, Window

Kind = DocumentClassification
SITE = ("sitevision", Portal().path, ())

SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
YEARS = (
    Folder(
        "19.a2026",
        "2026",
        ("Kallelse 2026-03-09.pdf", "Protokoll 9 mars.pdf", "Kallelse 20 april.pdf"),
        (Folder("19.a2026b", "Kommunfullmäktige 15 juni 2026", ("Kallelse.pdf", "Handlingar.pdf")),),
    ),
    Folder("19.a2025", "Handlingar 2025", ("Kallelse 2025-11-24.pdf", "Protokoll 2025-11-24.pdf")),
)


def _moment(day: int, hour: int) -> int:
    return int(dt.datetime(2026, 3, day, hour, tzinfo=STOCKHOLM).timestamp() * 1000)


TABLE = (
    "<h2>2026</h2><table><tr><th>Datum</th><th>Protokoll</th><th>Kallelse/handlingar</th></tr>"
    f'<tr><td>9 mars</td><td><a href="{file_link("KF a.pdf")}">KF.pdf</a></td><td><a href="{file_link("KF b.pdf")}">KF.pdf'
    "</a></td></tr><tr><td>20 april (INSTÄLLT)</td><td></td><td></td></tr><tr><td>27–28 maj</td><td></td><td></td></tr></table>"
)
MEETING = "/kommun/kommunfullmaktigesammantrade202603091700.5.71af2c3d1900001.html"
EXTRA = "/kommun/extrakommunfullmaktigesammantrade202603091900.5.71af2c3d1900002.html"
STATE = json.dumps({"files": [{"name": "Protokoll 2026-03-09.pdf", "uri": file_link("P.pdf"), "fileSize": 77}]})
PAGES = {
    MEETING: f"<h1>Kommunfullmäktige 9 mars 2026</h1><ul><li><a href='{file_link('K.pdf')}'>Kallelse.pdf</a></ul>",
    EXTRA: f"<h1>Extra kommunfullmäktige</h1><script>AppRegistry.registerInitialState('12.x1',{STATE});</script>",
}
LINKS = f'<h2>Möten</h2><p><a href="{MEETING}">Handlingar</a></p><p><a href="{EXTRA}">Extra sammanträde</a></p>'

PORTALS = {
    "table": Portal(content=TABLE),
    "folders": Portal(folders=YEARS),
    "shares": Portal(folders=YEARS, shares=True),
    "pages": Portal(content=LINKS, pages=PAGES),
    "events": Portal(
        title="Kalender",
        events=(
            *(Event(f"Loppis {number}", _moment(1, 9), uri=f"/loppis{number}.html") for number in range(12)),
            Event("Kommunstyrelsen", _moment(10, 13), _moment(10, 16), "/ks.html"),
            Event("Kommunfullmäktige INSTÄLLT", _moment(9, 17), None, "/kf.html"),
            Event("Byggnadsnämnden", _moment(12, 0), _moment(13, 0), "/bn.html"),
        ),
    ),
}  # fmt: skip
FILES = {
    "Kallelse 2026-03-09.pdf": SUMMONS,
    "K.pdf": SUMMONS,
    "KF b.pdf": SUMMONS,
    "Protokoll 9 mars.pdf": pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall."]),
    "KF a.pdf": pdf(["# § 8 Lekplats vid torget", "# Beslut", "Bifall."]),
}


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Portal:
    """Draw the portal that a test names."""
    return replace(PORTALS[getattr(request, "param", "folders")], bodies=dict(FILES))


def layouts(*names: str) -> pytest.MarkDecorator:
    """Run a test on some layouts."""
    return pytest.mark.parametrize("app", names or tuple(PORTALS), indirect=True)


def _told(listed: Listing) -> list[tuple[str, str, int]]:
    return [(f"{it.date:%m-%d}", it.status.value, len(it.documents)) for it in listed.meetings]


@layouts("table")
def test_a_table_is_read_by_its_columns(site: Site) -> None:
    """Files of one name differ by their columns; a cell says cancelled; a meeting may last two days."""
    listed = listing(site)

    assert _told(listed) == [("03-09", "held", 2), ("04-20", "cancelled", 0), ("05-27", "scheduled", 0)]
    assert [it.classification for it in listed.meetings[0].documents] == [Kind.MINUTES, Kind.NOTICE]
    assert listed.meetings[2].end_date == dt.date(2026, 5, 28)


@layouts("folders", "shares")
def test_folders_are_opened_for_their_years(site: Site, replica: Replica) -> None:
    """A day without a year is the folder's; folders within are opened; those of other years are left."""
    listed = listing(site)

    assert _told(listed) == [("03-09", "held", 2), ("04-20", "convened", 1), ("06-15", "convened", 2)]
    assert {it.organization.name for it in listed.meetings} == {"Kommunfullmäktige"}
    assert not [it for it in replica.asked if "19.a2025" in it.target]


@layouts("folders", "shares")
def test_an_older_year_is_in_its_folder(site: Site) -> None:
    """The listing answers from the first year shown."""
    assert _told(listing(site, Window.year(2025))) == [("11-24", "held", 2)]


@layouts("folders", "shares")
def test_a_folder_that_is_gone_is_no_empty_year(site: Site, app: Portal) -> None:
    """A portlet falls back to its first folder with 200, a web app answers 400: neither is an answer."""
    app.dead = {"19.a2025"}

    with pytest.raises(LayoutError, match=r"the folder 'Handlingar 2025'"):
        listing(site, Window.year(2025))


@layouts("folders", "shares", "events")
def test_robots_may_close_folders_and_web_apps(site: Site, app: Portal) -> None:
    """A rule against `sv` in addresses closes what a portlet turns, and what a web app asks for."""
    app.robots = "User-agent: *\nDisallow: /*&sv*\n"

    with pytest.raises(RefusedError, match=r"folder=|appresource"):
        listing(site)


@layouts("pages")
def test_each_meetings_page_is_read(site: Site) -> None:
    """Day and hour stand in the page's name, files in its HTML or its script; two on one day are two."""
    listed = listing(site)

    assert [(it.start and it.start.hour, it.nth, it.status.value, it.extra) for it in listed.meetings] == [
        (17, 1, "convened", False),
        (19, 2, "held", True),
    ]
    assert [it.size for it in listed.meetings[1].documents] == [77]
    assert (listed.meetings[0].url or "").endswith(MEETING)


@layouts("events")
def test_a_calendars_meetings_are_picked(site: Site) -> None:
    """All its pages are turned; local hours come from milliseconds UTC; what no organization holds is left."""
    listed = listing(site)

    assert [(it.organization.name, it.date.day, it.start and it.start.hour, it.status.value) for it in listed.meetings] == [
        ("Kommunfullmäktige", 9, 17, "cancelled"),
        ("Kommunstyrelsen", 10, 13, "scheduled"),
        ("Byggnadsnämnden", 12, None, "scheduled"),
    ]  # fmt: skip
    assert listed.meetings[1].end == dt.datetime(2026, 3, 10, 16, tzinfo=STOCKHOLM)
    assert listed.meetings[2].end_date == dt.date(2026, 3, 13)


@layouts("events")
@pytest.mark.parametrize("hit_count", [16, 400])
def test_a_calendar_shorter_than_its_count_is_none(site: Site, app: Portal, hit_count: int) -> None:
    """Half an answer is none."""
    app.hit_count = hit_count

    with pytest.raises(LayoutError, match="events"):
        listing(site)


@layouts("table")
def test_a_calendar_beside_a_list_of_meetings_is_left(site: Site, app: Portal, replica: Replica) -> None:
    """It is of other events; robots that close it close nothing that we need."""
    app.events = (Event("Kommunstyrelsen", _moment(10, 13)),)
    app.robots = "User-agent: *\nDisallow: /*&sv*\n"

    assert len(listing(site).meetings) == 3
    assert not [it for it in replica.asked if "appresource" in it.target]


@layouts("folders")
def test_a_document_listed_twice_stands_once(site: Site, app: Portal) -> None:
    """In two folders, the first place holds; a year typed wrong in a name goes by the folder only where it has none."""
    app.folders = (
        Folder(
            "19.a2026",
            "2026",
            ("Kallelse 9 mars.pdf", "Protokoll 2022-03-09.pdf"),
            (Folder("19.b", "Mer 2026", ("Kallelse 9 mars.pdf",)),),
        ),
    )

    listed = listing(site)

    assert _told(listed) == [("03-09", "convened", 1)]


def test_a_calendar_may_be_named_by_the_site(app: Portal) -> None:
    """Where the page loads it from elsewhere."""
    app.title, app.folders = "Möten", ()
    app.events = (Event("Kommunstyrelsen", _moment(10, 13)),)
    app.path = "/moten"
    with serve(app) as replica:
        site = Site(
            url=f"{replica.address}/moten",
            platform="sitevision",
            parameters=(("events", f"/appresource/{PAGE}/{PORTLET}/page"),),
        )

        assert len(listing(site).meetings) == 1


@layouts("shares")
def test_a_web_app_needs_its_page(app: Portal) -> None:
    """The page's node stands in an address or is the site's parameter; without it we say so."""
    app.path = "/moten"
    with serve(app) as replica:
        bare = Site(url=f"{replica.address}/moten", platform="sitevision")
        told = bare.model_copy(update={"parameters": (("page", PAGE),)})

        assert len(listing(told).meetings) == 3
        with pytest.raises(LayoutError, match="the page's node"):
            listing(bare)


@layouts("folders")
def test_a_file_that_was_changed_since_redirects_to_itself(site: Site, replica: Replica) -> None:
    """A stale moment in an address answers 301."""
    meeting = listing(site).meetings[0]
    stale = f"{replica.address}{file_link('Kallelse 2026-03-09.pdf')}".replace("1789626584994", "1000000000000")

    with Client(policy=POLICY, now=lambda: NOON) as client:
        page = client.page(stale)

    assert page.body == SUMMONS
    assert page.url == meeting.documents[0].url
