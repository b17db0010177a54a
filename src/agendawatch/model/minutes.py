"""Minutes as a whole: what a protokoll says beside its items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import overload

from agendawatch.model.caveat import Caveat
from agendawatch.model.item import AgendaItem
from agendawatch.model.organization import Organization, Person
from agendawatch.model.value import Value

__all__ = ["Attendee", "AttendeeRole", "Disqualification", "Minutes"]


class AttendeeRole(StrEnum):
    """In what quality somebody was there."""

    CHAIR = "chair"
    """Ordförande."""
    VICE_CHAIR = "vice_chair"
    """Vice ordförande."""
    MEMBER = "member"
    """Beslutande ledamot."""
    SUBSTITUTE = "substitute"
    """Tjänstgörande ersättare."""
    OBSERVER = "observer"
    """Ersättare som inte tjänstgör."""
    OFFICER = "officer"
    """Övriga deltagare: tjänstepersoner, revisorer, inbjudna."""


class Attendee(Value):
    """Somebody who was there."""

    person: Person
    role: AttendeeRole
    replaces: str | None = None
    """Whom a substitute stands in for; `None` for others."""
    paragraphs: str | None = None
    """The paragraphs that they attended, as written ("§§111-114"); `None` for all of them."""


class Disqualification(Value):
    """Somebody who took no part in an item for conflict of interest (jäv)."""

    person: Person
    number: str | None = None
    """The paragraph's number; `None` when the text does not say."""


class Minutes(Value):
    """A protokoll: its items, over which it is iterated, and what it says of the meeting.

    >>> minutes = Minutes(items=(AgendaItem(title="Cykelplan", number="7"), AgendaItem(title="Budget", number="8")))
    >>> [item.title for item in minutes], len(minutes), minutes[1].title, minutes.numbers
    (['Cykelplan', 'Budget'], 2, 'Budget', ('7', '8'))
    """

    items: tuple[AgendaItem, ...]
    organization: Organization | None = None
    """`None` when the document does not name it."""
    date: dt.date | None = None
    """The meeting's day; `None` when the document does not say."""
    first_number: int | None = None
    """The first paragraph that it says it holds; `None` when it does not say."""
    last_number: int | None = None
    partial: bool = False
    """True for a part of a meeting's minutes: a protokollsutdrag, some paragraphs adjusted at once."""
    attendance: tuple[Attendee, ...] = ()
    """Who was there, in the order of the document."""
    adjusters: tuple[str, ...] = ()
    """Those chosen to adjust, by name."""
    adjusted: dt.date | None = None
    """The day of justering; `None` when the document gives none."""
    posted: dt.date | None = None
    """The day that the notice went up (anslag); `None` when the document gives none."""
    taken_down: dt.date | None = None
    """The day that the notice may be taken down; `None` when the document gives none."""
    disqualified: tuple[Disqualification, ...] = ()
    warnings: tuple[Caveat, ...] = ()
    """Where the document contradicts itself or the meeting it is listed with; the items concerned are `unknown`."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its paragraphs, in the order of the document; items without one are left out."""
        return tuple(item.number for item in self.items if item.number is not None)

    def __iter__(self) -> Iterator[AgendaItem]:  # type: ignore[override] # pydantic's own goes over fields
        """Go over its items."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count its items."""
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> AgendaItem: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[AgendaItem, ...]: ...
    def __getitem__(self, at: int | slice) -> AgendaItem | tuple[AgendaItem, ...]:
        """Take an item by its place, or some of them."""
        return self.items[at]
