"""Stamps without a store: when an event was made and changed, told by its own facts and never by the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from agendawatch.errors import InputError
from agendawatch.feeds.event import Stamps
from agendawatch.model import Action, Meeting, MeetingStatus, Proposal, Provenance

Stamper = Callable[[str], Stamps | None]
"""Tells a store's stamps by an event's identifier; `None` where the store does not know it."""

StampsOf = Mapping[str, Stamps] | Stamper | None
"""A store's stamps: a mapping, a function, or none at all."""

_YEARS_BEFORE = 3
"""No plan of meetings reaches further ahead, so that a stamp by rule never lies ahead of its feed."""


def stamper(
    stamps: StampsOf,
    moves: Mapping[str, dt.datetime] | None = None,
    outcomes: Mapping[str, tuple[tuple[str, dt.datetime], ...]] | None = None,
) -> Stamper | None:
    """Make one kind of question of every kind of store; of no store, none.

    `moves` tell when a meeting's last move was seen, by its id, where the store's stamps do not; `outcomes` when those
    of its items were.
    It is asked for the identifier ("1fe7…@agendawatch"), then for the id before its sign.
    """
    if stamps is None:
        return None
    ask = stamps.get if isinstance(stamps, Mapping) else stamps
    if not callable(ask):
        raise InputError(field="stamps", value=stamps, expected="a mapping or a function from identifier to Stamps")

    def told(identifier: str) -> Stamps | None:
        key = identifier.partition("@")[0]
        found = ask(identifier) or ask(key)
        moved = moves.get(key) if moves else None
        told = outcomes.get(key) if outcomes else None
        if found and moved and found.moved is None:
            found = replace(found, moved=moved)
        return replace(found, outcomes=told) if found and told else found

    return told


def _grounds(meeting: Meeting) -> Iterator[Provenance | None]:
    yield meeting.provenance
    for document in meeting.documents:
        yield document.provenance
    for item in meeting.agenda or ():
        yield item.provenance
        if item.decision:
            yield item.decision.provenance
        for document in item.documents:
            yield document.provenance


def meeting_stamps(meeting: Meeting) -> Stamps:
    """Tell a meeting's stamps by its own facts, for scripts without a store.

    `created` is the earliest and `modified` the latest moment that any of its facts was
    seen; a meeting that nobody saw was made on 1 January three years before its own.
    `sequence` counts its moves, and one more when it is cancelled, postponed or unlisted;
    each is a second on `modified`, so that a later state has a later stamp.
    """
    off = meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.UNLISTED}
    sequence = len(meeting.previous_starts) + off
    seen = [ground.seen for ground in _grounds(meeting) if ground and ground.seen]
    if not seen:
        made = rule_stamps(meeting.date)
        return replace(made, modified=made.modified + dt.timedelta(seconds=sequence), sequence=sequence)
    created, modified = min(seen).astimezone(dt.UTC), max(seen).astimezone(dt.UTC)
    return Stamps(created, modified + dt.timedelta(seconds=sequence), sequence)


def rule_stamps(day: dt.date) -> Stamps:
    """Stamp what nobody saw by the day that it is on: 1 January, three years before.

    >>> import datetime as dt
    >>> rule_stamps(dt.date(2026, 3, 11)).created.isoformat()
    '2023-01-01T00:00:00+00:00'
    """
    made = dt.datetime(max(day.year - _YEARS_BEFORE, 1), 1, 1, tzinfo=dt.UTC)
    return Stamps(made, made, witnessed=False)


def proposal_stamps(proposal: Proposal, notices: int) -> Stamps:
    """Tell the stamps of a proposal's event by its actions: the first made it, the last changed it, or a related matter.

    An action counts from when we saw it, else from midnight of its own day, which nobody saw. `notices` are what a
    subscriber had to notice; each is a second.
    """
    sights = [_seen(action) for action in proposal.actions]
    moments = [
        seen or dt.datetime.combine(action.date, dt.time(), tzinfo=dt.UTC)
        for action, seen in zip(proposal.actions, sights, strict=True)
    ]
    last = max(filter(None, sights), default=None)
    moments += [
        it.provenance.seen.astimezone(dt.UTC) for it in proposal.related if it.provenance and it.provenance.seen
    ]
    modified = max(moments) + dt.timedelta(seconds=notices)
    return Stamps(min(moments), modified, notices, witnessed=last is not None, seen=last)


def _seen(action: Action) -> dt.datetime | None:
    seen = action.provenance.seen if action.provenance else None
    return seen.astimezone(dt.UTC) if seen else None
