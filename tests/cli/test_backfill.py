"""An archive into the store, by command."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.crawl.archive.drawn_archive import draw_archive

from agendawatch.cli import options
from agendawatch.store import Store

pytestmark = pytest.mark.timeout(600)  # processes are started


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Draw an archive, and say how it is asked for."""
    monkeypatch.setattr(options, "now", lambda: dt.datetime(2032, 3, 6, 12, tzinfo=dt.UTC))
    draw_archive(tmp_path / "arkiv")
    return ["backfill", str(tmp_path / "arkiv"), "-m", "Höör", "--store", f"sqlite:///{tmp_path / 'a.db'}"]


@pytest.mark.slow
def test_an_archive_is_read_by_processes(asked: list[str]) -> None:
    """What is bad is told, and the exit code says so; the next run reads nothing again."""
    made = run(*asked, "--workers", "2")
    again = run(*asked, "--workers", "1", "--json")

    assert "7 documents read, 0 as they were, 1 left alone;" in made.stdout
    assert "Failed: 2031/Protokoll KF trasigt.pdf: expected a whole PDF" in made.stdout
    assert "9/9 2031/" in made.stderr
    assert made.exit_code == again.exit_code == 1
    facts = json.loads(again.stdout)
    assert (facts["known"], facts["taken"], facts["changes"]) == (8, [], 0)
    with Store(asked[-1]) as store:
        assert len(list(store.meetings())) == 3


def test_it_must_be_told_whose_they_are(asked: list[str]) -> None:
    """Documents seldom name their municipality; and a folder that is not there is a mistake."""
    told = run(*asked[:2], *asked[4:])

    assert told.exit_code == run("backfill", "borta", *asked[2:]).exit_code == 2
    assert "--municipality" in told.stderr
