"""What holds of every history, whatever sites show and whenever they are asked."""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.invented import HOUR, MORNING, TOWN, YEAR, listed, meet
from tests.store.test_scenarios import apply

import agendawatch as aw
from agendawatch.diff.differences import changes_between
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

SITES = tuple(aw.Site(url=f"https://allestad.example/{nth}", municipality=TOWN) for nth in range(2))
WINDOWS = (YEAR, aw.Window(first=dt.date(2031, 3, 5), last=dt.date(2031, 4, 5)))


@st.composite
def meetings(draw: st.DrawFn) -> aw.Meeting:
    """Draw a meeting as a page could show it: few days, so that rounds meet."""
    day, who = draw(st.integers(1, 28)), draw(st.sampled_from(["Kommunstyrelsen", "Valnämnden", "VALNÄMNDEN"]))
    hour = draw(st.sampled_from([None, 9, 13]))
    facts = {
        "start": None if hour is None else dt.datetime(2031, 3, day, hour, tzinfo=STOCKHOLM),
        "status": draw(
            st.sampled_from([aw.MeetingStatus.SCHEDULED, aw.MeetingStatus.SCHEDULED, aw.MeetingStatus.CANCELLED])
        ),
        "previous_starts": draw(st.sampled_from([(), (), (dt.date(2031, 3, 10),)])),
        "source_id": draw(st.sampled_from([None, None, "1", "2", "3"])),
        "agenda": draw(
            st.sampled_from([None, (), (aw.AgendaItem(title="Budget", reference="KS 1"), aw.AgendaItem(title="Val"))])
        ),
        "documents": draw(
            st.sampled_from([(), (aw.Document(url="https://allestad.example/k.pdf", title="Kallelse"),)])
        ),
        "nth": draw(st.integers(1, 2)),
    }
    return meet(3, day, who, **facts)


ROUNDS = st.lists(
    st.tuples(
        st.sampled_from(SITES),
        st.builds(
            aw.Listing,
            window=st.sampled_from(WINDOWS),
            meetings=st.lists(meetings(), max_size=5, unique_by=lambda meeting: meeting.id).map(tuple),
            organizations=st.sampled_from([None, None, ("Valnämnden",)]),
        ),
        st.integers(-1, 5),
        st.booleans(),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out an empty database once, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "agendawatch.db"
    Store(f"sqlite:///{path}").close()
    return path


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=ROUNDS)
def test_changes_lead_to_the_present(empty: Path, rounds: list[tuple[aw.Site, aw.Listing, int, bool]]) -> None:
    """Folded from nothing they give what is known; counts never fall; ids are one's own; nothing is told twice."""
    seen, told = MORNING, listed()
    copy = shutil.copy(empty, empty.with_name(f"{uuid.uuid4()}.db"))
    with Store(f"sqlite:///{copy}") as store:
        counts: dict[str, int] = {}
        for site, listing, hours, trusted in rounds:
            seen += hours * HOUR
            looked = None if trusted else frozenset(meeting.id for meeting in listing.meetings[::2])
            store.records.add(listing, site=site, seen=seen, trusted=trusted, looked=looked)
            again = store.records.add(listing, site=site, seen=seen, trusted=trusted, looked=looked)

            assert again.changes == ()
            for meeting in store.meetings():
                stamps = store.queries.stamps(meeting.id)
                assert stamps is not None
                assert stamps.sequence >= counts.get(meeting.id, 0)
                assert stamps.created <= stamps.last_modified
                counts[meeting.id] = stamps.sequence
        told = apply((it for _, it in store.queries.numbered_changes()), told)
        known = told.model_copy(update={"meetings": tuple(store.meetings())})

        assert changes_between(told, known) == ()
        assert {meeting.id for meeting in told.meetings} == {meeting.id for meeting in known.meetings}
