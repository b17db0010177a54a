"""Bytes are kept under what they were written from."""

from __future__ import annotations

import dataclasses
import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from agendawatch.feeds import cache as module
from agendawatch.feeds.cache import InMemoryEventCache, content_key
from agendawatch.feeds.event import Attachment, Event, EventStatus
from agendawatch.model import STOCKHOLM

STAMP = dt.datetime(2026, 1, 7, tzinfo=dt.UTC)
EVENT = Event(
    uid="a", start=dt.datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM), created=STAMP, modified=STAMP, summary="A"
)


@pytest.mark.parametrize(
    "change",
    [
        {"uid": "b"},
        {"start": dt.datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=1)},
        {"end": dt.datetime(2026, 10, 25, 4, tzinfo=STOCKHOLM)},
        {"created": STAMP - dt.timedelta(1)},
        {"modified": STAMP + dt.timedelta(1)},
        {"sequence": 1},
        {"status": EventStatus.CANCELLED},
        {"summary": "B"},
        {"description": "B"},
        {"location": "B"},
        {"url": "https://example.se"},
        {"categories": ("B",)},
        {"attachments": (Attachment("https://example.se"),)},
        {"related_to": ("b",)},
        {"alarms": ("-P1D",)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_fact_is_in_the_key(change: dict[str, object]) -> None:
    """No difference that a subscriber could see is lost, the autumn's double hour included."""
    assert content_key(dataclasses.replace(EVENT, **change)) != content_key(EVENT)  # type: ignore[arg-type]  # named in the table


def test_equal_events_have_one_key() -> None:
    """The key is of the content."""
    assert content_key(dataclasses.replace(EVENT)) == content_key(EVENT)


def test_another_format_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes of an older format are not found any more."""
    before = content_key(EVENT)
    monkeypatch.setattr(module, "FORMAT", module.FORMAT + 1)

    assert content_key(EVENT) != before


def test_the_oldest_are_given_up() -> None:
    """Memory is bounded."""
    kept = InMemoryEventCache(limit=2)
    for key in "abc":
        kept.put_many({key: key.encode()})

    assert kept.get_many("abc") == {"b": b"b", "c": b"c"}


def test_threads_may_share_it() -> None:
    """Eight at once, always at the limit, neither fail nor go past it."""
    kept = InMemoryEventCache(limit=50)

    def work(worker: int) -> None:
        for number in range(400):
            kept.put_many({f"{worker} {number} {place}": b"x" for place in range(5)})
            kept.get_many([f"{worker} {number} {place}" for place in range(5)])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))

    kept.put_many({})
    assert (
        len(kept.get_many([f"{worker} {n} {place}" for worker in range(8) for n in range(400) for place in range(5)]))
        <= 50
    )
