"""A text is annotated once, and everybody who reads takes the same one."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

import agendawatch as aw
from agendawatch.lang.sv.days import find_days
from agendawatch.lang.sv.meeting_phrases import MeetingRef
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.text import Text, annotate
from agendawatch.lang.sv.tokens import Body

FRIDAY = dt.date(2026, 4, 10)
SENTENCES = (
    "Vänsterpartiet i Granmora lägger en motion om badet.",
    "”Vi hoppas att kommunstyrelsen säger ja på onsdag”, säger Anna Ek (V).",
    "Mötet i dag är inställt, nytt möte den 22 april kl. 13.00.",
)


def seen(text: Text) -> list[object]:
    """Tell all that a text holds."""
    clauses = [(it.kind, it.at, [(token.text, token.kind, token.value) for token in it.tokens]) for it in text.clauses]
    return [clauses, [(it.text, it.kind, it.value) for it in text.tokens]]


def test_a_text_is_made_once() -> None:
    """With the day that it was written it is another: "i dag" counts from that."""
    assert annotate(SENTENCES[2], FRIDAY) is annotate(SENTENCES[2], FRIDAY)
    assert annotate(SENTENCES[2], FRIDAY) is not annotate(SENTENCES[2])


def test_nobody_who_reads_a_text_changes_it() -> None:
    """A release takes its own quotations for its own words, and an excluded day for a day, without writing that down."""
    texts = [annotate(it, FRIDAY) for it in SENTENCES]
    before = [seen(it) for it in texts]

    aw.read_press_release("\n\n".join(SENTENCES), published=FRIDAY)
    for sentence in SENTENCES:
        read_statuses(sentence, mark=True, today=FRIDAY)

    assert [seen(it) for it in texts] == before
    with pytest.raises(AttributeError):
        texts[0].text = "x"  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "(((", "§§", "...", "–", "a" * 5000, "1." * 500, "den den den"]
)
def test_any_text_is_a_text(text: str) -> None:
    """Whatever it holds."""
    made = annotate(text)

    assert [it for it in made.tokens if not 0 <= it.start <= it.end <= len(text)] == []
    assert all(clause.tokens for clause in made.clauses)


@cases("text", "days", days=list)
def test_a_list_of_figures_with_full_stops_is_days_behind_den_or_a_meeting(text: str, days: list[str]) -> None:
    """Sections, hours and one pair alone are not."""
    assert [str(it.value) for it in find_days(text)] == days


def test_a_citys_bodies_are_bodies() -> None:
    """In Finland's Swedish the council and the board are the city's."""
    meeting = MeetingRef(dt.date(2026, 1, 23), Body("board"))

    assert read_statuses("Stadsstyrelsens möte den 23.1. är inställt.").status_of(meeting).status == "cancelled"
    assert read_statuses("Stadsfullmäktiges möte den 23.1. är inställt.").status_of(meeting).status == "scheduled"
