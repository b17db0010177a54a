"""What is known of how well an organization is followed."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import InputError
from agendawatch.model.change import Coverage, Health


def test_nothing_known_is_nothing_claimed() -> None:
    """A row of defaults says of nothing that it is well."""
    row = Coverage()

    assert (row.last_success, row.last_change, row.meetings) == (None, None, 0)


def test_a_moment_has_its_zone() -> None:
    """As everywhere."""
    with pytest.raises(InputError):
        Health(url="https://x.example", tried=dt.datetime(2031, 1, 2))  # noqa: DTZ001 - what is refused
