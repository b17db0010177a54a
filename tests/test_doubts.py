"""From one round to the next: a person's word on what was in doubt, and another reader of what was not."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.doubting import doubt_where, doubting, read_by
from tests.replicas.page import ListingSite
from tests.replicas.server import Replica, serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, Municipality, Site, Window
from agendawatch.store import Store

NOW = dt.datetime(2026, 1, 6, 12, tzinfo=STOCKHOLM)
DAY = dt.timedelta(days=1)
PAGE = (
    "<!doctype html><main><h1>Sammanträden 2026</h1><h2>Kulturnämnden</h2><ul><li>13 januari<li>10 februari</ul>"
    "<h2>Valnämnden</h2><ul><li>26 januari</ul></main>"
)


def go(store: Store, replica: Replica, now: dt.datetime) -> UpdateReport:
    """Make a round without pauses."""
    place = Site(
        url=f"{replica.address}{ListingSite('x').path}",
        platform="page",
        municipality=Municipality(code="9901", name="Exempelköping"),
    )
    with Client(now=lambda: now, memory=store.records, policy=FetchPolicy(pause=0, attempts=1)) as client:
        return update(store, place, now=now, window=Window.year(2026), client=client)


def days(store: Store) -> list[tuple[str, int, str]]:
    """Tell who is known to meet when, and how that stands."""
    return [(it.organization.name, it.date.day, it.status.value) for it in store.meetings()]


def test_a_word_is_used_in_the_next_round_though_the_page_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """And taking it back too, without anything being held for gone."""
    doubting(monkeypatch, doubt_where("Kulturnämnden"))
    with serve(ListingSite("x", html=PAGE)) as replica, Store("sqlite://") as store:
        go(store, replica, NOW)
        assert days(store) == [("Valnämnden", 26, "scheduled")]

        store.records.settle(store.doubts()[0].id, "column_head", made=NOW)
        made = go(store, replica, NOW + DAY)

        assert [change.kind.value for change in made.changes] == ["meeting_added"] * 2
        known = [
            ("Kulturnämnden", 13, "scheduled"),
            ("Valnämnden", 26, "scheduled"),
            ("Kulturnämnden", 10, "scheduled"),
        ]
        assert days(store) == known
        assert store.doubts() == ()

        store.records.delete_settlement(store.queries.settlements()[0].id, made=NOW + DAY)
        made = go(store, replica, NOW + 2 * DAY)

        assert made.changes == ()
        assert days(store) == known
        assert len(store.doubts()) == 1
        assert go(store, replica, NOW + 3 * DAY).unchanged


def test_what_comes_to_be_in_doubt_stands_as_it_was_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither gone nor held back, though the page is another now."""
    page = ListingSite("x", html=PAGE)
    with serve(page) as replica, Store("sqlite://") as store:
        go(store, replica, NOW)
        known = days(store)
        doubting(monkeypatch, doubt_where("Valnämnden", whole=True))
        page.html = PAGE.replace("13 januari", "14 januari")

        made = go(store, replica, NOW + DAY)

        assert (made.changes, made.visits[0].quarantined, made.failed) == ((), None, ())
        assert days(store) == known
        assert [it.doubt.organization for it in store.doubts()] == [None]


@pytest.mark.parametrize(("reader", "kind"), [("0.2", "corrected"), ("0.1", "meeting_added")])
def test_what_another_reader_could_not_read_is_no_news(monkeypatch: pytest.MonkeyPatch, reader: str, kind: str) -> None:
    """It stood there before; where the same reader could not, it has been put there since."""
    page = ListingSite("x", html="<main><h1>Sammanträden</h1><p>Kommer snart</p></main>")
    with serve(page) as replica, Store("sqlite://") as store:
        read_by(monkeypatch, "0.1")
        assert go(store, replica, NOW).failed
        page.html = PAGE
        read_by(monkeypatch, reader)

        made = go(store, replica, NOW + DAY)

        assert {change.kind.value for change in made.changes} == {kind}
        assert len(days(store)) == 3
