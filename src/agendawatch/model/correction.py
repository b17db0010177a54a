"""A person's word that two things are one, or two."""

from __future__ import annotations

import datetime as dt

from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.meeting import STOCKHOLM
from agendawatch.model.value import Aware, Value, Words

__all__ = ["Correction"]


class Correction(Value):
    """A person's word about a proposal; it wins over every match.

    It is about another proposal, or about one item of a meeting.
    """

    same: bool
    """Whether the other thing is this proposal."""
    other: Words
    """The id of the other proposal, or of the meeting."""
    title: str | None = None
    """The item's title as its agenda has it; `None` when it is about another proposal."""
    made: Aware
    """When the person said so."""
    taken_back: Aware | None = None
    """When the person took it back; `None` while it holds."""

    @property
    def about(self) -> tuple[str, str]:
        """What it is about, to compare corrections by."""
        return self.other, (self.title or "").casefold()

    @property
    def evidence(self) -> Caveat:
        """Give it as the ground of a match."""
        return Caveat.of(CaveatCode.SAID_BY_PERSON, date=_day(self.made))

    def __str__(self) -> str:
        """Show it as a row: `not the same: "Svar på motion" (said 2026-03-12)`."""
        what = f'"{self.title}" of meeting {self.other}' if self.title else f"proposal {self.other}"
        back = f", taken back {_day(self.taken_back)}" if self.taken_back else ""
        return f"{'same' if self.same else 'not the same'}: {what} (said {_day(self.made)}{back})"


def _day(moment: dt.datetime) -> str:
    """Name the day that it was in Sweden."""
    return moment.astimezone(STOCKHOLM).date().isoformat()
