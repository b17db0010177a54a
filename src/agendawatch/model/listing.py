"""What a site answered: its meetings, and the window that it answers for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Self

from pydantic import Field, SecretStr, model_validator

from agendawatch.model.caveat import Caveat
from agendawatch.model.doubt import Doubt
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Municipality
from agendawatch.model.value import Value, Words
from agendawatch.redaction import bare_address, holds_secret

__all__ = ["Listing", "Site", "Unreached", "Window"]


class Window(Value):
    """A span of days, both ends within."""

    first: dt.date
    last: dt.date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            msg = f"last {self.last.isoformat()} is before first {self.first.isoformat()}"
            raise ValueError(msg)
        return self

    @classmethod
    def year(cls, year: int) -> Self:
        """Span a calendar year."""
        return cls(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether a day lies within."""
        return self.first <= day <= self.last


class Site(Value):
    """A place where meetings are published: an address on a platform, for some organizations and years."""

    url: Words
    platform: str | None = None
    """A name from `sources`; `None` where the address may be any: the pages with meetings are looked for from it."""
    municipality: Municipality | None = None
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
    reason: Caveat
    url: str | None = None
    """The page that names it, or that could not be had; `None` where no page is to be named."""


class Listing(Value):
    """All meetings that a site shows within a window. Absence counts only there."""

    window: Window
    meetings: tuple[Meeting, ...]
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
            msg = f"two meetings share an id: {', '.join(twice)}"
            raise ValueError(msg)
        return self
