"""A store with two municipalities, for tests of publishing."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Site,
    Watch,
    Window,
)
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

ANGELVIK = Municipality(code="9901", name="Ängelvik")
BERGA = Municipality(code="9902", name="Berga")
NOW = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
FIRST = NOW - dt.timedelta(days=60)
SETTINGS = SiteSettings(
    base_url="https://moten.example/", languages=("sv", "en"), watches=(Watch(name="Cyklar", words=("cykelbana",)),)
)


def meeting(town: Municipality, name: str, month: int, day: int, **facts: object) -> Meeting:
    """Make a meeting of 2026, at one."""
    date = dt.date(2026, month, day)
    usual: dict[str, object] = {
        "organization": Organization(name=name),
        "municipality": town,
        "date": date,
        "start": dt.datetime.combine(date, dt.time(13), tzinfo=STOCKHOLM),
        "source_id": f"{name}-{date}",
    }
    return Meeting.model_validate(usual | facts)


LIGHT = AgendaItem(number="1", title="Belysning längs cykelbanan")
HAS_BEEN = meeting(ANGELVIK, "Kommunstyrelsen", 2, 4, agenda=(LIGHT,))
COMING = meeting(ANGELVIK, "Kommunstyrelsen", 3, 18)
LATER = meeting(ANGELVIK, "Kommunfullmäktige", 4, 22)
ELSEWHERE = meeting(BERGA, "Kommunstyrelsen", 3, 11)


def add(store: Store, *meetings: Meeting, seen: dt.datetime = FIRST) -> None:
    """Record a round of the municipality that these are of."""
    town = meetings[0].municipality
    site = Site(url=f"https://{town.slug if town else 'utan'}.example/", platform="page", municipality=town)
    store.records.add(Listing(window=Window.year(2026), meetings=meetings), site=site, seen=seen)
