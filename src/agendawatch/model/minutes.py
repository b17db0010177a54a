"""Minutes as a whole: what a protokoll says beside its items."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from agendawatch.model.caveat import Caveat
from agendawatch.model.item import AgendaItem
from agendawatch.model.organization import Organization, Person
from agendawatch.model.value import Value

__all__ = ["Attendance", "Attendee", "Disqualification", "Minutes"]


class Attendance(StrEnum):
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
    attendance: Attendance
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
    """A protokoll: its items, and what it says of the meeting."""

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
    attendees: tuple[Attendee, ...] = ()
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
