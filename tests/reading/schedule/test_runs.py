"""Dates that a sentence lists together share its words."""

from __future__ import annotations

from agendawatch.reading.schedule.runs import split_runs
from agendawatch.swedish.days.dates import find_dates


def test_list_in_text_is_one_run() -> None:
    """What follows the last date speaks of all."""
    text = "Mötena den 4 mars, 5 april och den 6 maj ställs in."
    runs = split_runs(text, find_dates(text, year=2026), listed=False)

    assert len(runs) == 1
    assert runs[0].after == " ställs in."


def test_each_date_of_a_list_line_has_its_own_words() -> None:
    """In a list the words between belong to the date before them."""
    text = "13 januari (inställt), 10 februari"
    runs = split_runs(text, find_dates(text, year=2026), listed=True)

    assert "inställt" in runs[0].after
    assert "inställt" not in runs[1].before


def test_clause_turns_to_the_next_meeting() -> None:
    """The words before a date begin where the sentence turns to its meeting."""
    text = "Januarimötet ställs in, nästa möte hålls den 4 mars."
    runs = split_runs(text, find_dates(text, year=2026), listed=False)

    assert "ställs in" not in runs[0].before


def test_parentheses_are_known() -> None:
    """A date in parentheses is beside the point."""
    text = "4 mars (reservdag 5 mars)"
    runs = split_runs(text, find_dates(text, year=2026), listed=True)

    assert [run.inside for run in runs] == [False, True]
