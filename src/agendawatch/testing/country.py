"""A country that does not exist: some municipalities, and a client that asks them in place of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlsplit

from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy, Memory
from agendawatch.fetch.answers import Answer, Answers, Question
from agendawatch.fetch.replay import UnknownRequestError
from agendawatch.testing.town import Town

__all__ = ["Country"]

_FIRST_CODE = 9901
"""No municipality of Sweden has a code of this century: the counties end at 25."""


class Country:
    """Municipalities that answer as real ones do, with ETags, and no pauses.

    A request to any other host raises `UnknownRequestError`, which no `except Exception` catches.
    """

    def __init__(self) -> None:
        """Begin with an empty country."""
        self.towns: dict[str, Town] = {}
        self.asked: list[str] = []
        """Every address that was asked for, in order."""

    def town(self, name: str) -> Town:
        """Give a town by its name; it is founded when it is first named."""
        if name not in self.towns:
            found = Town(name, str(_FIRST_CODE + len(self.towns)))
            if any(found.host == town.host for town in self.towns.values()):
                raise InputError(field="name", value=name, expected="a name with a host of its own")
            self.towns[name] = found
        return self.towns[name]

    def client(self, now: Callable[[], dt.datetime], *, memory: Memory | None = None) -> Client:
        """Give a client that asks this country, by a clock; `memory` (a store) makes its second visit conditional."""
        return Client(transport=self.transport(), now=now, memory=memory, policy=_AT_ONCE)

    def async_client(self, now: Callable[[], dt.datetime], *, memory: Memory | None = None) -> AsyncClient:
        """Give such a client that is awaited."""
        return AsyncClient(transport=self.transport(), now=now, memory=memory, policy=_AT_ONCE)

    def transport(self) -> Answers:
        """Give what answers in place of the network, for a client of one's own; every answer says that we made it."""
        return Answers(self._answer)

    def _answer(self, question: Question) -> Answer:
        self.asked.append(question.url)
        host = urlsplit(question.url).hostname
        town = next((town for town in self.towns.values() if town.host == host), None)
        if town is None:
            msg = f"no town of this country answers {question.method} {question.url}"
            raise UnknownRequestError(msg)
        return town.answer(question)


_AT_ONCE = FetchPolicy(pause=0, first_wait=0)
