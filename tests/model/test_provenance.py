"""Where facts come from."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.errors import InputError
from agendawatch.model import Certainty, Provenance


def test_a_fact_is_stated_unless_said_otherwise() -> None:
    """The usual case is that the page says so."""
    assert Provenance(words="den 3 mars").certainty is Certainty.STATED


def test_a_moment_without_a_zone_is_refused() -> None:
    """When we saw something is never a guess about zones."""
    with pytest.raises(InputError):
        Provenance(seen=dt.datetime(2026, 3, 1, 12))  # noqa: DTZ001 - the mistake is the test
