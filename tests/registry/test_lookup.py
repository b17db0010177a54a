"""The registry of municipalities and regions."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pytest

from agendawatch.errors import UnknownMunicipalityError
from agendawatch.model import Jurisdiction
from agendawatch.registry import municipalities, municipality, registration, sites


def test_all_of_sweden_is_there() -> None:
    """290 municipalities and 21 regions, each with its own code."""
    kinds = Counter(place.classification for place in municipalities())

    assert kinds == {Jurisdiction.MUNICIPALITY: 290, Jurisdiction.REGION: 21}
    assert len({place.code for place in municipalities()}) == 311


def test_nearly_all_have_a_site() -> None:
    """At least 280 municipalities carry a site."""
    with_site = [
        place for place in municipalities() if place.classification is Jurisdiction.MUNICIPALITY and sites(place)
    ]

    assert len(with_site) >= 280


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Göteborg", "1480"),
        ("göteborg", "1480"),
        ("goteborg", "1480"),
        ("Göteborgs", "1480"),
        ("Göteborgs Stad", "1480"),
        ("göteborgs kommun", "1480"),
        ("1480", "1480"),
        ("Borås", "1490"),
        ("Borås stad", "1490"),
        ("Malmö stad", "1280"),
        ("Upplands Väsby", "0114"),
        ("upplands-vasby", "0114"),
        ("VGR", "14"),
        ("Region Halland", "13"),
        ("Gotland", "0980"),
    ],
)
def test_a_name_is_known_in_its_usual_forms(asked: str, code: str) -> None:
    """By name, code, slug, alias and genitive."""
    assert municipality(asked).code == code


def test_every_municipality_answers_to_its_own_names() -> None:
    """No name, code or genitive leads to somebody else; a slug leads to one that is spelt so (Habo, Håbo)."""
    for place in municipalities():
        for asked in (place.name, place.code, f"{place.name}s"):
            assert municipality(asked) == place
        assert municipality(place.slug).slug == place.slug


def test_an_unknown_name_brings_near_ones() -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(UnknownMunicipalityError) as caught:
        municipality("Götborg")

    assert "Göteborg" in caught.value.near
    assert "Göteborg" in str(caught.value)


def test_every_site_has_an_address() -> None:
    """An address is http or https, and a site belongs to its municipality."""
    for place in municipalities():
        for site in sites(place):
            assert urlsplit(site.url).scheme in {"http", "https"}
            assert site.municipality == place


def test_a_municipality_without_a_site_says_so() -> None:
    """Where no page is known the state is `unknown`, and the municipality is there all the same."""
    unknown = [
        place.name for place in municipalities() if len(place.code) == 4 and registration(place).state == "unknown"
    ]

    assert set(unknown) <= {"Flen", "Landskrona", "Storuman", "Sorsele", "Lycksele"}


def test_a_site_knows_its_municipalitys_notice_board() -> None:
    """Where that is of a known platform; its own parameters stay."""
    for place in municipalities():
        board = registration(place).notice_board
        for site in sites(place):
            told = (board.url, board.platform) if board and board.platform else (None, None)
            assert (site.parameter("board"), site.parameter("board_platform")) == told
