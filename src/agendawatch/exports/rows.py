"""Values of a store as rows of tables, as they stream by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from agendawatch.exports.tables import Cell, Row
from agendawatch.model import AgendaItem, Document, Meeting, Municipality, Person, Proposal, Provenance
from agendawatch.model.change import Coverage
from agendawatch.model.grounds import decision_ground, item_ground, link_to
from agendawatch.store import Store
from agendawatch.store.changelog import ChangeRow
from agendawatch.store.queries import MeetingStamps

__all__ = ["change_row", "coverage_rows", "meeting_rows", "place_rows", "proposal_rows"]

Named = tuple[str, Row]
"""A row, and the table that it is of."""


def _code(town: Municipality | None) -> str | None:
    return town.code if town else None


def _name(town: Municipality | None) -> str | None:
    return town.name if town else None


def _ground(ground: Provenance | None) -> dict[str, Cell]:
    if ground is None:
        return {}
    return {
        "words": ground.words,
        "ground_url": link_to(ground),
        "certainty": ground.certainty.value,
        "seen": ground.seen,
    }


def place_rows(store: Store) -> Iterator[Named]:
    """Give municipalities and organizations."""
    known = store.queries.organizations()
    towns = {town.code: town for town, _, _ in known if town}
    for code in sorted(towns):
        town = towns[code]
        yield (
            "municipalities",
            {
                "code": town.code,
                "name": town.name,
                "classification": town.classification.value,
                "county": town.county,
                "example": town.made_up,
            },
        )
    for place, organization, meetings in known:
        yield (
            "organizations",
            {
                "municipality_code": _code(place),
                "organization": organization.name,
                "classification": organization.classification.value,
                "meetings": meetings,
            },
        )


def meeting_rows(meeting: Meeting, stamps: MeetingStamps) -> Iterator[Named]:
    """Give a meeting, its items, decisions, votes, positions and documents."""
    agenda = meeting.agenda
    yield (
        "meetings",
        {
            "id": meeting.id,
            "municipality_code": _code(meeting.municipality),
            "municipality": _name(meeting.municipality),
            "organization": meeting.organization.name,
            "organization_classification": meeting.organization.classification.value,
            "date": meeting.date,
            "end_date": meeting.end_date,
            "start": meeting.start,
            "end": meeting.end,
            "time_note": meeting.time_note,
            "name": meeting.name,
            "location": meeting.location,
            "url": meeting.url,
            "status": meeting.status.value,
            "status_words": meeting.status_words,
            "extra": meeting.extra,
            "reserve": meeting.reserve,
            "previous_starts": " ".join(start.isoformat() for start in meeting.previous_starts) or None,
            "agenda": "unpublished" if agenda is None else "published" if agenda else "published empty",
            "items": len(agenda or ()),
            "documents": len(meeting.documents),
            "warnings": len(meeting.warnings),
            "nth": meeting.nth,
            "example": meeting.made_up,
            **_ground(meeting.provenance),
            "created": stamps.created,
            "last_modified": stamps.last_modified,
            "sequence": stamps.sequence,
        },
    )
    of: dict[str, Cell] = {"meeting_id": meeting.id, "meeting_modified": stamps.last_modified}
    yield from _documents(meeting.documents, of | {"item": 0})
    for place, item in enumerate(agenda or (), start=1):
        yield from _item_rows(meeting, item, of | {"item": place})


def _item_rows(meeting: Meeting, item: AgendaItem, of: Row) -> Iterator[Named]:
    yield (
        "items",
        {
            **of,
            "number": item.number,
            "title": item.title,
            "reference": item.reference,
            "classification": item.classification.value,
            "public": item.public,
            "withdrawn": item.withdrawn,
            "rapporteur": str(item.rapporteur) if item.rapporteur else None,
            "group": item.group,
            **_ground(item_ground(meeting, item)),
        },
    )
    yield from _documents(item.documents, of)
    for nth, position in enumerate(item.positions, start=1):
        yield (
            "positions",
            {
                **of,
                "nth": nth,
                "role": position.role.value,
                "party": position.party.code if position.party else None,
                "party_name": position.party.name if position.party else None,
                "person": position.person.name if position.person else None,
                "words": position.words,
            },
        )
    decision = item.decision
    if decision is None:
        return
    vote = decision.vote
    yield (
        "decisions",
        {
            **of,
            "outcome": decision.outcome.value,
            "text": decision.text,
            "mode": decision.mode.value if decision.mode else None,
            "winning": vote.winning if vote else None,
            "losing": vote.losing if vote else None,
            "abstained": vote.abstained if vote else None,
            "meaning": vote.meaning if vote else None,
            "next_organization": decision.next_organization.name if decision.next_organization else None,
            "immediately_adjusted": decision.immediately_adjusted,
            "minority": decision.minority,
            "rule": decision.provenance.rule if decision.provenance else None,
            **_ground(decision_ground(meeting, item)),
        },
    )
    events = ((None, decision.votes), *((event.about, event.votes) for event in decision.other_votes))
    for number, (about, votes) in enumerate(events):
        for nth, one in enumerate(votes, start=1):
            yield (
                "votes",
                {
                    **of,
                    "vote_event": number,
                    "nth": nth,
                    "option": one.option.value,
                    "person": one.person.name,
                    "party": _party(one.person),
                    "about": about,
                },
            )


def _party(person: Person) -> str | None:
    return person.party.code if person.party else None


def _documents(documents: Iterable[Document], of: Row) -> Iterator[Named]:
    for nth, document in enumerate(documents, start=1):
        yield (
            "documents",
            {
                **of,
                "nth": nth,
                "url": document.url,
                "title": document.title,
                "classification": document.classification.value,
                "media_type": document.media_type,
                "size": document.size,
                "published": document.published,
                "content_hash": document.content_hash,
            },
        )


def proposal_rows(proposal: Proposal, today: dt.date) -> Iterator[Named]:
    """Give a followed proposal and what was done with it."""
    status = proposal.status_at(today)
    rests = next((nth for nth, it in enumerate(proposal.actions, start=1) if it is status.action), None)
    yield (
        "proposals",
        {
            "id": proposal.id,
            "municipality_code": _code(proposal.municipality),
            "municipality": _name(proposal.municipality),
            "title": proposal.title,
            "reference": proposal.reference,
            "classification": proposal.classification.value if proposal.classification else None,
            "parties": " ".join(party.code for party in proposal.parties) or None,
            "people": "; ".join(map(str, proposal.people)) or None,
            "status": status.code.value,
            "status_action": rests,
            "as_of": today,
            "example": proposal.made_up,
            **_ground(proposal.provenance),
        },
    )
    for nth, action in enumerate(proposal.actions, start=1):
        yield (
            "actions",
            {
                "proposal_id": proposal.id,
                "nth": nth,
                "code": action.code.value,
                "date": action.date,
                "organization": action.organization.name if action.organization else None,
                "authoritative": action.authoritative,
                "minority": action.minority,
                "meeting_id": action.meeting_id,
                "meeting_date": action.meeting_date,
                "said": action.words,
                "match_certainty": action.match.certainty.value if action.match else None,
                "by_hand": action.by_hand,
                **_ground(action.provenance),
            },
        )


def change_row(change: ChangeRow) -> Named:
    """Give a change with its number."""
    item, document = change.item, change.document
    first = next(iter(change.differences), None)
    return "changes", {
        "number": change.number,
        "seen": change.seen,
        "kind": change.kind,
        "meeting_id": change.meeting_id,
        "municipality_code": change.municipality,
        "organization": change.organization,
        "date": change.date,
        "item_number": item.number if item else None,
        "item_title": item.title if item else None,
        "document_url": document.url if document else None,
        "document_title": document.title if document else None,
        "before": change.before,
        "after": change.after,
        "words": change.words,
        "text_before": first.before if first else None,
        "text_after": first.after if first else None,
        "text_page": (first.after_page or first.before_page) if first else None,
    }


def coverage_rows(rows: Iterable[Coverage], today: dt.date) -> Iterator[Named]:
    """Give how well each organization is followed."""
    for row in rows:
        yield (
            "coverage",
            {
                "as_of": today,
                "municipality_code": _code(row.municipality),
                "municipality": _name(row.municipality),
                "organization": row.organization.name if row.organization else None,
                "sites": " ".join(row.sites) or None,
                "last_success": row.last_success,
                "last_change": row.last_change,
                "failing_since": row.failing_since,
                "meetings": row.meetings,
                "without_agenda": len(row.without_agenda),
                "without_minutes": len(row.without_minutes),
                "withheld": len(row.doubts),
                "withheld_codes": " ".join(sorted({doubt.code.value for doubt in row.doubts})) or None,
            },
        )
