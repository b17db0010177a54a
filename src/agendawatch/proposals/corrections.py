"""What a person said about a proposal: kept with it, and stronger than any match."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.errors import InputError
from agendawatch.model import AgendaItem, Certainty, Correction, Match, Meeting, Proposal


def correct(proposal: Proposal, correction: Correction) -> Proposal:
    """Keep what a person said; what an earlier match put there from an item that is ruled out is taken back.

    Raises `InputError`, with both rows, when the person has said the opposite before. Said twice, it stands once.
    """
    for earlier in _holding(proposal):
        if earlier.about == correction.about:
            if earlier.same is not correction.same:
                raise InputError(
                    field="correction",
                    value=str(correction),
                    expected=f'what does not contradict "{earlier}", unless that is taken back',
                )
            return proposal
    actions = proposal.actions
    if not correction.same and correction.title:
        actions = tuple(action for action in actions if not (action.match and action.meeting_id == correction.other))
    return proposal.model_copy(update={"corrections": (*proposal.corrections, correction), "actions": actions})


def take_back(proposal: Proposal, said: Correction) -> Proposal:
    """Note that a person takes back the opposite of what is said now; it stays as a row, and holds no more."""
    rows = tuple(
        correction.model_copy(update={"taken_back": said.made})
        if correction.about == said.about and correction.same is not said.same and correction.taken_back is None
        else correction
        for correction in proposal.corrections
    )
    return proposal.model_copy(update={"corrections": rows})


def _holding(proposal: Proposal) -> tuple[Correction, ...]:
    """List what a person said and has not taken back."""
    return tuple(correction for correction in proposal.corrections if correction.taken_back is None)


def decided_proposal(one: Proposal, other: Proposal) -> Correction | None:
    """Find what a person said of two proposals, kept with either; `None` when nobody did.

    Raises `InputError`, with both rows, when one says that they are one and the other that they are two.
    """
    said = [it for it in _holding(one) if it.about == (other.id, "")]
    said += [it for it in _holding(other) if it.about == (one.id, "")]
    against = next((it for it in said if it.same is not said[0].same), None)
    if against is not None:
        raise InputError(field="correction", value=str(against), expected=f'what does not contradict "{said[0]}"')
    return said[0] if said else None


def decided_item(proposal: Proposal, meeting: Meeting) -> tuple[AgendaItem, Match] | None:
    """Find the item of a meeting that a person said to be the proposal; `None` when nobody did."""
    said = [it for it in _holding(proposal) if it.same and it.title and it.other == meeting.id]
    for item in meeting.agenda or ():
        for it in said:
            if it.about == (meeting.id, item.title.casefold()):
                return item, Match(certainty=Certainty.STATED, evidence=(it.evidence,))
    return None


def ruled_out(proposal: Proposal, meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Leave out the items of a meeting that a person said are something else."""
    said = {it.about for it in _holding(proposal) if not it.same}
    if not said:
        return tuple(items)
    return tuple(item for item in items if (meeting.id, item.title.casefold()) not in said)
