"""Days as running text about meetings names them."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.lang.sv.dates import find_meeting_days
from agendawatch.model import Certainty

FRIDAY = dt.date(2026, 3, 6)


@cases("text", "day")
def test_a_weekday_looks_where_its_verb_looks(text: str, day: dt.date) -> None:
    """Back with a past verb, ahead with another; a bare day behind an organization is a day."""
    assert [when.date for when in find_meeting_days(text, published=FRIDAY)] == [day]


def test_a_day_that_a_genitive_names_is_derived() -> None:
    """From the day of publishing, with the words that name it; what a date says itself is not counted twice."""
    (derived,) = find_meeting_days("På måndagens fullmäktige debatterades badet", published=FRIDAY)
    (stated,) = find_meeting_days("Måndagens möte, den 2 mars 2026, blev långt", published=FRIDAY)[-1:]

    assert (derived.words, derived.certainty, derived.span) == ("måndagens", Certainty.DERIVED, (3, 12))
    assert (stated.date, stated.certainty) == (dt.date(2026, 3, 2), Certainty.STATED)
