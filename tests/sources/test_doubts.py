"""What a page's reader is not sure of, a listing withholds and says so, on every platform that reads pages."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.doubting import Reader, doubt_where, doubting
from tests.replicas.asking import YEAR, listing
from tests.replicas.page import ListingSite
from tests.replicas.server import serve

from agendawatch.model import Listing, Meeting, Municipality, Organization, Schedule, Site, Window

TOWN = Municipality(code="9901", name="Exempelköping")
FILES = (
    '<h3>13 januari</h3><a href="/a/kallelse.pdf">Kallelse</a><h3>17 januari</h3><a href="/b/kallelse.pdf">Kallelse</a>'
)
OWN = '<p><a href="/c/p.pdf">Protokoll Kulturnämnden 2026-01-20</a></p>'
"""A file that tells by its own name of what day it is."""
PAGE = (
    "<!doctype html><main><h1>Sammanträden 2026</h1>"
    f"{OWN}"
    f"<h2>Kulturnämnden</h2><ul><li>13 januari<li>10 februari</ul>{FILES}"
    "<h2>Valnämnden</h2><ul><li>26 januari</ul></main>"
)


def as_drawn(_page: object, *, municipality: Municipality | None = None, **_settings: object) -> Schedule:
    """Read the page as it is drawn, whatever our own reader makes of it."""
    rows = (("Kulturnämnden", 1, 13), ("Kulturnämnden", 1, 17), ("Valnämnden", 1, 26), ("Kulturnämnden", 2, 10))
    return Schedule(
        Meeting(municipality=municipality, organization=Organization(name=who), date=dt.date(2026, month, day))
        for who, month, day in rows
    )


def doubted(*names: str, whole: bool = False) -> Reader:
    """Doubt organizations of the page as it is drawn."""
    return doubt_where(*names, whole=whole, sure_by=as_drawn)


def listed(platform: str, html: str = PAGE, *, organization: str | None = None, window: Window = YEAR) -> Listing:
    """List what a page shows."""
    with serve(ListingSite("x", html=html)) as replica:
        site = Site(url=f"{replica.address}{ListingSite('x').path}", platform=platform, municipality=TOWN)
        return listing(site, window, organization)


def days(shown: Listing) -> list[tuple[str, dt.date]]:
    """Tell who meets when."""
    return [(it.organization.name, it.date) for it in shown.meetings]


@pytest.mark.parametrize("platform", ["page", "sitevision"])
def test_an_organization_in_doubt_is_withheld_with_the_place(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its alternatives have address, moment and files; the others are listed."""
    doubting(monkeypatch, as_drawn)
    sure = listed(platform)
    assert sure.doubts == ()
    assert ("Kulturnämnden", dt.date(2026, 1, 17)) in days(sure)

    doubting(monkeypatch, doubted("Kulturnämnden"))
    shown = listed(platform)

    (doubt,) = shown.doubts
    ground = doubt.provenance
    assert doubt.organization is not None
    assert (doubt.organization.name, doubt.place) == ("Kulturnämnden", "the list under the heading")
    assert ground is not None
    assert ground.url is not None
    assert ground.url.endswith(ListingSite("x").path)
    assert ground.seen is not None
    assert ground.content_hash is not None
    first = doubt.alternatives[0].meetings[0]
    assert first.provenance is not None
    assert first.provenance.content_hash == ground.content_hash
    assert [file.title for file in first.documents] == ["Kallelse"]
    # By its own name a file is of a day, whatever the page's order means; the others say nothing.
    assert days(shown) == [("Kulturnämnden", dt.date(2026, 1, 20)), ("Valnämnden", dt.date(2026, 1, 26))]


@pytest.mark.parametrize("platform", ["page", "sitevision"])
def test_a_page_in_doubt_lists_nothing_and_fails_not(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is withheld."""
    doubting(monkeypatch, doubted("Valnämnden", whole=True))

    shown = listed(platform, PAGE.replace(FILES, "").replace(OWN, ""))

    assert shown.meetings == ()
    assert [doubt.organization for doubt in shown.doubts] == [None]
    assert shown.window == YEAR


def test_a_doubt_of_other_organizations_or_days_concerns_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for may be among its alternatives, or not."""
    doubting(monkeypatch, doubted("Kulturnämnden"))
    later = Window(first=dt.date(2026, 2, 1), last=dt.date(2026, 12, 31))
    autumn = Window(first=dt.date(2026, 9, 1), last=dt.date(2026, 12, 31))

    assert listed("page", organization="Valnämnden").doubts == ()
    assert listed("page", window=autumn).doubts == ()
    (asked,) = listed("page", organization="Kulturnämndens presidium").doubts
    assert [len(way.meetings) for way in asked.alternatives] == [0, 3]
    (cut,) = listed("page", window=later).doubts
    assert [[it.date.month for it in way.meetings] for way in cut.alternatives] == [[2], [2]]


def test_a_replica_that_is_in_doubt_says_that_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """So do the meetings that it may be of."""
    doubting(monkeypatch, doubted("Kulturnämnden"))

    (doubt,) = listed("page").doubts

    assert doubt.provenance is not None
    assert doubt.provenance.constructed
    assert all(it.example for way in doubt.alternatives for it in way.meetings)
