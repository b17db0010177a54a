"""Days as running text about meetings names them."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.swedish.press_dates import find_meeting_days

FRIDAY = dt.date(2026, 3, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("På måndagens fullmäktige debatterades badet", dt.date(2026, 3, 2)),
        ("På måndagens fullmäktige lägger vi en motion", dt.date(2026, 3, 9)),
        ("På fredagens möte beslutades om badet", FRIDAY),
        ("Nämnden sa under tisdagen nej", dt.date(2026, 3, 3)),
        ("Mötet på onsdagskvällen blev långt och beslutade inget", dt.date(2026, 3, 4)),
        ("Rapport från KF 2/3", dt.date(2026, 3, 2)),
    ],
)
def test_a_weekday_looks_where_its_verb_looks(text: str, day: dt.date) -> None:
    """Back with a past verb, ahead with another; a bare day behind an organization is a day."""
    assert [when.date for when in find_meeting_days(text, published=FRIDAY)] == [day]
