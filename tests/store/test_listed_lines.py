"""A listing that is other in some lines alone is compared in those, and comes out as if it were compared whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
import sqlalchemy as sa

from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store, schema
from agendawatch.store.listed_lines import narrowed

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
OTHER = Site(url="https://exempelkoping.example/kalender", municipality=TOWN)
SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
BOARDS = ("Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden")


def meet(nth: int, **facts: object) -> Meeting:
    """Make one of twenty meetings of the year."""
    day = dt.date(2031, 2, 3) + dt.timedelta(days=9 * nth)
    usual: dict[str, object] = {
        "municipality": TOWN,
        "organization": Organization(name=BOARDS[nth % 3]),
        "date": day,
        "start": dt.datetime.combine(day, dt.time(13), tzinfo=STOCKHOLM),
        "source_id": f"m{nth}",
    }
    return Meeting.model_validate(usual | facts)


def listed(*other: Meeting, without: Sequence[int] = ()) -> Listing:
    """List twenty meetings, some of them otherwise."""
    rows = {meeting.source_id: meeting for nth in range(20) if nth not in without for meeting in (meet(nth),)}
    rows |= {meeting.source_id: meeting for meeting in other}
    return Listing(window=Window.year(2031), meetings=tuple(rows.values()))


AGENDA = (AgendaItem(number="1", title="Budget", reference="KS 2031/7"), AgendaItem(number="2", title="Val"))
REACHABLE = "Ring Exempelkoping 0451-26 80 00"
LATER = dt.datetime(2031, 2, 21, 15, tzinfo=STOCKHOLM)
MOVED = {"date": dt.date(2031, 2, 25), "start": None}
KINDS: dict[str, list[Listing]] = {
    "an hour": [listed(meet(2, start=LATER)), listed(meet(2, start=LATER), meet(5, location="Sal 2"))],
    "an agenda, then a document": [
        listed(meet(2, agenda=AGENDA)),
        listed(
            meet(2, agenda=AGENDA, documents=(Document(url="https://exempelkoping.example/k.pdf", title="Kallelse"),))
        ),
    ],
    "cancelled, and held all the same": [
        listed(meet(2, status=MeetingStatus.CANCELLED, status_words="Inställt")),
        listed(),
    ],
    "moved to another day": [listed(meet(2, **MOVED)), listed(meet(2, **MOVED, location="Sal 2"))],
    "a new one": [listed(meet(30, date=dt.date(2031, 12, 1), start=None)), listed()],
    "one gone, one back": [listed(without=[4]), listed(meet(2, location="Sal 2"), without=[4]), listed()],
    "two keys change places": [
        listed(meet(2, source_id="m5"), meet(5, source_id="m2")),
        listed(meet(2, source_id="m5", location="Sal 2"), meet(5, source_id="m2")),
    ],
    "another name": [listed(meet(2, organization=Organization(name="Fullmäktige"))), listed()],
    "words that reach a person": [
        listed(meet(2, location=REACHABLE)),
        listed(meet(2, location=REACHABLE, agenda=AGENDA)),
    ],
    "no keys": [
        Listing(
            window=Window.year(2031),
            meetings=tuple(meet(n, source_id=None, location=f"Sal {n // 19}") for n in range(20)),
        ),
    ],
}


def known(store: Store) -> tuple[object, ...]:
    """Give all that a store says."""
    return tuple(store.meetings()), tuple(store.changes(since=SEEN)), store.queries.all_stamps(None)


def forget(store: Store) -> None:
    """Take the lines away, so that the next listing is compared whole."""
    with store._database.engine.begin() as connection:  # noqa: SLF001 - a database of before knows no lines
        connection.execute(sa.update(schema.present).values(line=None))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how many meetings were compared, of each listing that was not compared whole."""
    counts: list[int] = []

    def noting(*told: object) -> object:
        part = narrowed(*told)  # type: ignore[arg-type]  # handed on
        counts.extend([len(part.meetings)] if part else [])
        return part

    monkeypatch.setattr("agendawatch.store.record_round.narrowed", noting)
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_of_it_is_what_comes_of_the_whole(kind: str) -> None:
    """Meetings, changes and stamps, round by round."""
    with Store("sqlite://") as part, Store("sqlite://") as whole:
        for nth, listing in enumerate([listed(), *KINDS[kind], listed()]):
            seen = SEEN + dt.timedelta(hours=nth)
            forget(whole)
            first, second = (store.records.add(listing, site=SITE, seen=seen) for store in (part, whole))

            assert (first.changes, first.quarantined, first.reason) == (
                second.changes,
                second.quarantined,
                second.reason,
            )
            assert known(part) == known(whole)


def test_one_line_that_is_other_is_compared_alone(narrow: list[int]) -> None:
    """And each of the next rounds likewise; the listing that is given back is whole, with its durable ids."""
    with Store("sqlite://") as store:
        store.records.add(listed(), site=SITE, seen=SEEN)
        ids = {meeting.source_id: meeting.id for meeting in store.meetings()}
        for nth in range(1, 4):
            told = store.records.add(
                listed(meet(2, location=f"Sal {nth}")), site=SITE, seen=SEEN + dt.timedelta(hours=nth)
            )

            assert [change.kind for change in told.changes] == ["meeting_place_changed"]
            assert told.listing is not None
            assert {meeting.source_id: meeting.id for meeting in told.listing.meetings} == ids

    assert narrow == [1, 1, 1]


def _another_window(store: Store) -> Listing:
    del store
    listing = listed(meet(2, location="Sal 1"))
    return listing.model_copy(update={"window": Window(first=dt.date(2031, 1, 2), last=dt.date(2031, 12, 31))})


def _another_reader(store: Store) -> Listing:
    del store
    return listed(meet(2, location="Sal 1")).model_copy(update={"reader": "a later one"})


def _another_site(store: Store) -> Listing:
    store.records.add(listed(meet(2, location="Sal 9")), site=OTHER, seen=SEEN + dt.timedelta(minutes=1))
    return listed(meet(2, location="Sal 1"), without=[7])


@pytest.mark.parametrize("otherwise", [_another_window, _another_reader, _another_site])
def test_what_hangs_on_more_is_compared_whole(narrow: list[int], otherwise: Callable[[Store], Listing]) -> None:
    """Other days, another reader, another site that lists the same."""
    with Store("sqlite://") as store:
        store.records.add(listed(), site=SITE, seen=SEEN)
        store.records.add(otherwise(store), site=SITE, seen=SEEN + dt.timedelta(hours=1))

    assert narrow == []
