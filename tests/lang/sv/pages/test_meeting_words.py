"""Words of meetings: known ones, labels and states, days of publishing, and what no table knows."""

from __future__ import annotations

import re

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages import meeting_words as words
from agendawatch.lang.sv.pages.meeting_words import (
    Detail,
    find_detail,
    find_unknown_words,
    is_held,
    is_not_published,
    without_publishing,
)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (
            words.MEETS,
            ("sammanträdet", "möts", "styrelsemöte", "kallas till", "följande dagar"),
            ("beslutet", "mötley"),
        ),
        (
            words.SOME_MONTHS,
            ("mötet i juni", "Decembersammanträdet", "I juni och november börjar", "kl. 13, men i mars"),
            ("redovisas i juni", "I maj beslutade"),
        ),
        (
            words.NONE_PLANNED,
            ("Det finns inga planerade sammanträden", "Inga möten att visa", "Inga bokade möten"),
            ("Inga kallelser",),
        ),
        (words.PLAN_WORDS, ("sammanträdestiderna", "Tiderna gäller 2026"), ("nämnden",)),
        (words.EXCEPT, ("med undantag för", "utom den"), ("utan",)),
        (words.STARTS, ("börjar", "starttid"), ("slutar",)),
        (words.TIME_LABELS, ("Tid", "Mötestid", "Klockan", "Kl."), ("Tidning", "Tider")),
        (words.PLACE_LABELS, ("Plats", "Lokal"), ("Platsannons",)),
        (words.WHO_LABELS, ("Organ", "Nämnd", "Beslutsinstans"), ("Nämnden möts",)),
        (words.GENERIC_LABELS, ("Datum", "Dag", "Sammanträdesdagar"), ("Dagordning",)),
    ],
)
def test_words_mean_what_they_say(pattern: re.Pattern[str], yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    """Each table knows its words and no others."""
    assert [word for word in yes if not pattern.search(word)] == []
    assert [word for word in no if pattern.search(word)] == []


@cases("label", "detail", detail=Detail)
def test_a_label_is_known_whole(label: str, detail: Detail | None) -> None:
    """In any case, with or without its colon."""
    assert find_detail(label) is detail


@cases("words", "held")
def test_a_state_may_say_held(words: str, held: bool) -> None:
    """Only such words."""
    assert is_held(words) is held


@cases("words", "hidden")
def test_a_state_may_say_not_published(words: str, hidden: bool) -> None:
    """Spaces do not matter."""
    assert is_not_published(words) is hidden


@cases("text", "expected")
def test_only_the_day_of_publishing_goes(text: str, expected: str) -> None:
    """With the word that says what it is."""
    assert without_publishing(text) == expected


@cases("line", "words")
def test_what_no_table_knows_is_told(line: str, words: tuple[str, ...]) -> None:
    """Once, together with its neighbours; names and small words are nothing to learn."""
    assert find_unknown_words(line) == words


def test_a_long_line_is_looked_at_in_part() -> None:
    """Only its beginning is a line about a meeting."""
    assert find_unknown_words(f"4 mars {'kl ' * 1000}ajourneras") == ()
