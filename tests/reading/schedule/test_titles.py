"""Lines that stand for headings are known by what they say."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.titles import NAME_LEVEL, PART_LEVEL, title_of


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Kommunstyrelsen", NAME_LEVEL),
        ("Kommunstyrelsen 2026", NAME_LEVEL),
        ("Hösten 2026", PART_LEVEL),
        ("Sammanträdesdagar 2026", PART_LEVEL),
        ("Januari - juni 2026", PART_LEVEL),
        ("Mars", PART_LEVEL),
        ("Utbildningsdagar", PART_LEVEL),
        ("Nämnden möts i Sal Eken", None),
        ("Budget 2026", None),
        ("Nämnden för lärande 2026 (klockan 13:15)", NAME_LEVEL),
        ("Tid: 18.00", None),
        ("Utskottet förbereder ärenden åt kommunstyrelsen.", None),
    ],
)
def test_title_or_not(text: str, level: int | None) -> None:
    """Names, years and months head what follows; sentences do not."""
    scope = title_of(text, level=None, legend={}, context=None)

    assert (scope.level if scope else None) == level


def test_other_occasion_refuses_what_follows() -> None:
    """Dates under such a line are no meetings."""
    scope = title_of("Gruppmöten", level=None, legend={}, context=None)

    assert scope is not None
    assert scope.refused
