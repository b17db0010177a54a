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


def test_a_file_holds_as_long_as_it_is_planned_alike(served: Served) -> None:
    """By path and fingerprint."""
    state = read_state(
        served.service.store.get(),
        served.service.store.change_token(),
        NOW,
        SitePlan(served.service.settings),
        served.service.settings,
    )
    page = state.files["angsby/index.html"]

    assert state.holds(f"{page.path} {page.key}")
    assert not state.holds(f"{page.path} other")
    assert not state.holds("gone/index.html 1")


def test_a_meeting_has_a_scope_too(served: Served) -> None:
    """Beside its page; one that is not there has none."""
    store = served.service.store.get()
    state = read_state(
        store, served.service.store.change_token(), NOW, SitePlan(served.service.settings), served.service.settings
    )
    meeting = next(iter(store.meetings(municipality="9901", organization="KS")))
    scope = state.scope(f"angsby/kommunstyrelsen/{meeting.id}")

    assert scope is not None
    assert (scope.meeting_id, scope.path) == (meeting.id, f"angsby/kommunstyrelsen/{meeting.id}/")
    assert state.scope("angsby/kommunstyrelsen/nobody") is None
