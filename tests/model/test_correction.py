"""Corrections as values."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import Caveat, CaveatCode, Correction

SAID = dt.datetime(2026, 3, 12, 9, tzinfo=dt.UTC)
NIGHT = dt.datetime(2026, 3, 11, 23, 30, tzinfo=dt.UTC)
"""Half past midnight in Sweden, on the day after."""


@pytest.mark.parametrize(
    ("made", "row"),
    [
        (Correction(same=True, other="p2", made=SAID), "same: proposal p2 (said 2026-03-12)"),
        (
            Correction(same=False, other="m1", title="Ekor", made=SAID),
            'not the same: "Ekor" of meeting m1 (said 2026-03-12)',
        ),
        (
            Correction(same=True, other="p2", made=NIGHT, taken_back=NIGHT),
            "same: proposal p2 (said 2026-03-12, taken back 2026-03-12)",
        ),
    ],
)
def test_a_correction_is_shown_as_a_row(made: Correction, row: str) -> None:
    """What was said, about what, and when."""
    assert str(made) == row
    assert Correction.model_validate_json(made.model_dump_json()) == made


def test_letter_case_does_not_tell_items_apart() -> None:
    """The same item is the same, however the agenda writes it."""
    one, other = (Correction(same=True, other="m1", title=title, made=SAID) for title in ("Ekor", "EKOR"))

    assert one.about == other.about


def test_the_day_is_sweden_s() -> None:
    """Whichever zone the moment comes in, and a store gives it in UTC."""
    assert Correction(same=True, other="p2", made=NIGHT).evidence == Caveat.of(
        CaveatCode.SAID_BY_PERSON, date="2026-03-12"
    )
