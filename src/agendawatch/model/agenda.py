"""What a page says that a meeting handles: its items, and what of it is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.doubt import Doubt
from agendawatch.model.item import AgendaItem
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Value

__all__ = ["Agenda", "ExcludedLine"]


class ExcludedLine(Value):
    """A line of a page that is numbered as an item is, and is none."""

    caveat: Caveat
    """What it is instead: a group's heading, a part of an item, a line of another list."""
    provenance: Provenance | None = None
    """Its words, and where they stand."""


class Agenda(Value):
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
