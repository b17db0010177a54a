"""Listings and the windows that they answer for."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import Listing, Meeting, Organization, Site, Window


def test_a_window_holds_both_its_ends() -> None:
    """1 January and 31 December belong to the year."""
    year = Window.year(2026)

    assert dt.date(2026, 1, 1) in year
    assert dt.date(2026, 12, 31) in year
    assert dt.date(2027, 1, 1) not in year


def test_a_window_runs_forward() -> None:
    """A window that ends before it begins is refused."""
    with pytest.raises(InputError, match="expected a day from"):
        Window(first=dt.date(2026, 2, 1), last=dt.date(2026, 1, 1))


def test_two_meetings_never_share_an_id() -> None:
    """A listing in which one meeting would hide another is refused."""
    meeting = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))

    with pytest.raises(InputError, match="share an id"):
        Listing(window=Window.year(2026), meetings=(meeting, meeting))


def test_a_site_is_asked_for_a_parameter_by_name() -> None:
    """What a platform needs beside the address is found by its own name."""
    site = Site(url="https://kommun.example", parameters=(("reader", "r123"),))

    assert site.parameter("reader") == "r123"
    assert site.parameter("root") is None


@cases("told", "url")
def test_a_site_keeps_its_password_to_itself(told: str, url: str) -> None:
    """It is held to ask with, and stands in nothing that is written, shown or compared with others."""
    site = Site(url=told)

    assert site.url == url
    assert site.access is not None
    assert site.access.get_secret_value() == told
    assert "hemligt" not in f"{site!r} {site} {site.model_dump()} {site.model_dump_json()}"
    assert Site.model_validate_json(site.model_dump_json()) == Site(url=url)


def test_most_sites_have_no_password() -> None:
    """An address stays as it was told, whatever else is in it."""
    told = "https://kommun.example/moten?id=2&sida=3#del"

    assert (Site(url=told).url, Site(url=told).access) == (told, None)
