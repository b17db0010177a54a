"""A small recording of a live site."""

from __future__ import annotations

import base64
import datetime as dt
import json
from pathlib import Path

import httpx
import pytest
from tests.replicas.lex2 import BASE, TENANT, Paper, Publisher, Session
from tests.replicas.page import Files, ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.sample import EXPECTED, Sample, Trimmed, replay_sample, take_sample, trim
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy, Recorder, Replay
from agendawatch.fetch.recording import INDEX
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


SIGNED = pdf(["# Protokoll", "Frågor: 031-365 00 00"])
PAGES = {
    "/utf8": "<!doctype html><p>Möten. Ring 031-365&nbsp;00&nbsp;00 eller skriv till anna.berg&#64;kommun.example".encode(),
    "/latin": "<!doctype html><p>Möten 8 april. Tel. 0451-26 80 00".encode("latin-1"),
    "/json": b'{"title": "Protokoll", "by": "anna@kommun.example", "id": 1789626584994, "lastModifiedBy": "Anna Berg"}',
    "/held.json": json.dumps({"data": base64.b64encode(SIGNED).decode()}).encode(),
    "/clean.pdf": pdf(["# Kallelse", "1. Val av justerare", "KS 2026/00123"]),
    "/signed.pdf": SIGNED,
    "/broken.pdf": b"%PDF-1.4 broken",
}
KINDS = {
    "/utf8": "text/html",
    "/latin": "text/html; charset=iso-8859-1",
    "/json": "application/json",
    "/held.json": "application/json",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Record every page."""

    def host(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        return httpx.Response(200, content=PAGES[path], headers={"content-type": KINDS.get(path, "application/pdf")})

    with httpx.Client(transport=Recorder(tmp_path, httpx.MockTransport(host))) as client:
        for path in PAGES:
            client.get(f"https://kommun.example{path}")
    return tmp_path


def replayed(folder: Path, path: str) -> httpx.Response:
    """Ask the recording."""
    with httpx.Client(transport=Replay(folder)) as client:
        return client.get(f"https://kommun.example{path}")


def test_pages_are_trimmed_and_documents_left_out(folder: Path) -> None:
    """What was done is told."""
    told = trim(folder)

    assert dict(told.trimmed) == {"telephone": 2, "email": 2}
    assert [url.rpartition("/")[2] for url, _ in told.left_out] == ["held.json", "signed.pdf", "broken.pdf"]
    assert told.left_out[0][1] == "1 telephone"


def test_what_is_kept_is_as_it_was(folder: Path) -> None:
    """In its own charset, and byte for byte where nothing was replaced."""
    trim(folder)

    assert replayed(folder, "/latin").text == "<!doctype html><p>Möten 8 april. Tel. 000-00 00 00"
    assert "namn@kommun.example" in replayed(folder, "/utf8").text
    assert replayed(folder, "/json").json()["id"] == 1789626584994
    assert replayed(folder, "/json").json()["lastModifiedBy"] == ""
    assert replayed(folder, "/clean.pdf").content == PAGES["/clean.pdf"]


def test_what_is_left_out_is_gone(folder: Path) -> None:
    """Its address answers so, and no file of it stays."""
    trim(folder)

    assert replayed(folder, "/signed.pdf").status_code == 410
    assert len([path for path in folder.iterdir() if path.name != INDEX]) == 4


def test_trimming_twice_changes_nothing(folder: Path) -> None:
    """It finds nothing more."""
    trim(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert trim(folder) == Trimmed((), ())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
