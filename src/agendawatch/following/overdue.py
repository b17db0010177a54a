"""What is late or lies still: motions past their year, matters tabled again and again, meetings without an agenda."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agendawatch.following.time_limits import TimeLimit, time_limits
from agendawatch.model import (
    AgendaItem,
    DeadlineKind,
    Meeting,
    MeetingStatus,
    Outcome,
    Proposal,
)
from agendawatch.swedish.references import case_key
from agendawatch.swedish.stems import telling_words

__all__ = ["LateMotion", "TabledMatter", "late_motions", "tabled_matters", "without_agenda"]

_OFF = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED}


@dataclass(frozen=True, slots=True)
class LateMotion:
    """A motion that nobody has settled within its year."""

    proposal: Proposal
    limit: TimeLimit
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
        then = proposal.model_copy(update={"actions": tuple(it for it in proposal.actions if it.date <= day)})
        for limit in time_limits(then):
            late = (day - limit.deadline.date).days
            if limit.deadline.kind is DeadlineKind.MOTION_ANSWER and late > 0:
                found.append(LateMotion(proposal, limit, late))
    return tuple(sorted(found, key=lambda motion: -motion.days))


def tabled_matters(meetings: Iterable[Meeting], *, more_than: int = 1) -> tuple[TabledMatter, ...]:
    """List matters that were tabled more than so many times, most often first.

    Items are one matter by their case number, else by the same telling words before the same organization.
    """
    times: defaultdict[tuple[object, ...], list[tuple[Meeting, AgendaItem]]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda meeting: meeting.date):
        for item in meeting.agenda or ():
            if item.decision and item.decision.outcome is Outcome.TABLED:
                times[_matter(meeting, item)].append((meeting, item))
    found = [
        TabledMatter(pairs[-1][1].title, pairs[-1][1].reference, tuple(meeting for meeting, _ in pairs))
        for pairs in times.values()
        if len(pairs) > more_than
    ]
    return tuple(sorted(found, key=lambda matter: -len(matter.meetings)))


def without_agenda(meetings: Iterable[Meeting], day: dt.date, *, days: int = 7) -> tuple[Meeting, ...]:
    """List meetings within so many days whose agenda is not published, by day; cancelled ones need none."""
    last = day + dt.timedelta(days=days)
    found = [it for it in meetings if day <= it.date <= last and it.agenda is None and it.status not in _OFF]
    return tuple(sorted(found, key=lambda meeting: (meeting.date, meeting.title)))


def _matter(meeting: Meeting, item: AgendaItem) -> tuple[object, ...]:
    town = meeting.municipality.code if meeting.municipality else None
    if item.reference:
        return town, case_key(item.reference)
    return town, meeting.organization.name, telling_words(item.title) or item.title.casefold()
