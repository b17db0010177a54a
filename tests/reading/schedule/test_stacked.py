"""Stacked: tables that came with one cell on a line."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule import read_schedule
from agendawatch.reading.schedule.stacked import unstack


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Nämnd\nJan\nFeb\nMars\nKS\n14\n11\n11\nKF\n26\n-\n23",
            ["Nämnd\tJan\tFeb\tMars", "KS\t14\t11\t11", "KF\t26\t-\t23"],
        ),
        ("Månad\nKS\nKF\nJan\n14\n26\nFeb\n11\n-", ["Månad\tKS\tKF", "Jan\t14\t26", "Feb\t11\t-"]),
    ],
)
def test_whole_rows_are_put_together(text: str, rows: list[str]) -> None:
    """Months across or down, a cell for every head."""
    assert unstack(text.split("\n"), legend={}) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Nämnd\nJan\nFeb\nMars\nKS\n14\n11\nKF\n26\n23\n30",
        "Nämnd\nJan\nFeb\nMars\nKS\n14\n11\n11\n18\nKF\n26\n-\n23",
        "KS\nKF\nJan\n14\n26\nFeb\n11\n9",
        "Jan\nFeb\nMars",
    ],
    ids=["a cell too few", "a cell too many", "no corner", "heads alone"],
)
def test_a_row_that_does_not_fill_its_heads_leaves_all_as_it_was(text: str) -> None:
    """Which cell is missing, the text does not say."""
    assert unstack(text.split("\n"), legend={}) == text.split("\n")


def test_heads_that_stand_together_over_cells_that_stand_apart_are_cells() -> None:
    """The last of them is no heading over all days."""
    page = "Möten 2026\n\nMånad\nKS\nKF\n\nJanuari\n\n13\n\n\n\nFebruari\n\n10\n\n16\n\nMars\n\n10\n\n30"

    found = read_schedule(page)

    assert [m.date.day for m in found if m.organization.name == "Kommunstyrelsen"] == [13, 10, 10]
    assert [m.date.day for m in found if m.organization.name == "Kommunfullmäktige"] == [16, 30]
