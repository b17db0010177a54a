"""From words to values."""

from __future__ import annotations

import datetime as dt

import click
import pytest

from agendawatch.cli import options
from agendawatch.model import Site, Window


def test_an_open_end_is_the_end_of_its_year() -> None:
    """--from 1 May means from 1 May to the end of the year."""
    assert options.window(None, dt.date(2026, 5, 1), None) == Window(
        first=dt.date(2026, 5, 1), last=dt.date(2026, 12, 31)
    )
    assert options.window(2025, None, None) == Window.year(2025)


def test_a_window_that_runs_backwards_is_wrong_use() -> None:
    """The error names both days."""
    with pytest.raises(click.UsageError, match="2026-01-01 is before --from 2026-02-01"):
        options.window(None, dt.date(2026, 2, 1), dt.date(2026, 1, 1))


def test_an_address_is_a_site() -> None:
    """Anything with :// is an address, all else a municipality."""
    assert options.place("https://kommun.example/", "page") == Site(url="https://kommun.example/", platform="page")
    assert options.place("Göteborg", None) == "Göteborg"
