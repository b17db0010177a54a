"""Notices tell of minutes, and their days are told apart."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.lang.sv.pages.minutes import is_about_minutes, is_board, read_notice_days


@cases("title")
def test_notices_of_minutes_are_known(title: str) -> None:
    """However the clerk words it."""
    assert is_about_minutes(title)


@cases("title")
def test_other_notices_are_not(title: str) -> None:
    """A summons and a building permit stand on the same board."""
    assert not is_about_minutes(title)


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
