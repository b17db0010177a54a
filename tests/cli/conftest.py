"""How commands ask here."""

from __future__ import annotations

from functools import partial

import pytest

from agendawatch.fetch import Manners


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask our own servers without pauses; manners have their own tests."""
    monkeypatch.setattr("agendawatch.fetch.guide.Manners", partial(Manners, pause=0, first_wait=0))
