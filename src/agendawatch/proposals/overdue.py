"""What is late or lies still: motions past their year, matters tabled again and again, meetings without an agenda."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.lang.sv.matters import answers_motion, gathers_motions
from agendawatch.lang.sv.references import case_key, same_reference
from agendawatch.lang.sv.stems import telling_words
from agendawatch.model import (
    AgendaItem,
    Certainty,
    Deadline,
    DeadlineKind,
    ItemClassification,
    Meeting,
    MeetingStatus,
    OrganizationClassification,
    Outcome,
    Proposal,
)
from agendawatch.proposals.deadlines import TimeLimit, deadline, time_limits
from agendawatch.proposals.title_similarity import compare_titles

_WITHIN_A_YEAR = {ItemClassification.MOTION, ItemClassification.CITIZEN_PROPOSAL}
_SETTLED = {
    Outcome.APPROVED,
    Outcome.PARTIALLY_APPROVED,
    Outcome.REJECTED,
    Outcome.ANSWERED,
    Outcome.DISMISSED,
    Outcome.WITHDRAWN,
    Outcome.NOTED,
}
_LIKELY = 0.5
_OFF = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED}


@dataclass(frozen=True, slots=True)
class LateMotion:
    """A motion that nobody has settled within its year."""

    proposal: Proposal
    limit: TimeLimit
    days: int
    """How many days late."""


@dataclass(frozen=True, slots=True)
class SeenMotion:
    """A motion or citizen proposal that nobody follows, seen on agendas, and not known to be settled within its year."""

    title: str
    reference: str | None
    raised: Meeting
    """Fullmäktige's meeting that it was first seen at, as raised."""
    deadline: Deadline
    days: int
    """How many days late."""


@dataclass(frozen=True, slots=True)
class TabledMatter:
    """A matter that was put off again and again."""

    title: str
    reference: str | None
    meetings: tuple[Meeting, ...]
    """Those that tabled it, by day."""


def late_motions(proposals: Iterable[Proposal], day: dt.date) -> tuple[LateMotion, ...]:
    """List motions whose year had passed before a day and that were not settled then, the latest first.

    By the law's own words a motion should be decided, or what has come out reported (5 kap. 35 §): late is not yet
    unlawful. Where only the party tells when it was raised, the limit says that it is inferred.
    """
    found = []
    for proposal in proposals:
        then = proposal.model_copy(
            update={"actions": tuple(action for action in proposal.actions if action.date <= day)}
        )
        for limit in time_limits(then):
            late = (day - limit.deadline.date).days
            if limit.deadline.kind is DeadlineKind.MOTION_ANSWER and late > 0:
                found.append(LateMotion(proposal, limit, late))
    return tuple(sorted(found, key=lambda motion: -motion.days))


def seen_motions(
    meetings: Iterable[Meeting], day: dt.date, *, followed: Iterable[Proposal] = ()
) -> tuple[SeenMotion, ...]:
    """List motions and citizen proposals on agendas and in minutes whose year had passed before a day, the latest first.

    One counts from the meeting of fullmäktige that it was first seen at as raised; one of which only the answer was
    seen is left out, and so is one whose answer has stood on fullmäktige's agenda since: what came out there may only
    not be told. Those that are `followed` are `late_motions`' to tell.
    """
    lives: defaultdict[tuple[object, ...], list[tuple[Meeting, AgendaItem]]] = defaultdict(list)
    answered: defaultdict[str | None, list[AgendaItem]] = defaultdict(list)
    council = OrganizationClassification.COUNCIL
    past = (it for it in meetings if it.date <= day and it.organization.classification is council)
    for meeting in sorted(past, key=lambda meeting: meeting.date):
        for item in meeting.agenda or ():
            if item.classification in _WITHIN_A_YEAR and not gathers_motions(item.title):
                # A motion goes by its words: its number is often given to it after the meeting that raised it.
                lives[(_town(meeting), telling_words(item.title) or item.title.casefold())].append((meeting, item))
                outcome = item.decision.outcome if item.decision else Outcome.UNKNOWN
                if answers_motion(item.title) or outcome in _SETTLED:
                    answered[_town(meeting)].append(item)
    known = tuple(followed)
    found = []
    for life in lives.values():
        raised, item = life[0]
        limit = deadline(DeadlineKind.MOTION_ANSWER, raised.date, certainty=Certainty.DERIVED)
        late = (day - limit.date).days
        reference = next((it.reference for _, it in life if it.reference), None)
        others: tuple[AgendaItem | Proposal, ...] = (*answered[_town(raised)], *known)
        if late > 0 and not any(_is_one(item.title, reference, other.title, other.reference) for other in others):
            found.append(SeenMotion(item.title, reference, raised, limit, late))
    return tuple(sorted(found, key=lambda motion: (-motion.days, motion.title)))


def _town(meeting: Meeting) -> str | None:
    return meeting.municipality.code if meeting.municipality else None


def _is_one(title: str, reference: str | None, other: str, number: str | None) -> bool:
    """Tell whether two may well be one motion: to call an answered one late would be worse than to miss a late one."""
    if reference and number and same_reference(reference, number):
        return True
    mine, theirs = telling_words(title), telling_words(other)
    if mine <= theirs or theirs <= mine:
        return True
    like = compare_titles(title, other)
    return like is not None and like.score >= _LIKELY


def tabled_matters(meetings: Iterable[Meeting], *, more_than: int = 1) -> tuple[TabledMatter, ...]:
    """List matters that were tabled more than so many times, most often first.

    Items are one matter by their case number, else by the same telling words before the same organization.
    """
    times: defaultdict[tuple[object, ...], list[tuple[Meeting, AgendaItem]]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda meeting: meeting.date):
        for item in meeting.agenda or ():
            if item.decision and item.decision.outcome is Outcome.TABLED:
                by_words = (meeting.organization.name, telling_words(item.title) or item.title.casefold())
                matter = case_key(item.reference) if item.reference else by_words
                times[(_town(meeting), matter)].append((meeting, item))
    found = [
        TabledMatter(pairs[-1][1].title, pairs[-1][1].reference, tuple(meeting for meeting, _ in pairs))
        for pairs in times.values()
        if len(pairs) > more_than
    ]
    return tuple(sorted(found, key=lambda matter: -len(matter.meetings)))


def without_agenda(meetings: Iterable[Meeting], day: dt.date) -> tuple[Meeting, ...]:
    """List meetings within a week whose agenda is not published, by day; cancelled ones need none."""
    last = day + dt.timedelta(days=7)
    near = (it for it in meetings if day <= it.date <= last and it.status not in _OFF)
    found = [it for it in near if it.agenda is None and not it.agenda_withheld]
    return tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.title)))
