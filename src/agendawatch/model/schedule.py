"""What a page says of when organizations meet: its meetings, what is withheld, and which days are something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Self

from agendawatch.model.caveat import Caveat
from agendawatch.model.doubt import Doubt
from agendawatch.model.meeting import Meeting
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Value

__all__ = ["Excluded", "Schedule"]


class Excluded(Value):
    """A day on a page that is no meeting."""

    caveat: Caveat
    """What it is instead: a deadline, opening hours, when something was published."""
    date: dt.date | None = None
    """`None` for a day that could not be told ("den 14:e")."""
    provenance: Provenance | None = None
    """The words that tell the day, and where they stand."""


class Schedule(tuple[Meeting, ...]):  # noqa: SLOT001 - a tuple can have no slots of its own
    """The meetings of a page, in order of day; a tuple of them that also tells what is not among them.

    >>> empty = Schedule()
    >>> tuple(empty), empty.doubts, empty.excluded
    ((), (), ())
    """

    doubts: tuple[Doubt, ...]
    """What is withheld, and why. Without meetings, and with a doubt about the whole page, nothing of it is sure."""
    excluded: tuple[Excluded, ...]
    """Days that are no meetings, each with what it is instead."""

    def __new__(
        cls, meetings: Iterable[Meeting] = (), doubts: Iterable[Doubt] = (), excluded: Iterable[Excluded] = ()
    ) -> Self:
        """Join meetings, doubts and exclusions."""
        made = super().__new__(cls, tuple(meetings))
        made.doubts, made.excluded = tuple(doubts), tuple(excluded)
        return made

    def __getnewargs__(self) -> tuple[tuple[Meeting, ...], tuple[Doubt, ...], tuple[Excluded, ...]]:
        """Tell pickle and copy what it is made of."""
        return tuple(self), self.doubts, self.excluded
