"""What the facts of every page have, and in which order rows stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol, Self, TypeVar

from agendawatch.model import Change, Example, Meeting, Municipality, Proposal
from agendawatch.site.addresses import ABOUT, MISSING, SUBSCRIBE, WORDS

T = TypeVar("T")

WEEK = dt.timedelta(days=7)
"""How long a change is news on a page, and a meeting near."""

Examples = frozenset[Example | None]
"""What kinds of examples are shown; `None` stands for what is none."""


def examples_of(*shown: Municipality | Meeting | Change | Proposal | None) -> Examples:
    """Tell which of some things are examples, and no facts of the world.

    >>> examples_of(Municipality(code="9901", name="Ängelvik"), Municipality(code="1480", name="Göteborg")) == {
    ...     Example.MADE_UP, None}
    True
    """
    return frozenset(_kind(it) for it in shown if it is not None)


def _kind(shown: Municipality | Meeting | Change | Proposal) -> Example | None:
    if isinstance(shown, Municipality):
        return Example.MADE_UP if shown.made_up else None
    return shown.meeting.example if isinstance(shown, Change) else shown.example


class Truncated(tuple[T, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """Those of many rows that a page has room for, and how many it leaves out."""

    left: int
    """How many more there are."""

    @classmethod
    def first(cls, rows: Iterable[T], most: int) -> Self:
        """Take the first of some rows.

        >>> Truncated.first("abc", 2), Truncated.first("abc", 2).left
        (('a', 'b'), 1)
        """
        held = tuple(rows)
        return cls.of(held[:most], len(held))

    @classmethod
    def of(cls, chosen: Iterable[T], count: int) -> Self:
        """Take those that were chosen of so many rows."""
        shown = cls(chosen)
        shown.left = max(count - len(shown), 0)
        return shown


class Page(Protocol):
    """The facts of one page: frozen, the same facts are the same bytes, and no clock is within."""

    @property
    def template(self) -> str:
        """Which template shows it, without its ending."""

    @property
    def path(self) -> str:
        """Where it is (`agendawatch.site.addresses`)."""

    @property
    def feeds(self) -> tuple[str, ...]:
        """The endings of the feeds that stand beside it: `ics`, `atom`, `json`."""

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page that says the same whatever is followed."""

    feeds: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Examples] = frozenset()

    template: str
    path: str


STATIC_PAGES = {
    name: StaticPage(name, path)
    for name, path in (("subscribe", SUBSCRIBE), ("words", WORDS), ("about", ABOUT), ("missing", MISSING))
}
"""How to subscribe, what words mean, who publishes, and that an address leads nowhere: each by its template."""

_LETTERS = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})
_LAST = "~"


def alphabetical(name: str | None) -> str:
    """Make a name's place in the alphabet, where å, ä and ö come last; what has no name comes after all.

    >>> sorted(["Öckerö", "Älvsbyn", "Åre", "Zinkgruvan", None], key=alphabetical)
    ['Zinkgruvan', 'Åre', 'Älvsbyn', 'Öckerö', None]
    """
    return _LAST if name is None else name.casefold().translate(_LETTERS)


def by_hour(meeting: Meeting) -> tuple[dt.date, str, str]:
    """Make a meeting's place: by day, then hour (those without one last), then name."""
    hour = meeting.start.isoformat() if meeting.start else _LAST
    return meeting.date, hour, alphabetical(meeting.title)
