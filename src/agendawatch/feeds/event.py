"""The one value behind every row of every calendar, and stamps of when it was made and changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, Action, Meeting, MeetingStatus, Proposal, Provenance, durable

_OPAQUE = re.compile(r"[A-Za-z0-9._-]{1,200}")


class EventStatus(StrEnum):
    """What iCalendar can say of an event (RFC 5545 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


def uid(key: str) -> str:
    """Make a calendar's identifier of a durable id, the same in every feed and for ever.

    >>> uid("1fe7a546f9b2eb1d7789")
    '1fe7a546f9b2eb1d7789@agendawatch'

    An id that an identifier cannot hold (white space, more than 200 letters) is hashed.
    """
    return f"{key if _OPAQUE.fullmatch(key) else durable('uid', key)}@agendawatch"


@dataclass(frozen=True, slots=True)
class Stamps:
    """When an event was first seen, when its content last changed, and how often a subscriber had to notice."""

    created: dt.datetime
    """When it was known first."""
    modified: dt.datetime
    """When it was last other than before."""
    sequence: int = 0
    """How often a subscriber had to notice."""
    moved: dt.datetime | None = None
    """When the last move was seen; `None` is taken as `modified`."""
    witnessed: bool = True
    """False when nobody saw the page and the moments come from a rule."""
    seen: dt.datetime | None = None
    """When its facts were last seen to be new; `None` is taken as `modified`."""
    outcomes: tuple[tuple[str, dt.datetime], ...] = ()
    """Of a meeting: which item's outcome was seen to be told, or to be another, and when; by the item's folded name."""

    @property
    def last_seen(self) -> dt.datetime | None:
        """When its facts were last seen to be new; `None` when nobody saw them."""
        return (self.seen or self.modified) if self.witnessed else None

    def unseen(self, moment: dt.datetime) -> Stamps:
        """Say that its text changed by itself at a moment, if later: a day passed, and nobody saw anything."""
        if moment <= self.modified:
            return self
        return replace(self, modified=moment.astimezone(dt.UTC), seen=self.last_seen)

    def passed(self, day: dt.date) -> Stamps:
        """Say that a day's passing changed its text."""
        return self.unseen(dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=STOCKHOLM))

    def noticed(self, times: int) -> Stamps:
        """Say that a subscriber had to notice an outcome so often; each is a second, so that a later state is later."""
        later = self.unseen(self.modified + dt.timedelta(seconds=times))
        return replace(later, sequence=self.sequence + times, outcomes=())


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document by its address."""

    url: str
    """Where it can be read."""
    media_type: str | None = None
    """`None` when nobody told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one row of a calendar says. Equal values are written as equal bytes, in every feed.

    Text is clean already and addresses are ASCII (`agendawatch.answers.text`).
    """

    uid: str
    """By which calendars know it again."""
    start: dt.datetime | dt.date
    """A moment; a day when no time is published."""
    end: dt.datetime | dt.date | None = None
    """A moment after `start`, or the last day (within); `None` when no end is published, or it is the same day."""
    created: dt.datetime
    """When it was known first."""
    modified: dt.datetime
    """When it was last other than before."""
    sequence: int = 0
    """How often a subscriber had to notice."""
    status: EventStatus = EventStatus.CONFIRMED
    """Confirmed, tentative or cancelled."""
    summary: str
    """Its title."""
    description: str = ""
    """The text under it; empty for none."""
    location: str | None = None
    """Where it is; `None` where nobody says."""
    url: str | None = None
    """The one link; `None` for none."""
    categories: tuple[str, ...] = ()
    """Words to sort it by."""
    attachments: tuple[Attachment, ...] = ()
    """Documents that can be opened from it."""
    related_to: tuple[str, ...] = ()
    """Identifiers of the events that it is part of, those in the same feed only."""
    alarms: tuple[str, ...] = ()
    """Durations from the start, negative before it: "-P1D"."""
    facts: str = ""
    """What its own properties cannot hold, for our own reader (`agendawatch.readers.own_facts`)."""
    order: tuple[str, str] = field(init=False, compare=False, repr=False)
    """Where it stands in a feed: by start in UTC, then identifier."""

    def __post_init__(self) -> None:
        """Refuse what no calendar can show, by the field's name."""
        start, end = self.start, self.end
        if isinstance(start, dt.datetime):
            _check_moments(start, end)
            when = start.astimezone(dt.UTC).isoformat()[:19]
        else:
            _check_days(start, end)
            when = start.isoformat()
        if not self.summary:
            raise InputError(field="summary", value=self.summary, expected="a title")
        object.__setattr__(self, "order", (when, self.uid))

    @property
    def last_day(self) -> dt.date:
        """The last local day that it touches."""
        last = self.end or self.start
        return last.astimezone(STOCKHOLM).date() if isinstance(last, dt.datetime) else last


def _check_moments(start: dt.datetime, end: dt.datetime | dt.date | None) -> None:
    for name, moment in (("start", start), ("end", end)):
        if moment is None:
            continue
        if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
            raise InputError(name, moment, "a moment with its zone")
        # Whether the clocks of its zone ever show a moment; those of the spring gap are never shown.
        back = moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
        if not back.replace(tzinfo=None) == moment.replace(tzinfo=None):
            raise InputError(name, moment.isoformat(), "a moment that the clocks show (it falls in the spring gap)")
    # Compared in UTC: two moments of one zone compare by their clocks, which lies in the autumn's double hour.
    if isinstance(end, dt.datetime) and end.astimezone(dt.UTC) <= start.astimezone(dt.UTC):
        raise InputError(field="end", value=end.isoformat(), expected=f"a moment after the start {start.isoformat()}")


def _check_days(start: object, end: dt.datetime | dt.date | None) -> None:
    if not isinstance(start, dt.date):
        raise InputError(field="date", value=start, expected="a day")
    if isinstance(end, dt.datetime):
        raise InputError(field="end", value=end.isoformat(), expected="a day, as the start has no time")
    if end is not None and end < start:
        raise InputError(field="end_date", value=end.isoformat(), expected=f"a day not before {start.isoformat()}")


# Stamps without a store: when an event was made and changed, told by its own facts and never by the clock.

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
        matter.provenance.seen.astimezone(dt.UTC)
        for matter in proposal.related
        if matter.provenance and matter.provenance.seen
    ]
    modified = max(moments) + dt.timedelta(seconds=notices)
    return Stamps(min(moments), modified, notices, witnessed=last is not None, seen=last)


def _seen(action: Action) -> dt.datetime | None:
    seen = action.provenance.seen if action.provenance else None
    return seen.astimezone(dt.UTC) if seen else None
