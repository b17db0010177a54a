"""Organizations of another name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.cases import cases
from tests.diff.written import at, listing

from agendawatch.diff.identity import renamed_organizations
from agendawatch.model import Listing, Meeting, Organization, OrganizationClassification

Row = dict[str, Any]
"""Any: who meets on which days of March, at which hour, with a key or a page."""


def _list(rows: tuple[Row, ...]) -> Listing:
    return listing(
        Meeting(
            organization=Organization(
                name=row["who"], classification=OrganizationClassification(row.get("kind", "committee"))
            ),
            date=dt.date(2031, 3, day),
            start=at(row.get("hour", 13), dt.date(2031, 3, day)) if row.get("hour", 13) else None,
            source_id=row.get("key"),
            url=row.get("page"),
        )
        for row in rows
        for day in row["days"]
    )


@cases("before", "after", "found")
def test_an_organization_is_known_again_by_its_row(
    before: tuple[Row, ...], after: tuple[Row, ...], found: dict[str, str]
) -> None:
    """Four fifths by its meetings, one fifth by its words; it must be gone, and its heir clearly the best."""
    assert renamed_organizations(_list(before), _list(after)) == found
