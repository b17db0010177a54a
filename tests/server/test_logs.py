"""What is logged tells how the server does, and nothing of who reads what."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from tests.server.country import Served, serve

from agendawatch.server.app import AccessLog


@pytest.fixture
def logged(served: Served) -> Served:
    """Serve with a log."""
    served.app = AccessLog(served.app)
    return served


def test_a_line_holds_no_person_and_no_words(logged: Served, caplog: pytest.LogCaptureFixture) -> None:
    """No address, no query, no header of the client's."""
    with caplog.at_level(logging.INFO):
        logged.ask("/feed.ics?words=hemligtord", user_agent="Kalender/1.0", referer="https://other.example/person")
        logged.ask("/feed.ics?words=%00hemligtord")
        logged.ask("/hemligtord/anna.andersson@example.se")

    assert "/feed.ics 200" in caplog.text
    for secret in ("hemligtord", "192.0.2.7", "4711", "Kalender", "person", "anna"):
        assert secret not in caplog.text


def test_a_store_that_is_away_makes_no_address_ours(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """Whatever is asked for is answered 503 then, also what leads nowhere."""
    away = serve(f"sqlite:///{tmp_path / 'none.db'}")
    away.app = AccessLog(away.app)
    with caplog.at_level(logging.INFO, logger="agendawatch.access"):
        answer = away.ask("/hemligtord/")

    assert answer.status_code == 503
    assert "GET - 503" in caplog.text
    assert "hemligtord" not in caplog.text


def test_a_line_stays_a_line(logged: Served, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is written in an address or for a method."""
    with caplog.at_level(logging.INFO, logger="agendawatch.access"):
        logged.ask("/angsby/%0a2026 forged")
        logged.ask("/", "GET\nforged")
        logged.ask("/angsby/")

    assert "forged" not in caplog.text
    assert len(caplog.text.splitlines()) == 3
    assert "GET /angsby/ 200" in caplog.text
