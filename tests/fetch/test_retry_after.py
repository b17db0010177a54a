"""How long a host asks us to stay away is read in both forms."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.fetch.transport import read_retry_after

NOON = dt.datetime(2020, 3, 11, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("Wed, 11 Mar 2020 12:01:00 GMT", 60.0),
        ("Wed, 11 Mar 2020 13:01:00 +0100", 60.0),
        ("Wed, 11 Mar 2020 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_seconds_and_dates_are_read(words: str | None, seconds: float | None) -> None:
    """Seconds or a date become seconds from now; anything else is nothing."""
    assert read_retry_after(words, NOON) == seconds
