"""A memory that lasts as long as the program."""

from __future__ import annotations

import datetime as dt

from agendawatch.model import Route
from agendawatch.sources.flow import Request
from agendawatch.sources.page_memory import Validators

__all__ = ["InMemoryPages"]


class InMemoryPages:
    """A `Memory` in dictionaries."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._validators: dict[str, Validators] = {}
        self._itineraries: dict[str, tuple[Request, ...]] = {}
        self._routes: dict[str, Route] = {}
        self._unsafe: dict[str, str] = {}

    def validators(self, key: str) -> Validators | None:
        """Tell by what a page is known again; `None` when it was never received."""
        return self._validators.get(key)

    def save_validators(self, key: str, validators: Validators) -> None:
        """Keep by what a page is known again."""
        self._validators[key] = validators

    def requests(self, name: str) -> tuple[Request, ...] | None:
        """Tell what a conversation asked last time; `None` when it never ended well."""
        return self._itineraries.get(name)

    def save_requests(self, name: str, asks: tuple[Request, ...]) -> None:
        """Keep what a conversation asked; `()` forgets it."""
        self._itineraries[name] = asks

    def unsafe_limit(self, content_hash: str) -> str | None:
        """Tell what limit a page passed when it stopped its reader; `None` when it never did."""
        return self._unsafe.get(content_hash)

    def save_unsafe_limit(self, content_hash: str, limit: str, seen: dt.datetime) -> None:
        """Keep that a page stopped its reader; when is of no matter, since no newer version comes while we live."""
        del seen
        self._unsafe[content_hash] = limit

    def route(self, name: str) -> Route | None:
        """Tell by which way a site's meetings were found; `None` when nobody looked."""
        return self._routes.get(name)

    def save_route(self, name: str, route: Route) -> None:
        """Keep by which way a site's meetings were found."""
        self._routes[name] = route
