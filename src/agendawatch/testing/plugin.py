"""Fixtures for pytest; the plugin loads with pytest and costs nothing until one is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from agendawatch.crawl.client import Client
    from agendawatch.fetch import FetchPolicy
    from agendawatch.store import Store
    from agendawatch.testing.clock import Clock
    from agendawatch.testing.country import Country


@pytest.fixture
def agendawatch_clock() -> Clock:
    """Give a clock that stands at Friday 6 March 2026, eight in the morning."""
    from agendawatch.testing.clock import Clock  # noqa: PLC0415 - a plugin loads with every run of pytest

    return Clock()


@pytest.fixture
def agendawatch_country() -> Country:
    """Give an empty country."""
    from agendawatch.testing.country import Country  # noqa: PLC0415 - likewise

    return Country()


@pytest.fixture
def agendawatch_store() -> Iterator[Store]:
    """Give an empty store in memory."""
    from agendawatch.store import Store  # noqa: PLC0415 - likewise

    with Store("sqlite://") as store:
        yield store


@pytest.fixture
def agendawatch_client(
    agendawatch_country: Country, agendawatch_clock: Clock, agendawatch_store: Store
) -> Iterator[Client]:
    """Give a client that asks the country, by the clock, with the store for its memory."""
    with agendawatch_country.client(agendawatch_clock, memory=agendawatch_store.records) as client:
        yield client


@pytest.fixture
def agendawatch_policy(request: pytest.FixtureRequest) -> FetchPolicy:
    """Give the policy for a test with a cassette of pytest-recording: nothing waits while it is replayed.

    While it is recorded a host is asked as politely as ever.
    """
    from agendawatch.fetch import FetchPolicy  # noqa: PLC0415 - likewise

    # The mode is found as pytest-recording finds it: the mark nearest to the test, then its settings, then its option.
    marks = (mark.kwargs.get("record_mode") for mark in request.node.iter_markers("vcr"))
    mode = next(filter(None, marks), None)
    if mode is None and request.config.pluginmanager.hasplugin("recording"):
        mode = request.getfixturevalue("vcr_config").get("record_mode")
    mode = mode or request.config.getoption("--record-mode", default=None) or "none"
    return FetchPolicy(pause=0, first_wait=0) if mode == "none" else FetchPolicy()
