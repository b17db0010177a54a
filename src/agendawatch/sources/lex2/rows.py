"""What Lex2Publish answers: meetings, their documents, and a file as words inside JSON."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import quote

from agendawatch.errors import DocumentError, LayoutError
from agendawatch.lang.sv.days.dates import find_dates
from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.model import STOCKHOLM, Document, Meeting, Provenance, Site
from agendawatch.readers.meeting_status import read_stated
from agendawatch.sources.flow import Response
from agendawatch.sources.json_page import Record, read_json, record, records, words
from agendawatch.sources.selection import read_board

__all__ = ["Filed", "Found", "hold_file", "read_documents", "read_found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting that a search found, and the id that holds for now."""

    meeting: Meeting
    id: str
    key: str
    """The platform's own name of it, which stays: `KF/2026-06-15`."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A document of a meeting, and the id that holds for now."""

    document: Document
    id: str


def read_found(row: Record, page: Response, site: Site) -> Found:
    """Read a row of a search as a meeting; its day stands in its type's name, else in its description."""
    key, told, unit = _named(row, "type"), words(row, "description", "name"), _named(row, "unit")
    short, _, rest = key.partition("/")
    when = next((it for it in (*find_dates(rest), *find_dates(told)) if it.date is not None), None)
    identity = words(row, "uniqueId", "id")
    name = unit or short
    if when is None or when.date is None or not identity or not name:
        raise LayoutError(page.url, missing="a meeting's organization, day and id", came=f"{key!r}, {told!r}")
    clock = when if when.start else next((it for it in find_dates(told) if it.date == when.date and it.start), when)
    stated = read_stated(f"{key} · {told}", when.date)
    start = dt.datetime.combine(when.date, clock.start, STOCKHOLM) if clock.start else None
    meeting = Meeting(
        organization=read_board(name),
        date=when.date,
        start=start,
        municipality=site.municipality,
        status=stated.status,
        status_words=stated.words,
        extra=stated.extra,
        reserve=stated.reserve,
        provenance=Provenance(words=f"{key} {told}".strip(), url=page.url, seen=page.fetched),
    )
    return Found(meeting, identity, f"{key} {told}")


def _named(row: Record, name: str) -> str:
    """Look up a field that is words, or an object with a name."""
    value = row.get(name)
    return words(value, "name", "description", "text") if isinstance(value, dict) else words(row, name)


def read_documents(page: Response, found: Found, base: str) -> tuple[Filed, ...]:
    """Read a meeting's documents.

    Each goes by an address made of what stays, the meeting's and its own name: the ids are others next time.
    """
    answer = record(read_json(page), page.url, "a meeting with documents")
    seen: Counter[str] = Counter()
    filed = []
    for row in records(answer.get("documents"), page.url, "a list of documents"):
        title = words(row, "description", "title", "name", "fileName") or _named(row, "type")
        identity = words(row, "uniqueId", "id")
        if not title or not identity:
            raise LayoutError(page.url, missing="a document's name and id")
        seen[title] += 1
        name = f"{found.key}/{title}" if seen[title] == 1 else f"{found.key}/{title}/{seen[title]}"
        kinds = classify_document(f"{title} {_named(row, 'type')}")
        document = Document(
            url=f"{base}#{quote(name)}",
            title=title,
            classification=kinds,
            provenance=Provenance(words=title, url=page.url, seen=page.fetched),
        )
        filed.append(Filed(document, identity))
    return tuple(filed)


def hold_file(page: Response, filed: Filed) -> Response | None:
    """Take a file out of its answer; `None` for one that is withheld."""
    missing = "a document with its file"
    answer = record(read_json(page), page.url, missing)
    if not answer.keys() & {"file", "uniqueId", "id"}:
        raise LayoutError(page.url, missing=missing, came=f"an object of {', '.join(answer) or 'nothing'}")
    file = answer.get("file")
    data = file.get("data") if isinstance(file, dict) else file
    if data is None:
        return None
    try:
        body = base64.b64decode(str(data), validate=True)
    except (binascii.Error, ValueError) as error:
        expected = "a file in base64"
        raise DocumentError(expected, f"{len(str(data))} characters that are none", url=page.url) from error
    return replace(page, url=filed.document.url, body=body, media_type=None, charset=None)
