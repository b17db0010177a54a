"""A small recording of a live site."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.replicas.lex2 import BASE, TENANT, Paper, Publisher, Session
from tests.replicas.page import Files, ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.sample import EXPECTED, Sample, replay_sample, take_sample
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Site, Window

NOW = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
YEAR = Window.year(2026)
KEPT, PRIVATE = "Kallelse KS 2026-03-11.pdf", "Kallelse KS 2026-02-11.pdf"


def host() -> ListingSite:
    """Draw a page with two summonses, one of them with a telephone number, and the clerk's own."""
    site = ListingSite("Kommunstyrelsen 2026")
    site.files = [Files("11 mars 2026", (KEPT,)), Files("11 februari 2026", (PRIVATE,))]
    site.bodies = {
        KEPT: pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats"]),
        PRIVATE: pdf(["# Kallelse", "1. Val av justerare", "Anmäl förhinder: 031-365 00 00"]),
    }
    site.html = site.page().replace("</main>", "<p>Frågor: 0451-26 80 00</p></main>")
    return site


def take(folder: Path, pause: float = 0) -> Sample:
    """Record it."""
    with serve(host()) as replica:
        site = Site(url=f"{replica.address}{host().path}", platform="page", organizations=("Kommunstyrelsen",))
        return take_sample(folder, site, window=YEAR, now=lambda: NOW, policy=FetchPolicy(pause=pause, attempts=1))


def test_a_sample_is_replayed_as_it_was_read(tmp_path: Path) -> None:
    """Its expected values are those of what is kept."""
    sample = take(tmp_path)

    with Client(transport=replay_sample(tmp_path, NOW), now=lambda: NOW, pause=0) as client:
        listing = client.meetings(sample.site, window=YEAR)
    expected = json.loads((tmp_path / EXPECTED).read_text(encoding="utf-8"))
    assert [it["date"] for it in expected["meetings"]] == [it.date.isoformat() for it in listing.meetings]
    assert [len(it.agenda or ()) for it in sample.meetings] == [0, 2]


def test_a_site_is_asked_with_pauses_and_the_recording_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between all requests, as its policy has it; what is kept is read again at once."""
    slept: list[float] = []
    monkeypatch.setattr("agendawatch.fetch.transport.time.sleep", slept.append)

    sample = take(tmp_path, pause=3600)

    assert len(slept) == sample.report.requests - 1
    assert [round(it / 3600) for it in slept] == list(range(1, len(slept) + 1))  # each waits for those before it


def test_a_sample_reaches_nobody(tmp_path: Path) -> None:
    """The page is trimmed, the document with a number left out."""
    sample = take(tmp_path)

    assert [why for _, why in sample.trimmed.left_out] == ["1 telephone"]
    assert all(b"26 80 00" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_recording_is_never_written_over(tmp_path: Path) -> None:
    """Somebody has read it."""
    take(tmp_path)

    with pytest.raises(InputError):
        take(tmp_path)


def test_a_site_whose_ids_rotate_is_recorded_in_order(tmp_path: Path) -> None:
    """The same request is answered as it was each time."""
    day = Session(
        "KF/2026-03-09",
        "Kommunfullmäktige",
        (Paper("Kallelse", pdf(["# Kallelse", "1. Val av justerare", "2. Budget"])),),
    )
    with serve(Publisher([day])) as replica:
        site = Site(url=replica.address + BASE, platform="lex2", parameters=(("tenant", TENANT),))
        sample = take_sample(tmp_path, site, window=YEAR, now=lambda: NOW, policy=FetchPolicy(pause=0, attempts=1))

    assert [len(it.agenda or ()) for it in sample.meetings] == [2]
