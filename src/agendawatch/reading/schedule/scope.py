"""What holds for the dates under a heading, and under the headings above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from agendawatch.documents.tree import Range
from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.schedule.clocks import Hours
from agendawatch.reading.schedule.labels import Label

__all__ = ["Scope", "Scopes"]

PAGE = 0
"""The level of the page itself."""


@dataclass(slots=True, eq=False)
class Scope:
    """A heading with what it says, and what the text under it adds for all its dates."""

    level: int
    words: str = ""
    label: Label = field(default_factory=Label)
    hours: Hours | None = None
    place: str | None = None
    organization: Organization | None = None
    years: tuple[int, ...] = ()
    month: int | None = None
    refused: bool = False
    status: MeetingStatus = MeetingStatus.SCHEDULED
    """What became of all meetings listed under it ("Följande möten ställs in:")."""
    ranges: tuple[Range, ...] = ()
    """Where the heading stands."""
    day: str | None = None
    """The day that it names for those who stand under it, in words that a reader of dates knows."""

    @classmethod
    def of(cls, level: int, words: str, label: Label) -> Scope:
        """Open the scope of a heading."""
        return cls(level, words, label, label.hours, None, label.organization, label.years, label.month, label.refused)


class Scopes:
    """The headings open at a place on the page, outermost first."""

    def __init__(self) -> None:
        """Begin with the page alone."""
        self.open: list[Scope] = [Scope(PAGE)]
        self.last_years: tuple[int, ...] = ()
        self.hours_of: dict[str, Hours] = {}
        """Hours that the page gives an organization wherever its dates stand, by the organization's name."""
        self.month_hours: dict[tuple[str | None, int], Hours] = {}
        """Hours of one month's meeting, by the organization's name and the month."""
        self.place_of: dict[str, str] = {}

    def push(self, scope: Scope) -> None:
        """Open a scope, closing those that are as deep or deeper."""
        while len(self.open) > 1 and self.open[-1].level >= scope.level:
            self.open.pop()
        self.open.append(scope)
        if scope.years:
            self.last_years = scope.years

    def close(self, level: int) -> None:
        """Close the scopes that are as deep as a level, or deeper."""
        while len(self.open) > 1 and self.open[-1].level >= level:
            self.open.pop()

    @property
    def inner(self) -> Scope:
        """The innermost scope."""
        return self.open[-1]

    @property
    def chain(self) -> tuple[Scope, ...]:
        """The open scopes, innermost first."""
        return tuple(reversed(self.open))

    @property
    def organization(self) -> Organization | None:
        """The nearest organization."""
        return next((scope.organization for scope in self.chain if scope.organization), None)

    def organization_above(self, level: int) -> Organization | None:
        """Find the nearest organization of the scopes that a heading of this level stays under."""
        return next((s.organization for s in self.chain if s.level < level and s.organization), None)

    @property
    def years(self) -> tuple[int, ...]:
        """The nearest years: of the scopes, else those that were named last."""
        named = next((scope.years for scope in self.chain if scope.years and scope.level > PAGE), self.last_years)
        return named or self.open[0].years

    @property
    def month(self) -> int | None:
        """The nearest month."""
        return next((scope.month for scope in self.chain if scope.month), None)

    @property
    def refused(self) -> bool:
        """Whether a heading above says that dates here are no meetings."""
        return any(scope.refused for scope in self.open)
