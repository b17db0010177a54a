"""How far a meeting has come is told by what is listed of it."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.model import Document, DocumentClassification, Meeting, MeetingStatus, Organization
from agendawatch.readers.meeting_status import holding, read_stated, standing

Kind = DocumentClassification


@cases("kinds", "stated", "expected", kinds=DocumentClassification, stated=MeetingStatus, expected=MeetingStatus)
def test_documents_tell_how_far_it_is(kinds: tuple[Kind, ...], stated: MeetingStatus, expected: MeetingStatus) -> None:
    """Minutes of any kind: held; a summons or an agenda: convened; what the page states goes first."""
    documents = [Document(url=f"https://example.se/{kind}", title=kind, classification=kind) for kind in kinds]

    assert standing(documents, stated) is expected


def test_a_meeting_that_is_given_its_minutes_was_held() -> None:
    """Its status follows from its documents; one that is cancelled stays so."""
    minutes = (Document(url="https://example.se/p", title="Protokoll", classification=Kind.MINUTES),)
    meeting = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))

    assert (holding(meeting, minutes).status, holding(meeting, minutes).documents) == (MeetingStatus.HELD, minutes)
    cancelled = meeting.model_copy(update={"status": MeetingStatus.CANCELLED})
    assert holding(cancelled, minutes).status is MeetingStatus.CANCELLED


@cases("words", "status", "kept", "extra", "reserve", status=MeetingStatus)
def test_words_tell_how_it_stands(
    words: str, status: MeetingStatus, kept: str | None, extra: bool, reserve: bool
) -> None:
    """What is said last holds; the clause that says it is kept, and what is denied or said of something else says nothing."""
    stated = read_stated(words, dt.date(2026, 3, 9))

    assert (stated.status, stated.words, stated.extra, stated.reserve) == (status, kept, extra, reserve)
