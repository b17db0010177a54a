"""Labels say who, when and whether."""

from __future__ import annotations

import pytest

from agendawatch.reading.schedule.labels import months_in, read_label, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Sammanträdestider 2026", (2026,)),
        ("Plan för 2025/26", (2025, 2026)),
        ("Plan 2025–2026", (2025, 2026)),
        ("Ordinarie möten för år 2026: nämnder", (2026,)),
        ("Möte 2026-03-11", ()),
        ("den 3 maj 2026", ()),
        ("mandatperioden 2022-2026", ()),
        ("KS 2026/00123", ()),
        ("Ledamöter", ()),
    ],
)
def test_years_that_stand_alone(text: str, years: tuple[int, ...]) -> None:
    """A year in a date, a case number or a term of office is no plan's."""
    assert years_in(text) == years


def test_months_that_stand_alone() -> None:
    """A month with a day is a date."""
    assert months_in("Mars") == (3,)
    assert months_in("3 mars") == ()


def test_other_occasions_refuse() -> None:
    """Dates under such a label are no meetings."""
    assert read_label("Utbildningsdagar 2026", legend={}).refused
    assert not read_label("Utbildningsnämnden 2026", legend={}).refused
    assert not read_label("Nämnden för arbete och vuxenutbildning", legend={}).refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Möten och handlingar 2026", False),
        ("Sammanträden, kallelser och protokoll", False),
        ("Protokoll från möten", True),
        ("Handlingar till mötena", True),
    ],
)
def test_heading_of_meetings_and_their_papers(text: str, refused: bool) -> None:
    """What comes first in a heading is what stands under it."""
    assert read_label(text, legend={}).refused is refused
