"""Disks that are full: what was whole stands, and what comes next goes on."""

from __future__ import annotations

import datetime as dt
import errno
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.crawl.archive.drawn_archive import draw_archive
from tests.faults.rounds import make_round
from tests.replicas.page import ListingSite
from tests.replicas.server import Replica, serve

from agendawatch.crawl.archive import backfill
from agendawatch.errors import PlaceError, StoreError
from agendawatch.model import STOCKHOLM
from agendawatch.registry import municipality
from agendawatch.site import file_stores
from agendawatch.site.build import build_site
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
TOWN = municipality("Höör")
WEDNESDAYS = [dt.date(2032, 1, 7) + nth * dt.timedelta(days=14) for nth in range(20)]
PLAN = ("Kommunstyrelsen sammanträder följande datum 2032:", *(f"{it.day}/{it.month}" for it in WEDNESDAYS))
SETTINGS = SiteSettings(base_url="https://moten.example/")


@pytest.fixture
def host() -> Iterator[Replica]:
    """Serve a plan."""
    with serve(ListingSite("Kommunstyrelsen", PLAN)) as running:
        yield running


def _leave(path: Path, pages: int | None) -> str:
    """Give the address of a database that may grow by so many pages and no more; `None` takes the limit away."""
    with sqlite3.connect(path) as connection:
        size = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    return f"PRAGMA max_page_count = {size + pages if pages is not None else 2**30}"


@pytest.fixture
def limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a test say what each connection to the database is told first."""
    told: list[str] = []
    prepare = "agendawatch.store.database._prepare"
    from agendawatch.store.database import _prepare  # noqa: PLC0415 - every connection passes here

    def with_limit(connection: sqlite3.Connection, entry: object) -> None:
        _prepare(connection, entry)  # type: ignore[arg-type] # SQLAlchemy's own protocols
        for pragma in told:
            connection.execute(pragma)

    Store(f"sqlite:///{tmp_path / 'a.db'}").close()
    monkeypatch.setattr(prepare, with_limit)
    return told


def test_a_round_on_a_full_disk_is_told_and_made_again(limited: list[str], tmp_path: Path, host: Replica) -> None:
    """No half of it is kept, and no page is held to be read."""
    path = tmp_path / "a.db"
    limited.append(_leave(path, 2))
    with Store(f"sqlite:///{path}") as store:
        full = make_round(store, [host], NOW)
        assert isinstance(full.visits[0].failed, StoreError)
        assert "disk is full" in str(full.visits[0].failed)
        assert list(store.meetings()) == []

    limited.clear()
    with Store(f"sqlite:///{path}") as store:
        assert len(make_round(store, [host], NOW + HOUR).changes) == len(PLAN) - 1


def test_a_backfill_on_a_full_disk_stops_and_goes_on(limited: list[str], tmp_path: Path) -> None:
    """It ends where one ends that was never stopped."""
    draw_archive(tmp_path / "arkiv", months=9)
    path = tmp_path / "a.db"
    limited.append(_leave(path, 8))
    with Store(f"sqlite:///{path}") as store:
        with pytest.raises(StoreError, match="disk is full"):
            backfill(store, [tmp_path / "arkiv"], municipality=TOWN, now=NOW)
        assert len(list(store.meetings())) > 0

    limited.clear()
    with Store("sqlite://") as alone, Store(f"sqlite:///{path}") as store:
        backfill(alone, [tmp_path / "arkiv"], municipality=TOWN, now=NOW)
        backfill(store, [tmp_path / "arkiv"], municipality=TOWN, now=NOW)
        assert list(store.meetings()) == list(alone.meetings())
        assert len(list(store.changes())) == len(list(alone.changes()))


@pytest.mark.parametrize("room", [0, 5_000, 60_000])
def test_publishing_on_a_full_disk_leaves_every_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """Each is the old one or the new one, and the next publishing makes the rest."""
    draw_archive(tmp_path / "arkiv")
    out = tmp_path / "ut"
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        backfill(store, [tmp_path / "arkiv" / "2031" / "Sammantradestider 2031.html"], municipality=TOWN, now=NOW)
        build_site(store, SETTINGS, DirectoryStore(out), now=NOW)
        old = _files(out)
        backfill(store, [tmp_path / "arkiv"], municipality=TOWN, now=NOW + HOUR)
        build_site(store, SETTINGS, DirectoryStore(tmp_path / "annan"), now=NOW + HOUR)
        new = _files(tmp_path / "annan")

        with monkeypatch.context() as full:
            full.setattr(file_stores, "open", _Disk(room).open, raising=False)
            with pytest.raises(PlaceError, match="No space left"):
                build_site(store, SETTINGS, DirectoryStore(out), now=NOW + HOUR)
        halted = _files(out)
        assert all(data in {old.get(name), new.get(name)} for name, data in halted.items())
        assert old.keys() <= halted.keys()

        build_site(store, SETTINGS, DirectoryStore(out), now=NOW + HOUR)
        assert {name: data for name, data in _files(out).items() if name in new} == new


class _Disk:
    """A disk with so many bytes of room."""

    def __init__(self, room: int) -> None:
        self.room = room

    def open(self, descriptor: int, mode: str) -> io.FileIO:
        """Open a file on it."""
        return _OnDisk(self, descriptor, mode)


class _OnDisk(io.FileIO):
    """A file on a disk, which takes what there is room for."""

    def __init__(self, disk: _Disk, descriptor: int, mode: str) -> None:
        super().__init__(descriptor, mode)
        self._disk = disk

    def write(self, data: bytes, /) -> int:  # type: ignore[override] # only bytes are written to it
        """Write as much as there is room for."""
        part = data[: self._disk.room]
        self._disk.room -= len(part)
        super().write(part)
        if len(part) < len(data):
            raise OSError(errno.ENOSPC, "No space left on device")
        return len(part)


def _files(out: Path) -> dict[str, bytes]:
    """Read what a reader of the site could: no hidden file."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
