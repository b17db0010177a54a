"""Tables that lost their columns: what both readings bear is claimed, what one alone bears may be, nothing else is said."""

from __future__ import annotations

from tests.cases import cases
from tests.readers.schedule.told import may_be, told

STACKED = "Möten 2026\n\nMånad\nKS\nKF\n\nJanuari\n\n13\n\n\n\nFebruari\n\n10\n\n16\n\nMars\n\n10\n\n30"


@cases("page", "meetings")
def test_page_gives_its_meetings(page: str, meetings: tuple[str, ...]) -> None:
    """Every meeting of the page is claimed or among the alternatives of a doubt; of a row that is short, none."""
    days = {line.split(" ")[0] for line in meetings}

    assert days <= {line.split(" ")[0] for line in may_be(page)}


@cases("page", "days")
def test_days_are_in_their_columns(page: str, days: tuple[str, ...]) -> None:
    """What is claimed stands in its column, and what isn't claimed is among the alternatives."""
    borne = {f"{line.split(' ', 2)[0]} {line.split(' ', 2)[2]}" for line in may_be(page)}

    assert set(days) <= borne
    assert set(told(page)) <= set(may_be(page))


def test_nothing_is_claimed_that_only_looks_so() -> None:
    """A row that is short is not believed."""
    assert set(told(STACKED)) <= {
        "2026-01-13 - Kommunstyrelsen",
        "2026-02-10 - Kommunstyrelsen",
        "2026-02-16 - Kommunfullmäktige",
        "2026-03-10 - Kommunstyrelsen",
        "2026-03-30 - Kommunfullmäktige",
    }
