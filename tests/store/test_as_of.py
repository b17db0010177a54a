"""A store as it stood: what was seen later is not in it, and all else is as it was told then."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator

import pytest
from tests.store.invented import SITE, listed, meet

from agendawatch.crawl.update import update
from agendawatch.model import STOCKHOLM, Proposal
from agendawatch.store import Store
from agendawatch.testing import Clock, Country

BOARD, OTHER = "Kommunstyrelsen", "Socialnämnden"
STEPS: tuple[Callable[[Country], object], ...] = (
    lambda it: it.town("Ängelvik").announce(BOARD, "2026-03-11", "2026-04-15", "2026-05-20", "2026-06-10"),
    lambda it: it.town("Ängelvik").announce(OTHER, "2026-03-12", "2026-04-16"),
    lambda it: it.town("Ängelvik").move(BOARD, "2026-04-15", to="2026-04-22"),
    lambda it: it.town("Ängelvik").publish_agenda(BOARD, "2026-03-11", ["Badplats (KS 2026/12)"]),
    lambda it: it.town("Ängelvik").fail(),
    lambda it: it.town("Berga").announce(BOARD, "2026-03-18"),
    lambda it: it.town("Ängelvik").cancel(BOARD, "2026-05-20"),
    lambda it: it.town("Ängelvik").move(BOARD, "2026-04-22", to="2026-04-29"),
    lambda it: it.town("Ängelvik").unlist(BOARD, "2026-06-10"),
)
"""What happens, a day after the other; while a town fails, what happens there waits for it to answer again."""
LEFT_OUT = {"validators", "itineraries", "routes", "pages", "told"}
"""What is kept to ask, and of whom was told: no part of what was known."""
NOT_KNOWN = {"tried", "failures", "due"}
"""Of a site that fails to this day, how often it had failed by then."""


def _rows(store: Store, as_of: dt.datetime | None = None) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in store.maintenance.export_lines(as_of)]
    for row in rows:
        if row.get("table") == "health" and "failing_since" in row:
            for name in NOT_KNOWN:
                row.pop(name, None)
        row.pop("line", None)  # by it a site's next listing is known, and no past has one
    return [row for row in rows if row.get("table") not in LEFT_OUT]


def _played(store: Store, steps: int, stood: list[list[dict[str, object]]] | None = None) -> list[dt.datetime]:
    """Play some days, and give the moments of their rounds; note how it stood after each."""
    country, clock, moments = Country(), Clock("2026-03-02 08:00"), []
    country.town("Ängelvik")
    for happens in STEPS[:steps]:
        happens(country)
        with country.client(clock, memory=store.records) as client:
            update(store, [town.site for town in country.towns.values()], now=clock(), client=client)
        moments.append(clock())
        if stood is not None:
            stood.append(_rows(store))
        clock.advance(days=1)
    return moments


@pytest.fixture(scope="module")
def whole() -> Iterator[tuple[Store, list[dt.datetime]]]:
    """Play all the days, and give the store with the moments of its rounds."""
    with Store("sqlite://") as store:
        yield store, _played(store, len(STEPS))


def test_every_day_stands_as_it_stood() -> None:
    """Moves with their count, cancelled, gone, a site that fails to this day: row by row what was there that day."""
    stood: list[list[dict[str, object]]] = []
    with Store("sqlite://") as store:
        moments = _played(store, len(STEPS), stood)

        for moment, then in zip(moments, stood, strict=True):
            assert _rows(store, moment) == then


def test_a_copy_answers_as_the_store_did(whole: tuple[Store, list[dt.datetime]]) -> None:
    """Meetings, changes, stamps, search; before anything was seen it is empty."""
    store, moments = whole
    with Store("sqlite://") as then, store.as_of(moments[3]) as past:
        _played(then, 4)

        assert tuple(past.meetings()) == tuple(then.meetings())
        assert tuple(past.changes()) == tuple(then.changes())
        assert past.queries.all_stamps() == then.queries.all_stamps()
        assert past.search("badplats") == then.search("badplats")
    with store.as_of(moments[0] - dt.timedelta(days=1)) as before:
        assert tuple(before.meetings()) == ()
        assert before.sites() == ()


def test_a_day_is_its_end_in_sweden() -> None:
    """What was seen at noon is known that day, and not the day before."""
    noon = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
    with Store("sqlite://") as store:
        store.records.add(listed(meet(3)), site=SITE, seen=noon)
        store.records.save_proposal(Proposal(id="p", title="Badhus"), noon)

        with store.as_of(dt.date(2026, 3, 6)) as then, store.as_of(dt.date(2026, 3, 5)) as before:
            assert [it.id for it in then.proposals()] == ["p"]
            assert len(list(then.meetings())) == 1
            assert list(before.proposals()) == []
            assert list(before.meetings()) == []


def test_a_site_that_fails_to_this_day_failed_then(whole: tuple[Store, list[dt.datetime]]) -> None:
    """Since its first failure; before that it had answered."""
    store, moments = whole

    with store.as_of(moments[3]) as before, store.as_of(moments[5]) as then:
        assert [it.failing_since for it in before.queries.site_health()] == [None]
        assert [(it.failing_since, it.succeeded) for it in then.queries.site_health() if "angelvik" in it.url] == [
            (moments[4], moments[3])
        ]
