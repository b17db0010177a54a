"""Watches as values."""

from __future__ import annotations

import pytest

from agendawatch.errors import InputError
from agendawatch.model import ChangeKind, Watch


def test_a_watch_round_trips_as_json() -> None:
    """What is written is read back alike."""
    made = Watch(name="Cyklar", words=("cykelbana",), without=("parkering",), kinds=(ChangeKind.ITEM_ADDED,))

    assert Watch.model_validate_json(made.model_dump_json()) == made


def test_a_watch_has_a_name() -> None:
    """Nothing but white space is no name."""
    with pytest.raises(InputError):
        Watch(name="  ", words=("cykelbana",))
