"""What is decided in a municipality this week, and what can still be influenced there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agendawatch.feeds.event_fields import OFF
from agendawatch.lang.sv.references import case_key
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    DeadlineKind,
    DocumentClassification,
    ItemClassification,
    Meeting,
    OrganizationClassification,
    Outcome,
)
from agendawatch.proposals.authority import kind_of, recommends
from agendawatch.proposals.deadlines import deadline
from agendawatch.site.facts.meetings import handled
from agendawatch.site.facts.page import WEEK, Truncated, by_hour

_A_YEAR = dt.timedelta(days=400)
RUNNING = dt.timedelta(days=30)
"""Longer than the time to appeal, weekends and holidays counted."""
_MOST, _MOST_ITEMS = 12, 6
_ASKED = frozenset({ItemClassification.MOTION, ItemClassification.CITIZEN_PROPOSAL})
_OPEN = frozenset({Outcome.TABLED, Outcome.REFERRED_BACK, Outcome.REFERRED, Outcome.FORWARDED})


class OpenMatter(NamedTuple):
    """A motion or a citizen's proposal that is not decided, as it was handled last, or is to be next."""

    item: AgendaItem
    meeting: Meeting
    ahead: bool
    """Whether the meeting is yet to be."""


class RunningAppeal(NamedTuple):
    """A meeting whose decisions can be appealed."""

    meeting: Meeting
    last: dt.date
    """The last day, counted from the first notice."""
    sure: bool
    """False where its minutes have several notices."""


@dataclass(frozen=True, slots=True)
class Openings:
    """What a municipality's page answers first."""

    week: tuple[tuple[Meeting, tuple[AgendaItem, ...]], ...]
    """Meetings of the coming seven days, each with the first matters of its agenda."""
    following: Meeting | None
    """The next meeting, this week or later; `None` where none is known."""
    public: Meeting | None
    """The council's next meeting, which the law opens to all; `None` where none is known."""
    appeals: tuple[RunningAppeal, ...]
    """By last day."""
    undecided: Truncated[OpenMatter]
    """Those that are to be handled first, then the latest; of the last year, and only where we know that they are open."""


def openings(meetings: Iterable[Meeting], today: dt.date) -> Openings:
    """Gather it from a municipality's meetings."""
    told = [it for it in sorted(meetings, key=by_hour) if it.status not in OFF]
    ahead = [it for it in told if (it.end_date or it.date) >= today]
    council = (it for it in ahead if kind_of(it.organization) is OrganizationClassification.COUNCIL)
    return Openings(
        week=tuple((it, handled(it)[:_MOST_ITEMS]) for it in ahead if it.date < today + WEEK)[:_MOST],
        following=next(iter(ahead), None),
        public=next(council, None),
        appeals=tuple(sorted(filter(None, (_appeal(it, today) for it in told)), key=lambda it: it.last)),
        undecided=Truncated.first(_undecided(told, today), _MOST),
    )


def _undecided(told: Sequence[Meeting], today: dt.date) -> tuple[OpenMatter, ...]:
    last: dict[object, OpenMatter | None] = {}
    for meeting in told:
        ahead = (meeting.end_date or meeting.date) >= today
        for item in handled(meeting):
            which: object = case_key(item.reference) if item.reference else item.title.casefold()
            if item.classification in _ASKED or which in last:
                is_open = ahead or (item.decision is not None and _is_open(meeting, item))
                last[which] = OpenMatter(item, meeting, ahead) if is_open else None
    # Counted from the newest meeting: what hangs on the day has to be in the page's key.
    since = max((it.date for it in told), default=today) - _A_YEAR
    found = [it for it in last.values() if it is not None and it.meeting.date >= since]
    coming = [it for it in found if it.ahead]
    return (*coming, *(it for it in reversed(found) if not it.ahead))


def _is_open(meeting: Meeting, item: AgendaItem) -> bool:
    decided = item.decision is not None and item.decision.outcome
    return decided in _OPEN or recommends(meeting.organization, item)


def _appeal(meeting: Meeting, today: dt.date) -> RunningAppeal | None:
    """Count the time to appeal of a meeting that decided something and has a dated notice; `None` once it is out."""
    notices = [
        document for document in meeting.documents if document.classification is DocumentClassification.MINUTES_NOTICE
    ]
    days = {notice.published.astimezone(STOCKHOLM).date() for notice in notices if notice.published}
    if not days or not any(it.decision for it in handled(meeting)):
        return None
    last = deadline(DeadlineKind.APPEAL, max(min(days), meeting.date)).date
    return RunningAppeal(meeting, last, len(days) == 1) if last >= today else None
