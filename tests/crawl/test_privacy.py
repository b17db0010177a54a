"""A recording without ways to reach a person."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import httpx
import pytest
from tests.replicas.pdf import pdf

from agendawatch.crawl.sample import Trimmed, trim
from agendawatch.fetch import Recorder, Replay
from agendawatch.fetch.recording import INDEX

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
