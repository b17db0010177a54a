"""Earlier meetings: what was decided then is background now."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.earlier_meetings import (
    is_background,
    is_long_ago,
    stands_after,
    tells_of_earlier,
    without_earlier,
)


@pytest.mark.parametrize(
    ("words", "long_ago"),
    [
        ("avslogs i mars 2019", True),
        ("avslogs hösten 2021", True),
        ("avslogs för tre år sedan", True),
        ("avslogs förra mandatperioden", True),
        ("avslogs av fullmäktige 2019", True),
        ("avslogs år 2015.", True),
        ("avslogs för år 2015.", False),
        ("avslogs i mars", False),
        ("avslogs den 3 mars 2019", False),
        ("avslogs", False),
    ],
)
def test_a_month_behind_a_verb_is_background(words: str, long_ago: bool) -> None:
    """A meeting has a day; a month of a year, a season or a past term has passed."""
    assert is_long_ago(words, len("avslogs")) is long_ago


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Efter ", True),
        ("trots en ", True),
        ("inför den ", True),
        ("Beslut om ", False),
        ("Det blev ", False),
        ("", False),
    ],
)
def test_a_noun_behind_efter_says_nothing_of_today(before: str, after: bool) -> None:
    """The återremiss that a plan comes back after is not what becomes of it."""
    assert stands_after(before) is after


@pytest.mark.parametrize(
    ("words", "more", "earlier"),
    [
        ("Efter att frågan åter", True, True),
        ("Efter att frågan åter", False, False),
        ("Taxan, som å", True, True),
        ("Taxan, som å", False, False),
        ("Efter att V yrkat avslag ant", True, False),
        ("Det beslutade nämnden efter att motionen a", False, True),
    ],
)
def test_a_sentence_may_tell_what_its_decision_followed(words: str, more: bool, earlier: bool) -> None:
    """First, and then a decision; or behind the decision."""
    assert tells_of_earlier(words, more=more) is earlier


def test_only_what_came_before_is_taken_away() -> None:
    """The sentence's own outcome stays."""
    assert without_earlier("Efter återremissen i våras antogs planen").split() == ["i", "våras", "antogs", "planen"]
    assert without_earlier("Återremissen avslogs") == "Återremissen avslogs"


@pytest.mark.parametrize(
    ("behind", "earlier"),
    [
        (" en chef i mars 2019.", True),
        (" i mars en chef.", True),
        (" redan 2016-11-15 § 10 en chef.", True),
        (" en chef den 3 mars 2019.", False),
        (" en chef.", False),
    ],
)
def test_an_act_of_a_month_or_another_days_paragraph_is_background(behind: str, earlier: bool) -> None:
    """A meeting has a day, and no paragraph of its own to refer to."""
    act = "Nämnden anställde"

    assert is_background(act + behind, len(act)) is earlier
