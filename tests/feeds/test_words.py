"""Feeds speak Swedish and English, whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from agendawatch.answers.text import line
from agendawatch.answers.words import CHANGE_LABELS, ENGLISH, SWEDISH, Phrases, change_label, moment_words
from agendawatch.i18n import Language
from agendawatch.model import STOCKHOLM, Certainty, ChangeKind, MeetingStatus


@pytest.mark.parametrize("say", [SWEDISH, ENGLISH])
def test_every_state_has_words(say: Phrases) -> None:
    """No state of the model is without a phrase."""
    assert set(say.meeting_status) == set(MeetingStatus)
    assert set(say.certainty) == set(Certainty)
    assert (len(say.weekdays), len(say.months)) == (7, 12)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_of_change_is_named(language: Language) -> None:
    """None is without, and no two are called alike."""
    assert set(CHANGE_LABELS) == set(ChangeKind)
    assert len({change_label(kind, language) for kind in ChangeKind}) == len(ChangeKind)


@pytest.mark.parametrize("say", [SWEDISH, ENGLISH])
def test_phrases_are_clean(say: Phrases) -> None:
    """Our own words never need cleaning."""
    for words in say:
        for phrase in words.values() if isinstance(words, Mapping) else [words]:
            for text in phrase if isinstance(phrase, tuple) else [phrase]:
                assert line(text) == text.strip()


def test_a_moment_is_told_in_swedish_local_time() -> None:
    """Summer time is counted."""
    noon = dt.datetime(2026, 7, 1, 11, tzinfo=dt.UTC)

    assert moment_words(noon, SWEDISH) == "onsdag 1 juli 2026 kl. 13.00"
    assert moment_words(noon.astimezone(STOCKHOLM), ENGLISH) == "Wednesday 1 July 2026 13:00"
    assert moment_words(dt.date(2026, 3, 1), SWEDISH) == "söndag 1 mars 2026"
