"""Of sites, what a person wants of them."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.cli.update import narrow
from agendawatch.errors import InputError
from agendawatch.model import Site

PORTAL = Site(url="https://portal.example/", platform="page")
BOARD = Site(url="https://board.example/", platform="page", organizations=("Kommunstyrelsen",))
SCHOOLS = Site(url="https://schools.example/", platform="page", organizations=("Skolnämnden", "Kommunfullmäktige"))


@cases("wanted", "left")
def test_sites_are_for_what_is_wanted(wanted: tuple[str, ...], left: dict[str, tuple[str, ...]]) -> None:
    """A portal is asked for these alone; a site of others is left out."""
    assert {site.url: site.organizations for site in narrow((PORTAL, BOARD, SCHOOLS), wanted)} == left


def test_an_organization_that_no_site_is_for_is_wrong_use() -> None:
    """Nothing to visit is no quiet round."""
    with pytest.raises(InputError, match="one that a named site is for"):
        narrow((BOARD,), ("Miljönämnden", "Skolnämnden"))
