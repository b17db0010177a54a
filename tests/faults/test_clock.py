"""Clocks that jump, and nights that are an hour longer or shorter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime

import httpx
import pytest
from tests.faults.rounds import make_round
from tests.replicas.page import ListingSite
from tests.replicas.server import Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.errors import InputError
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, ChangeKind, Listing, Meeting, Organization, Site, Window
from agendawatch.registry import municipality
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
TOWN = municipality("Höör")
BEFORE = ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni")
AFTER = (BEFORE[0], "21 maj", "10 juni")


@pytest.fixture
def page() -> ListingSite:
    """Draw a page with a plan."""
    return ListingSite("Kommunstyrelsen", BEFORE)


@pytest.fixture
def host(page: ListingSite) -> Iterator[Replica]:
    """Serve it."""
    with serve(page) as running:
        yield running


def test_the_last_round_made_is_the_present_whatever_its_moment(store: Store, host: Replica, page: ListingSite) -> None:
    """After a round whose clock was 40 days ahead the true one is taken, and one of a clock that is behind too."""
    make_round(store, [host], NOW + 40 * 24 * HOUR)
    page.plan = AFTER
    right = make_round(store, [host], NOW)

    assert [change.kind for change in right.changes] == [ChangeKind.MEETING_MOVED]
    assert [it.date.day for it in store.meetings()] == [21, 10]

    page.plan = BEFORE
    behind = make_round(store, [host], NOW - 30 * 24 * HOUR)

    assert [change.kind for change in behind.changes] == [ChangeKind.MEETING_MOVED]
    assert [it.date.day for it in store.meetings()] == [20, 10]
    numbers = [it.number for it in store.queries.rounds()]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3


@pytest.mark.parametrize(
    ("said", "refused"), [((40, 40, 40), True), ((40, 40, 0, 40), True), ((40, 0, 0), False), ((40, 40), False)]
)
def test_a_round_by_a_clock_that_three_hosts_contradict_is_refused(
    store: Store, said: tuple[int, ...], *, refused: bool
) -> None:
    """Nothing of it is kept, unless it is asked for; a few hosts, and a minority, say nothing."""

    def answer(request: httpx.Request) -> httpx.Response:
        days = said[int(request.url.host[1])]
        made = NOW - (24 * days + 2) * HOUR
        return httpx.Response(
            404, headers={"Date": format_datetime(made.astimezone(dt.UTC), usegmt=True), "Age": "7200"}
        )

    def go(*, trust_clock: bool) -> UpdateReport:
        sites = [
            Site(url=f"https://k{nth}.example/moten", platform="page", municipality=TOWN) for nth in range(len(said))
        ]
        with Client(
            now=lambda: NOW, policy=FetchPolicy(pause=0, attempts=1), transport=httpx.MockTransport(answer)
        ) as client:
            return update(store, sites, now=NOW, client=client, trust_clock=trust_clock)

    if refused:
        with pytest.raises(InputError, match=r"now is '2026-03-06T12.*hosts say, about 2026-01-25 11:00 UTC"):
            go(trust_clock=False)
        assert store.queries.site_health() == ()
        assert store.sites() == ()
    else:
        go(trust_clock=False)
        assert len(store.queries.site_health()) == len(said)
    assert len(go(trust_clock=True).visits) == len(said)


def test_a_calendar_s_stamps_never_go_backwards(store: Store, host: Replica, page: ListingSite) -> None:
    """A program that subscribes would drop an event that is older than the one it has."""

    def calendar(now: dt.datetime) -> bytes:
        return Publisher(store, now=now).municipality(TOWN.code).to_ical(FeedOptions())

    make_round(store, [host], NOW)
    first = calendar(NOW)
    page.plan = AFTER
    make_round(store, [host], NOW - 30 * 24 * HOUR)
    wrong = calendar(NOW - 30 * 24 * HOUR)

    for name in (b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:"):
        before, after = ([it for it in data.splitlines() if it.startswith(name)] for data in (first, wrong))
        assert all(old <= new for old, new in zip(sorted(before), sorted(after), strict=False))


@pytest.mark.parametrize(
    ("day", "hours"), [(dt.date(2026, 3, 29), 23), (dt.date(2026, 10, 25), 25), (dt.date(2026, 6, 1), 24)]
)
def test_a_day_has_the_hours_that_it_has_in_sweden(store: Store, day: dt.date, hours: int) -> None:
    """What was seen in its first and its last minute is of that day, and what was seen a minute outside is not."""
    site = Site(url="https://kommun.example/moten", municipality=TOWN)
    midnight = dt.datetime.combine(day, dt.time(), STOCKHOLM).astimezone(dt.UTC)
    minute = dt.timedelta(minutes=1)
    moments = (midnight - minute, midnight, midnight + hours * HOUR - minute, midnight + hours * HOUR)
    for nth, seen in enumerate(moments, start=1):
        known = tuple(
            Meeting(organization=Organization(name=f"Nämnd {it}"), municipality=TOWN, date=dt.date(2026, 12, it))
            for it in range(1, nth + 1)
        )
        store.records.add(Listing(window=Window.year(2026), meetings=known), site=site, seen=seen)

    assert [change.seen for change in store.changes(since=day)] == list(moments[1:])
    assert len(list(store.meetings(as_of=day))) == 3


@pytest.mark.parametrize("hour", [0, 1, 2, 3])
@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_rounds_through_the_night_that_clocks_are_set(
    store: Store, host: Replica, page: ListingSite, day: dt.date, hour: int
) -> None:
    """An hour that comes twice is two moments, and none of its changes is late."""
    first = dt.datetime.combine(day, dt.time(hour), dt.UTC) - HOUR
    make_round(store, [host], first.astimezone(STOCKHOLM))
    page.plan = AFTER

    second = make_round(store, [host], (first + HOUR / 2).astimezone(STOCKHOLM))

    assert ChangeKind.MEETING_MOVED in {change.kind for change in second.changes}
