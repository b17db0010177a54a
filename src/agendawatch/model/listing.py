"""What a site or a page answered: its meetings, the window that it answers for, what it withholds, and how it was found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, SecretStr, model_validator

from agendawatch.arguments import a, day, days_in_order
from agendawatch.errors import InputError
from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.item import AgendaItem
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Municipality, Organization
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Aware, Value, Words, durable, taught
from agendawatch.redaction import bare_address, holds_secret

# What a page may say and is withheld, since we are not sure: why, where it stands, and how it may be read.


class Alternative(Value):
    """One way to read what is in doubt."""

    reading: Words
    """How it reads, not what it read ("column_head"): by this the same way is known again on next month's page."""
    meetings: tuple[Meeting, ...] = ()
    """What the page says if it is read so; `()` when it then tells of no meeting."""
    items: tuple[AgendaItem, ...] = ()
    """The items of an agenda that is read so."""


class Doubt(Value):
    """What of a page is withheld, since we are not sure of it."""

    caveat: Caveat
    """Why."""
    organization: Organization | None = None
    """Whose meetings are withheld; `None` for those of the whole page, and for the items of an agenda."""
    alternatives: tuple[Alternative, ...] = ()
    """How it may be read, the likeliest first; `()` where no way to read it was found."""
    provenance: Provenance | None = None
    """The words concerned, and where they stand; `None` for a page that came from nowhere."""
    shape: str = ""
    """A signature of the boxes or the table concerned, of their form and not of what they say: next month's page has
    the same. `""` where there is nothing to know it by again."""

    def with_meetings(self, make: Callable[[tuple[Meeting, ...]], Iterable[Meeting]], **facts: object) -> Doubt:
        """Give the doubt with other meetings in its alternatives, made of those there, and with some facts of its own."""
        ways = tuple(one.model_copy(update={"meetings": tuple(make(one.meetings))}) for one in self.alternatives)
        return self.model_copy(update={"alternatives": ways, **facts})

    @property
    def code(self) -> CaveatCode:
        """Why, as a code."""
        return self.caveat.code

    @property
    def place(self) -> str | None:
        """Where on the page it stands, in a person's terms; `None` when it is all of it, or nobody said."""
        return self.provenance.place if self.provenance else None

    @property
    def id(self) -> str:
        """A name for it, the same as long as page, organization and shape are."""
        return durable("doubt", self.provenance and self.provenance.url, *self.about)

    @property
    def organizations(self) -> frozenset[str] | None:
        """The names of all whose meetings it may be about; `None` for those of the whole page."""
        if self.organization is None:
            return None
        others = (meeting.organization.name for way in self.alternatives for meeting in way.meetings)
        return frozenset({self.organization.name, *others})

    def withholds(self, organization: Organization) -> bool:
        """Tell whether an organization's meetings may be among what is withheld."""
        names = self.organizations
        return names is None or organization.name.casefold() in {name.casefold() for name in names}

    @property
    def about(self) -> tuple[str, str]:
        """Whose meetings in which shape of page: by this a person's word on it is known to hold again."""
        return self.organization.name.casefold() if self.organization else "", self.shape


class Settlement(Value):
    """A person's word on how to read what we were in doubt of; it holds for every page of the site of that shape."""

    doubt: Doubt
    """What it was said of."""
    reading: str | None
    """The alternative that is right; `None` when none is, and it tells of no meetings."""
    made: Aware
    """When the person said so."""

    @property
    def about(self) -> tuple[str, str]:
        """Whose meetings in which shape of page."""
        return self.doubt.about


# What a page says of when organizations meet: its meetings, what is withheld, and which days are something else.


class Excluded(Value):
    """A day on a page that is no meeting."""

    caveat: Caveat
    """What it is instead: a deadline, opening hours, when something was published."""
    date: dt.date | None = None
    """`None` for a day that could not be told ("den 14:e")."""
    provenance: Provenance | None = None
    """The words that tell the day, and where they stand; `None` where they were not kept."""


class Account(Value):
    """What became of every day that a page names, counted.

    >>> account = Account(claimed=3, excluded=((CaveatCode.PUBLISHING, 1),))
    >>> account.seen, str(account)
    (4, '3 claimed, 1 publishing')
    """

    claimed: int = 0
    """Days that are meetings."""
    withheld: int = 0
    """Days that are not told, since it is not sure what they are."""
    excluded: tuple[tuple[CaveatCode, int], ...] = ()
    """How many are no meetings, by what they are instead."""
    unread: int = 0
    """How many could not be told what they are, or of which year."""

    @property
    def seen(self) -> int:
        """How many days the page names."""
        return self.claimed + self.withheld + sum(count for _, count in self.excluded) + self.unread

    def __str__(self) -> str:
        """Tell the sums in a line."""
        excluded = ((code.value, it) for code, it in self.excluded)
        sums = [("claimed", self.claimed), ("withheld", self.withheld), *excluded, ("unread", self.unread)]
        return ", ".join(f"{it} {what}" for what, it in sums if it) or "no days"


