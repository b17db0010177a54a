"""What a followed proposal brings to a feed: its deadlines, the meetings that handle it, and its news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from agendawatch.feeds import ProposalDeadline, Stamps
from agendawatch.feeds.proposals import handlings
from agendawatch.feeds.stamps import proposal_stamps
from agendawatch.model import Action, Change, ChangeKind, DeadlineKind, Meeting, Proposal, Window
from agendawatch.proposals import TimeLimit, time_limits
from agendawatch.store import Store

__all__ = ["dues_of", "meetings_of", "news_of", "stamps_for"]

_NOTICED = {
    ChangeKind.MEETING_MOVED,
    ChangeKind.MEETING_TIME_CHANGED,
    ChangeKind.MEETING_PLACE_CHANGED,
    ChangeKind.MEETING_RENAMED,
    ChangeKind.MEETING_CANCELLED,
    ChangeKind.MEETING_POSTPONED,
    ChangeKind.MEETING_REINSTATED,
    ChangeKind.MEETING_UNLISTED,
    ChangeKind.MEETING_RELISTED,
    ChangeKind.CORRECTED,
}
"""Changes of a meeting that its proposal's event shows too."""


def dues_of(proposal: Proposal) -> tuple[ProposalDeadline, ...]:
    """Give the law's deadlines of a followed proposal as a feed takes them, by day.

    They are told as they became known: an action after the other, in the order that we learnt them. So each knows
    when it was first and last other than before, and one that is met stays, and says so.
    """
    told: dict[tuple[str, DeadlineKind], ProposalDeadline] = {}
    for count, action in enumerate(proposal.actions, start=1):
        known = proposal.model_copy(update={"actions": proposal.actions[:count]})
        limits = {(limit.key, limit.deadline.kind): limit for limit in time_limits(known)}
        for name in told.keys() - limits.keys():
            told[name] = _stamped(replace(told[name], met=True), told[name], action)
        for name, limit in limits.items():
            told[name] = _stamped(_due(proposal, limit), told.get(name), action)
    return tuple(sorted(told.values(), key=lambda due: (due.deadline.date, due.deadline.kind, due.key)))


def _due(proposal: Proposal, limit: TimeLimit) -> ProposalDeadline:
    return ProposalDeadline(
        deadline=limit.deadline,
        key=limit.key,
        title=proposal.title,
        organization=limit.action.organization.name if limit.action.organization else None,
        municipality=proposal.municipality.name if proposal.municipality else None,
        url=limit.action.provenance.url if limit.action.provenance else None,
        example=proposal.example,
    )


def _stamped(now: ProposalDeadline, before: ProposalDeadline | None, action: Action) -> ProposalDeadline:
    """Stamp a deadline by the action that made it what it is; a subscriber must notice another day, or that it is met."""
    ground = action.provenance.seen if action.provenance else None
    seen = (ground or dt.datetime.combine(action.date, dt.time(), tzinfo=dt.UTC)).astimezone(dt.UTC)
    if before is None or before.stamps is None:
        return replace(now, stamps=Stamps(seen, seen, witnessed=ground is not None))
    if replace(now, stamps=before.stamps) == before:
        return before
    noticed = (now.deadline.date, now.met) != (before.deadline.date, before.met)
    modified = max(seen, before.stamps.modified + dt.timedelta(seconds=1))
    last = seen if ground else before.stamps.last_seen
    stamps = replace(before.stamps, modified=modified, witnessed=last is not None, seen=last)
    return replace(now, stamps=replace(stamps, sequence=stamps.sequence + noticed))


def meetings_of(store: Store, proposal: Proposal) -> tuple[Meeting, ...]:
    """Find the meetings that a proposal's actions name, by id, else by organization and day."""
    found = {meeting.id: meeting for meeting in _named(store, proposal)}
    return tuple(found.values())


def _named(store: Store, proposal: Proposal) -> Iterator[Meeting]:
    for action in proposal.actions:
        meeting = store.meeting(action.meeting_id) if action.meeting_id else None
        if meeting is not None:
            yield meeting
        elif action.meeting_date and action.organization and proposal.municipality:
            day = Window(first=action.meeting_date, last=action.meeting_date)
            yield from store.meetings(proposal.municipality, action.organization, day)


def stamps_for(
    proposal: Proposal, meetings: Iterable[Meeting], changes: Sequence[Change]
) -> Iterator[tuple[str, Stamps]]:
    """Stamp a proposal's events, by their keys: its own actions, and what its meetings' subscribers had to notice."""
    known = tuple(meetings)
    for handling in handlings(proposal):
        ids = handling.meeting_ids | {
            meeting.id for meeting in known if (meeting.organization.name.casefold(), meeting.date) in handling.names
        }
        own = proposal_stamps(proposal, handling.moves)
        moments = [
            change.seen for change in changes if change.kind in _NOTICED and change.seen and change.meeting.id in ids
        ]
        last = max(filter(None, [own.last_seen, *moments]), default=None)
        stamps = replace(own, modified=max([own.modified, *moments]), witnessed=last is not None, seen=last)
        yield handling.key, replace(stamps, sequence=stamps.sequence + len(moments))


def news_of(proposal: Proposal, changes: Iterable[Change]) -> Iterator[Change]:
    """Choose what concerns a proposal of the changes of its meetings: theirs, and those of its own item."""
    names = {name.casefold() for name in (proposal.title, proposal.reference) if name}
    names |= {action.words.casefold() for action in proposal.actions if action.words and action.meeting_id}
    for change in changes:
        item = change.item
        if item is None or {item.title.casefold(), (item.reference or item.title).casefold()} & names:
            yield change
