"""Which sites are due, and which of them must wait for each other."""

from __future__ import annotations

import datetime as dt

from agendawatch.crawl.resolve import is_for
from agendawatch.crawl.update import Plan, known_sites, plan, queues
from agendawatch.model import STOCKHOLM, Site, Window
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
SIX = 6 * HOUR


def page(host: str) -> Site:
    """Name a site of a host."""
    return Site(url=f"https://{host}/moten", platform="page")


def test_the_longest_unvisited_is_first() -> None:
    """And one that was never visited goes before all."""
    a, b, c = page("a.example"), page("b.example"), page("c.example")
    with Store("sqlite://") as store:
        store.records.note_visit(a, seen=NOW)
        store.records.note_visit(b, seen=NOW - HOUR)

        assert plan(store, [a, b, c], NOW + SIX, every=SIX) == Plan((c, b, a))


def test_a_visit_by_a_clock_that_was_ahead_leaves_no_site_out() -> None:
    """A site visited "tomorrow", or failing then, is due; one visited a moment ahead of us was visited lately."""
    a, b, c = page("a.example"), page("b.example"), page("c.example")
    with Store("sqlite://") as store:
        store.records.note_visit(a, seen=NOW)
        store.records.note_visit(b, seen=NOW, error="no answer")
        store.records.note_visit(c, seen=NOW - 24 * HOUR + dt.timedelta(seconds=30))

        assert plan(store, [a, b, c], NOW - 24 * HOUR, every=SIX) == Plan((a, b), lately=(c,))


def test_the_registry_is_the_country() -> None:
    """Every municipality and region has a place to begin at, of this year."""
    found = known_sites(Window.year(2026))

    assert len({it.municipality for it in found}) > 290


def test_a_round_for_one_organization_leaves_sites_of_others() -> None:
    """A page of another organization is asked for it only where nothing else is known; a portal that names none is."""
    board = known_sites(Window.year(2026), "Kommunstyrelsen")
    others = [it for it in board if not is_for(it, "Kommunstyrelsen")]
    own = {it.municipality for it in board} - {it.municipality for it in others}

    assert len(own) > 200
    assert all(it.platform in {None, "page", "sitevision"} for it in others)


def test_sites_of_one_host_wait_for_each_other() -> None:
    """In the order that they came."""
    a, b, c = page("a.example"), page("b.example"), page("A.example")

    assert queues([a, b, c]) == ((a, c), (b,))
