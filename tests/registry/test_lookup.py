"""The registry of municipalities and regions."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.cases import cases

from agendawatch.errors import UnknownMunicipalityError
from agendawatch.model import Jurisdiction
from agendawatch.registry import municipalities, municipality, registration, sites


def test_all_of_sweden_is_there() -> None:
    """290 municipalities and 21 regions, each with its own code."""
    kinds = Counter(place.classification for place in municipalities())

    assert kinds == {Jurisdiction.MUNICIPALITY: 290, Jurisdiction.REGION: 21}
    assert len({place.code for place in municipalities()}) == 311


def test_the_readme_counts_the_registry_as_it_is() -> None:
    """Where documents were fetched, where nobody has confirmed an address, where none is known, and who opened any."""
    said = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    places = [registration(it) for it in municipalities() if it.classification is Jurisdiction.MUNICIPALITY]
    fetched, without = sum(it.state == "known" for it in places), sum(not it.sites for it in places)
    told = re.search(r"Of (\d+) municipalities,.+? of (\d+); of (\d+) an address .+?, of (\w+) none is", said)

    assert told
    assert [int(it) for it in told.groups()[:3]] == [len(places), fetched, len(places) - fetched - without]
    assert told[4] == ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[without]
    assert ("none was opened" in said) is not any(row.kind_basis == "opened" for it in places for row in it.rows)


def test_nearly_all_have_a_site() -> None:
    """At least 280 municipalities carry a site."""
    with_site = [
        place for place in municipalities() if place.classification is Jurisdiction.MUNICIPALITY and sites(place)
    ]

    assert len(with_site) >= 280


@cases("asked", "code")
def test_a_name_is_known_in_its_usual_forms(asked: str, code: str) -> None:
    """By name, code, slug, alias and genitive."""
    assert municipality(asked).code == code


def test_every_municipality_answers_to_its_own_names() -> None:
    """No name, code, slug or genitive leads to somebody else."""
    for place in municipalities():
        for asked in (place.name, place.code, f"{place.name}s", place.slug, f"{place.name.upper()} KOMMUN"):
            assert municipality(asked) == place


def test_no_two_have_the_same_slug() -> None:
    """An address belongs to one municipality."""
    slugs = Counter(place.slug for place in municipalities())

    assert [slug for slug, times in slugs.items() if times > 1] == []
    assert all(slug.isascii() and slug.replace("-", "").isalnum() for slug in slugs)


def test_a_word_that_two_share_names_both() -> None:
    """Habo and Håbo are written alike where there are no marks: neither is guessed."""
    with pytest.raises(UnknownMunicipalityError, match=r"did you mean Håbo \(habo-0305\), Habo \(habo-0643\)\?"):
        municipality("habo")

    assert [municipality(it).code for it in ("Habo", "håbo", "habo-0643", "habo-0305", "Håbos")] == [
        "0643", "0305", "0643", "0305", "0305",
    ]  # fmt: skip


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
    """Where no page is known the state is `unknown`, and nowhere else; the municipality is there all the same."""
    unknown = {place.name for place in municipalities() if registration(place).state == "unknown"}

    assert unknown == {place.name for place in municipalities() if not sites(place)}
    assert {it for it in unknown if not it.startswith("Region ")} <= {
        "Flen",
        "Landskrona",
        "Storuman",
        "Sorsele",
        "Lycksele",
    }
    assert {registration(place).state for place in municipalities()} == {"known", "unconfirmed", "unknown"}


def test_a_board_that_nobody_knows_what_made_is_on_its_municipalitys_own_host() -> None:
    """Another's board may hold notices of another's minutes, of the same day and an organization of the same name."""
    boards = [(place, registration(place).notice_board) for place in municipalities()]
    untold = [(place, board.url) for place, board in boards if board and board.platform is None]

    assert untold
    for place, url in untold:
        assert _domain(url) == _domain(place.website or ""), (place.name, url)


def _domain(url: str) -> list[str]:
    return (urlsplit(url).hostname or "").split(".")[-2:]


def test_a_site_knows_its_municipalitys_notice_board() -> None:
    """And what made it, where that is known; its own parameters stay."""
    for place in municipalities():
        board = registration(place).notice_board
        for site in sites(place):
            known = (board.url, board.platform) if board and board.platform else (None, None)
            assert (site.parameter("board"), site.parameter("board_platform")) == known
            assert site.parameter("board_page") == (board.url if board and not board.platform else None)
