"""A store with two municipalities, for tests of publishing."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.site.towns import ANGELVIK, COMING, ELSEWHERE, FIRST, HAS_BEEN, LATER, add

from agendawatch.model import Action, ActionCode, Proposal
from agendawatch.store import Store


@pytest.fixture
def store(store: Store) -> Store:
    """Fill a store with four meetings and a followed proposal."""
    add(store, HAS_BEEN, COMING, LATER)
    add(store, ELSEWHERE)
    placed = Action(
        code=ActionCode.PLACED_ON_AGENDA,
        date=dt.date(2026, 2, 1),
        organization=HAS_BEEN.organization,
        meeting_id=HAS_BEEN.id,
        meeting_date=HAS_BEEN.date,
    )
    store.records.save_proposal(
        Proposal(
            id="0123456789abcdef0123",
            title="Belysning längs cykelbanan",
            municipality=ANGELVIK,
            actions=(Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 1, 20)), placed),
        ),
        FIRST,
    )
    return store
