"""The Local Government Act's deadlines, counted as the act on statutory time says.

Kommunallagen (2017:725) gives the times; what is quoted are its own words:

- 5 kap. 13 §: fullmäktige's meetings are announced on the notice board "minst en vecka före sammanträdesdagen"; so
  early are its members summoned too (15 §);
- 5 kap. 14 §: an urgent matter is announced there "senast vardagen närmast före sammanträdesdagen";
- 5 kap. 35 §: a motion or a citizen proposal (medborgarförslag) is "om möjligt" prepared so that fullmäktige can decide
  "inom ett år från det att motionen eller medborgarförslaget väcktes"; where the preparing cannot be ended by then,
  that and what has come out is reported "inom samma tid", and fullmäktige may dismiss the matter. A nämnd that decides
  a citizen proposal in its stead has the same year (6 kap. 34 §);
- 5 kap. 69 §: minutes are adjusted "senast fjorton dagar efter sammanträdet"; 6 kap. 35 § says the same of nämnder;
- 8 kap. 12 §: "senast andra dagen efter det att protokollet har justerats" that is announced on the notice board, and
  it stays there until the time to appeal is out;
- 13 kap. 5 §: an appeal has come in to the court "inom tre veckor från den dag då det tillkännagavs" on the board that
  the minutes are adjusted; the time does not run out where the announcement was taken down before.

Lagen (1930:173) om beräkning av lagstadgad tid says how they are counted: a time in weeks or years ends on the day
of the same name or number, or on the month's last day where there is none (1 §); where the last day is a Sunday,
another holiday, a Saturday, midsommarafton, julafton or nyårsafton, what is to be done may be done "nästa vardag"
(2 §).

Wording read in November 2026. Kommunallagen: these paragraphs whole, as consolidated on 26 May 2025, in the collection
of statutes at github.com/se-lex/sfs (2017/sfs-2017-725.md), which is made from the government's own; amendments after
that day could not be looked for. The act of 1930: whole, as consolidated to SFS 2022:931, at lagen.nu/1930:173.
Lagen (1989:253) om allmänna helgdagar: whole, in the same collection of statutes.

Our own reading, which no wording settles: times that run backwards, before a meeting, are not put off; the next
weekday after a Saturday that is passed over is no Saturday; a Saturday is a vardag before a meeting, since the act of
1989 does not name it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agendawatch.arguments import Day, day, one_of
from agendawatch.errors import InputError
from agendawatch.lang.sv.calendar import holidays, next_working_day
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
from agendawatch.proposals.labels import deadline_label

_SUNDAY = 6
_ACT = "kommunallagen (2017:725)"


@dataclass(frozen=True, slots=True)
class _CountingRule:
    paragraph: str
    count: Callable[[dt.date], dt.date]
    shifts: bool = True
    """Whether it is a last day for doing something after a start, which the act on statutory time puts off."""


def _after(days: int) -> Callable[[dt.date], dt.date]:
    return lambda start: start + dt.timedelta(days=days)


def _one_year(start: dt.date) -> dt.date:
    last = calendar.monthrange(start.year + 1, start.month)[1]
    return dt.date(start.year + 1, start.month, min(start.day, last))


def _weekday_before(meeting: dt.date) -> dt.date:
    """Find the nearest vardag before: no Sunday and no holiday. A Saturday is one (lagen 1989:253 leaves it out)."""
    day = meeting - dt.timedelta(days=1)
    while day.weekday() == _SUNDAY or day in holidays(day.year):
        day -= dt.timedelta(days=1)
    return day


_RULES = {
    DeadlineKind.MOTION_ANSWER: _CountingRule(f"{_ACT} 5 kap. 35 §", _one_year),
    DeadlineKind.COUNCIL_NOTICE: _CountingRule(f"{_ACT} 5 kap. 13 §", _after(-7), shifts=False),
    DeadlineKind.URGENT_NOTICE: _CountingRule(f"{_ACT} 5 kap. 14 §", _weekday_before, shifts=False),
    DeadlineKind.MINUTES_ADJUSTED: _CountingRule(f"{_ACT} 5 kap. 69 §, 6 kap. 35 §", _after(14)),
    DeadlineKind.ADJUSTMENT_ANNOUNCED: _CountingRule(f"{_ACT} 8 kap. 12 §", _after(2)),
    DeadlineKind.APPEAL: _CountingRule(f"{_ACT} 13 kap. 5 §", _after(21)),
}
"""One rule a kind; `final` is the day after `appeal`."""


def deadline(kind: DeadlineKind | str, counted_from: Day, *, certainty: Certainty | str = Certainty.STATED) -> Deadline:
    """Compute a deadline of the law from the day that it is counted from.

    >>> last = deadline("appeal", dt.date(2026, 3, 13))
    >>> last.unshifted.isoformat(), last.date.isoformat(), last.paragraph
    ('2026-04-03', '2026-04-07', 'kommunallagen (2017:725) 13 kap. 5 §')

    `certainty` is that of `counted_from`: from an inferred day the deadline is inferred, else derived.
    Times that run backwards, before a meeting, are not put off: that would leave the public less time.
    """
    asked, sure = one_of("kind", kind, DeadlineKind), one_of("certainty", certainty, Certainty)
    counted_from = day("counted_from", counted_from)
    if asked is DeadlineKind.FINAL:
        # The day after the last one on which anybody could appeal.
        appeal, later = deadline(DeadlineKind.APPEAL, counted_from, certainty=sure), dt.timedelta(days=1)
        words = deadline_label(DeadlineKind.FINAL)
        days = {"date": appeal.date + later, "unshifted": appeal.unshifted + later}
        return appeal.model_copy(update={"kind": DeadlineKind.FINAL, **days, "words": words})
    rule = _RULES[asked]
    try:
        unshifted = rule.count(counted_from)
        last = next_working_day(unshifted) if rule.shifts else unshifted
    except (OverflowError, ValueError) as error:
        expected = "a day of the calendar's years"
        raise InputError(field="counted_from", value=counted_from.isoformat(), expected=expected) from error
    return Deadline(
        kind=asked,
        date=last,
        unshifted=unshifted,
        counted_from=counted_from,
        paragraph=rule.paragraph,
        words=deadline_label(asked),
        certainty=Certainty.INFERRED if sure is Certainty.INFERRED else Certainty.DERIVED,
    )


# The law's deadlines of a followed proposal: each from the action that it is counted from.

_RAISED = (ActionCode.INTRODUCED, ActionCode.SUBMITTED)
"""What begins the year of a motion or a citizen proposal, the surest first."""
_WITHIN_A_YEAR = {ProposalClassification.MOTION, ProposalClassification.CITIZEN_PROPOSAL}
_LEFT_OPEN = {
    ActionCode.TABLED,
    ActionCode.REFERRED_BACK,
    ActionCode.REFERRED,
    ActionCode.INTRODUCED,
    ActionCode.OVERDUE_REPORTED,
}
"""What an organization that decides does without deciding for good."""


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
    found: list[TimeLimit] = []
    decisions = [action for action in proposal.actions if action.authoritative and action.code not in _LEFT_OPEN]
    raised = [action for code in _RAISED for action in proposal.actions if action.code is code]
    if raised and not decisions and proposal.classification in _WITHIN_A_YEAR:
        told = _certainty(raised[0]) if raised[0].organization else Certainty.INFERRED
        found.append(_limit(proposal, raised[0], DeadlineKind.MOTION_ANSWER, told))
    appealed = any(action.code is ActionCode.APPEALED for action in proposal.actions)
    for decision in decisions:
        adjusted = _at_meeting(proposal, decision, ActionCode.MINUTES_APPROVED)
        posted = _at_meeting(proposal, decision, ActionCode.POSTED)
        if adjusted is None and posted is None:
            found.append(_limit(proposal, decision, DeadlineKind.MINUTES_ADJUSTED, _certainty(decision)))
        if adjusted is not None and posted is None:
            found.append(_limit(proposal, adjusted, DeadlineKind.ADJUSTMENT_ANNOUNCED, _certainty(adjusted)))
        begins = posted or adjusted
        if begins is not None and not appealed:
            told = Certainty.INFERRED if posted is None else _certainty(posted)
            found += (_limit(proposal, begins, kind, told) for kind in (DeadlineKind.APPEAL, DeadlineKind.FINAL))
    return tuple(sorted(found, key=lambda limit: (limit.deadline.date, limit.deadline.kind)))


def appeal_ended(status: str, limits: Iterable[TimeLimit], day: dt.date) -> dt.date | None:
    """Tell the day by which the time to appeal had run out: a status that says it can be appealed holds no longer."""
    last = max((limit.deadline.date for limit in limits if limit.deadline.kind is DeadlineKind.APPEAL), default=None)
    return last if status == ProposalStatus.APPEAL_PERIOD and last and last < day else None


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
    key = durable("time limit", proposal.id, meeting)
    return TimeLimit(deadline=deadline(kind, day, certainty=certainty), action=begins, key=key)
