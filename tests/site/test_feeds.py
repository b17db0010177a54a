"""The feeds beside pages."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.site.towns import COMING, HAS_BEEN, LATER, NOW, SETTINGS, add

from agendawatch.feeds.news import News
from agendawatch.site.feeds import feed_bytes, feed_of
from agendawatch.site.source import SiteData, Subject
from agendawatch.store import Store

BOARD = Subject("organization", ("9901", "angelvik/kommunstyrelsen/"))


@pytest.mark.parametrize(
    ("subject", "name", "events"),
    [
        (BOARD, "Kommunstyrelsen, Ängelvik", 2),
        (Subject("municipality", ("9901",)), "Ängelvik", 3),
        (Subject("meeting", ("9901", LATER.id)), "Kommunfullmäktige, Ängelvik", 1),
        (Subject("watch", ("Cyklar", HAS_BEEN.id)), "Cyklar", 1),
        (Subject("proposal", ("0123456789abcdef0123",)), "Belysning längs cykelbanan", 1),
    ],
)
def test_every_subject_has_its_calendar(store: Store, subject: Subject, name: str, events: int) -> None:
    """With its name, and as many events as it should."""
    source = SiteData(store, SETTINGS, NOW)
    told = feed_bytes(source, subject, "sida/", "sv", "ics").decode().replace("\r\n ", "")

    assert f"X-WR-CALNAME:{name}".replace(",", "\\,") in told
    assert told.count("BEGIN:VEVENT") == events
    assert "https://moten.example/sida.ics" in told
    assert "https://moten.example/sida/" in told


def test_news_are_told_as_atom_and_json(store: Store) -> None:
    """The same entries, at their own addresses."""
    source = SiteData(store, SETTINGS, NOW)
    atom = feed_bytes(source, BOARD, "angelvik/kommunstyrelsen/", "sv", "atom").decode()
    told = json.loads(feed_bytes(source, BOARD, "angelvik/kommunstyrelsen/", "en", "json"))

    assert atom.count("<entry>") == len(told["items"]) > 0
    assert 'href="https://moten.example/angelvik/kommunstyrelsen.atom"' in atom
    assert told["feed_url"] == "https://moten.example/en/angelvik/kommunstyrelsen.json"
    assert told["language"] == "en"


def test_a_site_without_an_address_has_feeds_all_the_same(store: Store) -> None:
    """They name no place."""
    source = SiteData(store, SETTINGS.model_copy(update={"base_url": None}), NOW)

    assert b"SOURCE" not in feed_bytes(source, BOARD, "a/", "sv", "ics")


def test_a_calendar_follows_what_was_published(store: Store) -> None:
    """Equal content is equal bytes, whatever the store became."""
    first = feed_bytes(SiteData(store, SETTINGS, NOW), BOARD, "a/", "sv", "ics")
    later = SiteData(store, SETTINGS, NOW + dt.timedelta(hours=1))

    assert feed_bytes(later, BOARD, "a/", "sv", "ics", last=first) == first


def test_a_meeting_of_long_ago_keeps_its_calendar(store: Store) -> None:
    """An address that is a promise is never empty."""
    source = SiteData(store, SETTINGS, NOW + dt.timedelta(days=3000))

    assert b"BEGIN:VEVENT" in feed_bytes(source, Subject("meeting", ("9901", COMING.id)), "a/", "sv", "ics")
    assert b"BEGIN:VEVENT" not in feed_bytes(source, BOARD, "a/", "sv", "ics")


def test_what_no_calendar_can_show_spoils_no_feed(store: Store) -> None:
    """The rest stands in it."""
    bad = COMING.model_copy(update={"url": "javascript:alert(1)"})
    add(store, HAS_BEEN, bad, LATER, seen=NOW)
    told = feed_bytes(SiteData(store, SETTINGS, NOW), BOARD, "a/", "sv", "ics")

    assert told.count(b"BEGIN:VEVENT") == 2
    assert b"javascript" not in told


def test_a_watch_tells_the_changes_that_it_hits(store: Store) -> None:
    """Of the meetings where it found anything."""
    feed = feed_of(SiteData(store, SETTINGS, NOW), Subject("watch", ("Cyklar", HAS_BEEN.id)))

    assert [news.change.meeting.id for news in feed.news if isinstance(news, News)] == [HAS_BEEN.id]
