"""One question to a store: whom it is about, by names that people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.model import Municipality, Site
from agendawatch.store import Store

T = TypeVar("T")


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
        """Find a municipality by name, code or slug; one that is not shown is refused as one that nobody knows."""
        town = None if name is None else self.store.queries.municipality(name)
        if town is not None and not self.is_shown(town):
            raise UnknownMunicipalityError(town.name)
        return town


class Ask(Protocol):
    """How a question reaches a store: in a thread of its own, within what one may cost."""

    def __call__(self, question: Callable[[Asked], T], /) -> Awaitable[T]:
        """Answer a question."""
        ...
