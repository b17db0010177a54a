"""A site says what is not read with certainty: whose, why, and where it stands; and no more of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.cases import cases
from tests.doubting import doubt_of

from agendawatch.model import (
    Caveat,
    CaveatCode,
    Doubt,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Provenance,
    Route,
    Site,
    Unreached,
    Window,
)
from agendawatch.site.plan import plan
from agendawatch.site.render import html
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

NOW = dt.datetime(2031, 1, 2, 12, tzinfo=dt.UTC)
SETTINGS = SiteSettings(base_url="https://moten.example/")
TOWN = Municipality(code="9901", name="Ängelvik")
PAGE = "https://angelvik.example/moten"
SILENT = Municipality(code="9902", name="Tystköping")


def meeting(who: str, day: int, url: str = PAGE) -> Meeting:
    """Make a meeting of March that was read from a page."""
    ground = Provenance(url=url, words=f"{day} mars")
    about = {"municipality": TOWN, "organization": Organization(name=who), "date": dt.date(2031, 3, day)}
    return Meeting.model_validate({**about, "provenance": ground})


BOARD = meeting("Kommunstyrelsen", 5)
THEIRS = (meeting("Kulturnämnden", 6), meeting("Kulturnämnden", 20))


def add(store: Store, town: Municipality, meetings: tuple[Meeting, ...], *doubts: Doubt, day: int = 0) -> None:
    """Make a round of a town's page."""
    site = Site(url=f"https://{town.slug}.example/moten", municipality=town)
    listing = Listing(window=Window.year(2031), meetings=meetings, doubts=doubts)
    store.records.add(listing, site=site, seen=NOW + dt.timedelta(days=day))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Hold a town with a committee in doubt, and one whose whole page is."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        add(opened, TOWN, (BOARD, THEIRS[0]), doubt_of("Kulturnämnden", THEIRS[1:], PAGE))
        add(opened, SILENT, (), doubt_of(None, (), "https://tystkoping.example/moten"))
        yield opened


def shown(store: Store, kind: str, *which: str, settings: SiteSettings = SETTINGS) -> str:
    """Tell what a page says, in Swedish."""
    page = html(SiteData(store, settings, NOW), Subject(kind, which), "sv").decode()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.partition("<main")[2])).split())


CERTAIN = "Osäkert"
WHY = "Kulturnämnden : två sätt att läsa ger olika möten . Dagarna hålls inne tills det är avgjort. Se: the list under the"


@cases("kind", "which", "said")
def test_those_concerned_say_so_with_the_place(store: Store, kind: str, which: tuple[str, ...], said: bool) -> None:
    """And nobody else; what is withheld is on no page."""
    page = shown(store, kind, *which)

    assert (CERTAIN in page, WHY in page) == (said, said)
    assert "20 mars 2031" not in page


def test_coverage_says_so_of_those_without_a_meeting_too(store: Store) -> None:
    """A whole page once, and what a site does not show not at all."""
    page = shown(store, "coverage")

    assert f"Ängelvik , {WHY}" in page
    assert "Tystköping , hela sidan: två sätt" in page
    assert "Tystköping" not in shown(store, "coverage", settings=SETTINGS.model_copy(update={"only": ("9901",)}))


def test_coverage_names_whom_a_site_names_and_we_did_not_find(store: Store) -> None:
    """With the reason, once; one that is followed elsewhere is not missed."""
    day, window = dt.datetime(2031, 3, 1, tzinfo=dt.UTC), Window.year(2031)
    site = store.sites()[0]
    missed = Unreached(organization="Slottsnämnden", reason=Caveat.of(CaveatCode.COLUMNS_LOST))
    route = Route(start=site.url, window=window, explored=day, looked=day, unreached=(missed,))
    store.records.save_route(f"{site.url} *", route)

    page = shown(store, "coverage")

    assert "Nämns av kommunen men hittades inte" in page
    assert page.count("Slottsnämnden") == 1
    assert "Slottsnämnden ( det är oklart i vilka kolumner cellerna står )" in page


def test_a_whole_page_in_doubt_is_told_by_those_who_stand_on_it(store: Store) -> None:
    """Their meetings stand as they were known."""
    elsewhere = meeting("Valnämnden", 9, url="https://angelvik.example/valnamnden")
    add(store, TOWN, (elsewhere,), doubt_of(None, (), PAGE), day=1)

    assert CERTAIN in shown(store, "organization", "9901", "angelvik/kommunstyrelsen/")
    assert CERTAIN not in shown(store, "organization", "9901", "angelvik/valnamnden/")


def test_pages_are_made_anew_when_a_doubt_comes_or_goes(store: Store) -> None:
    """Those that tell of it, and no calendar."""
    before = {planned.path: planned.key for planned in plan(store, SETTINGS, NOW)}
    add(store, TOWN, (BOARD, THEIRS[0]), day=1)
    after = {planned.path: planned.key for planned in plan(store, SETTINGS, NOW)}

    other = {path for path in before if before[path] != after[path]}
    assert {"angelvik/index.html", "angelvik/kulturnamnden/index.html", "tackning/index.html"} <= other
    assert not any(path.endswith((".ics", ".atom")) for path in other)
    assert CERTAIN not in shown(store, "municipality", "9901")
