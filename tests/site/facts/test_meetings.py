"""What a meeting's page says."""

from __future__ import annotations

import datetime as dt
import json

from tests.cases import cases
from tests.site.invented import NOW, TODAY, meeting, told_changes, told_meeting

from agendawatch.model import AgendaItem, Document, MeetingStatus
from agendawatch.site.facts.meetings import fitting, meeting_page


@cases("known", "unknown")
def test_what_is_not_known_is_listed(known: dict[str, object], unknown: tuple[str, ...]) -> None:
    """Of what a reader would like to know; of a meeting that is off, nothing."""
    held = meeting(**known)  # type: ignore[arg-type] # a table's own facts

    assert meeting_page(held, today=TODAY).unknown == unknown


def test_a_meeting_over_days_has_passed_when_its_last_day_has() -> None:
    """And not before."""
    held = meeting("2026-03-08", end_date=TODAY)

    assert "minutes" not in meeting_page(held, today=TODAY).unknown
    assert "minutes" in meeting_page(held, today=TODAY + dt.timedelta(days=1)).unknown


def test_the_newest_changes_come_first_and_the_rest_are_counted() -> None:
    """Those that no store saw are left out."""
    held = told_meeting("Ord")
    changes = told_changes("Ord", held)
    unseen = changes[0].model_copy(update={"seen": None})
    page = meeting_page(held, today=TODAY, changes=(unseen, *changes), first_seen=NOW)

    assert page.changes == changes[::-1][:20]
    assert page.changes.left == len(changes) - 20


def test_a_page_takes_what_it_has_room_for() -> None:
    """The first documents and items; the rest are counted."""
    paper = Document(url="https://a.example/p.pdf", title="Bilaga")
    held = meeting(agenda=(AgendaItem(title="Val " * 100),) * 500, documents=(paper,) * 500)
    items, documents = fitting(held)
    page = meeting_page(held, today=TODAY)

    assert 0 < len(items) < 500
    assert 0 < len(documents) < 500
    assert (page.items.left, page.documents.left) == (500 - len(items), 500 - len(documents))


def test_machines_get_one_event() -> None:
    """As schema.org has it."""
    told = meeting_page(meeting(status=MeetingStatus.CANCELLED), today=TODAY).jsonld

    assert told is not None
    (event,) = json.loads(told)["@graph"]
    assert event["@type"] == "Event"
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_meeting_that_no_calendar_can_show_has_a_page_all_the_same() -> None:
    """Without the machines' part."""
    assert meeting_page(meeting(url="javascript:alert(1)"), today=TODAY).jsonld is None