@taught
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
    account: Account
    """What became of every day that the page names, counted."""

    def __new__(
        cls,
        meetings: Iterable[Meeting] = (),
        doubts: Iterable[Doubt] = (),
        excluded: Iterable[Excluded] = (),
        account: Account | None = None,
    ) -> Self:
        """Join meetings, doubts, exclusions and their sums."""
        made = super().__new__(cls, tuple(meetings))
        made.doubts, made.excluded, made.account = tuple(doubts), tuple(excluded), account or Account()
        return made

    def __iter__(self) -> Iterator[Meeting]:
        """Walk through its meetings; said here too, since editors do not look into the base."""
        return super().__iter__()

    def __getnewargs__(self) -> tuple[tuple[Meeting, ...], tuple[Doubt, ...], tuple[Excluded, ...], Account]:
        """Tell pickle and copy what it is made of."""
        return tuple(self), self.doubts, self.excluded, self.account


# What a site answered: its meetings, and the window that it answers for.


class Window(Value):
    """A span of days, both ends within."""

    first: Annotated[dt.date, BeforeValidator(partial(day, "first"))]
    """The first day; ISO 8601 text is taken too."""
    last: Annotated[dt.date, BeforeValidator(partial(day, "last"))]
    """The last day, which is within; ISO 8601 text is taken too."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days_in_order(self.first, self.last)
        return self

    @classmethod
    def year(cls, year: int) -> Self:
        """Span a calendar year."""
        if not dt.MINYEAR <= a(int, "year", year) <= dt.MAXYEAR:
            raise InputError(field="year", value=year, expected="a year such as 2026")
        return cls(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether a day lies within."""
        return self.first <= day <= self.last


class Site(Value):
    """A place where meetings are published: an address on a platform, for some organizations and years."""

    url: Words
    """Where it publishes."""
    platform: str | None = None
    """A name from `sources`; `None` where the address may be any: the pages with meetings are looked for from it."""
    municipality: Municipality | None = None
    """Whose it is; `None` where nobody told."""
    organizations: tuple[str, ...] = ()
    """Names of those published there; `()` when it holds all of them, or nobody told."""
    first_year: int | None = None
    """The first year held there; `None` when not known."""
    last_year: int | None = None
    """The last year held there; `None` while it is in use."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What the platform needs beside the address: pairs of its own name and a value."""
    confidence: str | None = None
    """`high`, `medium`, `low`; `None` for a site that a person named."""
    checked: dt.date | None = None
    """When somebody last saw it work; `None` when nobody did."""
    access: SecretStr | None = Field(default=None, exclude=True, repr=False)
    """The whole address, where it was named with a password or a key in it; it is never written or shown, and `url` is
    the address without them. `None` for most."""

    @model_validator(mode="after")
    def _without_secrets(self) -> Self:
        if holds_secret(self.url):
            # While it is being made, a value is not frozen yet; a validator before would read JSON as if it were Python.
            self.__dict__ |= {"access": SecretStr(self.url), "url": bare_address(self.url)}
            self.__pydantic_fields_set__.add("access")
        return self

    def parameter(self, name: str, default: str | None = None) -> str | None:
        """Look up what the platform needs by its name."""
        return dict(self.parameters).get(name, default)


class Unreached(Value):
    """An organization that a site names, and whose meetings were not all found; absence says nothing of it."""

    organization: str
    """Its name, as written."""
    reason: Caveat
    """Why its meetings were not found."""
    url: str | None = None
    """The page that names it, or that could not be had; `None` where no page is to be named."""


class Listing(Value):
    """All meetings that a site shows within a window. Absence counts only there."""

    window: Window
    """The days that it answers for: absence counts there alone."""
    meetings: tuple[Meeting, ...]
    """What the site lists, by day."""
    organizations: tuple[str, ...] | None = None
    """The organizations it answers for, by name; `None` for every one that the site holds."""
    unreached: tuple[Unreached, ...] = ()
    """Those that it does not answer for, though the site names them, and why."""
    doubts: tuple[Doubt, ...] = ()
    """What is withheld of what the site shows, since we are not sure of it; none of that is absent."""
    url: str | None = None
    """The site's address; `None` for a listing made by hand."""
    reader: str | None = None
    """Which reader read it, with its version; `None` for a listing made by hand."""

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        twice = [key for key, count in Counter(meeting.id for meeting in self.meetings).items() if count > 1]
        if twice:
            raise InputError(field="meetings", value=", ".join(twice), expected="meetings of which no two share an id")
        return self


