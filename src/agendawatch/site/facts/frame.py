"""What all pages of a site share: what a site says of itself, what every page's facts have, and in which order rows stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol, Self, TypeVar

from agendawatch.answers.text import address
from agendawatch.errors import InputError
from agendawatch.i18n import Language
from agendawatch.model import Change, Example, Meeting, Municipality, Proposal
from agendawatch.site.addresses import ABOUT, MISSING, SUBSCRIBE, WORDS

T = TypeVar("T")

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


class Shown(tuple[T, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """Those of many rows that a page has room for."""

    left: int
    """How many more there are."""

    @classmethod
    def first(cls, rows: Iterable[T], most: int) -> Self:
        """Take the first of some rows.

        >>> Shown.first("abc", 2), Shown.first("abc", 2).left
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What a site says of itself; the same on every page."""

    title: str = "Agendawatch"
    base_url: str | None = None
    """Its absolute address, ending in "/"; `None` while it is not known, and then nothing can be subscribed to."""
    languages: tuple[Language, ...] = ("sv", "en")
    feed_languages: tuple[Language, ...] = ("sv",)
    """Those that feeds are written in; pages in another lead to the Swedish ones."""
    publisher: str | None = None
    """Who publishes it; `None` when nobody said."""
    contact: str | None = None
    """Where the publisher is reached: an http(s) address, or an address of mail; `None` when nobody said."""
    report: str | None = None
    """The address of a form for issues, with `{title}` and `{body}` where the facts go; `None` when nobody said."""
    official: str | None = None
    """The municipality that publishes its own meetings here; `None` for a watch by others."""
    mail: bool = False
    """Whether mail can be asked for."""
    search: bool = False
    """Whether everything can be searched: a server's pages can, a static site's cannot."""
    made_up: bool = False
    """Whether no municipality on it exists."""
    cases: bool = False
    """Whether each case has a page of its own."""
    own: frozenset[str] | None = None
    """Ids of the meetings that have a page of their own; `None` when all have."""

    def __post_init__(self) -> None:
        """Check the address once, and give it its last slash."""
        if self.base_url is not None:
            url = address(self.base_url, "base_url")
            if "?" in url or "#" in url:
                raise InputError(field="base_url", value=self.base_url, expected="an address without ? and #")
            object.__setattr__(self, "base_url", url if url.endswith("/") else f"{url}/")


class Page(Protocol):
    """The facts of one page: frozen, the same facts are the same bytes, and no clock is within."""

    @property
    def template(self) -> str:
        """Which template shows it, without its ending."""
        ...

    @property
    def path(self) -> str:
        """Where it is (`agendawatch.site.addresses`)."""
        ...

    @property
    def feeds(self) -> tuple[str, ...]:
        """The endings of the feeds that stand beside it: `ics`, `atom`, `json`."""
        ...

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        ...


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A page that says the same whatever is followed."""

    feeds: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Examples] = frozenset()

    template: str
    path: str


STATIC_PAGES = {"subscribe": SUBSCRIBE, "words": WORDS, "about": ABOUT, "missing": MISSING}
"""How to subscribe, what words mean, who publishes, and that an address leads nowhere: where each is, by its template."""

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
