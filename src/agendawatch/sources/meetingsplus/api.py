"""The API of MeetingsPlus, as far as it goes: a committee's meetings, and all of a meeting's files of a kind."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from agendawatch.documents.html import is_pdf
from agendawatch.errors import LayoutError, ReadError, StatusError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.model import Document, DocumentClassification, Meeting
from agendawatch.readers.meeting_status import holding, read_stated
from agendawatch.sources.flow import Flow, Request
from agendawatch.sources.json_page import read_json, records, words
from agendawatch.sources.meetingsplus.pages import Row

__all__ = ["find_downloads", "is_by_number", "list_by_api"]

_GONE = frozenset({404, 500})
"""How the API answers where there is nothing: 500 for minutes that a meeting does not have."""
_BY_NUMBER = re.compile(r"/api/v2\.0/meetings/\d{1,12}$")
_KINDS = (("Agenda", DocumentClassification.NOTICE), ("Protocol", DocumentClassification.MINUTES))


def is_by_number(url: str) -> bool:
    """Tell whether an address is that of a meeting which only the API lists.

    >>> is_by_number("https://moten.example.se/api/v2.0/meetings/4711")
    True
    """
    return _BY_NUMBER.search(urlsplit(url).path) is not None


def list_by_api(root: str, number: str) -> Flow[tuple[Row, ...] | None]:
    """Ask the API for a committee's meetings; `None` where it does not tell."""
    try:
        page = yield Request(f"{root}/api/v2.0/committees/{number}/meetings", expects="json")
        listed = records(read_json(page), page.url, "a list of meetings")
    except (StatusError, ReadError):
        return None
    rows = []
    for it in listed:
        label, place = words(it, "DateLabel"), words(it, "Id")
        day = next((when.date for when in find_dates(label[:10])), None)
        if day is None or not place:
            raise LayoutError(page.url, missing="Id and DateLabel of a meeting", came=repr(dict(it))[:200])
        url = f"{root}/api/v2.0/meetings/{place}"
        rows.append(Row(day, label, read_stated(label, day), url))
    return tuple(rows)


def find_downloads(meeting: Meeting) -> Flow[Meeting]:
    """Ask the API for all of a meeting's agenda and minutes: a PDF, a zip, or nothing."""
    documents = []
    for name, kind in _KINDS:
        try:
            page = yield Request(f"{meeting.url}/download/{name}?downloadMode=download")
        except StatusError as error:
            if error.status not in _GONE:
                raise
            continue
        whole = is_pdf(page.body)
        documents.append(
            Document(
                url=page.url,
                title=name,
                classification=kind if whole else DocumentClassification.PAPERS,
                media_type="application/pdf" if whole else page.media_type,
                content_hash=page.content_hash,
                provenance=page.ground(),
            )
        )
    return holding(meeting, tuple(documents))
