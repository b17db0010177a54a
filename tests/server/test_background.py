"""Rounds go on in a thread of their own."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from tests.server.country import NOW

from agendawatch.errors import StoreError
from agendawatch.server import background
from agendawatch.server.background import Rounds

PATIENCE = 60


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_PAUSE", 0.0)


def test_a_round_is_made_at_once_and_told_of() -> None:
    """It may take its time, while another thread asks how it goes; it is told to stop with the server."""
    begun = threading.Event()

    def make(stop: threading.Event) -> str | None:
        begun.set()
        stop.wait(PATIENCE)
        return None

    rounds = Rounds(make, dt.timedelta(hours=6), lambda: NOW)
    rounds.stop()
    rounds = Rounds(make, dt.timedelta(hours=6), lambda: NOW)
    rounds.start()
    assert begun.wait(PATIENCE)
    running = rounds.running
    rounds.stop(PATIENCE)

    assert running
    assert not rounds.running
    assert (rounds.last_ended, rounds.last_error) == (NOW, None)


def test_a_round_that_fails_is_told_and_made_again() -> None:
    """Its words stand until one goes well."""
    made = []
    twice = threading.Event()

    def make(_stop: threading.Event) -> str | None:
        made.append(1)
        if len(made) == 1:
            msg = "the store is locked"
            raise StoreError(msg)
        twice.set()
        return "2 sites failed"

    rounds = Rounds(make, dt.timedelta(0), lambda: NOW)
    rounds.start()
    assert twice.wait(PATIENCE)
    rounds.stop(PATIENCE)

    assert rounds.last_error == "2 sites failed"