# How a municipality's meetings were found: the pages that were looked at, and what each is taken for.

_LEADING_AT_MOST = 6


class PageKind(StrEnum):
    """What a page is taken for."""

    LIST = "list"
    """It lists meetings."""
    PAPERS = "papers"
    """It lists files of meetings, and no days beside them."""
    MEETING = "meeting"
    """It is one meeting's own."""
    PLAN = "plan"
    """A document that lists meetings."""
    FEED = "feed"
    """A calendar, a feed, or events for machines."""
    PORTAL = "portal"
    """A platform that municipalities publish on; it is asked in its own way."""
    LANDING = "landing"
    """The site's front page."""
    HUB = "hub"
    """It leads to where meetings are."""
    NEWS = "news"
    """News: a day in it is told once, and not kept."""
    UNREAD = "unread"
    """It speaks of meetings, and none could be read."""
    OTHER = "other"
    """Nothing on it is of meetings."""
    MISSING = "missing"
    """It is gone, or another page came in its place."""
    REFUSED = "refused"
    """We are kept out: robots.txt, a firewall, a login."""
    FAILED = "failed"
    """It could not be had this time."""


class RoutePage(Value):
    """A page that was looked at on the way."""

    url: str
    """Its address."""
    kind: PageKind
    """What it holds."""
    words: str | None = None
    """What the link to it said; `None` for the address that was known."""
    reached_from: str | None = None
    """The page with the link; `None` for the address that was known."""
    platform: str = "page"
    """What reads it."""
    parameters: tuple[tuple[str, str], ...] = ()
    """What its platform needs beside the address."""
    context: str | None = None
    """The organization whose page it is, where only the way to it tells; `None` where the page does."""
    organizations: tuple[str, ...] = ()
    """Those whose meetings it gave, by name."""
    meetings: int = 0
    """How many meetings it gave within the window."""
    documents: int = 0
    """How many documents of meetings it gave."""
    empty: bool = False
    """Whether it says that there are no meetings, where they would stand."""
    asks: int = 1
    """How many pages it took: a portal's, or those of a list's folders, count with it."""
    keys: tuple[str, ...] = ()
    """By what those are known again: method and address, and a hash where something was posted."""
    listed: tuple[Meeting, ...] = ()
    """The meetings that it listed, so that it needs not be read again where it is as it was."""
    filed: tuple[Meeting, ...] = ()
    """Those that only files on it told of."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is withheld."""
    reason: Caveat | None = None
    """Why it gave nothing where one could think that it would; `None` where nothing is to be said."""

    @property
    def holds(self) -> bool:
        """Whether it gave something, so that the next round asks it again."""
        return self.meetings > 0 or self.documents > 0 or self.empty or bool(self.doubts)


class Route(Value):
    """The way to a site's meetings, as it was found: what later rounds ask again."""

    start: str
    """The address that was known."""
    window: Window
    """The days that were looked for."""
    explored: Aware
    """When the way was looked for last."""
    looked: Aware
    """When the pages that lead on were looked at last."""
    organization: str | None = None
    """The organization alone that was looked for; `None` for all."""
    pages: tuple[RoutePage, ...] = ()
    """In the order that they were asked for."""
    unreached: tuple[Unreached, ...] = ()
    """Organizations that are named, and whose meetings were found on no page."""
    waiting: tuple[str, ...] = ()
    """Addresses that promise meetings and were not asked for, as the visit had had its pages: next time they come first."""
    passed: tuple[str, ...] = ()
    """Addresses of links that were seen and left, so that a new one is known as new."""

    @property
    def holding(self) -> tuple[RoutePage, ...]:
        """The pages that gave something."""
        return tuple(page for page in self.pages if page.holds)

    @property
    def leading(self) -> tuple[str, ...]:
        """The pages that led on to those that gave something, and gave nothing themselves: a few, in their order."""
        parents = {page.reached_from for page in self.holding}
        gone = {PageKind.MISSING, PageKind.REFUSED}
        silent = ((nth, page) for nth, page in enumerate(self.pages) if not page.holds and page.kind not in gone)
        found = (page.url for nth, page in silent if nth == 0 or page.url in parents or page.kind is PageKind.LANDING)
        return tuple(found)[:_LEADING_AT_MOST]

    @property
    def asks(self) -> int:
        """How many pages were asked for."""
        return sum(page.asks for page in self.pages)
