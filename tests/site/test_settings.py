"""What a site is told of itself."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.errors import InputError
from agendawatch.site.settings import SiteSettings, read_settings

FILE = table(__file__, "FILE")


def test_a_file_is_read_with_its_watches() -> None:
    """Address, title, languages, contact, and what is watched."""
    told = read_settings(FILE)

    assert told.base_url == "https://moten.example/angelvik/"
    assert (told.title, told.languages, told.contact) == ("Möten i Ängelvik", ("sv",), "redaktion@moten.example")
    assert [watch.name for watch in told.watches] == ["Cyklar"]


def test_what_is_given_wins_over_the_file() -> None:
    """An option of the command line is the last word; the order of languages is ours."""
    told = read_settings(FILE, base_url="http://annan.example", languages=("en", "sv"), title="Annan")

    assert (told.base_url, told.title, told.languages) == ("http://annan.example/", "Annan", ("sv", "en"))


def test_no_file_is_enough() -> None:
    """A site needs no settings."""
    assert read_settings() == SiteSettings()


@cases("text", "field")
def test_what_cannot_be_used_is_told_by_its_key(text: str, field: str) -> None:
    """A mistake is found before anything is written."""
    with pytest.raises(InputError) as told:
        read_settings(text)

    assert told.value.field == field


@pytest.mark.parametrize(("told", "days"), [("", 14), ("meeting_pages = 90", 90), ('meeting_pages = "all"', None)])
def test_which_meetings_have_pages_is_a_setting(told: str, days: int | None) -> None:
    """A number of days, or all."""
    assert read_settings(f"[site]\n{told}").meeting_pages == days


def test_nobody_is_named_on_a_partys_page_unless_told() -> None:
    """A list by name is more than the minutes that it was gathered from."""
    assert not read_settings("").persons
    assert read_settings("[site]\npersons = true").persons
