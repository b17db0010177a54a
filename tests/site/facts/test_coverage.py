"""What the page on coverage says."""

from __future__ import annotations

import datetime as dt

from tests.site.invented import BOARD, NOW, meeting

from agendawatch.failure import FailureCode
from agendawatch.model import Caveat, CaveatCode, Doubt, Organization
from agendawatch.model.change import Coverage
from agendawatch.model.listing import Unreached
from agendawatch.registry import municipality
from agendawatch.site.facts.coverage import SHOWN, coverage_page

GOTEBORG, HABO, HALLAND = (municipality(name) for name in ("Göteborg", "Habo", "Region Halland"))
COUNCIL = Organization(name="Kommunfullmäktige")


def test_gaps_are_told() -> None:
    """Of the whole country: who is read, who is asked and silent, and who is not asked."""
    page = coverage_page(
        [
            Coverage(municipality=GOTEBORG, organization=BOARD, last_success=NOW),
            Coverage(municipality=HALLAND, organization=BOARD, last_success=NOW),
            Coverage(
                municipality=HABO,
                sites=("https://habo.example",),
                failing_since=NOW,
                failure=FailureCode.STATUS,
                status=503,
            ),
        ]
    )

    assert (page.municipalities, page.of_municipalities, page.regions, page.of_regions) == (1, 290, 1, 21)
    assert [town.municipality for town in page.towns] == [GOTEBORG, HALLAND]
    assert [(it.municipality, it.failing and it.failing.status) for it in page.silent] == [(HABO, 503)]
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

    assert (town.organizations, town.last_success, town.failing and town.failing.failing_since) == (2, old, old)
    assert (town.without_agenda, town.without_minutes) == (1, 0)


def test_a_site_that_never_answered_leaves_the_freshness_open() -> None:
    """It is not as fresh as its neighbour."""
    rows = [
        Coverage(municipality=GOTEBORG, organization=it, last_success=at) for it, at in ((BOARD, NOW), (COUNCIL, None))
    ]

    assert coverage_page(rows).towns[0].last_success is None


def test_whom_pages_name_and_what_there_is_no_room_for_are_told() -> None:
    """Organizations that were not found once each, by municipality; of many doubts, whose the rest are."""
    missed = Unreached(organization="Byggnadsnämnden", reason=Caveat.of(CaveatCode.COLUMNS_LOST))
    doubts = tuple(
        Doubt(caveat=Caveat.of(CaveatCode.COLUMNS_LOST), organization=Organization(name=f"Nämnd {nth}"))
        for nth in range(SHOWN + 5)
    )
    page = coverage_page(
        [
            Coverage(municipality=GOTEBORG, organization=BOARD, meetings=1, unreached=(missed,), doubts=doubts),
            Coverage(municipality=GOTEBORG, organization=COUNCIL, meetings=1, unreached=(missed,)),
        ]
    )

    assert page.unreached == ((GOTEBORG, (missed,)),)
    assert page.more_doubts == ((GOTEBORG, 5, True),)
