"""How surely a day is that of a meeting."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.lang.sv.dates import find_meeting_days
from agendawatch.readers.press_meeting import mentions, weigh

FRIDAY = dt.date(2026, 3, 6)

OTHERS = [
    "Kommunen fick brev den 12 mars.",
    "Pressmeddelande 2026-03-06 från Vänsterpartiet i Norrby om kommunstyrelsen",
    "Vi lämnade i dag in en motion om bad till fullmäktige.",
    "Kommunfullmäktige antog planen den 20 juni.",
]


def weight(sentence: str) -> float | None:
    """Weigh the first day of a sentence against its first organization."""
    when = find_meeting_days(sentence, published=FRIDAY)[0]
    return weigh(sentence, when, next(iter(mentions(sentence, regional=False)), None), FRIDAY)


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_days_have_no_weight(sentence: str) -> None:
    """Letters, datelines, handing in, and what was done last June."""
    assert weight(sentence) is None


def test_today_is_a_day_where_something_was() -> None:
    """The word "Idag" before what was is the day; before what is, it means nowadays."""
    assert weight("Idag var det premiär för kommunfullmäktige.") is not None
    assert weight("Idag går budgetfullmäktige.") is not None
    assert weight("Idag finns kommunfullmäktige på nätet.") is None


def test_the_nearer_and_the_plainer_the_heavier() -> None:
    """An organization beside the day, a verb of deciding and a word for meeting each count."""
    plain = weight("Kommunstyrelsen, som leds av en ny ordförande sedan nyår, är på plats den 12 mars.")
    decides = weight("Kommunstyrelsen beslutar om badet den 12 mars.")
    beside = weight("Badet avgörs vid sammanträdet i kommunstyrelsen den 12 mars.")

    assert plain is not None
    assert decides is not None
    assert beside is not None
    assert plain < decides < beside
