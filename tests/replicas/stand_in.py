"""Run a command of agendawatch as it stands in the docs, with a replica in place of a municipality's host.

    python -m tests.replicas.stand_in meetings "Region Västmanland" --year 2019

The page holds the days that a stored copy of the region's page listed in 2019, in markup of our own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from unittest.mock import patch

import httpx
from tests.replicas.network import Strict
from tests.replicas.page import ListingSite
from tests.replicas.server import App, serve

from agendawatch.cli import main as agendawatch
from agendawatch.fetch.transport import Conduct, PacedTransport

HOST = "regionvastmanland.se"
_DAYS = {
    "Regionstyrelsens sammanträden 2019": (
        "29 januari", "5 mars", "26 mars", "24 april", "28 maj", "19 juni", "27 augusti", "1 oktober", "29 oktober",
        "26 november", "17 december",
    ),
    "Regionstyrelsens arbetsutskotts sammanträden 2019": (
        "15 januari", "20 februari", "12 mars", "9 april", "14 maj", "4 juni", "20 augusti", "16 september", "15 oktober",
        "12 november", "3 december",
    ),
}  # fmt: skip
_LISTS = "".join(
    f"<h2>{heading}</h2><ul>{''.join(f'<li>{day}</li>' for day in days)}</ul>" for heading, days in _DAYS.items()
)
REGION = ListingSite(
    "Regionstyrelsen",
    path="/politik/regionstyrelsen/",
    html=f'<!doctype html><html lang="sv"><title>Regionstyrelsen</title><main><h1>Regionstyrelsen</h1>{_LISTS}</main></html>',
)


def standing_in(host: str, app: App, run: Callable[[], int]) -> int:
    """Run something while a replica answers for a host, under its real name."""
    with serve(app) as replica:
        network = Strict({host: replica.address})

        def paced(conduct: Conduct, transport: httpx.BaseTransport | None) -> PacedTransport:
            return PacedTransport(conduct, transport or network)

        with (
            patch("agendawatch.crawl.client.PacedTransport", paced),
            patch("agendawatch.fetch.recording.Network", lambda *_: network),
        ):
            return run()


def main(words: list[str]) -> int:
    """Run a command."""

    def run() -> int:
        try:
            agendawatch(words)
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    return standing_in(HOST, REGION, run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
