"""Recorded pages answer in place of the network."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from pathlib import Path

import pytest

from agendawatch.fetch.replay import UnknownRequestError
from agendawatch.model import Window
from agendawatch.testing import Clock, recorded

DEMO = Path(str(files("agendawatch.demo"))) / "recordings"


def test_recordings_answer() -> None:
    """The demo's pages, by a clock of 2020."""
    window = Window(first=dt.date(2020, 3, 1), last=dt.date(2020, 3, 31))

    with recorded(DEMO, now=Clock("2020-03-09 08:00")) as client:
        listing = client.meetings("Göteborg", "kommunstyrelsen", window=window)

    assert dt.date(2020, 3, 11) in {meeting.date for meeting in listing.meetings}


def test_what_was_not_recorded_is_not_asked() -> None:
    """The request is named."""
    with recorded(DEMO, now=Clock("2020-03-09 08:00")) as client, pytest.raises(UnknownRequestError):
        client.meetings("Kungsbacka")
