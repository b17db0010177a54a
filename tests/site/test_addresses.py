"""Addresses are a promise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.model import Municipality, Organization
from agendawatch.registry import municipalities
from agendawatch.site import addresses

ANGELVIK = Municipality(code="9901", name="Ängelvik")
_SAFE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")


def test_every_municipality_has_a_page_of_its_own() -> None:
    """Also Habo and Håbo."""
    paths = {addresses.municipality_path(place) for place in municipalities()}

    assert len(paths) == len(municipalities())


@pytest.mark.parametrize("name", ["Om", "Månad", "../..", "/etc/passwd", "北京", "EN", "404", "x" * 10_000, "å\r\nb"])
def test_no_name_leaves_its_place(name: str) -> None:
    """Nor takes another page's, nor is longer than a file system bears."""
    town = addresses.municipality_path(Municipality(code="9902", name=name))
    organization = addresses.organization_path(ANGELVIK, Organization(name=name))

    fixed = {addresses.ABOUT, addresses.WORDS, addresses.MONTHS, addresses.SUBSCRIBE, addresses.COVERAGE, "en/", "404/"}
    assert town not in fixed
    assert organization.removeprefix("angelvik/") not in fixed
    for path in (town, organization):
        assert _SAFE.fullmatch(path)
        assert all(0 < len(part) < 120 for part in path.rstrip("/").split("/"))


@given(st.text(min_size=1))
def test_any_id_becomes_a_key_that_a_path_can_hold(identifier: str) -> None:
    """And the same id the same key."""
    key = addresses.key_of(identifier)

    assert re.fullmatch(r"[0-9a-z]{1,40}", key)
    assert addresses.key_of(identifier) == key


def test_two_names_of_one_slug_are_one_organization() -> None:
    """A hyphen more does not make another."""
    paths = {
        addresses.organization_path(ANGELVIK, name) for name in ("Bygg- och miljönämnden", "Bygg och miljönämnden")
    }

    assert paths == {"angelvik/bygg-och-miljonamnden/"}


def test_meetings_of_no_municipality_have_a_place_too() -> None:
    """That no municipality can take."""
    assert addresses.municipality_path(None) == "ovriga/"
    assert addresses.municipality_path(Municipality(code="9903", name="Övriga")) == "ovriga-9903/"


def test_a_page_and_its_twin_know_their_way_to_the_root() -> None:
    """English stands one level down."""
    path = addresses.month_path(2026, 3, addresses.municipality_path(ANGELVIK))

    assert path == "angelvik/manad/2026-03/"
    assert addresses.to_root(path) == "../../../"
    assert addresses.to_root(path, "en") == "../../../../"
    assert addresses.file_path(addresses.MISSING, "en") == "en/404.html"
    assert addresses.feed_path(addresses.FRONT, "ics") == "index.ics"
