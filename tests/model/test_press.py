"""Press releases."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import PressRelease


def test_a_release_that_names_no_day_has_none() -> None:
    """Silence is kept as silence."""
    release = PressRelease(title="Vi vill ha fler cykelbanor", published=dt.date(2026, 3, 6))

    assert (release.date, release.when_words, release.tense) == (None, None, None)
