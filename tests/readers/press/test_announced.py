"""Which day a press release announces, and why the others are none."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.lang.sv.twins import twins

from agendawatch.model import DayExclusion
from agendawatch.readers.press import read_press_release

FRIDAY = dt.date(2026, 4, 10)


_OTHERS = {
    "Kommunstyrelsen": "Kommunstyrelsen i Storlunda",
    "vår motion": "Moderaternas motion",
    "Förslaget": "Moderaternas förslag",
    "kommunfullmäktige": "kommunfullmäktige i Storlunda",
}


def _day(text: str) -> dt.date | None:
    return read_press_release(f"Vänsterpartiet Granmora om badet\n\n{text}", published=FRIDAY).date


@cases("text", "day")
def test_a_day_is_announced(text: str, day: int) -> None:
    """A clause says which body handles the matter, and when."""
    assert _day(text) == dt.date(2026, 4, day)


@cases("text")
def test_no_day_is_announced(text: str) -> None:
    """Called off, conditional, another town's, another party's, a rally, a deadline, withdrawn, and so on."""
    assert _day(text) is None


@pytest.mark.parametrize(
    ("kind", "twin"),
    [
        pytest.param(kind, twin, id=twin)
        for example in (
            "Kommunstyrelsen behandlar vårt förslag den 15 april.",
            "Förslaget tas upp i kommunstyrelsen den 15 april.",
            "På onsdag avgör kommunfullmäktige vår motion.",
            "Den 15 april tar kommunfullmäktige ställning till vår motion.",
        )
        for kind, twin in twins(example, _OTHERS)
    ],
)
def test_a_twin_announces_nothing(kind: str, twin: str) -> None:
    """What is denied, only thought of, told by a newspaper or said of somebody else's makes no event."""
    assert _day(twin) is None, kind


@cases("text", "reason", reason=DayExclusion)
def test_the_reason_is_told(text: str, reason: DayExclusion) -> None:
    """A day that makes no event is told with its reason, its rule and its clause."""
    release = read_press_release(f"Vänsterpartiet Granmora om badet\n\n{text}", published=FRIDAY)

    (day,) = release.excluded
    assert release.date is None
    assert (day.date, day.reason) == (dt.date(2026, 4, 15), reason)
    assert day.rule
    assert day.clause is not None
    assert day.clause in text


@cases("text", "day")
def test_a_day_is_the_meetings_or_nobodys(text: str, day: str | None) -> None:
    """A headline of who meets and when is kept; where it was written, when a letter came and what is denied is none."""
    read = read_press_release(text, published=dt.date(2026, 5, 8))

    assert (read.date.isoformat() if read.date else None) == day
