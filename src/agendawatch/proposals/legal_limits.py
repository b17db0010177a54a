"""The law's deadlines of a followed proposal: each from the action that it is counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agendawatch.model import (
    Action,
    ActionCode,
    Certainty,
    Deadline,
    DeadlineKind,
    Proposal,
    ProposalClassification,
    ProposalStatus,
    durable,
)
from agendawatch.proposals.deadlines import deadline

_RAISED = (ActionCode.INTRODUCED, ActionCode.SUBMITTED)
"""What begins the year of a motion or a citizen proposal, the surest first."""
_WITHIN_A_YEAR = {ProposalClassification.MOTION, ProposalClassification.CITIZEN_PROPOSAL}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A deadline of a proposal, and the action that it is counted from."""

    deadline: Deadline
    action: Action
    key: str
    """Durable: of the proposal and the meeting; it stays when the deadline moves."""


def time_limits(proposal: Proposal) -> tuple[TimeLimit, ...]:
    """Compute the deadlines that a proposal's actions begin, by day.

    A motion or citizen proposal that nobody has settled has its year (5 kap. 35 §). A meeting that decided for good has its minutes
    adjusted, the adjustment announced, the appeal and the legal force, each once the action that begins it is known.
    Counted from a day that is only inferred, a deadline is inferred: a party's own word of its motion is not the day
    that fullmäktige took it up, and minutes that are adjusted are announced some day that the law bounds only.
    """
    found = [*_motion(proposal), *_after_meetings(proposal)]
    return tuple(sorted(found, key=lambda limit: (limit.deadline.date, limit.deadline.kind)))


def appeal_ended(status: str, limits: Iterable[TimeLimit], day: dt.date) -> dt.date | None:
    """Tell the day by which the time to appeal had run out: a status that says it can be appealed holds no longer."""
    last = max((it.deadline.date for it in limits if it.deadline.kind is DeadlineKind.APPEAL), default=None)
    return last if status == ProposalStatus.APPEAL_PERIOD and last and last < day else None


def _motion(proposal: Proposal) -> Iterator[TimeLimit]:
    """Count the year of a motion or citizen proposal until it is settled."""
    if proposal.classification not in _WITHIN_A_YEAR or any(map(_settles, proposal.actions)):
        return
    raised = [action for code in _RAISED for action in proposal.actions if action.code is code]
    if raised:
        begins = raised[0]
        told = _certainty(begins) if begins.organization else Certainty.INFERRED
        yield _limit(proposal, begins, DeadlineKind.MOTION_ANSWER, told)


def _after_meetings(proposal: Proposal) -> Iterator[TimeLimit]:
    """Count what follows each meeting that decided for good."""
    for decision in filter(_settles, proposal.actions):
        adjusted = _at_meeting(proposal, decision, ActionCode.MINUTES_APPROVED)
        posted = _at_meeting(proposal, decision, ActionCode.POSTED)
        if adjusted is None and posted is None:
            yield _limit(proposal, decision, DeadlineKind.MINUTES_ADJUSTED, _certainty(decision))
        if adjusted is not None and posted is None:
            yield _limit(proposal, adjusted, DeadlineKind.ADJUSTMENT_ANNOUNCED, _certainty(adjusted))
        begins = posted or adjusted
        if begins is not None and ActionCode.APPEALED not in {action.code for action in proposal.actions}:
            told = Certainty.INFERRED if posted is None else _certainty(posted)
            yield _limit(proposal, begins, DeadlineKind.APPEAL, told)
            yield _limit(proposal, begins, DeadlineKind.FINAL, told)


def _settles(action: Action) -> bool:
    """Tell whether an action is a decision that its organization makes for good."""
    return action.authoritative and action.code not in {
        ActionCode.TABLED,
        ActionCode.REFERRED_BACK,
        ActionCode.REFERRED,
        ActionCode.INTRODUCED,
        ActionCode.OVERDUE_REPORTED,
    }


def _at_meeting(proposal: Proposal, decision: Action, code: ActionCode) -> Action | None:
    """Find what was done with the minutes of the meeting that decided."""
    theirs = [action for action in proposal.actions if action.code is code and action.date >= decision.date]
    same = [
        action
        for action in theirs
        if (action.meeting_id and action.meeting_id == decision.meeting_id)
        or (action.meeting_date and action.meeting_date == (decision.meeting_date or decision.date))
        or (action.meeting_id is None and action.meeting_date is None)
    ]
    return min(same, key=lambda action: action.date, default=None)


def _certainty(action: Action) -> Certainty:
    """Tell how sure an action's day is: as sure as its ground, and as that it belongs here."""
    grounds = (
        action.provenance.certainty if action.provenance else None,
        action.match.certainty if action.match else None,
    )
    return Certainty.INFERRED if Certainty.INFERRED in grounds else Certainty.STATED


def _limit(proposal: Proposal, begins: Action, kind: DeadlineKind, certainty: Certainty) -> TimeLimit:
    # A meeting over several days is adjusted from its last; an action knows its own day alone.
    day = (begins.meeting_date or begins.date) if kind is DeadlineKind.MINUTES_ADJUSTED else begins.date
    meeting = begins.meeting_id or (begins.meeting_date.isoformat() if begins.meeting_date else "")
    return TimeLimit(
        deadline=deadline(kind, day, certainty=certainty),
        action=begins,
        key=durable("time limit", proposal.id, meeting),
    )
