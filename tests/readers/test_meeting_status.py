"""How far a meeting has come is told by what is listed of it; a link to a file is taken apart."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.model import Document, DocumentClassification, Meeting, MeetingStatus, Organization
from agendawatch.readers.meeting_status import holding, is_file, read_file_words, read_stated, standing

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


@cases("text", "title", "size")
def test_size_and_title_are_told_apart(text: str, title: str, size: int | None) -> None:
    """What stands behind the title is its size; without words the file's name is the title."""
    words = read_file_words(text, "https://example.se/x/a%20b.pdf")

    assert (words.title, words.size) == (title, size)


@cases("url", "expected")
def test_a_file_is_known_by_its_address(url: str, *, expected: bool) -> None:
    """By suffix, or by the part of an address that a platform keeps for files."""
    assert is_file(url) is expected


def test_sitevision_writes_the_time_into_the_address() -> None:
    """Milliseconds since 1970, UTC."""
    words = read_file_words("Kallelse", "https://example.se/download/18.515f200f1a0/1789626584994/Kallelse.pdf")

    assert words.published == dt.datetime(2026, 9, 17, 6, 29, 44, 994000, dt.UTC)
    assert words.media_type == "application/pdf"
