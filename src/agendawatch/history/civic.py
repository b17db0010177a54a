"""Meetings as Open Civic Data events, in the shape that pupa and its kin read."""

from __future__ import annotations

from typing import Any

from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, MeetingStatus
from agendawatch.readers.meeting_fields import PLAIN_FIELDS

__all__ = ["to_ocd"]

Row = dict[str, Any]
"""A JSON object. Any: JSON."""

_STATUS = {
    MeetingStatus.SCHEDULED: "tentative",
    MeetingStatus.CONVENED: "confirmed",
    MeetingStatus.HELD: "passed",
    MeetingStatus.POSTPONED: "tentative",
    MeetingStatus.CANCELLED: "cancelled",
    MeetingStatus.UNLISTED: "tentative",
}
"""Their vocabulary knows neither postponed nor unlisted: ours stands in `extras`."""


def to_ocd(meeting: Meeting) -> Row:
    """Write a meeting as an Open Civic Data event, ready for JSON.

    >>> from agendawatch.model import Organization
    >>> import datetime as dt
    >>> event = to_ocd(Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 10)))
    >>> event["name"], event["start_date"], event["all_day"], event["status"]
    ('Kommunstyrelsen', '2031-03-10', True, 'tentative')

    A meeting without an hour is all day. The durable id stands in `dedupe_key`.
    """
    place = meeting.municipality
    return {
        "_type": "event",
        "name": meeting.title,
        "description": " ".join(filter(None, (getattr(meeting, row.name) for row in PLAIN_FIELDS if row.says))),
        "classification": "committee-meeting",
        "start_date": meeting.start.isoformat() if meeting.start else meeting.date.isoformat(),
        "end_date": _end(meeting),
        "all_day": meeting.start is None,
        "timezone": STOCKHOLM.key,
        "status": _STATUS[meeting.status],
        "location": {"name": meeting.location or "", "note": "", "coordinates": None},
        "jurisdiction": {"name": place.name, "division_id": _division(place.code)} if place else None,
        "participants": [{"name": meeting.organization.name, "entity_type": "organization", "note": "host"}],
        "agenda": [_item(item, row) for row, item in enumerate(meeting.agenda or (), start=1)],
        "documents": [_document(document) for document in meeting.documents],
        "media": [],
        "links": [{"url": meeting.url, "note": ""}] if meeting.url else [],
        "sources": _sources(meeting),
        "dedupe_key": meeting.id,
        "extras": {
            "status": meeting.status.value,
            "status_words": meeting.status_words,
            "extra": meeting.extra,
            "agenda_published": meeting.agenda is not None,
            "previous_starts": [start.isoformat() for start in meeting.previous_starts],
        },
    }


def _division(code: str) -> str:
    """Name a municipality or region as an Open Civic Data division."""
    return f"ocd-division/country:se/{'county' if len(code) == 2 else 'municipality'}:{code}"  # noqa: PLR2004 - regions have two digits


def _end(meeting: Meeting) -> str:
    if meeting.end is not None:
        return meeting.end.isoformat()
    return meeting.end_date.isoformat() if meeting.end_date else ""


def _sources(meeting: Meeting) -> list[Row]:
    url = meeting.provenance.url if meeting.provenance and meeting.provenance.url else meeting.url
    return [{"url": url, "note": ""}] if url else []


def _item(item: AgendaItem, row: int) -> Row:
    people = [item.rapporteur] if item.rapporteur else []
    return {
        "description": item.title,
        "order": item.number or str(row),
        "classification": [item.classification.value],
        "subjects": [],
        "notes": [item.decision.text] if item.decision and item.decision.text else [],
        "media": [_document(document) for document in item.documents],
        "links": [],
        "related_entities": [
            *({"entity_type": "person", "name": person.name, "id": None, "note": "rapporteur"} for person in people),
            *(
                [{"entity_type": "bill", "name": item.reference, "id": None, "note": "consideration"}]
                if item.reference
                else []
            ),
        ],
        "extras": {
            "outcome": item.decision.outcome.value if item.decision else None,
            "withdrawn": item.withdrawn,
        },
    }


def _document(document: Document) -> Row:
    return {
        "note": document.title,
        "classification": document.classification.value,
        "date": document.published.astimezone(STOCKHOLM).date().isoformat() if document.published else "",
        "links": [{"url": document.url, "media_type": document.media_type or "", "text": ""}],
    }
