"""Words of meetings are known, one row each."""

from __future__ import annotations

import re

import pytest

from agendawatch.swedish.pages import meeting_words as words


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (
            words.MEETS,
            ("sammanträdet", "möts", "styrelsemöte", "kallas till", "följande dagar"),
            ("beslutet", "mötley"),
        ),
        (
            words.MEETINGS_FIRST,
            ("Möten, kallelser och protokoll", "Sammanträden och handlingar"),
            ("Protokoll och möten",),
        ),
        (words.ONE_MONTH, ("mötet i juni", "Decembersammanträdet"), ("möten i juni", "i juni")),
        (words.ALL_MEETINGS, ("Alla möten", "Mötestiderna"), ("Mötet",)),
        (words.CONVENES, ("kallar till",), ("kallelse",)),
        (
            words.NONE_PLANNED,
            ("Det finns inga planerade sammanträden", "Inga möten att visa", "Inga bokade möten"),
            ("Inga kallelser",),
        ),
        (words.NONE_THAT_DAY, (": inga möten", " – Inga sammanträden"), ("inget",)),
        (words.PLAN_WORDS, ("sammanträdestiderna", "Tiderna gäller 2026"), ("nämnden",)),
        (words.ANOTHER, ("nästa möte", "och nästa"), ("mötet",)),
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


def test_sentences_give_years() -> None:
    """A year with a word of plans is the year of the dates."""
    match = words.PLAN_YEAR.search("följande dagar 2026: 18 januari")

    assert match is not None
    assert match["year"] == "2026"
    assert words.PLAN_YEAR.search("bokslut 2025 den 3 mars") is None
