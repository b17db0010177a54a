"""How sites answer."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import Municipality, Site
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(("failures", "pause"), [(1, HOUR), (2, 2 * HOUR), (4, 8 * HOUR), (7, 64 * HOUR), (8, 96 * HOUR), (40, 96 * HOUR)])  # fmt: skip
def test_a_failing_site_is_left_in_peace_longer_each_time(store: Store, failures: int, pause: dt.timedelta) -> None:
    """From an hour to four days."""
    for nth in range(failures):
        health = store.records.note_visit(SITE, seen=MORNING + nth * HOUR, error="answered with status 502")

    assert health.failures == failures
    assert health.failing_since == MORNING
    assert health.due == health.tried + pause


def test_one_good_visit_mends_it(store: Store) -> None:
    """And the last good one is remembered through the next bad ones."""
    store.records.note_visit(SITE, seen=MORNING, error="no answer")
    store.records.note_visit(SITE, seen=MORNING + HOUR)
    store.records.note_visit(SITE, seen=MORNING + 2 * HOUR, error="no answer")

    (health,) = store.queries.site_health()
    assert (health.succeeded, health.failing_since, health.failures) == (MORNING + HOUR, MORNING + 2 * HOUR, 1)
    assert (health.municipality, health.error) == ("9901", "no answer")
