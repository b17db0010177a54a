"""How commands ask here."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from agendawatch.fetch import FetchPolicy


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where no other test does: its store and its config file are those that commands find."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask our own servers without pauses; policies have tests of their own."""
    monkeypatch.setattr("agendawatch.crawl.client.FetchPolicy", partial(FetchPolicy, pause=0, first_wait=0))


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Set the interpreter back: commands set it for a process of their own."""
    switching, collecting = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(switching)
    gc.set_threshold(*collecting)
