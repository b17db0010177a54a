"""A person's word that two things are one, or two."""

from __future__ import annotations

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

    def __str__(self) -> str:
        """Show it as a row: `not the same: "Svar på motion" (said 2026-03-12)`."""
        what = f'"{self.title}" of meeting {self.other}' if self.title else f"proposal {self.other}"
        back = f", taken back {self.taken_back.date().isoformat()}" if self.taken_back else ""
        return f"{'same' if self.same else 'not the same'}: {what} (said {self.made.date().isoformat()}{back})"
