"""An event is written once, however often it is asked for."""

from __future__ import annotations

import datetime as dt
import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.feeds.usual import PLAIN

from agendawatch.feeds import writer as module
from agendawatch.feeds.event import Event, Stamps
from agendawatch.feeds.ical import event_bytes
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.writer import EventWriter
from agendawatch.model import AgendaItem, Listing, Meeting, Organization, Site, Window
from agendawatch.store import Store

STAMP = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
SITE = Site(url="https://kommun.example/moten")


def meeting(title: str = "Plan") -> Meeting:
    """Make a meeting with one item."""
    return Meeting(
        organization=Organization(name="Nämnden"), date=dt.date(2026, 3, 11), agenda=(AgendaItem(title=title),)
    )


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record what is written."""
    titles: list[str] = []

    def write(event: Event) -> bytes:
        titles.append(event.summary)
        return event_bytes(event)

    monkeypatch.setattr(module, "event_bytes", write)
    return titles


def test_a_value_is_written_once(written: list[str]) -> None:
    """However many feeds hold it."""
    write, one = EventWriter(), meeting()

    first = write.rows(one, None, PLAIN, items=True)
    again = write.rows(one, None, PLAIN, items=True)

    assert first == again
    assert len(written) == 2


def test_what_is_read_anew_from_a_store_is_written_once(written: list[str]) -> None:
    """By what it was read from; one with another title is written."""
    write, window = EventWriter(), Window.year(2026)
    with Store("sqlite://") as store:
        for title in ("Plan", "Plan", "Budget"):
            store.records.add(Listing(window=window, meetings=(meeting(title),)), site=SITE, seen=STAMP)
            for one in store.meetings():
                write.rows(one, None, PLAIN, items=False)

    assert len(written) == 2


def test_a_stores_new_answer_is_heard() -> None:
    """The same value with other stamps has other bytes, item by item."""
    write, one = EventWriter(), meeting()
    before = write.rows(one, lambda _uid: Stamps(STAMP, STAMP), PLAIN, items=True)

    later = write.rows(one, lambda _uid: Stamps(STAMP, STAMP + dt.timedelta(1), 1), PLAIN, items=True)
    unstored = write.rows(one, None, PLAIN, items=True)

    assert {row.modified for row in before} == {STAMP}
    assert {row.modified for row in later} == {STAMP + dt.timedelta(1)}
    assert unstored[0].modified.year == 2023


def test_wishes_make_their_own_bytes() -> None:
    """Language and alarms change the words, and one wish never answers another."""
    write, one = EventWriter(), meeting()

    made = {
        write.rows(one, None, FeedOptions(language=language).at(None), items=False)[0]
        for language in ("sv", "en", "sv")
    }

    assert len(made) == 2
    assert len({row.order for row in made}) == 1


def test_a_value_that_is_gone_is_forgotten() -> None:
    """Nothing is remembered of a meeting that nobody holds."""
    write, one = EventWriter(), meeting()
    write.rows(one, None, PLAIN, items=False)
    del one
    gc.collect()

    assert write.remembered == 0


def test_the_oldest_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more meetings are remembered than told."""
    monkeypatch.setattr(module, "_MOST", 2)
    writer, three = EventWriter(), [meeting(f"Plan {nth}") for nth in range(3)]
    for each in three:
        writer.rows(each, None, PLAIN, items=False)

    assert writer.remembered == 2


def test_threads_may_share_it() -> None:
    """What eight threads ask for at once is what one gets."""
    writer, many = EventWriter(), [meeting(f"Plan {nth}") for nth in range(50)]

    def written_by(_: int) -> list[object]:
        return [writer.rows(each, None, PLAIN, items=True) for each in many]

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(written_by, range(8)))

    assert all(rows == told[0] for rows in told)
    assert writer.remembered == 50
