"""Hours that a sentence gives several days: to all, to one organization, to one month, to those that it doesn't name."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.schedule import read_schedule

DAYS = "<h2>Valnämnden</h2><ul><li>14 januari<li>11 februari</ul><h2>Skolnämnden</h2><ul><li>20 januari<li>17 februari kl. 8.00</ul>"


def _hours(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meeting in read_schedule(page):
        found.setdefault(meeting.organization.name, []).append(f"{meeting.start:%H:%M}" if meeting.start else "-")
    return found


@cases("rule", "hours")
def test_a_rule_holds_for_whom_it_says(rule: str, hours: dict[str, tuple[str, ...]]) -> None:
    """And a day's own hour goes before it."""
    assert _hours(f"<h1>Möten 2026</h1>{rule}{DAYS}") == {name: list(told) for name, told in hours.items()}


@cases("rule", "hours", hours=list)
def test_some_months_meetings_have_an_hour_of_their_own(rule: str, hours: list[str]) -> None:
    """The others keep the rule's, or none: an exception is no rule."""
    page = f"<h1>Valnämnden</h1><p>Möten 2026: 14 januari, 11 februari och 10 juni.</p><p>{rule}</p>"

    assert _hours(page) == {"Valnämnden": hours}


def test_an_hour_in_brackets_is_its_own_days_alone() -> None:
    """Not that of the days before it in the list."""
    page = "Möten 2026\n\nValnämnden (kl 17.00): 27/1, 24/2 (kl 15.00), 31/3, 16/6 (kl 13.00)"

    assert _hours(page) == {"Valnämnden": ["17:00", "15:00", "17:00", "13:00"]}
