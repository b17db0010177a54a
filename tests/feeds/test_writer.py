"""An event is written once, however often it is asked for."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Mapping, Sequence

import pytest

from agendawatch.feeds import writer as module
from agendawatch.feeds.cache import InMemoryEventCache
from agendawatch.feeds.event import Event, Stamps
from agendawatch.feeds.ical import event_bytes
from agendawatch.feeds.options import Options, options
from agendawatch.feeds.stamps import Stamper
from agendawatch.feeds.writer import EventWriter, FeedRow, writer
from agendawatch.model import AgendaItem, Meeting, Organization

STAMP = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)


def meeting(title: str = "Plan") -> Meeting:
    """Make a meeting with one item."""
    return Meeting(
        organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), agenda=(AgendaItem(title=title),)
    )


def rows(write: EventWriter, one: Meeting, ask: Stamper | None, wanted: Options, *, items: bool) -> tuple[FeedRow, ...]:
    """Write a meeting."""
    return write.settle([write.draft(one, ask, wanted, items=items)])[0]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what is written."""
    titles: list[str] = []

    def write(event: Event) -> bytes:
        titles.append(event.summary)
        return event_bytes(event)

    monkeypatch.setattr(module, "event_bytes", write)
    return titles


def test_an_equal_event_is_not_written_again(written: list[str]) -> None:
    """A value read anew has the bytes of its like."""
    write = EventWriter(InMemoryEventCache())

    first = rows(write, meeting(), None, options(), items=True)
    again = rows(write, meeting(), None, options(), items=True)

    assert first == again
    assert len(written) == 2


def test_one_change_is_one_event_written(written: list[str]) -> None:
    """Another item's title leaves the bytes of what did not change alone."""
    write = EventWriter(InMemoryEventCache())
    rows(write, meeting(), None, options(), items=False)

    rows(write, meeting("Budget"), None, options(), items=False)

    assert len(written) == 2


def test_kept_bytes_outlive_the_writer(written: list[str]) -> None:
    """Another writer over the same place writes nothing."""
    kept = InMemoryEventCache()
    rows(EventWriter(kept), meeting(), None, options(), items=False)

    rows(EventWriter(kept), meeting(), None, options(), items=False)

    assert len(written) == 1


def test_a_stores_new_answer_is_heard() -> None:
    """The same value with other stamps has other bytes, item by item."""
    write, one = EventWriter(InMemoryEventCache()), meeting()
    before = rows(write, one, lambda _uid: Stamps(STAMP, STAMP), options(), items=True)

    later = rows(write, one, lambda _uid: Stamps(STAMP, STAMP + dt.timedelta(1), 1), options(), items=True)
    unstored = rows(write, one, None, options(), items=True)

    assert {row.modified for row in before} == {STAMP}
    assert {row.modified for row in later} == {STAMP + dt.timedelta(1)}
    assert unstored[0].modified.year == 2023


def test_wishes_make_their_own_bytes() -> None:
    """Language and alarms change the words, and one wish never answers another."""
    write, one = EventWriter(InMemoryEventCache()), meeting()

    made = {rows(write, one, None, options(language=language), items=False)[0] for language in ("sv", "en", "sv")}

    assert len(made) == 2
    assert len({row.order for row in made}) == 1


def test_a_value_that_is_gone_is_forgotten() -> None:
    """Nothing is remembered of a meeting that nobody holds."""
    write, one = EventWriter(InMemoryEventCache()), meeting()
    rows(write, one, None, options(), items=False)
    del one
    gc.collect()

    assert write.remembered == 0


def test_a_place_has_one_writer() -> None:
    """So that what it remembers serves every feed."""
    kept = InMemoryEventCache()

    assert writer(kept) is writer(kept)
    assert writer(None) is writer(None)
    assert writer(kept) is not writer(None)


def test_many_are_asked_for_at_once() -> None:
    """A database is asked once for a batch, and told once."""
    calls: list[tuple[str, int]] = []

    class Database(InMemoryEventCache):
        def get_many(self, keys: Sequence[str], /) -> Mapping[str, bytes]:
            calls.append(("get", len(keys)))
            return super().get_many(keys)

        def put_many(self, data: Mapping[str, bytes], /) -> None:
            calls.append(("put", len(data)))
            super().put_many(data)

    write = EventWriter(Database())
    meetings = [meeting(str(n)) for n in range(3)]
    drafts = [write.draft(one, None, options(), items=True) for one in meetings]

    assert [len(own) for own in write.settle(drafts)] == [2, 2, 2]
    assert calls == [("get", 6), ("put", 6)]
