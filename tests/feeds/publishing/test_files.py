"""From the store to files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from agendawatch.feeds import Stamps
from agendawatch.feeds.publishing import Publisher, publish_feed, stamps_of
from agendawatch.model import (
    STOCKHOLM,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Norrby")
BOARD = Organization(name="Kommunstyrelsen")
SITE = Site(url="https://kommun.example/moten", platform="page")
FIRST = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
SECOND = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


def listing(*meetings: Meeting) -> Listing:
    """List meetings of 2026."""
    return Listing(window=Window.year(2026), meetings=meetings)


def test_stamps_come_from_history(tmp_path: Path) -> None:
    """Created when first seen, modified when last changed, counted when a subscriber must notice."""
    meeting = Meeting(organization=BOARD, date=dt.date(2026, 3, 11), source_id="1")
    moved = meeting.model_copy(update={"start": dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)})
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        store.records.add(listing(meeting), site=SITE, seen=FIRST)
        store.records.add(listing(moved), site=SITE, seen=SECOND)

        assert stamps_of(store) == {meeting.id: Stamps(FIRST, SECOND, 1)}
        assert store.queries.all_stamps() == {meeting.id: store.queries.stamps(meeting.id)}


def test_a_feed_is_replaced_only_when_it_differs(tmp_path: Path) -> None:
    """Nothing changed means no file touched; the events' bytes come from the store."""
    path = tmp_path / "ut" / "board.ics"
    path.parent.mkdir()
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        meeting = Meeting(organization=BOARD, municipality=TOWN, date=dt.date(2026, 3, 11))
        store.records.add(listing(meeting), site=SITE, seen=FIRST)

        assert publish_feed(path, Publisher(store, now=FIRST).municipality(TOWN))
        touched = path.stat().st_mtime_ns
        assert not publish_feed(path, Publisher(store, now=SECOND).municipality(TOWN))

    assert path.stat().st_mtime_ns == touched
    assert b"DTSTART;VALUE=DATE:20260311" in path.read_bytes()


def test_stamps_can_be_asked_of_some_meetings(stocked: Store) -> None:
    """One question, of thousands or of one."""
    one, *_ = (meeting.id for meeting in stocked.meetings())

    assert set(stocked.queries.all_stamps([one])) == {one}
    assert stamps_of(stocked, [one, "nobody"]) == {one: stamps_of(stocked)[one]}
    assert len(stocked.queries.all_stamps([*map(str, range(1200)), one])) == 1
