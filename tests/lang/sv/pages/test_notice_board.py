"""Notices tell of minutes, and their days are told apart."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.minutes import is_about_minutes, is_board, read_notice_days


@cases("title")
def test_notices_of_minutes_are_known(title: str) -> None:
    """However the clerk words it."""
    assert is_about_minutes(title)


@pytest.mark.parametrize("title", ["Kallelse till kommunfullmäktige", "Sammanträde socialnämnden", "Bygglov", ""])
def test_other_notices_are_not(title: str) -> None:
    """A summons and a building permit stand on the same board."""
    assert not is_about_minutes(title)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Protokoll KS 11 mars 2026", ("03-11", None, None)),
        ("Sammanträdesdatum 2026-03-11. Anslaget sätts upp 2026-03-18 och tas ned 2026-04-09", ("03-11", "03-18", "04-09")),
        ("Uppsatt 2026-03-18. Nedtagning 2026-04-09. Sammanträde: 11 mars 2026", ("03-11", "03-18", "04-09")),
        ("Protokollet justerat 2026-03-17", (None, None, None)),
        ("Kommunstyrelsen 2026-03-11 Publicerad 2026-03-18 till och med 2026-04-09", ("03-11", "03-18", "04-09")),
    ],
)  # fmt: skip
def test_the_days_of_a_notice_are_told_apart(text: str, days: tuple[str | None, ...]) -> None:
    """By the words before each."""
    read = read_notice_days(text)

    told = (read.meeting, read.posted, read.removed)
    assert told == tuple(dt.date.fromisoformat(f"2026-{it}") if it else None for it in days)


@pytest.mark.parametrize(
    ("words", "board"), [("Anslagstavla", True), ("Kungörelser", True), ("Nyheter", False), ("", False)]
)
def test_a_board_is_known_by_its_name(words: str, board: bool) -> None:
    """However it is spelt out."""
    assert is_board(words) is board
