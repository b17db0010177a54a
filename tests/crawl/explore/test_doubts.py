"""What is in doubt on a page that a way leads to: withheld, told, and remembered."""

from __future__ import annotations

import pytest
from tests.crawl.explore.conftest import DAYS, HOME, NOW, NYBY, YEAR, Pages, links
from tests.doubting import doubt_where, doubting

from agendawatch.crawl.update import update
from agendawatch.model import Site
from agendawatch.store import Store

OWN = Site(url=HOME, municipality=NYBY)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    doubting(monkeypatch, doubt_where("Valnämnden"))


def site_of() -> Pages:
    """Draw a site with a page for each of two organizations."""
    site = Pages()
    site["/"] = links("Kommun och politik")
    site["/kommun-och-politik"] = links(Kommunstyrelsen="/ks", Valnämnden="/val")
    site["/ks"] = f"<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS}"
    site["/val"] = f"<h1>Valnämnden</h1><h2>Sammanträden 2026</h2>{DAYS}"
    return site


def test_what_is_in_doubt_is_no_meeting_and_is_told() -> None:
    """Its organization was reached: it is withheld, and the other one is not."""
    listing = site_of().list()

    assert {it.organization.name for it in listing.meetings} == {"Kommunstyrelsen"}
    assert [(it.organization and it.organization.name) for it in listing.doubts] == ["Valnämnden"]
    assert listing.unreached == ()
    assert listing.organizations == ("Kommunstyrelsen", "Valnämnden", "Valnämndens presidium")


def test_a_doubt_about_a_whole_page_is_about_its_organization(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other page's meetings are withheld by it."""
    doubting(monkeypatch, doubt_where("Valnämnden", whole=True))

    listing = site_of().list()

    assert {it.organization.name for it in listing.meetings} == {"Kommunstyrelsen"}
    assert [(it.organization and it.organization.name) for it in listing.doubts] == ["Valnämnden"]


def test_doubts_are_remembered_with_the_way() -> None:
    """A page that is as it was is not read again, and what was in doubt on it still is when another page changes."""
    site = site_of()
    with Store("sqlite://") as store:
        with site.client(memory=store.records) as client:
            update(store, OWN, now=NOW, client=client, window=YEAR)
            first = store.doubts()
        site["/ks"] = f"<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS.replace('10 juni', '11 juni')}"
        site.asked.clear()
        with site.client(memory=store.records) as client:
            update(store, OWN, now=NOW, client=client, window=YEAR)

        assert [it.doubt.id for it in first] == [it.doubt.id for it in store.doubts()] != []
        assert sorted(site.asked) == ["/ks", "/val"]
