"""A store as Popolo JSON: areas, organizations, persons, events, motions and votes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agendawatch.exports.vocabularies import OCD_OPTIONS
from agendawatch.model import AgendaItem, Meeting, Municipality, Organization, Person, Proposal, durable
from agendawatch.store import Store

__all__ = ["to_popolo"]

Row = dict[str, Any]
"""A JSON object. Any: JSON."""


def to_popolo(store: Store, *, today: dt.date) -> Row:
    """Write what a store knows as Popolo JSON.

    An elected person is one of a municipality and a name: two of one name in one municipality are not told apart.
    Popolo dates motions and votes by the moment, which no minutes tell: a vote's day is that of its meeting, the event
    that is its legislative session, and the first day of a followed proposal stands beside, as `agendawatch:date`.
    """
    told = _Told()
    for meeting in store.meetings():
        told.meeting(meeting)
    for proposal in store.proposals():
        told.proposal(proposal, today)
    return {name: list(rows.values()) for name, rows in told.rows.items()}


class _Told:
    """The objects told so far, each once."""

    def __init__(self) -> None:
        names = ("areas", "organizations", "persons", "memberships", "events", "motions", "vote_events")
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in names}

    def meeting(self, meeting: Meeting) -> None:
        """Tell a meeting as an event, and each matter that was voted on as a motion."""
        town = meeting.municipality
        who = self._organization(town, meeting.organization)
        self.rows["events"][meeting.id] = _without_none(
            {
                "id": meeting.id,
                "name": meeting.title,
                "classification": "meeting",
                "organization_id": who,
                "start_date": meeting.start.isoformat() if meeting.start else meeting.date.isoformat(),
                "end_date": meeting.end.isoformat() if meeting.end else _day(meeting.end_date),
                "location": meeting.location,
                "status": meeting.status.value,
                "attendees": [],
                "sources": _sources(meeting),
            }
        )
        for place, item in enumerate(meeting.agenda or (), start=1):
            if item.decision is not None:
                self._decided(meeting, item, who, durable("motion", meeting.id, place))

    def _decided(self, meeting: Meeting, item: AgendaItem, who: str, key: str) -> None:
        decision = item.decision
        if decision is None:
            return
        self.rows["motions"][key] = _without_none(
            {
                "id": key,
                "organization_id": who,
                "text": item.title,
                "identifier": item.reference,
                "result": decision.outcome.value,
                "legislative_session_id": meeting.id,
                "vote_events": [],
                "sources": _sources(meeting),
            }
        )
        if not decision.votes:
            return
        votes = [
            _without_none(
                {
                    "voter_id": self._person(meeting.municipality, vote.person),
                    "option": OCD_OPTIONS[vote.option],
                    "group_id": self._party(meeting.municipality, vote.person),
                }
            )
            for vote in decision.votes
        ]
        options = [vote["option"] for vote in votes]
        event: Row = {
            "id": f"{key}-vote",
            "motion_id": key,
            "organization_id": who,
            "legislative_session_id": meeting.id,
            "counts": [{"option": it, "value": options.count(it)} for it in dict.fromkeys(options)],
            "votes": votes,
        }
        self.rows["vote_events"][event["id"]] = event
        self.rows["motions"][key]["vote_events"] = [{"id": event["id"]}]

    def proposal(self, proposal: Proposal, today: dt.date) -> None:
        """Tell a followed proposal as a motion."""
        first = min((action.date for action in proposal.actions), default=None)
        people = [self._person(proposal.municipality, person) for person in proposal.people]
        self.rows["motions"][proposal.id] = _without_none(
            {
                "id": proposal.id,
                "text": proposal.title,
                "identifier": proposal.reference,
                "creator_id": people[0] if people else None,
                "agendawatch:date": _day(first),
                "result": proposal.status_at(today).code.value,
                "vote_events": [],
                "sources": [],
            }
        )

    def _area(self, town: Municipality | None) -> str | None:
        if town is None:
            return None
        key = f"ocd-division/country:se/municipality:{town.code}"
        self.rows["areas"][key] = {
            "id": key,
            "name": town.name,
            "identifier": town.code,
            "classification": town.classification.value,
        }
        return key

    def _organization(self, town: Municipality | None, organization: Organization) -> str:
        key = durable("organization", town.code if town else "", organization.name.casefold())
        self.rows["organizations"][key] = _without_none(
            {
                "id": key,
                "name": organization.name,
                "classification": organization.classification.value,
                "area_id": self._area(town),
            }
        )
        return key

    def _party(self, town: Municipality | None, person: Person) -> str | None:
        if person.party is None:
            return None
        key = durable("party", town.code if town else "", person.party.code.casefold())
        self.rows["organizations"][key] = {
            "id": key,
            "name": person.party.name,
            "classification": "party",
            "identifiers": [{"scheme": "party letters", "identifier": person.party.code}],
        }
        return key

    def _person(self, town: Municipality | None, person: Person) -> str:
        key = durable("person", town.code if town else "", person.name.casefold())
        self.rows["persons"].setdefault(key, {"id": key, "name": person.name})
        party = self._party(town, person)
        if party is not None:
            row = {"id": f"{key}-{party}", "person_id": key, "organization_id": party}
            self.rows["memberships"][row["id"]] = row
        return key


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _sources(meeting: Meeting) -> list[Row]:
    url = meeting.provenance.url if meeting.provenance and meeting.provenance.url else meeting.url
    return [{"url": url}] if url else []


def _without_none(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
