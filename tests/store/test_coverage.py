"""How well each organization is followed."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.diff.written import made
from tests.store.invented import HOUR, MORNING, SITE, TOWN, listed

from agendawatch.model import Document, DocumentClassification, Meeting, Municipality, Organization
from agendawatch.store import Store

SEEN = dt.datetime(2031, 3, 1, 6, tzinfo=dt.UTC)
TODAY = dt.date(2031, 3, 10)
BOARD = Organization(name="Kommunstyrelsen")
DAY = dt.timedelta(days=1)


def meeting(days: int, **facts: object) -> Meeting:
    """Hold a meeting some days from today."""
    return Meeting.model_validate({"municipality": TOWN, "organization": BOARD, "date": TODAY + days * DAY, **facts})


def keep(store: Store, *meetings: Meeting) -> None:
    """Keep what a site lists."""
    store.records.add(listed(*meetings), site=SITE, seen=SEEN)
    store.records.note_visit(SITE, seen=SEEN)


@cases("days", "paper", "facts", "late", paper=DocumentClassification)
def test_late_papers_are_told(
    store: Store, days: int, paper: DocumentClassification | None, facts: dict[str, object] | None, late: str | None
) -> None:
    """What was called off is not waited for."""
    papers = (Document(url="https://e.example/x", title="x", classification=paper),) if paper else ()
    keep(store, made({"date": TODAY + days * DAY, **(facts or {})}).model_copy(update={"documents": papers}))

    (row,) = store.coverage(TODAY)
    assert [len(row.without_agenda), len(row.without_minutes)] == [late == "agenda", late == "minutes"]


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


@pytest.mark.parametrize(("failures", "hours"), [(1, 1), (2, 2), (4, 8), (7, 64), (8, 96), (40, 96)])
def test_a_failing_site_is_left_in_peace_longer_each_time(store: Store, failures: int, hours: int) -> None:
    """From an hour to four days; one good visit mends it, and is remembered through the next bad ones."""
    for nth in range(failures):
        health = store.records.note_visit(SITE, seen=MORNING + nth * HOUR, error="answered with status 502")

    assert (health.failures, health.failing_since, health.due) == (failures, MORNING, health.tried + hours * HOUR)
    store.records.note_visit(SITE, seen=MORNING + 50 * HOUR)
    store.records.note_visit(SITE, seen=MORNING + 51 * HOUR, error="no answer")
    (now,) = store.queries.site_health()
    assert (now.succeeded, now.failing_since, now.failures) == (MORNING + 50 * HOUR, MORNING + 51 * HOUR, 1)
    assert (now.municipality, now.error) == ("9901", "no answer")
