"""A municipality's own site says whose it is, in pages, calendars and mail."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import ConfigError
from agendawatch.model import Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.site.plan import plan
from agendawatch.site.settings import read_settings
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Exempelkommun")
OTHER = Municipality(code="9902", name="Annanköping")
OFFICIAL = '[site]\nbase_url = "https://moten.example/"\nrole = "official"\nmunicipality = "Exempelkommun"\nlanguages = ["sv", "en"]\n'
UNOFFICIAL = ("Inofficiell", "Unofficial", "unofficial", "inofficiell")


def made(settings: str) -> dict[str, str]:
    """Publish two municipalities' meetings, and give the files that people read."""
    with Store("sqlite://") as store:
        for town in (TOWN, OTHER):
            meeting = Meeting(
                municipality=town, organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11)
            )
            site = Site(url=f"https://{town.code}.example", municipality=town)
            store.records.add(Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=NOW)
        files = {planned.path: planned.make(None) for planned in plan(store, read_settings(settings), NOW)}
    endings = (".html", ".ics", ".atom", ".json")
    return {path: data.decode().replace("\r\n ", "") for path, data in files.items() if path.endswith(endings)}


def test_an_official_site_is_nowhere_told_as_unofficial() -> None:
    """In both languages, and in every form; other municipalities are not on it."""
    files = made(OFFICIAL)

    assert [path for path, text in files.items() for word in UNOFFICIAL if word in text] == []
    assert "Utges av Exempelkommun." in files["exempelkommun/index.html"]
    assert "Published by Exempelkommun." in files["en/exempelkommun/index.html"]
    assert "Utges av Exempelkommun." in files["exempelkommun.ics"]
    assert "Exempelkommun" in files["om/index.html"]
    assert not any(path.startswith("annankoping") for path in files)


def test_any_other_site_says_that_it_is_unofficial() -> None:
    """On every page and in every event."""
    files = made('[site]\nbase_url = "https://moten.example/"\n')

    assert all(
        "Inofficiell bevakning" in files[path] for path in ("index.html", "exempelkommun.ics", "exempelkommun.atom")
    )
    assert not any("Utges av Exempelkommun" in text for text in files.values())


@cases("more", "field")
def test_a_role_that_cannot_be_is_refused(more: str, field: str) -> None:
    """By its key."""
    with pytest.raises(ConfigError) as told:
        read_settings(f"[site]\n{more}")

    assert field in {it.field for it in told.value.mistakes}
