"""A list that no municipality has is refused before it is compared with anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from agendawatch.errors import TooLargeError
from agendawatch.model import Meeting, Organization
from agendawatch.sources.listed import check_plausible

URL = "https://kommun.example/moten"
DAY = dt.date(2026, 1, 1)


def _met(who: int, day: int, nth: int = 1) -> Meeting:
    return Meeting(organization=Organization(name=f"Nämnd {who}"), date=DAY + dt.timedelta(days=day), nth=nth)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: (_met(0, 0, nth) for nth in range(1, 14)), "12 meetings of one organization on one day"),
        (lambda: (_met(0, nth % 31, nth) for nth in range(63)), "62 meetings of one organization in one month"),
        (lambda: (_met(nth, 0) for nth in range(501)), "500 organizations"),
        (lambda: (_met(nth % 50, nth // 50) for nth in range(10_001)), "10000 meetings"),
    ],
)
def test_more_than_anybody_holds_is_refused(made: Callable[[], tuple[Meeting, ...]], told: str) -> None:
    """By what there is too much of."""
    with pytest.raises(TooLargeError, match=f"at most {told}"):
        check_plausible(made(), URL)


def test_a_region_with_all_its_committees_is_not() -> None:
    """Sixty of them, each every week for four years."""
    check_plausible((_met(who, 7 * week) for who in range(40) for week in range(208)), URL)
    check_plausible((), URL)
