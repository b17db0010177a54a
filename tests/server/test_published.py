"""The site's files stand at the addresses that a static host would give them."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.server.app import find_file, kind_of, missing_page, moved
from agendawatch.server.headers import Kind
from agendawatch.server.state import ServerState
from agendawatch.site.planned_file import PlannedFile

NOW = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)
FILES = ("index.html", "404.html", "en/404.html", "angsby/index.html", "angsby.ics", "assets/style.1a2b.css")
STATE = ServerState("", NOW, NOW, {path: PlannedFile(path, "1", lambda _last: b"") for path in FILES})


@cases("path", "file")
def test_an_address_stands_for_a_file(path: str, file: str | None) -> None:
    """Or for none; a name is only ever looked up."""
    found = find_file(STATE, path)

    assert (found.path if found else None) == file


def test_a_page_is_found_from_its_name() -> None:
    """And only a page."""
    assert moved(STATE, "angsby") == "angsby/"
    assert moved(STATE, "") is None
    assert moved(STATE, "assets") is None


@cases("path", "kind", kind=Kind)
def test_a_file_is_what_its_name_says(path: str, kind: Kind) -> None:
    """A page, a feed, an asset, or data."""
    assert kind_of(path) is kind


def test_what_is_missing_is_told_in_the_language_asked() -> None:
    """By the site's own page."""
    found = [missing_page(STATE, path) for path in ("nowhere", "en/nowhere")]

    assert [page.path if page else None for page in found] == ["404.html", "en/404.html"]
    assert missing_page(ServerState("", NOW, NOW), "nowhere") is None


@pytest.mark.parametrize("path", ["nowhere.ics", "en/angsby/nowhere.atom", "angsby/nowhere.json"])
def test_no_page_stands_for_a_feed_that_is_missing(path: str) -> None:
    """A calendar would read it as one without events."""
    assert missing_page(STATE, path) is None
