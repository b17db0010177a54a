"""Organizations of another name."""

from __future__ import annotations

import datetime as dt

from agendawatch.history.renaming import renamed_organizations
from agendawatch.model import STOCKHOLM, Listing, Meeting, Organization, OrganizationClassification, Window

KIND = OrganizationClassification.COMMITTEE


def _row(who: str, *days: int, hour: int | None = 13, kind: OrganizationClassification = KIND) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            organization=Organization(name=who, classification=kind),
            date=dt.date(2031, 3, day),
            start=None if hour is None else dt.datetime(2031, 3, day, hour, tzinfo=STOCKHOLM),
        )
        for day in days
    )


def _list(*rows: tuple[Meeting, ...]) -> Listing:
    return Listing(window=Window.year(2031), meetings=tuple(meeting for row in rows for meeting in row))


def test_a_row_that_stands_as_it_stood_is_the_same_organization() -> None:
    """Most of it will do."""
    before = _list(_row("Socialnämnden", 3, 10, 17), _row("Kulturnämnden", 4))
    after = _list(_row("Omsorgsnämnden", 3, 10, 18), _row("Kulturnämnden", 4))

    assert renamed_organizations(before, after) == {"socialnämnden": "omsorgsnämnden"}


def test_an_organization_that_still_stands_was_not_renamed() -> None:
    """A new one beside it is new."""
    before = _list(_row("Socialnämnden", 3, 10))
    after = _list(_row("Socialnämnden", 3, 10), _row("Omsorgsnämnden", 3, 10))

    assert renamed_organizations(before, after) == {}


def test_two_that_fit_as_well_are_not_guessed_apart() -> None:
    """A committee that was split has no one heir."""
    before = _list(_row("Socialnämnden", 3, 10))
    after = _list(_row("Äldrenämnden", 3, 10), _row("Familjenämnden", 3, 10))

    assert renamed_organizations(before, after) == {}


def test_a_single_day_without_an_hour_is_too_little() -> None:
    """Many organizations meet on one day."""
    before, after = _list(_row("Socialnämnden", 3, hour=None)), _list(_row("Byggnadsnämnden", 3, hour=None))

    assert renamed_organizations(before, after) == {}


def test_a_council_does_not_become_a_committee() -> None:
    """What an organization is for stays."""
    before = _list(_row("Kommunfullmäktige", 3, 10, kind=OrganizationClassification.COUNCIL))

    assert renamed_organizations(before, _list(_row("Valnämnden", 3, 10))) == {}
