"""What the page on coverage says."""

from __future__ import annotations

import datetime as dt

from tests.site.invented import BOARD, NOW, meeting

from agendawatch.model import Organization
from agendawatch.model.coverage import Coverage
from agendawatch.registry import municipality
from agendawatch.site.facts import coverage_page

GOTEBORG, HABO, HALLAND = (municipality(name) for name in ("Göteborg", "Habo", "Region Halland"))
COUNCIL = Organization(name="Kommunfullmäktige")


def test_gaps_are_told() -> None:
    """Of the whole country: who is read, who is asked and silent, and who is not asked."""
    page = coverage_page(
        [
            Coverage(municipality=GOTEBORG, organization=BOARD, last_success=NOW),
            Coverage(municipality=HALLAND, organization=BOARD, last_success=NOW),
            Coverage(municipality=HABO, sites=("https://habo.example",), failing_since=NOW, error="no answer"),
        ]
    )

    assert (page.municipalities, page.of_municipalities, page.regions, page.of_regions) == (1, 290, 1, 21)
    assert [it.municipality for it in page.towns] == [GOTEBORG, HALLAND]
    assert [(it.municipality, it.error) for it in page.silent] == [(HABO, "no answer")]
    assert len(page.missing) == 311 - 3


def test_a_municipality_is_as_fresh_as_its_stalest_organization() -> None:
    """And fails when one of them does."""
    old = NOW - dt.timedelta(days=9)
    page = coverage_page(
        [
            Coverage(municipality=GOTEBORG, organization=BOARD, last_success=NOW, without_agenda=(meeting(),)),
            Coverage(municipality=GOTEBORG, organization=COUNCIL, last_success=old, failing_since=old),
        ]
    )
    town = page.towns[0]

    assert (town.organizations, town.last_success, town.failing_since) == (2, old, old)
    assert (town.without_agenda, town.without_minutes) == (1, 0)


def test_a_site_that_never_answered_leaves_the_freshness_open() -> None:
    """It is not as fresh as its neighbour."""
    rows = [
        Coverage(municipality=GOTEBORG, organization=it, last_success=at) for it, at in ((BOARD, NOW), (COUNCIL, None))
    ]

    assert coverage_page(rows).towns[0].last_success is None
