"""The same store gives the same bytes: in another process, time zone, locale and order of hashing; and one change is one change."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.feeds.publishing import every_feed
from tests.feeds.publishing.conftest import LATER, NORTH, SEEN
from tests.feeds.subscriber import parse

from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher
from agendawatch.model import STOCKHOLM, Listing, Meeting, Organization, Site, Window
from agendawatch.store import Store

SITE = Site(url="https://norrby.example/moten", platform="page", municipality=NORTH)
WINDOW = Window(first=dt.date(2026, 1, 1), last=dt.date(2028, 12, 31))

ELSEWHERE: dict[str, dict[str, str]] = {
    "Tokyo": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "St. John's, in Swedish": {"TZ": "America/St_Johns", "LC_ALL": "sv_SE.UTF-8", "PYTHONHASHSEED": "4242"},
    "without UTF-8": {"TZ": "UTC", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "7"},
}  # fmt: skip
"""Other machines, by what a process sees of them."""


def _written(store: Path, out: Path, surroundings: dict[str, str] | None = None) -> dict[str, bytes]:
    """Publish, on another machine in a process of its own."""
    out.mkdir()
    url = f"sqlite:///{store}"
    if surroundings is None:
        every_feed.write(url, out)
    else:
        kept = {name: value for name, value in os.environ.items() if name not in {"TZ", "LANG", "LC_ALL", "PYTHONUTF8"}}
        command = [sys.executable, str(every_feed.__file__), url, str(out)]
        subprocess.run(command, env={**kept, **surroundings}, check=True, timeout=100)  # noqa: S603 - our own text
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture
def kept(tmp_path: Path, stocked: Store) -> Path:
    """Give a file that holds what the stocked store holds."""
    path = tmp_path / "a.db"
    with Store(f"sqlite:///{path}") as store:
        store.maintenance.import_lines(stocked.maintenance.export_lines())
    return path


@pytest.mark.slow
def test_every_machine_writes_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    """Four kinds of feed in four forms and two languages, from four machines, each with a store of its own."""
    stores = [Path(shutil.copy(kept, tmp_path / f"{nth}.db")) for nth, _ in enumerate(ELSEWHERE)]
    here = _written(kept, tmp_path / "here")

    assert len(here) == 4 * 4 * 2
    for store, surroundings in zip(stores, ELSEWHERE.values(), strict=True):
        assert _written(store, store.with_suffix(""), surroundings) == here


def test_bytes_do_not_hang_on_the_file(kept: Path, tmp_path: Path) -> None:
    """A store that is made anew of its lines gives those that it gave."""
    first, again = (_written(kept, tmp_path / name) for name in ("first", "again"))
    with Store(f"sqlite:///{tmp_path / 'b.db'}") as fresh, Store(f"sqlite:///{kept}") as store:
        fresh.maintenance.import_lines(store.maintenance.export_lines())
    anew = _written(tmp_path / "b.db", tmp_path / "anew")

    assert first == again == anew


def test_one_change_in_the_store_is_one_change_in_the_feed() -> None:
    """Of two thousand events one differs, and of the calendar's lines `LAST-MODIFIED` alone."""
    organizations = [Organization(name=f"Nämnd {letter}") for letter in "ABCDE"]
    meetings = tuple(
        Meeting(
            municipality=NORTH,
            organization=organizations[nth % 5],
            date=(start := dt.datetime(2026, 3, 2, 9, tzinfo=STOCKHOLM) + dt.timedelta(days=nth // 5)).date(),
            start=start,
            source_id=str(nth),
        )
        for nth in range(2_000)
    )
    moved = meetings[777].model_copy(update={"location": "Rådhuset"})
    with Store("sqlite://") as store:
        feeds = []
        for seen, listed in ((SEEN, meetings), (LATER, (*meetings[:777], moved, *meetings[778:]))):
            store.records.add(Listing(window=WINDOW, meetings=listed), site=SITE, seen=seen)
            feeds.append(Publisher(store, now=LATER).municipality("9901").to_ical(FeedOptions(alarms=("-P1D",))))

    before, after = (data.split(b"BEGIN:VEVENT\r\n") for data in feeds)

    assert len(before) == len(after) == 2_001
    assert sum(old != new for old, new in zip(before[1:], after[1:], strict=True)) == 1
    (old_head, _), (new_head, _) = (parse(data) for data in feeds)
    assert {name for name in old_head if old_head[name] != new_head[name]} == {"LAST-MODIFIED"}
    assert new_head["LAST-MODIFIED"] == [":20260304T080000Z"]
