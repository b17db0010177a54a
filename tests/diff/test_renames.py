"""Organizations of another name."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff.identity import renamed_organizations
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


def test_the_day_alone_will_do_for_a_row_of_several() -> None:
    """A new organization starts at another hour, on the days of the old one."""
    before, after = _list(_row("Socialnämnden", 3, 10, 17)), _list(_row("Omsorgsnämnden", 3, 10, 17, hour=9))

    assert renamed_organizations(before, after) == {"socialnämnden": "omsorgsnämnden"}


def test_a_single_meeting_is_known_by_its_key_its_address_or_its_hour() -> None:
    """Each is a mark; another hour is none."""
    (was,) = _row("Socialnämnden", 3)

    def found(**facts: object) -> dict[str, str]:
        before, after = (
            Meeting.model_validate(
                {**dict(was), **facts, "id": "", "organization": Organization(name=who, classification=KIND)}
            )
            for who in ("Socialnämnden", "Omsorgsnämnden")
        )
        later = after.model_copy(
            update={"date": dt.date(2031, 3, 4), "start": dt.datetime(2031, 3, 4, 9, tzinfo=STOCKHOLM)}
        )
        return renamed_organizations(_list((before,)), _list((later,)))

    assert found(source_id="17") == {"socialnämnden": "omsorgsnämnden"}
    assert found(url="https://exempel.example/m/7;jsessionid=1") == {"socialnämnden": "omsorgsnämnden"}
    assert found() == {}


@pytest.mark.parametrize(
    ("days", "name", "expected"),
    [
        pytest.param((3, 10, 18, 25), "Omsorgsnämnden", False, id="half of the days, another word"),
        pytest.param((3, 10, 18, 25), "Social omsorg", False, id="half of the days, a third of the words"),
        pytest.param((3, 10, 18, 25), "Nämnden för social omsorg", True, id="half of the days, most of the words"),
        pytest.param((3, 10, 17, 25), "Omsorgsnämnden", True, id="three of four days"),
        pytest.param((3, 10), "Omsorgsnämnden", True, id="all of a shorter row"),
    ],
)
def test_days_and_words_are_weighed_together(days: tuple[int, ...], name: str, expected: bool) -> None:
    """Four fifths by the meetings, one fifth by the words; a hyphen parts words."""
    before = _list(_row("Nämnden-för social-vård och omsorg", 3, 10, 17, 24))
    halves = _list(_row("Nämnden för vård", 3, 10)), _list(_row("Nämnden för omsorg", 3, 11))

    assert renamed_organizations(*halves) == {"nämnden för vård": "nämnden för omsorg"}
    assert bool(renamed_organizations(before, _list(_row(name, *days)))) is expected


def test_an_heir_must_be_clearly_the_best() -> None:
    """Also seen from the new one: two old rows that fit it leave it unnamed, a third elsewhere does not matter."""
    social, family = _row("Socialnämnden", 3, 10, 17, 24, 28), _row("Familjenämnden", 3, 10, 17, 24, 29)
    heir, other = _row("Omsorgsnämnden", 3, 10, 17, 24, 28), _row("Parknämnden", 5, 12)

    assert renamed_organizations(_list(social, family), _list(heir)) == {}
    assert renamed_organizations(_list(social, _row("Gatunämnden", 5, 12)), _list(heir, other)) == {
        "socialnämnden": "omsorgsnämnden",
        "gatunämnden": "parknämnden",
    }
