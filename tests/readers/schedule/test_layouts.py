"""Whole layouts, each small: what pages and plans do with days, names and hours besides putting them in sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cases import cases

Telling = Callable[..., list[str]]


@cases("page", "meetings")
def test_what_one_reading_bears_is_withheld(
    told: Telling, may_be: Telling, page: str, meetings: tuple[str, ...]
) -> None:
    """Nothing false is claimed, and each meeting's day is among the alternatives, or claimed."""
    days = {line.split(" ", 1)[0] for line in meetings}

    assert {line.split(" ", 1)[0] for line in told(page)} <= days <= {line.split(" ", 1)[0] for line in may_be(page)}


@cases("page", "meetings", meetings=list)
def test_layout_gives_its_meetings(told: Telling, page: str, meetings: list[str]) -> None:
    """Wherever a page puts days, names and hours, they come together."""
    assert told(page) == meetings


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Läsårstider</h1><h2>Höstterminen 2026</h2><ul><li>Höstlov: 26 oktober<li>Jullov: 21 december</ul>",
        "<h1>Öppettider</h1><p>Datum: 3 mars 2026</p><p>Datum: 4 mars 2026</p>",
    ],
)
def test_other_lists_of_days_give_none(told: Telling, page: str) -> None:
    """Terms of schools and days without a name are nobody's meetings."""
    assert told(page) == []
