"""The one value behind every row of every calendar."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from agendawatch.errors import InputError
from agendawatch.model import STOCKHOLM, durable

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
