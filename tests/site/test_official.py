"""A municipality's own site says whose it is, in pages, calendars and mail."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.site.towns import NOW

from agendawatch.errors import ConfigError
from agendawatch.site.plan import plan
from agendawatch.site.settings import read_settings
from agendawatch.store import Store

OFFICIAL = '[site]\nbase_url = "https://moten.example/"\nrole = "official"\nmunicipality = "Ängelvik"\nlanguages = ["sv", "en"]\n'
UNOFFICIAL = ("Inofficiell", "Unofficial", "unofficial", "inofficiell")


def made(store: Store, settings: str) -> dict[str, str]:
    """Publish two municipalities' meetings, and give the files that people read."""
    files = {planned.path: planned.make(None) for planned in plan(store, read_settings(settings), NOW)}
    endings = (".html", ".ics", ".atom", ".json")
    return {path: data.decode().replace("\r\n ", "") for path, data in files.items() if path.endswith(endings)}


def test_an_official_site_is_nowhere_told_as_unofficial(store: Store) -> None:
    """In both languages, and in every form; other municipalities are not on it."""
    files = made(store, OFFICIAL)

    assert [path for path, text in files.items() for word in UNOFFICIAL if word in text] == []
    assert "Utges av Ängelvik." in files["angelvik/index.html"]
    assert "Published by Ängelvik." in files["en/angelvik/index.html"]
    assert "Utges av Ängelvik." in files["angelvik.ics"]
    assert "Ängelvik" in files["om/index.html"]
    assert not any(path.startswith("berga") for path in files)


def test_any_other_site_says_that_it_is_unofficial(store: Store) -> None:
    """On every page and in every event."""
    files = made(store, '[site]\nbase_url = "https://moten.example/"\n')

    assert all("Inofficiell bevakning" in files[path] for path in ("index.html", "angelvik.ics", "angelvik.atom"))
    assert not any("Utges av Ängelvik" in text for text in files.values())


@cases("more", "field")
def test_a_role_that_cannot_be_is_refused(more: str, field: str) -> None:
    """By its key."""
    with pytest.raises(ConfigError) as told:
        read_settings(f"[site]\n{more}")

    assert field in {mistake.field for mistake in told.value.mistakes}
