"""Days whose month stands before them."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.month_days import month_first, with_month


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("3 Valnämnden", "3 mars Valnämnden"),
        ("Tisdag den 3:e kl. 13", "Tisdag den 3 mars kl. 13"),
        ("3 – Valnämnden", "3 mars Valnämnden"),
        ("3/4 Valnämnden", None),
        ("Lunch", None),
    ],
)
def test_a_day_takes_the_month_above(line: str, dated: str | None) -> None:
    """A figure first on its line is a day; one with a month of its own is none."""
    made = with_month(line, 3)

    assert (" ".join(made.split()) if made else None) == dated


@pytest.mark.parametrize(
    ("line", "dated"), [("November: 5, 19", "5 november, 19 november"), ("November 2026", None), ("I november", None)]
)
def test_a_month_leads_its_days(line: str, dated: str | None) -> None:
    """A month, then days and nothing else."""
    assert month_first(line) == dated
