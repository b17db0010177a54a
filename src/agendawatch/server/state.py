"""What a server knows of its store at one moment: the site's files, what feeds there are, and the store held open."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from agendawatch.errors import StoreError
from agendawatch.model import STOCKHOLM, Municipality, Organization, Proposal, Watch
from agendawatch.site import addresses
from agendawatch.site.hits import Hits
from agendawatch.site.plan import plan_of
from agendawatch.site.planned_file import PlannedFile
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData
from agendawatch.store import Store
from agendawatch.store.change_token import ChangeToken, ChangeTokenReader

# Holding a store open: found again when it was away, opened anew when another was put in its place.

_PAUSE = 2.0
"""Seconds before a store that could not be opened is tried again."""


class StoreHandle:
    """A store by its address, opened when it is first needed. A server starts without it, and says what is wrong."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Hold a store; nothing is opened yet."""
        self.url = url
        self._reader = ChangeTokenReader(url)
        self._clock = clock
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._identity: tuple[int, int] | None = None
        self._failed: tuple[float, str] | None = None

    def get(self) -> Store:
        """Give the store; `StoreError` when it is missing, locked or of another version."""
        with self._lock, self._discreet():
            identity = self._reader.identity()
            if self._store is not None and identity == self._identity:
                return self._store
            self._close()
            if self._failed and self._clock() < self._failed[0]:
                raise StoreError(self._failed[1])
            try:
                self._reader.read()  # never lays a database out where there is none, nor waits long for one that is held
                self._store = Store(self.url)
            except StoreError as error:
                self._failed = (self._clock() + _PAUSE, str(error))
                raise
            self._failed = None
            self._identity = self._reader.identity()
            return self._store

    def change_token(self) -> ChangeToken:
        """Look at the store afresh."""
        with self._discreet():
            return self._reader.read()

    @contextmanager
    def _discreet(self) -> Iterator[None]:
        """Tell what is wrong with the store without where it is: anybody may read it."""
        try:
            yield
        except StoreError as error:
            said = str(error)
            for name in self._reader.names:
                said = said.replace(name, "of this server")
            # What the driver said stands behind it in brackets, and may name hosts and ports.
            raise StoreError(said.partition(" (")[0]) from error

    def close(self) -> None:
        """Give the store back."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


Plan = Callable[[Store, dt.datetime], Iterable[PlannedFile]]
"""Plans the files of a site from a store, as of a moment."""


class SitePlan:
    """Plans the files of a site; what watches found is remembered from plan to plan."""

    def __init__(self, settings: SiteSettings) -> None:
        """Plan a site by its settings."""
        self._settings = settings
        self._hits = Hits()

    def __call__(self, store: Store, moment: dt.datetime) -> Iterable[PlannedFile]:
        """Plan it from a store, as of a moment."""
        source = SiteData(store, self._settings, moment, served=True)
        self._hits = self._hits.followed(source)
        return plan_of(source, self._hits)


@dataclass(frozen=True, slots=True)
class FeedScope:
    """What a feed is of."""

    path: str = ""
    """Of the page that it stands beside."""
    municipality: Municipality | None = None
    organization: Organization | None = None
    proposal: Proposal | None = None
    watch: Watch | None = None
    meeting_id: str | None = None

    @property
    def title(self) -> str:
        """Name it for people; "" for all there is."""
        if self.proposal or self.watch:
            return self.proposal.title if self.proposal else self.watch.name if self.watch else ""
        return ", ".join(str(part) for part in (self.organization, self.municipality) if part)


ALL = FeedScope()


def scopes(
    bodies: Iterable[tuple[Municipality | None, Organization]],
    proposals: Iterable[Proposal],
    watches: Iterable[Watch],
) -> Mapping[str, FeedScope]:
    """Give every scope by the path of its feed, without an ending."""
    found: dict[str, FeedScope] = {"feed": ALL, "index": ALL}

    def take(scope: FeedScope) -> None:
        found.setdefault(scope.path.rstrip("/"), scope)

    for municipality, organization in bodies:
        if municipality is not None:
            take(FeedScope(addresses.municipality_path(municipality), municipality))
        take(FeedScope(addresses.organization_path(municipality, organization), municipality, organization))
    for proposal in proposals:
        take(FeedScope(addresses.proposal_path(proposal), proposal=proposal))
    for watch in watches:
        take(FeedScope(addresses.watch_path(watch), watch=watch))
    return found


_LONG_AGO = dt.datetime(2020, 3, 6, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class ServerState:
    """The state of a store that answers are made from; another state, another set of them."""

    mark: str
    """The store's, and the day's: pages tell what is ahead."""
    now: dt.datetime
    """The day's first moment in Sweden: what is made twice in a day is the same."""
    modified: dt.datetime
    """Before which nothing that an answer tells has changed since."""
    files: Mapping[str, PlannedFile] = field(default_factory=dict)
    """The files of the static site, by path."""
    feeds: Mapping[str, FeedScope] = field(default_factory=dict)
    """What each feed is of, by its path without an ending."""

    towns: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown; `None` for all."""

    def scope(self, stem: str) -> FeedScope | None:
        """Find what a feed is of, by its path without an ending; `None` when there is no such feed."""
        found = self.feeds.get(stem)
        if found is None and f"{stem}.ics" in self.files:
            above, _, identifier = stem.rpartition("/")
            board = self.feeds.get(above)
            found = replace(board, path=f"{stem}/", meeting_id=identifier) if board else None
        return found

    def holds(self, key: str) -> bool:
        """Tell whether a file is still planned as it was made, by its path and fingerprint."""
        path, _, fingerprint = key.partition(" ")
        planned = self.files.get(path)
        return planned is not None and planned.key == fingerprint


def midnight(now: dt.datetime) -> dt.datetime:
    """Give the first moment of a day in Sweden.

    >>> midnight(dt.datetime(2026, 3, 11, 23, 30, tzinfo=dt.UTC)).isoformat()
    '2026-03-12T00:00:00+01:00'
    """
    return dt.datetime.combine(now.astimezone(STOCKHOLM).date(), dt.time(), tzinfo=STOCKHOLM)


def state_key(token: ChangeToken, now: dt.datetime) -> str:
    """Tell one state of a store, on one day, from another."""
    return f"{token.mark} {midnight(now).date().isoformat()}"


def read_state(store: Store, token: ChangeToken, now: dt.datetime, plan: Plan, settings: SiteSettings) -> ServerState:
    """Look a store through: what files its site has, and what feeds."""
    day = midnight(now)
    files = {planned.path: planned for planned in plan(store, day)}
    bodies = [named for named in store.queries.outline(since=now).names.values() if settings.shows(named[0])]
    followed = (it for it in store.proposals() if settings.shows(it.municipality))
    return ServerState(
        mark=state_key(token, now),
        now=day,
        modified=max(token.last_change or _LONG_AGO, day),
        files=files,
        feeds=scopes(bodies, followed, settings.watches),
        towns=tuple(sorted({town.code for town, _ in bodies if town})) if settings.only else None,
    )
