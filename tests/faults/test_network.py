"""A host's bad day, through a whole round: what is known stands, nothing is taken to be gone, and the next day is well."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.faults.rounds import make_round
from tests.hostile.lines import drip, line
from tests.replicas.asking import BAD_DAYS
from tests.replicas.page import ListingSite
from tests.replicas.server import Fault, serve

from agendawatch.crawl.update import UpdateReport
from agendawatch.errors import AgendawatchError, FetchError, HostError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, MeetingStatus
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
PLAN = ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni", "16 september")
PATIENT = FetchPolicy(pause=0, attempts=2, first_wait=0, longest_wait=1)
SHORT = FetchPolicy(pause=0, attempts=1, read_timeout=1)


def _go(store: Store, address: str, now: dt.datetime, policy: FetchPolicy = PATIENT) -> UpdateReport:
    return make_round(store, [address], now, policy)


@pytest.mark.parametrize(
    ("fault", "error"), [*BAD_DAYS, (Fault.HANG_UP, FetchError)], ids=[it.value for it, _ in BAD_DAYS] + ["hang_up"]
)
def test_a_bad_day_takes_nothing_away(store: Store, fault: Fault, error: type[AgendawatchError]) -> None:
    """Its error says what to do; meetings stand as they stood, and the next good round has no news."""
    with serve(ListingSite("Kommunstyrelsen", PLAN)) as host:
        _go(store, host.address, NOW)
        known = list(store.meetings())
        host.spoil("sammantraden", fault)

        bad = _go(store, host.address, NOW + HOUR)
        assert isinstance(bad.visits[0].failed, error)
        assert bad.changes == ()
        assert list(store.meetings()) == known

        host.faults.clear()
        assert _go(store, host.address, NOW + 2 * HOUR).changes == ()
        assert {it.status for it in store.meetings()} == {MeetingStatus.SCHEDULED}


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.WRONG_CHARSET, Fault.NO_CHARSET, Fault.REDIRECT])
def test_what_does_no_harm_is_no_news(store: Store, fault: Fault) -> None:
    """A page that comes slowly, otherwise written, or from elsewhere says what it said."""
    with serve(ListingSite("Kommunstyrelsen", PLAN)) as host:
        _go(store, host.address, NOW)
        host.spoil("sammantraden", fault)

        made = _go(store, host.address, NOW + HOUR)

    assert made.failed == ()
    assert made.changes == ()


def test_half_a_page_cancels_nothing(store: Store) -> None:
    """A list that suddenly shrinks is held back, and no meeting of it is called off."""
    with serve(ListingSite("Kommunstyrelsen", PLAN)) as host:
        _go(store, host.address, NOW)
        known = list(store.meetings())
        host.spoil("sammantraden", Fault.TRUNCATED)

        made = _go(store, host.address, NOW + HOUR)

    assert made.visits[0].failed or made.visits[0].quarantined or made.changes == ()
    assert list(store.meetings()) == known


ANSWERS = {
    "nothing": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "less than it promised": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<html><h1>Komm",
    "half a chunk": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<html>",
    "no HTTP": b"220 mail.kommun.example ESMTP\r\n",
    "broken gzip": (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n<html><h1"
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_line_that_drops_is_told(store: Store, name: str) -> None:
    """At whatever place it drops; half an answer is none."""
    with line(lambda: [ANSWERS[name]], robots=False) as address:
        made = _go(store, address, NOW)

    assert isinstance(made.visits[0].failed, FetchError)
    assert list(store.meetings()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [it for it in ANSWERS if it not in {"no HTTP", "broken gzip"}])
def test_a_line_that_stalls_is_told(store: Store, name: str) -> None:
    """After the time that we wait, and no round hangs on it."""
    with line(drip(b"", before=ANSWERS[name]), robots=False) as address:
        made = _go(store, address, NOW, SHORT)

    assert isinstance(made.visits[0].failed, HostError)
