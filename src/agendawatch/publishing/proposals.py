"""What a followed proposal brings to a feed: its deadlines, the meetings that handle it, and its news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agendawatch.feeds import Due
from agendawatch.following import time_limits
from agendawatch.history import Store
from agendawatch.model import Change, Meeting, Proposal, Window

__all__ = ["dues_of", "meetings_of", "news_of"]


def dues_of(proposal: Proposal) -> tuple[Due, ...]:
    """Give the law's deadlines of a followed proposal as a feed takes them."""
    return tuple(
        Due(
            deadline=limit.deadline,
            key=limit.key,
            title=proposal.title,
            organization=limit.action.organization.name if limit.action.organization else None,
            municipality=proposal.municipality.name if proposal.municipality else None,
            url=limit.action.provenance.url if limit.action.provenance else None,
        )
        for limit in time_limits(proposal)
    )


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


def news_of(proposal: Proposal, changes: Iterable[Change]) -> Iterator[Change]:
    """Choose what concerns a proposal of the changes of its meetings: theirs, and those of its own item."""
    names = {name.casefold() for name in (proposal.title, proposal.reference) if name}
    names |= {action.words.casefold() for action in proposal.actions if action.words and action.meeting_id}
    for change in changes:
        item = change.item
        if item is None or {item.title.casefold(), (item.reference or item.title).casefold()} & names:
            yield change
