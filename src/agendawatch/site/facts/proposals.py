"""What a followed proposal's page says: where it stands and why, its course, its deadlines, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from agendawatch.feeds.proposals import DECIDING
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.attribution import may_tell_doer
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.references import case_key
from agendawatch.model import Action, ActionCode, Certainty, Change, Meeting, Proposal, ProposalStatus, Related, Status
from agendawatch.model.proposal import RESULTS
from agendawatch.proposals import time_limits
from agendawatch.proposals.deadlines import TimeLimit, appeal_ended
from agendawatch.site.addresses import proposal_path
from agendawatch.site.facts.page import Examples, Truncated, examples_of

_OPEN = frozenset(
    {
        ProposalStatus.UNKNOWN,
        ProposalStatus.SUBMITTED,
        ProposalStatus.INTRODUCED,
        ProposalStatus.REFERRED,
        ProposalStatus.IN_PREPARATION,
        ProposalStatus.IN_CONSULTATION,
        ProposalStatus.RECOMMENDED,
        ProposalStatus.ON_AGENDA,
        ProposalStatus.TABLED,
        ProposalStatus.REFERRED_BACK,
    }
)
"""Statuses that say nothing of how it ended."""
_ROOM, _ACTION, _TWICE = 60_000, 1_400, 2
"""Letters that a page has room for, and those that one action takes beside its words, mark-up and drawing counted."""
_DONE_WITH = frozenset({ProposalStatus.ANNULLED, ProposalStatus.STAYED, ProposalStatus.IMPLEMENTED})
_YES = frozenset({ActionCode.APPROVED, ActionCode.PARTIALLY_APPROVED, ActionCode.APPROVED_AMENDED})
_AHEAD = frozenset({ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA})


class ComingMeeting(NamedTuple):
    """A meeting that is to handle a proposal."""

    day: dt.date
    organization: str | None
    """`None` when only the day is said."""
    sure: bool
    """False when the day, or that it is about the proposal, is only inferred."""


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A followed proposal, as it stands since a day."""

    template: ClassVar[str] = "proposal"
    feeds: ClassVar[tuple[str, ...]] = ("ics", "atom", "json")

    path: str
    proposal: Proposal
    status: str
    ground: Action | None
    """The action that the status rests on; `None` when there is none."""
    passed: Status | None
    """The status, where a meeting went by without a word of what came out, or with words that we could not read."""
    since: dt.date | None
    """Since when that is so, as far as we know; `None` when nothing is known."""
    actions: Truncated[Action]
    """By day, those that are to come left out; where a page has no room for all, the last ones."""
    meetings: tuple[Meeting, ...]
    """The meetings that actions name and that have a page."""
    kept: frozenset[str]
    """Ids of those of them whose sources are kept, and shown marked."""
    announced: ComingMeeting | None
    """The meeting that is said to come and has not been; `None` when none is."""
    state: str
    """The status in a word; once the time to appeal is out, what was decided (`state_of`)."""
    decided: Action | None
    """The last decision by an organization that decides for good; `None` when none is known."""
    appealable_till: dt.date | None
    """The last day to appeal, once it has been and nobody is known to have done so; `None` otherwise."""
    limits: tuple[TimeLimit, ...]
    awaited: tuple[TimeLimit, ...]
    """Those of them that are yet to come."""
    put_off_to: dt.date | None
    """The day that it was put off to by the words, once that has been and nothing was heard; `None` otherwise."""
    related: tuple[Related, ...]
    """Other matters that touch it, the last first; they say nothing of what becomes of it."""
    unknown: tuple[str, ...]
    """What no source says: `municipality`, `reference`, `form`, `next`, `end`, `doer`."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(self.proposal)


def proposal_page(
    proposal: Proposal, *, meetings: Iterable[Meeting] = (), kept: frozenset[str] = frozenset(), today: dt.date
) -> ProposalPage:
    """Gather what is known of a proposal at the end of a day; `meetings` are those it may be handled at."""
    known = tuple(sorted((it for it in proposal.actions if it.date <= today), key=lambda action: action.date))
    status = proposal.status_at(today)
    named = {action.meeting_id for action in known if action.meeting_id}
    announced = _announced(known, today)
    days = [action.date for action in known]
    if status.passed is not None:
        days.append(status.passed + dt.timedelta(days=1))
    limits = time_limits(proposal.model_copy(update={"actions": known}))
    return ProposalPage(
        path=proposal_path(proposal),
        proposal=proposal,
        status=str(status),
        ground=status.action,
        passed=status if status.passed else None,
        since=max(days, default=None),
        actions=Truncated.of(_fitting(known), len(known)),
        meetings=tuple(meeting for meeting in meetings if meeting.id in named),
        kept=kept,
        announced=announced,
        state=state_of(proposal, today),
        decided=_decided(known),
        appealable_till=appeal_ended(status.code, limits, today),
        limits=limits,
        awaited=tuple(limit for limit in limits if limit.deadline.date >= today),
        put_off_to=put_off_to(status, today),
        related=tuple(sorted(_known_related(proposal, today), key=lambda it: it.meeting_date, reverse=True)),
        unknown=tuple(_unknown(proposal, status.code, known, announced=announced is not None)),
    )


def put_off_to(status: Status, today: dt.date) -> dt.date | None:
    """Tell the day that a matter was put off to and that has been; `None` for another matter, day or silence."""
    action = status.action
    if action is None or action.code is not ActionCode.TABLED:
        return None
    days = [date.date for date in find_dates(action.words or "", counted_from=action.date) if date.date]
    return days[0] if len(days) == 1 and action.date < days[0] < today else None


def _known_related(proposal: Proposal, today: dt.date) -> Iterator[Related]:
    return (matter for matter in proposal.related if matter.meeting_date <= today)


def state_of(proposal: Proposal, today: dt.date) -> str:
    """Name where a proposal stands at the end of a day, as a status.

    It differs from `status_at` when the last day to appeal has been: then it is what was decided.
    """
    known = tuple(it for it in proposal.actions if it.date <= today)
    status = proposal.status_at(today)
    decided = _decided(tuple(sorted(known, key=lambda action: action.date)))
    limits = time_limits(proposal.model_copy(update={"actions": known}))
    over = appeal_ended(status.code, limits, today)
    return str(RESULTS[decided.code] if over and decided else status)


def _decided(known: tuple[Action, ...]) -> Action | None:
    """Find the last decision by an organization that decides."""
    return next((action for action in reversed(known) if action.authoritative and action.code in DECIDING), None)


def _announced(known: tuple[Action, ...], today: dt.date) -> ComingMeeting | None:
    """Find the meeting that was named last and has not been."""
    for action in reversed(known):
        if action.code in _AHEAD and action.meeting_date and action.meeting_date >= today:
            grounds = (action.match and action.match.certainty, action.provenance and action.provenance.certainty)
            name = action.organization.name if action.organization else None
            return ComingMeeting(action.meeting_date, name, Certainty.INFERRED not in grounds)
    return None


def _fitting(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Choose the last actions that a page of fair size has room for."""
    room = _ROOM
    for nth, action in enumerate(reversed(actions)):
        evidence = action.match.evidence if action.match else ()
        room -= _ACTION + _TWICE * len(action.words or "") + sum(len(caveat_words(caveat, "sv")) for caveat in evidence)
        if room < 0:
            return actions[len(actions) - max(nth, 1) :]
    return actions


