"""Words of meetings are known, one row each."""

from __future__ import annotations

import re

import pytest

from agendawatch.lang.sv.pages import meeting_words as words


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
