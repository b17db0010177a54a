"""Recorded pages answer in place of the network."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from agendawatch.fetch.recording import UnknownRequestError
from agendawatch.model import Example, Window
from agendawatch.testing import Clock, recorded

YEAR = Path(__file__).parents[2] / "notebooks" / "recordings" / "year"


def test_recordings_answer() -> None:
    """A year's pages of a portal, drawn by us: what is read of them says so."""
    with recorded(YEAR, now=Clock("2026-06-28 09:00")) as client:
        listing = client.meetings("Göteborg", "kommunstyrelsen", window=Window.year(2025))

    assert dt.date(2025, 1, 15) in {meeting.date for meeting in listing.meetings}
    assert {meeting.example for meeting in listing.meetings} == {Example.CONSTRUCTED}


def test_what_was_not_recorded_is_not_asked() -> None:
    """The request is named."""
    with recorded(YEAR, now=Clock("2026-06-28 09:00")) as client, pytest.raises(UnknownRequestError):
        client.meetings("Kungsbacka")
