"""Which raw pages are kept, and how they are forgotten."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from agendawatch.cli import main, options
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of a store with a page of forty days ago and one of today."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        store.records.save_page("https://kommun.example/gammal", b"gammal", NOW - dt.timedelta(days=40))
        store.records.save_page("https://kommun.example/ny", b"ny", NOW)
    monkeypatch.setattr(options, "now", lambda: NOW)
    return url


def test_what_is_kept_is_told(address: str) -> None:
    """How many, how much, and since when."""
    told = CliRunner().invoke(main, ["compact", "--dry-run", "--store", address])

    assert told.exit_code == 0
    assert told.output.splitlines() == ["2 pages are kept, 0.0 MB.", "The oldest was received on 2026-01-30."]


@pytest.mark.parametrize(("days", "left"), [("30", ["https://kommun.example/ny"]), ("0", [])])
def test_old_pages_are_forgotten(address: str, days: str, left: list[str]) -> None:
    """By days since they were received last; none of them with 0."""
    told = CliRunner().invoke(main, ["compact", "--pages-older-than", days, "--store", address, "--json"])

    facts = json.loads(told.output)
    assert facts["forgotten"] == 2 - len(left)
    assert [page["url"] for page in facts["kept"]] == left
