"""A date in text is somebody's."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.organizing import Who, runs_organization, several_after
from agendawatch.reading.schedule.runs import split_runs
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.names.organizations import find_organizations, organization


@pytest.mark.parametrize(
    ("text", "scope", "listed", "name"),
    [
        ("Kommunstyrelsen 4 mars", None, True, "Kommunstyrelsen"),
        ("4 mars, Kommunstyrelsen", None, True, "Kommunstyrelsen"),
        ("4 mars kl. 9 tillsammans med socialnämnden", "Kommunstyrelsen", True, "Kommunstyrelsen"),
        ("4 mars kl. 13", "Socialnämnden", True, "Socialnämnden"),
        ("Efter valet möts kommunstyrelsen den 4 mars.", "Socialnämnden", False, "Kommunstyrelsen"),
        ("Sammanträdet den 4 mars hålls i salen.", "Socialnämnden", False, "Socialnämnden"),
    ],
)
def test_nearest_name_holds(text: str, scope: str | None, listed: bool, name: str) -> None:
    """In a list the name beside, in text the last before, else the heading's."""
    run = split_runs(text, find_dates(text, year=2026), listed=listed)[0]
    who = Who(scope=organization(scope) if scope else None)
    found = runs_organization(run, find_organizations(text), who, text, listed=listed)

    assert found is not None
    assert found.name == name


def test_one_day_may_be_several_bodies() -> None:
    """Each has its own hours."""
    text = "13 januari: KSAU 8.30, KS 13.00"
    run = split_runs(text, find_dates(text, year=2026), listed=True)[0]
    found = several_after(run, find_organizations(text), text)

    assert [(who.name, hours.start.hour if hours else None) for who, hours in found] == [
        ("Kommunstyrelsens arbetsutskott", 8),
        ("Kommunstyrelsen", 13),
    ]
