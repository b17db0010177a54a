"""What is loaded to compare a listing with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Connection

from agendawatch.model import Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.database import begin, open_engine
from agendawatch.store.known import days_of, known, site_row
from agendawatch.store.queries import sites
from agendawatch.store.rows import chunks

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
MORNING = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
MARCH = Window(first=dt.date(2031, 3, 1), last=dt.date(2031, 3, 31))


def _meet(month: int, **facts: object) -> Meeting:
    date = dt.date(2031, month, 10)
    row = {"municipality": TOWN, "organization": Organization(name="Kommunstyrelsen"), "date": date, **facts}
    return Meeting.model_validate(row)


@pytest.fixture
def connection(database: str) -> Iterator[Connection]:
    """Hold a transaction of a store that knows a meeting a month."""
    listing = Listing(
        window=Window.year(2031), meetings=tuple(_meet(month, source_id=str(month)) for month in range(1, 7))
    )
    with Store(database) as store:
        store.records.add(listing, site=SITE, seen=MORNING)
    engine = open_engine(database)
    with begin(engine, writes=True) as held:
        yield held
    engine.dispose()


def _months(connection: Connection, *meetings: Meeting) -> list[int]:
    rows = known(connection, site_row(connection, SITE, MORNING), Listing(window=MARCH, meetings=meetings))
    return sorted(row.meeting.date.month for row in rows.values())


def test_what_the_window_holds_is_loaded(connection: Connection) -> None:
    """However much else is stored."""
    assert _months(connection) == [3]


def test_what_the_listing_speaks_of_is_loaded(connection: Connection) -> None:
    """A key that it names, and a day that a meeting was moved from."""
    assert _months(connection, _meet(3, source_id="6")) == [3, 6]
    assert _months(connection, _meet(3, previous_starts=(dt.date(2031, 2, 10),))) == [2, 3]


def test_another_sites_meetings_are_not(connection: Connection) -> None:
    """Each site has its own."""
    other = site_row(connection, Site(url="https://provby.example/"), MORNING)

    assert known(connection, other, Listing(window=Window.year(2031), meetings=())) == {}


def test_a_site_keeps_its_number(connection: Connection) -> None:
    """It goes by its address, whatever else is told of it; what is told last stands."""
    told = SITE.model_copy(update={"platform": "page"})

    assert site_row(connection, SITE, MORNING) == site_row(connection, told, MORNING + dt.timedelta(days=9))
    assert sites(connection) == (told,)


def test_the_days_of_a_listing_reach_to_where_its_meetings_were() -> None:
    """Its window at least."""
    moved = _meet(4, previous_starts=(dt.datetime(2030, 12, 31, 23, 30, tzinfo=dt.UTC),))

    assert days_of(Listing(window=MARCH, meetings=())) == MARCH
    assert days_of(Listing(window=MARCH, meetings=(moved,))) == Window(
        first=dt.date(2031, 1, 1), last=dt.date(2031, 4, 10)
    )


def test_a_query_names_no_more_than_it_can() -> None:
    """In lots, each value once."""
    lots = list(chunks(str(nth % 1200) for nth in range(5000)))

    assert [len(lot) for lot in lots] == [500, 500, 200]
