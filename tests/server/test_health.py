"""`/healthz` tells how the server is, and why when it is not well."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from tests.server.country import NOW, Served, held

from agendawatch.server.app import make_app
from agendawatch.server.background import Rounds


def test_a_server_that_is_well_says_so(served: Served) -> None:
    """With the store's version, whether it is ours, and the last round; nobody keeps it."""
    answer = served.ask("/healthz")

    told = answer.json()
    assert answer.status_code == 200
    assert told["status"] == "ok"
    assert told["store"]["current"] is True
    assert told["last_round"] == (NOW - dt.timedelta(days=2)).isoformat()
    assert told["rounds"] is None
    assert answer.headers["cache-control"] == "no-store"


def test_rounds_in_the_background_are_told_of(served: Served) -> None:
    """How often, whether one is under way, and whether the last failed; what went wrong may name the store."""
    rounds = Rounds(lambda _stop: None, dt.timedelta(hours=6), lambda: NOW)
    rounds.last_error = "agendawatch: there is no folder /srv/moten for the database /srv/moten/a.db"
    served.app = make_app(served.service, rounds=rounds)

    answer = served.ask("/healthz")

    told = answer.json()["rounds"]
    assert (told["every_hours"], told["running"], told["last_ended"]) == (6.0, False, None)
    assert told["last_error"] == "the last round failed; the server's log tells why"
    assert "/srv" not in answer.text


def test_a_store_that_was_taken_away_is_told(served: Served, tmp_path: Path) -> None:
    """What was made before is still given; the rest is asked to come again."""
    before = served.ask("/angsby.ics")
    for file in tmp_path.glob("agendawatch.db*"):
        file.unlink()
    served.see()

    health = served.ask("/healthz")

    assert health.status_code == 503
    assert "there is no database" in health.json()["reason"]
    assert served.ask("/angsby.ics").content == before.content
    assert served.ask("/sjostad.ics").status_code == 503


def test_a_store_that_is_locked_is_told(served: Served, tmp_path: Path) -> None:
    """After a second, whoever holds it."""
    with held(tmp_path / "agendawatch.db"):
        answer = served.ask("/healthz")
        asked = served.ask("/api/v1/meetings")

    assert answer.status_code == 503
    assert "held by another process" in answer.json()["reason"]
    assert (asked.status_code, asked.json()["status"]) == (503, 503)
    assert "held by another process" in asked.json()["detail"]
    assert str(tmp_path) not in asked.text


@pytest.mark.parametrize("version", ["0001", "9999"])
def test_a_store_of_another_release_is_told(served: Served, tmp_path: Path, version: str) -> None:
    """Its migrations are not current."""
    with sqlite3.connect(tmp_path / "agendawatch.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()

    answer = served.ask("/healthz")

    assert answer.status_code == 503
    assert answer.json()["store"] == {"version": version, "current": False}
