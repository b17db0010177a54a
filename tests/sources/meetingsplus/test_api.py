"""The API of MeetingsPlus tells of meetings, and says 500 for minutes that there are not."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from agendawatch.errors import LayoutError, StatusError
from agendawatch.fetch import run
from agendawatch.model import DocumentClassification, Meeting, Organization, Site
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.meetingsplus import CommitteeList, find_downloads, is_by_number, list_by_api

ROOT = "https://moten.example.se"
NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def _answer(rows: object) -> list[tuple[str, str | None]]:
    def answer(ask: Request) -> Response:
        return Response(ask.url, 200, json.dumps(rows).encode(), NOON)

    page = Response(f"{ROOT}/committees/ks", 200, b"", NOON)
    whose = CommitteeList(page, "ks", Organization(name="Kommunstyrelsen"), Site(url=page.url))
    listed = run(list_by_api(ROOT, "898", whose), answer)
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
    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 5, 4),
        url=f"{ROOT}/api/v2.0/meetings/11",
    )

    def answer(ask: Request) -> Response:
        if "Protocol" in ask.url:
            raise StatusError(status, url=ask.url)
        return Response(ask.url, 200, b"%PDF-1.7", NOON)

    if not known:
        with pytest.raises(StatusError):
            run(find_downloads(meeting), answer)
        return
    read = run(find_downloads(meeting), answer)
    assert [it.classification for it in read.documents] == [DocumentClassification.NOTICE]


def test_a_zip_is_kept_and_not_read() -> None:
    """Several files of a kind come as one."""

    def answer(ask: Request) -> Response:
        return Response(ask.url, 200, b"PK\x03\x04", NOON, media_type="application/zip")

    meeting = Meeting(
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 5, 4),
        url=f"{ROOT}/api/v2.0/meetings/11",
    )

    assert {it.classification for it in run(find_downloads(meeting), answer).documents} == {
        DocumentClassification.PAPERS
    }
