"""Values of the store as lines of an answer: less of them, and each with its ground."""

from __future__ import annotations

from agendawatch import model
from agendawatch.mcp.answers import ActionLine, Changed, ItemLine, MeetingLine, ProposalLine
from agendawatch.mcp.questions import Asked
from agendawatch.model.grounds import change_link, decision_ground, item_ground
from agendawatch.model.meeting import plain_texts

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
    passed = (meeting.end_date or meeting.date) < asked.today
    note, texts = _NOTES.get(meeting.status), plain_texts(meeting) or None
    return MeetingLine.of(meeting, passed=passed, note=note, items=len(meeting.agenda or ()), texts=texts)


def item_line(meeting: model.Meeting, item: model.AgendaItem) -> ItemLine:
    """Tell an item with what was decided of it."""
    return ItemLine.of(item, ground=item_ground(meeting, item), decision_ground=decision_ground(meeting, item))


def changed(asked: Asked, change: model.Change) -> Changed:
    """Tell a change."""
    return Changed.of(change, meeting=meeting_line(asked, change.meeting), url=change_link(change))


def proposal_line(asked: Asked, proposal: model.Proposal) -> ProposalLine:
    """Tell a proposal in a line, with where it stands today."""
    return ProposalLine.of(proposal, status=proposal.status_at(asked.today).code)


def action_line(action: model.Action) -> ActionLine:
    """Tell an action."""
    return ActionLine.of(action, decides=action.authoritative if action.code in _DECIDED else None)
