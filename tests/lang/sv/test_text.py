"""A text is annotated once, and everybody who reads takes the same one."""

from __future__ import annotations

import datetime as dt

import pytest

import agendawatch as aw
from agendawatch.lang.sv.statuses import read_statuses
from agendawatch.lang.sv.text import Text, annotate

FRIDAY = dt.date(2026, 4, 10)
SENTENCES = (
    "Vänsterpartiet i Granmora lägger en motion om badet.",
    "”Vi hoppas att kommunstyrelsen säger ja på onsdag”, säger Anna Ek (V).",
    "Mötet i dag är inställt, nytt möte den 22 april kl. 13.00.",
)


def seen(text: Text) -> list[object]:
    """Tell all that a text holds."""
    clauses = [(it.kind, it.at, [(token.text, token.kind, token.value) for token in it.tokens]) for it in text.clauses]
    return [clauses, [(it.text, it.kind, it.value) for it in text.tokens], text.mentions]


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


def test_what_a_text_names_is_not_settled() -> None:
    """A day without a year has none; hours, bodies, persons and case numbers stand where they stand."""
    text = annotate("KS möts 8.4 och onsdag v. 15 kl. 13.00 om KS 2026/12. Anna Ek (V) talar den 8.4.2026.")

    assert [(it.kind, text.words(*it.span)) for it in text.mentions if it.kind != "organization"] == [
        ("day", "onsdag v. 15"),
        ("hour", "kl. 13.00"),
        ("case_number", "KS 2026/12"),
        ("person", "Anna Ek (V)"),
        ("day", "8.4.2026"),
    ]
    assert [str(it.value) for it in text.of("day")] == ["v. 15 day 3", "8/4"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "(((", "§§", "...", "–", "a" * 5000, "1." * 500, "den den den"]
)
def test_any_text_is_a_text(text: str) -> None:
    """Whatever it holds."""
    made = annotate(text)

    assert list(made.mentions) == [it for it in made.mentions if 0 <= it.span[0] <= it.span[1] <= len(text)]
    assert all(clause.tokens for clause in made.clauses)
