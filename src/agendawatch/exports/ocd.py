"""Meetings, proposals and votes as Open Civic Data, in the shape that pupa and its kin read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Decision,
    Document,
    Meeting,
    MeetingStatus,
    Proposal,
    durable,
)
from agendawatch.model.meeting import plain_texts

Row = dict[str, Any]
"""A JSON object. Any: JSON."""

# Our codes in its words; `docs/reference/statuses.md` shows those of meetings. An empty entry means that it has no word:
# then ours is told beside, and nothing is forced.

OCD_STATUSES: Mapping[MeetingStatus, str] = {
    MeetingStatus.SCHEDULED: "tentative",
    MeetingStatus.CONVENED: "confirmed",
    MeetingStatus.HELD: "passed",
    MeetingStatus.POSTPONED: "tentative",
    MeetingStatus.CANCELLED: "cancelled",
    MeetingStatus.UNLISTED: "",
}
"""OCD asks for one always: what it has no word for is written as tentative, with ours beside in `extras`."""

OCD_ACTIONS: Mapping[ActionCode, tuple[str, ...]] = {
    ActionCode.SUBMITTED: ("filing", "introduction"),
    ActionCode.REGISTERED: ("receipt",),
    ActionCode.INTRODUCED: ("introduction",),
    ActionCode.REFERRED: ("referral", "referral-committee"),
    ActionCode.DELEGATED: ("referral",),
    ActionCode.UNDER_PREPARATION: (),
    ActionCode.OVERDUE_REPORTED: (),
    ActionCode.CONSULTATION_OPENED: (),
    ActionCode.STATEMENT_RECEIVED: (),
    ActionCode.RECOMMENDED_APPROVAL: ("committee-passage-favorable",),
    ActionCode.RECOMMENDED_REJECTION: ("committee-passage-unfavorable",),
    ActionCode.PLACED_ON_AGENDA: (),
    ActionCode.REMOVED_FROM_AGENDA: (),
    ActionCode.TABLED: ("deferral",),
    ActionCode.REFERRED_BACK: ("referral",),
    ActionCode.APPROVED: ("passage",),
    ActionCode.APPROVED_AMENDED: ("amendment-passage",),
    ActionCode.PARTIALLY_APPROVED: ("passage", "amendment-passage"),
    ActionCode.REJECTED: ("failure",),
    ActionCode.DECISION_UNREAD: (),
    ActionCode.ANSWERED: (),
    ActionCode.NOTED: ("receipt",),
    ActionCode.DISMISSED: (),
    ActionCode.WITHDRAWN: ("withdrawal",),
    ActionCode.APPOINTED: ("passage",),
    ActionCode.RELEASED: ("passage",),
    ActionCode.MINUTES_APPROVED: (),
    ActionCode.POSTED: (),
    ActionCode.APPEALED: (),
    ActionCode.ANNULLED: (),
    ActionCode.STAYED: (),
    ActionCode.LEGALLY_BINDING: ("became-law",),
    ActionCode.IMPLEMENTED: (),
    ActionCode.ANNOUNCED: (),
}
"""Of an organization that decides; a yes or a no of one that prepares is `committee-passage-…`."""

_RECOMMENDS = {
    ActionCode.APPROVED: "committee-passage-favorable",
    ActionCode.APPROVED_AMENDED: "committee-passage-favorable",
    ActionCode.PARTIALLY_APPROVED: "committee-passage",
    ActionCode.REJECTED: "committee-passage-unfavorable",
}
"""A decision of an organization that only prepares."""


def to_ocd(meeting: Meeting) -> Row:
    """Write a meeting as an Open Civic Data event, ready for JSON.

    >>> from agendawatch.model import Organization
    >>> import datetime as dt
    >>> event = to_ocd(Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 10)))
    >>> event["name"], event["start_date"], event["all_day"], event["status"]
    ('Kommunstyrelsen', '2031-03-10', True, 'tentative')

    A meeting without an hour is all day. The durable id stands in `dedupe_key`.
    """
    place, jurisdiction = meeting.municipality, None
    if place:
        level = "county" if len(place.code) == 2 else "municipality"  # noqa: PLR2004 - regions have two digits
        jurisdiction = {"name": place.name, "division_id": f"ocd-division/country:se/{level}:{place.code}"}
    end = meeting.end or meeting.end_date
    return {
        "_type": "event",
        "name": meeting.title,
        "description": " ".join(plain_texts(meeting).values()),
        "classification": "committee-meeting",
        "start_date": meeting.start.isoformat() if meeting.start else meeting.date.isoformat(),
        "end_date": end.isoformat() if end else "",
        "all_day": meeting.start is None,
        "timezone": STOCKHOLM.key,
        "status": OCD_STATUSES[meeting.status] or "tentative",  # where it has no word; ours is in `extras`
        "location": {"name": meeting.location, "note": "", "coordinates": None} if meeting.location else None,
        "jurisdiction": jurisdiction,
        "participants": [{"name": meeting.organization.name, "entity_type": "organization", "note": "host"}],
        "agenda": [_item(item, row) for row, item in enumerate(meeting.agenda or (), start=1)],
        "documents": [_document(document) for document in meeting.documents],
        "media": [],
        "links": [{"url": meeting.url, "note": ""}] if meeting.url else [],
        **_sources(meeting),
        "dedupe_key": meeting.id,
        "extras": {
            "status": meeting.status.value,
            "status_words": meeting.status_words,
            "extra": meeting.extra,
            "agenda_published": meeting.agenda is not None,
            "previous_starts": [start.isoformat() for start in meeting.previous_starts],
        },
    }


def _sources(meeting: Meeting) -> Row:
    """Name the page; OCD wants one at least, and what came from no address says nothing of it."""
    url = meeting.provenance.url if meeting.provenance and meeting.provenance.url else meeting.url
    return {"sources": [{"url": url, "note": ""}]} if url else {}


def _item(item: AgendaItem, row: int) -> Row:
    named = [("person", item.rapporteur.name, "rapporteur")] if item.rapporteur else []
    named += [("bill", item.reference, "consideration")] if item.reference else []
    return {
        "description": item.title,
        "order": item.number or str(row),
        "classification": [item.classification.value],
        "subjects": [],
        "notes": [item.decision.text] if item.decision and item.decision.text else [],
        "media": [_document(document) for document in item.documents],
        "links": [],
        "related_entities": [{"entity_type": kind, "name": who, "id": None, "note": note} for kind, who, note in named],
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


def to_ocd_bill(proposal: Proposal) -> Row:
    """Write a followed proposal as an Open Civic Data bill, ready for JSON.

    An action that OCD has no word for has no classification, and its own code in `extras`.
    """
    place = proposal.municipality
    first = min((action.date for action in proposal.actions), default=None)
    sponsors = [("organization", party.name) for party in proposal.parties]
    sponsors += [("person", person.name) for person in proposal.people]
    grounds = (proposal.provenance, *(action.provenance for action in proposal.actions))
    urls = dict.fromkeys(ground.url for ground in grounds if ground and ground.url)
    return {
        "_type": "bill",
        "identifier": proposal.reference or proposal.id,
        "title": proposal.title,
        "legislative_session": str(first.year) if first else "",
        "classification": ["motion"] if proposal.classification == "motion" else [],
        "from_organization": None,
        "subject": [],
        "abstracts": [],
        "other_titles": [],
        "other_identifiers": [],
        "sponsorships": [
            {"name": name, "entity_type": kind, "classification": "sponsor", "primary": kind == "organization"}
            for kind, name in sponsors
        ],
        "actions": [_action(action) for action in proposal.actions],
        "related_bills": [],
        "versions": [],
        "documents": [],
        **({"sources": [{"url": url, "note": ""} for url in urls]} if urls else {}),
        "extras": {
            "id": proposal.id,
            "municipality": place.code if place else None,
            "status": proposal.status.code.value,
            "actions": [action.code.value for action in proposal.actions],
        },
    }


def _action(action: Action) -> Row:
    recommends = not action.authoritative and _RECOMMENDS.get(action.code)
    return {
        "date": action.date.isoformat(),
        "description": action.words or action.code.value,
        "organization": action.organization.name if action.organization else None,
        "classification": [recommends] if recommends else list(OCD_ACTIONS[action.code]),
        "related_entities": [],
    }


def to_ocd_votes(meeting: Meeting) -> list[Row]:
    """Write the deciding votes of a meeting as Open Civic Data vote events, ready for JSON.

    Ja and Nej are counted as the minutes list them, where they list each person's; what they meant stands in `extras`.
    """
    events = []
    for place, item in enumerate(meeting.agenda or (), start=1):
        decision = item.decision
        if decision is not None and (decision.vote is not None or decision.votes):
            events.append(_vote_event(meeting, item, decision, place))
    return events


def _vote_event(meeting: Meeting, item: AgendaItem, decision: Decision, place: int) -> Row:
    count, votes = decision.vote, decision.votes
    options = [vote.option.value for vote in votes]  # in OCD's own words; what yes meant stands in `extras`
    return {
        "_type": "vote_event",
        "identifier": durable("vote", meeting.id, place),
        "motion_text": item.title,
        "motion_classification": [],
        "start_date": meeting.date.isoformat(),
        "end_date": "",
        "legislative_session": str(meeting.date.year),
        "organization": meeting.organization.name,
        "result": "pass",
        "bill": item.reference,
        "bill_action": None,
        "votes": [
            {
                "option": vote.option.value,
                "voter_name": vote.person.name,
                "note": vote.person.party.code if vote.person.party else "",
            }
            for vote in votes
        ],
        "counts": [{"option": option, "value": options.count(option)} for option in dict.fromkeys(options)],
        **_sources(meeting),
        "extras": {
            "outcome": decision.outcome.value,
            "winning": count.winning if count else None,
            "losing": count.losing if count else None,
            "abstained": count.abstained if count else None,
            "meaning": count.meaning if count else None,
        },
    }
