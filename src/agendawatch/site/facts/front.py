"""What the front page says: who is followed, where, what comes next, and what changed this week."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from agendawatch.model import STOCKHOLM, Change, ChangeKind, Meeting, Municipality, Proposal, Watch
from agendawatch.model.change import Health
from agendawatch.site.addresses import FRONT
from agendawatch.site.facts.organizations import recent
from agendawatch.site.facts.page import Examples, Truncated, alphabetical, by_hour, examples_of
from agendawatch.site.facts.proposals import state_of

MOST_AHEAD, MOST_CHANGES, _MOST_PROPOSALS = 12, 12, 60
_FEW_TOWNS = 12
"""Municipalities that each get a button to subscribe."""
TELLING = frozenset(
    {
        ChangeKind.MEETING_MOVED,
        ChangeKind.MEETING_TIME_CHANGED,
        ChangeKind.MEETING_PLACE_CHANGED,
        ChangeKind.MEETING_CANCELLED,
        ChangeKind.MEETING_POSTPONED,
        ChangeKind.MEETING_REINSTATED,
        ChangeKind.MEETING_UNLISTED,
        ChangeKind.AGENDA_PUBLISHED,
        ChangeKind.MINUTES_PUBLISHED,
        ChangeKind.DECISION_RECORDED,
    }
)
"""Changes that somebody who is in a hurry wants to hear of first."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that is followed, by county, and what is new."""

    template: ClassVar[str] = "front"
    feeds: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = FRONT

    counties: tuple[tuple[str | None, tuple[Municipality, ...]], ...]
    """By name, each with its municipalities that are followed; `None` for those whose county is not on record."""
    nameless: bool
    """Whether there are meetings of no municipality."""
    watches: tuple[Watch, ...]
    proposals: tuple[tuple[Proposal, str], ...]
    """Each with its status on the day."""
    ahead: tuple[Meeting, ...]
    changes: Truncated[Change]
    """Of the last week, the newest first; the telling ones where there are any."""
    unread: tuple[tuple[Municipality | None, Health], ...] = ()
    """Whose sites were asked and have never been read, by name, with how one of them answered."""
    read: bool = True
    """Whether anything was ever read: then silence says something."""

    @property
    def towns(self) -> tuple[Municipality, ...]:
        """All municipalities that are followed, by county."""
        return tuple(town for _, towns in self.counties for town in towns)

    @property
    def offered(self) -> tuple[Municipality, ...]:
        """Those whose calendars are offered at once: all of them, where they are few."""
        return self.towns if len(self.towns) <= _FEW_TOWNS else ()

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*self.towns, *self.ahead, *self.changes, *(proposal for proposal, _ in self.proposals))


def front_page(
    *,
    towns: Iterable[Municipality | None],
    meetings: Iterable[Meeting],
    changes: Iterable[Change] = (),
    news: int | None = None,
    proposals: Iterable[Proposal] = (),
    watches: Iterable[Watch] = (),
    unread: Iterable[tuple[Municipality | None, Health]] = (),
    read: bool = True,
    now: dt.datetime,
) -> FrontPage:
    """Gather what is new of all that is followed; `towns` are whose meetings are known, `None` for nobody's.

    `news` is how many changes the week has, where `changes` are the telling ones alone.
    """
    named = {town and town.code: town for town in towns}
    today = now.astimezone(STOCKHOLM).date()
    counties: defaultdict[str | None, list[Municipality]] = defaultdict(list)
    for town in sorted(filter(None, named.values()), key=lambda town: alphabetical(town.name)):
        counties[town.county].append(town)
    newest = recent(changes, now)
    telling = [change for change in newest if change.kind in TELLING] or newest
    ahead = sorted((meeting for meeting in meetings if meeting.last_day >= today), key=by_hour)
    followed = tuple((proposal, state_of(proposal, today)) for proposal in proposals if proposal.joined_to is None)
    return FrontPage(
        counties=tuple((county, tuple(counties[county])) for county in sorted(counties, key=alphabetical)),
        nameless=None in named,
        watches=tuple(watches),
        proposals=followed[:_MOST_PROPOSALS],
        ahead=tuple(ahead[:MOST_AHEAD]),
        changes=Truncated.of(telling[:MOST_CHANGES], len(newest) if news is None else news),
        unread=tuple(sorted(unread, key=lambda it: alphabetical(it[0].name if it[0] else None))),
        read=read or bool(named),
    )
