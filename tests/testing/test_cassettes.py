"""Users' own scripts are tested with pytest-recording, and replaying their cassettes waits for nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from pathlib import Path
from typing import NoReturn

import httpx
import pytest
import stamina

from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Window

ROOT = Path(__file__).parents[2]
NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    """Play what another test has recorded."""
    return str(ROOT / "tests" / "cassettes" / "recorded")


@pytest.fixture(autouse=True)
def _no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing sleep."""

    def slept(seconds: float) -> NoReturn:
        pytest.fail(f"something sleeps {seconds} s")

    async def awaited(seconds: float) -> None:
        if seconds > 0:
            pytest.fail(f"something sleeps {seconds} s")

    monkeypatch.setattr(time, "sleep", lambda seconds: slept(seconds) if seconds > 0 else None)
    monkeypatch.setattr(asyncio, "sleep", awaited)


def days(client: Client) -> list[str]:
    """Tell, as a user's script does, on which days the board meets."""
    return [
        meeting.date.isoformat() for meeting in client.meetings("Göteborg", "Kommunstyrelsen", window=YEAR).meetings
    ]


@pytest.mark.vcr(record_mode="none")
@pytest.mark.default_cassette("goteborg.yaml")
def test_a_replayed_script_sleeps_nowhere(agendawatch_policy: FetchPolicy) -> None:
    """Several pages of one host, one after the other."""
    with Client(policy=agendawatch_policy, now=lambda: NOON) as client:
        assert days(client)
        assert client.report.requests > 2


@pytest.mark.vcr(record_mode="none")
@pytest.mark.default_cassette("goteborg.yaml")
def test_an_awaited_script_sleeps_nowhere(agendawatch_policy: FetchPolicy) -> None:
    """The same, awaited."""

    async def ask() -> int:
        async with AsyncClient(policy=agendawatch_policy, now=lambda: NOON) as client:
            return len((await client.meetings("Göteborg", "Kommunstyrelsen", window=YEAR)).meetings)

    assert asyncio.run(ask()) > 0


@pytest.mark.vcr(record_mode="none")
@pytest.mark.default_cassette("goteborg.yaml")
def test_without_the_fixture_it_would_sleep() -> None:
    """What watches for sleep is not blind."""
    with Client(now=lambda: NOON) as client, pytest.raises(pytest.fail.Exception, match="sleeps"):
        days(client)


def test_a_recorded_retry_after_is_not_waited_for(agendawatch_policy: FetchPolicy) -> None:
    """The host's bad moment was when it was recorded; what came after it is read at once."""
    said = iter((httpx.Response(503, headers={"Retry-After": "30"}), httpx.Response(200, text="<p>Hej</p>")))

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404) if request.url.path == "/robots.txt" else next(said)

    assert stamina.is_active()
    with Client(policy=agendawatch_policy, now=lambda: NOON, transport=httpx.MockTransport(answer)) as client:
        assert "Hej" in str(client.page("https://exempelkommun.example/moten"))


@pytest.mark.vcr(record_mode="once")
def test_recording_is_polite(agendawatch_policy: FetchPolicy) -> None:
    """Hosts are asked with pauses where the network may be asked."""
    assert agendawatch_policy.waits
    assert FetchPolicy(pause=0).waits
