"""The fixtures are there for whoever installs the library."""

from __future__ import annotations

from agendawatch.fetch import Client
from agendawatch.history import Store
from agendawatch.rounds import watch
from agendawatch.testing import Clock, Country


def test_a_script_is_tested_in_five_lines(
    agendawatch_country: Country, agendawatch_client: Client, agendawatch_clock: Clock, agendawatch_store: Store
) -> None:
    """A round over a town, and what it came to."""
    town = agendawatch_country.town("Ängelvik")
    town.announce("Kommunstyrelsen", "2026-03-11")

    came = watch(agendawatch_store, [town.site], now=agendawatch_clock(), client=agendawatch_client)

    assert [change.kind for change in came.changes] == ["meeting_added"]
    assert [str(meeting.date) for meeting in agendawatch_store.meetings()] == ["2026-03-11"]
