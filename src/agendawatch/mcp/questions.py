"""One question to a store: whom it is about, by names that people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.model import STOCKHOLM, Municipality
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

    @property
    def view(self) -> View:
        """Give what it is answered from, as every front has it."""
        return View(self.store, dt.datetime.combine(self.today, dt.time(12), STOCKHOLM), self.shown)

    def named(self, want: Question, **facts: object) -> Question:
        """Give a question with the code of its municipality, and with what holds unless told."""
        town = self.town(want)
        return want.model_copy(update={"municipalities": (town.code,) if town else (), **facts})

    def town(self, want: Question) -> Municipality | None:
        """Find the municipality that is asked about; one that is not shown is refused as one that nobody knows."""
        town = self.store.queries.municipality(want.municipalities[0]) if want.municipalities else None
        if town is not None and not self.view.is_shown(town):
            raise UnknownMunicipalityError(town.name)
        return town

    def organization(self, want: Question) -> str | None:
        """Give the organization that is asked about."""
        return next(iter(want.organizations), None)


class Ask(Protocol):
    """How a question reaches a store: in a thread of its own, within what one may cost."""

    def __call__(self, question: Callable[[Asked], T], /) -> Awaitable[T]:
        """Answer a question."""
        ...
