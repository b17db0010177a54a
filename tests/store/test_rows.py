"""Values into rows."""

from __future__ import annotations

import datetime as dt

from agendawatch.diff.normalization import thawed
from agendawatch.model import AgendaItem, Change, ChangeKind, Document, Meeting, Municipality, Organization
from agendawatch.store.rows import document_rows, version_row, written_change

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
FETCHED = Document(url="https://exempel.example/k.pdf", title="Kallelse", content_hash="a" * 64, size=9)
MEETING = Meeting(
    municipality=Municipality(code="9901", name="Exempelköping"),
    organization=Organization(name="KOMMUNSTYRELSEN"),
    date=dt.date(2031, 3, 10),
    agenda=(AgendaItem(title="Budget", reference="KS 2031/7", documents=(FETCHED,)), AgendaItem(title="Val")),
    documents=(Document(url="https://exempel.example/plan.pdf", title="Plan"),),
)


def test_a_version_can_be_asked_for_by_what_it_is() -> None:
    """Municipality by code, organization folded, and the meeting whole."""
    row = version_row(MEETING, "c" * 64)

    assert (row["municipality"], row["organization"], row["date"]) == ("9901", "kommunstyrelsen", MEETING.date)
    assert thawed(row["body"]) == MEETING


def test_hashes_are_kept_of_what_was_fetched() -> None:
    """Of the meeting's documents and its items'."""
    assert [(row["url"], row["size"]) for row in document_rows(MEETING, SEEN)] == [(FETCHED.url, 9)]


def test_a_change_is_written_without_its_meeting() -> None:
    """That is a version of its own."""
    row = written_change(Change(kind=ChangeKind.DOCUMENT_ADDED, meeting=MEETING, document=FETCHED, after=FETCHED.url))

    assert (row["kind"], row["meeting_id"], row["item"], row["after"]) == (
        "document_added",
        MEETING.id,
        None,
        FETCHED.url,
    )
    assert Document.model_validate_json(row["document"]) == FETCHED
