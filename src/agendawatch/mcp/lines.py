"""Values of the store as lines of an answer: less of them, and each with its ground."""

from __future__ import annotations

from collections.abc import Iterable

from agendawatch import model
from agendawatch.mcp.answers import (
    ActionLine,
    Changed,
    Difference,
    Due,
    ItemLine,
    MeetingLine,
    Paper,
    ProposalLine,
    Stand,
    Votes,
    ground_of,
    outside,
)
from agendawatch.mcp.questions import Asked
from agendawatch.mcp.reach import town_of
from agendawatch.model.grounds import change_link, decision_ground, item_ground
from agendawatch.proposals import time_limits

_NAME, _TITLE, _TEXT = 200, 400, 1200
_PAPERS = 12
_NOTES = {
    model.MeetingStatus.UNLISTED: "no longer listed, and nobody has said why; not known to be called off",
    model.MeetingStatus.POSTPONED: "put off; no new day is known",
}
_DECIDED = frozenset(
    {
        model.ActionCode.APPROVED,
        model.ActionCode.APPROVED_AMENDED,
        model.ActionCode.PARTIALLY_APPROVED,
        model.ActionCode.REJECTED,
        model.ActionCode.ANSWERED,
        model.ActionCode.NOTED,
        model.ActionCode.DISMISSED,
    }
)
"""Of these, who acted decides or only recommends."""


def meeting_line(asked: Asked, meeting: model.Meeting) -> MeetingLine:
    """Tell a meeting in a line."""
    agenda = meeting.agenda
    return MeetingLine(
        id=meeting.id,
        municipality=town_of(meeting.municipality),
        organization=outside(meeting.organization.name, _NAME),
        date=meeting.date,
        start=meeting.start,
        name=outside(meeting.name, _TITLE),
        location=outside(meeting.location, _NAME),
        status=meeting.status,
        status_words=outside(meeting.status_words, _TITLE),
        passed=(meeting.end_date or meeting.date) < asked.today,
        note=_NOTES.get(meeting.status),
        agenda="unpublished" if agenda is None else "published" if agenda else "published empty",
        items=len(agenda or ()),
        moved_from=tuple(start.isoformat() for start in meeting.previous_starts),
        example=meeting.made_up,
        ground=ground_of(meeting.provenance),
    )


def papers(documents: Iterable[model.Document]) -> tuple[Paper, ...]:
    """Tell documents."""
    return tuple(
        Paper(title=outside(it.title, _NAME), url=it.url, kind=it.classification.value)
        for it in list(documents)[:_PAPERS]
    )


def item_line(meeting: model.Meeting, item: model.AgendaItem) -> ItemLine:
    """Tell an item with what was decided of it."""
    decision = item.decision
    vote = decision.vote if decision else None
    following = decision.next_organization if decision else None
    return ItemLine(
        title=outside(item.title, _TITLE),
        number=outside(item.number, 40),
        reference=outside(item.reference, 80),
        kind=item.classification.value,
        withdrawn=item.withdrawn,
        public=item.public,
        outcome=decision.outcome if decision else None,
        decision=outside(decision.text, _TEXT) if decision else None,
        vote=Votes(winning=vote.winning, losing=vote.losing, abstained=vote.abstained) if vote else None,
        next_organization=outside(following.name, _NAME) if following else None,
        positions=tuple(map(_stand, item.positions[:_PAPERS])),
        documents=papers(item.documents),
        ground=ground_of(item_ground(meeting, item)),
        decision_ground=ground_of(decision_ground(meeting, item)),
    )


def _stand(position: model.Position) -> Stand:
    return Stand(
        role=position.role.value,
        party=outside(position.party.name, _NAME) if position.party else None,
        person=outside(position.person.name, _NAME) if position.person else None,
        words=outside(position.words, _TITLE),
    )


def changed(asked: Asked, change: model.Change) -> Changed:
    """Tell a change."""
    return Changed(
        kind=change.kind,
        seen=change.seen,
        meeting=meeting_line(asked, change.meeting),
        item=outside(change.item.title, _TITLE) if change.item else None,
        document=papers((change.document,))[0] if change.document else None,
        before=outside(change.before, _TITLE),
        after=outside(change.after, _TITLE),
        words=outside(change.words, _TITLE),
        differences=tuple(
            Difference(before=outside(it.before, _TITLE), after=outside(it.after, _TITLE), page=it.after_page)
            for it in change.differences
        ),
        url=change_link(change),
    )


def proposal_line(asked: Asked, proposal: model.Proposal) -> ProposalLine:
    """Tell a proposal in a line, with where it stands today."""
    return ProposalLine(
        id=proposal.id,
        title=outside(proposal.title, _TITLE),
        municipality=town_of(proposal.municipality),
        reference=outside(proposal.reference, 80),
        parties=tuple(outside(party.name, _NAME) for party in proposal.parties[:_PAPERS]),
        status=proposal.status_at(asked.today).code,
    )


def action_line(action: model.Action) -> ActionLine:
    """Tell an action."""
    return ActionLine(
        code=action.code.value,
        date=action.date,
        organization=outside(action.organization.name, _NAME) if action.organization else None,
        decides=action.authoritative if action.code in _DECIDED else None,
        words=outside(action.words, _TITLE),
        meeting_id=action.meeting_id,
        meeting_date=action.meeting_date,
        match=action.match.certainty if action.match else None,
        ground=ground_of(action.provenance),
    )


def dues(proposal: model.Proposal) -> tuple[Due, ...]:
    """Compute the deadlines of the law that a proposal has."""
    return tuple(
        Due(
            kind=it.deadline.kind.value,
            date=it.deadline.date,
            paragraph=it.deadline.paragraph,
            counted_from=it.deadline.counted_from,
            certainty=it.deadline.certainty,
        )
        for it in time_limits(proposal)
    )
