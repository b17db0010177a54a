"""One question to a store: whom it is about, by names that people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol, TypeVar

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.model import Municipality, Site
from agendawatch.registry import municipality as registered
from agendawatch.store import Store

T = TypeVar("T")
_NEAR = 5


class NotFoundError(InputError):
    """Nothing that is known has the id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is answered from."""

    store: Store
    today: dt.date
    shown: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown to anybody; `None` for all."""

    def is_shown(self, town: Municipality | None) -> bool:
        """Tell whether what is of a municipality is shown."""
        return self.shown is None or (town is not None and town.code in self.shown)

    def sites(self, town: Municipality | None = None) -> tuple[Site, ...]:
        """Give the sites that are shown, of a municipality or of all."""
        return tuple(
            site
            for site in self.store.sites()
            if self.is_shown(site.municipality)
            and (town is None or (site.municipality is not None and site.municipality.code == town.code))
        )

    def municipality(self, name: str | None) -> Municipality | None:
        """Find a municipality by name, code or slug: one that the store follows, else one of Sweden's."""
        if name is None:
            return None
        said = name.strip().casefold()
        known = {site.municipality for site in self.sites() if site.municipality}
        for town in known:
            if said in {town.code, town.name.casefold(), town.slug}:
                return town
        try:
            return registered(name)
        except UnknownMunicipalityError as error:
            names = {town.name.casefold(): town.name for town in known}
            near = (names[it] for it in get_close_matches(said, names, _NEAR))
            raise UnknownMunicipalityError(name[:100], tuple(dict.fromkeys((*near, *error.near)))[:_NEAR]) from error


class Ask(Protocol):
    """How a question reaches a store: in a thread of its own, within what one may cost."""

    def __call__(self, question: Callable[[Asked], T], /) -> Awaitable[T]:
        """Answer a question."""
        ...


def days_in_order(first: dt.date | None, last: dt.date | None, name: str = "to") -> None:
    """Refuse a window the wrong way round."""
    if first is not None and last is not None and last < first:
        raise InputError(field=name, value=last.isoformat(), expected=f"a day from {first.isoformat()} on")