def story_of(change: Change, proposals: Iterable[tuple[Proposal, str]]) -> Proposal | None:
    """Find the followed proposal that a changed item is about: by its case number, else by the words it was found by."""
    item, meeting = change.item, change.meeting
    if item is None:
        return None
    key = case_key(item.reference) if item.reference else ()
    for proposal, _ in proposals:
        same = proposal.reference and key and case_key(proposal.reference) == key
        if (same and proposal.municipality == meeting.municipality) or any(
            action.meeting_id == meeting.id and action.words == item.title for action in proposal.actions
        ):
            return proposal
    return None


def _unknown(
    proposal: Proposal, status: ProposalStatus, known: tuple[Action, ...], *, announced: bool
) -> Iterator[str]:
    if proposal.municipality is None:
        yield "municipality"
    if proposal.reference is None:
        yield "reference"
    if proposal.classification is None:
        yield "form"
    if status in _OPEN:
        yield "end"
        if not announced:
            yield "next"
    elif (decided := _decided(known)) and decided.code in _YES and status not in _DONE_WITH:
        days = find_dates(decided.words or "", counted_from=decided.date)
        told = any(may_tell_doer(action.words or "") for action in known if action.date >= decided.date)
        if not told and not any(date.date and date.date > decided.date for date in days):
            yield "doer"
