"""The fixtures are there for whoever installs the library."""

from __future__ import annotations

import subprocess
import sys

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import update
from agendawatch.store import Store
from agendawatch.testing import Clock, Country


def test_a_script_is_tested_in_five_lines(
    agendawatch_country: Country, agendawatch_client: Client, agendawatch_clock: Clock, agendawatch_store: Store
) -> None:
    """A round over a town, and what it came to."""
    town = agendawatch_country.town("Ängelvik")
    town.announce("Kommunstyrelsen", "2026-03-11")

    came = update(agendawatch_store, [town.site], now=agendawatch_clock(), client=agendawatch_client)

    assert [change.kind for change in came.changes] == ["meeting_added"]
    assert [str(meeting.date) for meeting in agendawatch_store.meetings()] == ["2026-03-11"]


def test_the_plugin_loads_nothing_until_it_is_used() -> None:
    """Every run of pytest loads it, in whatever project."""
    code = "import sys; import agendawatch.testing.plugin; print('agendawatch.fetch' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert told.stdout == "False\n"
