"""The state of a store tells what its site and feeds are."""

from __future__ import annotations

import datetime as dt

from tests.server.country import NOW, Served

from agendawatch.server.state import SitePlan, midnight, read_state, state_key


def test_a_state_is_of_a_store_and_a_day(served: Served) -> None:
    """The day begins and ends in Sweden; what is made twice in a day is the same."""
    store, token = served.service.store.get(), served.service.store.change_token()
    plan = SitePlan(served.service.settings)

    state = read_state(store, token, NOW, plan, served.service.settings)
    later = read_state(store, token, NOW + dt.timedelta(hours=10), plan, served.service.settings)

    assert state.mark == later.mark == state_key(token, NOW)
    assert state_key(token, NOW + dt.timedelta(days=1)) != state.mark
    assert {path: it.key for path, it in state.files.items()} == {path: it.key for path, it in later.files.items()}
    assert state.now == midnight(NOW)
    assert state.modified == midnight(NOW)
