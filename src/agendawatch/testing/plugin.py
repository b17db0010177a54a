"""Fixtures for pytest; the plugin loads with pytest and costs nothing until one is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from agendawatch.fetch import Client
    from agendawatch.history import Store
    from agendawatch.testing.clock import Clock
    from agendawatch.testing.country import Country

__all__ = ["agendawatch_client", "agendawatch_clock", "agendawatch_country", "agendawatch_store"]


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
    from agendawatch.history import Store  # noqa: PLC0415 - likewise

    with Store("sqlite://") as store:
        yield store


@pytest.fixture
def agendawatch_client(
    agendawatch_country: Country, agendawatch_clock: Clock, agendawatch_store: Store
) -> Iterator[Client]:
    """Give a client that asks the country, by the clock, with the store for its memory."""
    with agendawatch_country.client(agendawatch_clock, memory=agendawatch_store) as client:
        yield client
