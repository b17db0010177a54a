"""What leads to a site's pages and feeds."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from tests.cases import table
from tests.site.towns import COMING, NOW, SETTINGS

from agendawatch.site.plan import plan
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def made(store: Store, settings: SiteSettings = SETTINGS) -> dict[str, bytes]:
    """Make every index."""
    return {one.path: one.make(None) for one in plan(store, settings, NOW) if not one.group}


def locations(sitemap: bytes) -> list[str]:
    """List what a sitemap, or an index of them, leads to."""
    return [it.text or "" for it in ET.fromstring(sitemap).iter(f"{SPACE}loc")]  # noqa: S314 - our own


def test_every_feed_is_listed(store: Store) -> None:
    """With its addresses, when it changed last, and how many events it holds."""
    feeds = json.loads(made(store)["feed-index.json"])["feeds"]

    assert tuple((feed["kind"], feed["title"], feed["events"]) for feed in feeds) == table(__file__, "FEEDS")
    assert feeds[1] == table(__file__, "COUNCIL")


def test_english_feeds_are_listed_beside_the_swedish(store: Store) -> None:
    """Under their language."""
    settings = SETTINGS.model_copy(update={"feed_languages": ("sv", "en"), "base_url": None})
    first = json.loads(made(store, settings)["feed-index.json"])["feeds"][0]

    assert first["ics"] == "angelvik.ics"
    assert first["en"]["ics"] == "en/angelvik.ics"
    assert "en/angelvik.ics" in {one.path for one in plan(store, settings, NOW)}


def test_a_sitemap_names_every_page_in_every_language(store: Store) -> None:
    """With the day of its last change, where that is known."""
    told = made(store)

    found = locations(told["sitemap.xml"])
    assert len(found) == len(set(found))
    page = f"angelvik/kommunstyrelsen/{COMING.id}/"
    assert {"https://moten.example/", f"https://moten.example/{page}", f"https://moten.example/en/{page}"} <= set(found)
    assert b"<lastmod>2026-01-08T12:00:00Z</lastmod>" in told["sitemap.xml"]
    assert told["robots.txt"].endswith(b"Sitemap: https://moten.example/sitemap.xml\n")


def test_what_is_too_much_for_one_sitemap_is_split_by_county(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a change leaves most of them as they were; the same pages are named."""
    whole = locations(made(store)["sitemap.xml"])
    monkeypatch.setattr("agendawatch.site.indexes._MOST", 10)
    told = made(store)

    parts = [path.removeprefix("https://moten.example/") for path in locations(told["sitemap.xml"])]
    assert {"sitemap-sida.xml", "sitemap-99.xml"} <= set(parts)
    assert set(parts) == {path for path in told if path.startswith("sitemap-")}
    found = [it for part in parts for it in locations(told[part])]
    assert sorted(found) == sorted(whole)
    assert max(len(locations(told[part])) for part in parts) <= 10


def test_a_site_without_an_address_has_no_sitemap(store: Store) -> None:
    """A sitemap names whole addresses."""
    told = made(store, SETTINGS.model_copy(update={"base_url": None}))

    assert "sitemap.xml" not in told
    assert told["robots.txt"] == b"User-agent: *\nAllow: /\n"
