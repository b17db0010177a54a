"""The API of MeetingsPlus tells of meetings, and says 500 for minutes that there are not."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.asking import Answering, page

from agendawatch.errors import LayoutError, StatusError
from agendawatch.fetch import run
from agendawatch.model import DocumentClassification, Meeting, Organization, Site
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.meetingsplus import CommitteeList, find_downloads, is_by_number, list_by_api

ROOT = "https://moten.example.se"
MEETING = Meeting(
    organization=Organization(name="Kommunstyrelsen"), date=dt.date(2026, 5, 4), url=f"{ROOT}/api/v2.0/meetings/11"
)


def _answer(rows: object) -> list[tuple[str, str | None]]:
    own = page("", f"{ROOT}/committees/ks")
    whose = CommitteeList(own, "ks", MEETING.organization, Site(url=own.url))
    listed = run(list_by_api(ROOT, "898", whose), Answering(rows))
    return [(it.date.isoformat(), it.url) for it in listed or ()]


def test_a_committees_meetings_are_listed() -> None:
    """By the day that their label begins with, and their number."""
    rows = [{"Id": 11, "DateLabel": "2026-05-04 13:00"}, {"Id": "12", "DateLabel": "2026-06-15"}]

    assert _answer(rows) == [
        ("2026-05-04", f"{ROOT}/api/v2.0/meetings/11"),
        ("2026-06-15", f"{ROOT}/api/v2.0/meetings/12"),
    ]
    assert is_by_number(f"{ROOT}/api/v2.0/meetings/11")


def test_a_meeting_without_number_or_day_is_an_error() -> None:
    """Half a row is none; what is no list at all says nothing."""
    with pytest.raises(LayoutError, match="DateLabel"):
        _answer([{"Id": 11, "DateLabel": "snart"}])
    assert _answer({"Message": "x"}) == []


@pytest.mark.parametrize(("status", "known"), [(500, True), (404, True), (502, False)])
def test_what_is_not_there_is_no_document(status: int, *, known: bool) -> None:
    """500 and 404 say so; a bad gateway says nothing."""

    def answer(ask: Request) -> Response:
        if "Protocol" in ask.url:
            raise StatusError(status, url=ask.url)
        return page("%PDF-1.7", ask.url)

    if not known:
        with pytest.raises(StatusError):
            run(find_downloads(MEETING), answer)
        return
    read = run(find_downloads(MEETING), answer)
    assert [it.classification for it in read.documents] == [DocumentClassification.NOTICE]


def test_a_zip_is_kept_and_not_read() -> None:
    """Several files of a kind come as one."""
    read = run(find_downloads(MEETING), Answering(b"PK\x03\x04"))

    assert {it.classification for it in read.documents} == {DocumentClassification.PAPERS}
