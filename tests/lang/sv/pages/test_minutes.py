"""Labels of first pages, notices of minutes with their days, and lines that name no matter."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.minutes import (
    FrontLabel,
    find_disqualified,
    find_front_labels,
    is_about_minutes,
    is_board,
    is_notice_line,
    read_notice_days,
)


@cases("line", "labels", labels=FrontLabel)
def test_labels_are_found(line: str, labels: tuple[FrontLabel, ...]) -> None:
    """At a line's beginning or before a colon, with a capital."""
    assert tuple(label for label, _, _ in find_front_labels(line)) == labels


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("Bo Ek (M) anmäler jäv.", True), ("Ingen anmälde jäv.", False), ("Bo Ek (M) yrkar bifall.", False)],
)
def test_a_disqualification_is_told(sentence: str, told: bool) -> None:
    """That nobody was disqualified is none."""
    assert find_disqualified(sentence) is told


@cases("title", "known")
def test_notices_of_minutes_are_known(title: str, known: bool) -> None:
    """However the clerk words it; a summons and a building permit stand on the same board."""
    assert is_about_minutes(title) is known


@cases("text", "days")
def test_the_days_of_a_notice_are_told_apart(text: str, days: tuple[str | None, ...]) -> None:
    """By the words before each."""
    read = read_notice_days(text)

    told = (read.meeting, read.posted, read.removed)
    assert told == tuple(dt.date.fromisoformat(f"2026-{it}") if it else None for it in days)


@cases("words", "board")
def test_a_board_is_known_by_its_name(words: str, board: bool) -> None:
    """However it is spelt out."""
    assert is_board(words) is board


@cases("line", "known")
def test_a_line_about_a_notice_names_no_matter(line: str, known: bool) -> None:
    """Nothing is left of it when dates, organizations and a notice's words are taken away."""
    assert is_notice_line(line) is known


@pytest.mark.parametrize(
    "line", ["12.", "", f"Protokoll {'Kommunstyrelsen ' * 12}", "Protokoll KS 2026/00123", "Detaljplan för Ekbacken"]
)
def test_numbers_matters_and_long_lines_are_no_notices(line: str) -> None:
    """A number alone is an item's, a case number a matter's."""
    assert not is_notice_line(line)
