"""What a meeting handles and decided, as its papers tell: the agenda, and minutes as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import overload

from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.item import AgendaItem
from agendawatch.model.listing import Doubt
from agendawatch.model.organization import Organization, Person
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Value


class _Items(Value):
    """What is iterated over as the items that it holds."""

    items: tuple[AgendaItem, ...]

    def __iter__(self) -> Iterator[AgendaItem]:  # type: ignore[override] # pydantic's own goes over the fields
        """Go through the items."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self.items)

    @overload
    def __getitem__(self, nth: int) -> AgendaItem: ...

    @overload
    def __getitem__(self, nth: slice) -> tuple[AgendaItem, ...]: ...

    def __getitem__(self, nth: int | slice) -> AgendaItem | tuple[AgendaItem, ...]:
        """Give an item by its place, from 0, or several."""
        return self.items[nth]


# What a page says that a meeting handles: its items, and what of it is withheld.


class ExcludedLine(Value):
    """A line of a page that is numbered as an item is, and is none."""

    caveat: Caveat
    """What it is instead: a group's heading, a part of an item, a line of another list."""
    provenance: Provenance | None = None
    """Its words, and where they stand; `None` where they were not kept."""


class Agenda(_Items):
    """The items of a page, in order; it is iterated over as they are.

    >>> empty = Agenda()
    >>> list(empty), len(empty), empty.withheld
    ([], 0, False)

    What is in doubt is withheld whole: half an agenda would say of the other half that it was taken off.
    """

    items: tuple[AgendaItem, ...] = ()
    """`()` when the page says that there are none, and when they are withheld."""
    doubts: tuple[Doubt, ...] = ()
    """Why the items are withheld, with the lists that may be them."""
    excluded: tuple[ExcludedLine, ...] = ()
    """What is numbered as items are, and is none."""
    pages_scanned: tuple[int, ...] = ()
    """Pages that are pictures without text, and were not read: items may stand on them."""

    @property
    def withheld(self) -> bool:
        """Whether there may be items that are not told, since we are not sure which they are."""
        return bool(self.doubts)

    @property
    def warnings(self) -> tuple[Caveat, ...]:
        """What a meeting is to say that it was read from here: why items are withheld, pages that were not read."""
        scanned = tuple(map(str, self.pages_scanned))
        unread = (Caveat.of(CaveatCode.PAGES_SCANNED, pages=scanned),) if scanned else ()
        return (*(doubt.caveat for doubt in self.doubts), *unread)


# Minutes as a whole: what a protokoll says beside its items.


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
    """Who was there."""
    role: AttendeeRole
    """As what: member, substitute, chair, official and so on."""
    replaces: str | None = None
    """Whom a substitute stands in for; `None` for others."""
    paragraphs: str | None = None
    """The paragraphs that they attended, as written ("§§111-114"); `None` for all of them."""


class Disqualification(Value):
    """Somebody who took no part in an item for conflict of interest (jäv)."""

    person: Person
    """Who took no part, being an interested party."""
    number: str | None = None
    """The paragraph's number; `None` when the text does not say."""


class Minutes(_Items):
    """A protokoll: its items, over which it is iterated, and what it says of the meeting.

    >>> minutes = Minutes(items=(AgendaItem(title="Cykelplan", number="7"), AgendaItem(title="Budget", number="8")))
    >>> [item.title for item in minutes], len(minutes), minutes[1].title, minutes.numbers
    (['Cykelplan', 'Budget'], 2, 'Budget', ('7', '8'))
    """

    items: tuple[AgendaItem, ...]
    """Its items in order, each with its decision."""
    organization: Organization | None = None
    """`None` when the document does not name it."""
    date: dt.date | None = None
    """The meeting's day; `None` when the document does not say."""
    first_number: int | None = None
    """The first paragraph that it says it holds; `None` when it does not say."""
    last_number: int | None = None
    """The last paragraph that the minutes declare; `None` where they declare none."""
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
    """Who took no part in which paragraphs."""
    warnings: tuple[Caveat, ...] = ()
    """Where the document contradicts itself or the meeting it is listed with; the items concerned are `unknown`."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of its paragraphs, in the order of the document; items without one are left out."""
        return tuple(item.number for item in self.items if item.number is not None)
