"""How well each organization is followed."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.model import (
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Site,
    Window,
)
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
SEEN = dt.datetime(2031, 3, 1, 6, tzinfo=dt.UTC)
TODAY = dt.date(2031, 3, 10)
BOARD = Organization(name="Kommunstyrelsen")
DAY = dt.timedelta(days=1)


def meeting(days: int, kind: DocumentClassification | None = None, **facts: object) -> Meeting:
    """Hold a meeting some days from today."""
    url = f"https://exempelkoping.example/{days}.pdf"
    documents = (Document(url=url, title="x", classification=kind),) if kind else ()
    told = {"municipality": TOWN, "organization": BOARD, "date": TODAY + days * DAY, "documents": documents}
    return Meeting.model_validate({**told, **facts})


def keep(store: Store, *meetings: Meeting) -> None:
    """Keep what a site lists."""
    store.records.add(Listing(window=Window.year(2031), meetings=meetings), site=SITE, seen=SEEN)
    store.records.note_visit(SITE, seen=SEEN)


@pytest.mark.parametrize(
    ("held", "agendas", "minutes"),
    [
        (meeting(0), 1, 0),
        (meeting(7), 1, 0),
        (meeting(8), 0, 0),
        (meeting(3, DocumentClassification.NOTICE), 0, 0),
        (meeting(3, agenda=()), 0, 0),
        (meeting(3, status=MeetingStatus.CANCELLED), 0, 0),
        (meeting(-1), 0, 0),
        (meeting(-21), 0, 0),
        (meeting(-22), 0, 1),
        (meeting(-22, DocumentClassification.NOTICE), 0, 1),
        (meeting(-22, DocumentClassification.MINUTES), 0, 0),
        (meeting(-22, status=MeetingStatus.CANCELLED), 0, 0),
        (meeting(-22, reserve=True), 0, 0),
    ],
)
def test_late_papers_are_told(store: Store, held: Meeting, agendas: int, minutes: int) -> None:
    """What was called off is not waited for."""
    keep(store, held)

    (row,) = store.coverage(TODAY)
    assert (len(row.without_agenda), len(row.without_minutes)) == (agendas, minutes)


def test_a_row_tells_when_it_was_last_well(store: Store) -> None:
    """And since when it is not."""
    keep(store, meeting(30))
    store.records.note_visit(SITE, seen=SEEN + DAY, error="answered with status 502")

    (row,) = store.coverage(TODAY)

    assert (row.municipality, row.organization, row.meetings) == (TOWN, BOARD, 1)
    assert (row.last_success, row.last_change, row.failing_since) == (SEEN, SEEN, SEEN + DAY)
    assert row.error == "answered with status 502"


def test_a_site_that_gave_nothing_is_told_too(store: Store) -> None:
    """It would be missed otherwise."""
    store.records.note_visit(SITE, seen=SEEN, error="no answer")

    (row,) = store.coverage(TODAY)

    assert (row.organization, row.sites, row.last_success) == (None, (SITE.url,), None)


@pytest.mark.parametrize("town", [TOWN, None])
@pytest.mark.parametrize("days", [-400, 500])
def test_who_meets_at_no_time_near_has_a_line_too(store: Store, days: int, town: Municipality | None) -> None:
    """A page that has stood still is not one that has given no meeting."""
    keep(store, meeting(days, municipality=town), meeting(days - 10, municipality=town))

    (row,) = store.coverage(TODAY)

    assert (row.municipality, row.organization, row.sites) == (town, BOARD, (SITE.url,))
    assert (row.meetings, row.without_minutes, row.last_success, row.last_change) == (0, (), SEEN, SEEN)


def test_an_organization_is_named_the_same_whatever_order_its_rows_stand_in() -> None:
    """Two meetings of its last day write its name otherwise; a copy of the store, laid anew, says what the store says."""
    names = ("Kommunstyrelsen", "KOMMUNSTYRELSEN")
    for pair in (names, names[::-1]):
        held = [meeting(1, organization=Organization(name=name), source_id=name) for name in pair]
        with Store("sqlite://") as store, Store("sqlite://") as copy:
            keep(store, *held)
            copy.maintenance.import_lines(store.maintenance.export_lines(SEEN))

            told = [row.organization for row in store.coverage(TODAY)]
            assert told == [row.organization for row in copy.coverage(TODAY)]
            assert told == [held[-1].organization], "as it was written down last"
