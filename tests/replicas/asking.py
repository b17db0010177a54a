"""What is asked of every platform alike: a listing, an agenda, notices; and a bad day is never a quiet month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests.replicas.server import Fault

from agendawatch.crawl.client import Client
from agendawatch.errors import AgendawatchError, FetchError, ReadError, RefusedError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.sources.flow import Notice

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
_YEAR = Window.year(NOON.year)
POLICY = FetchPolicy(pause=0, first_wait=0, longest_wait=1, attempts=2)

BAD_DAYS: tuple[tuple[Fault, type[AgendawatchError]], ...] = (
    (Fault.SOFT_404, ReadError),
    (Fault.EMPTY, ReadError),
    (Fault.LOGIN, RefusedError),
    (Fault.FIREWALL, RefusedError),
    (Fault.FORBIDDEN, RefusedError),
    (Fault.TO_LOGIN, RefusedError),
    (Fault.BAD_GATEWAY, FetchError),
    (Fault.BUSY, FetchError),
    (Fault.LOOP, FetchError),
)
"""What a server does on a bad day, and what we then raise."""


PASSING = (Fault.BAD_GATEWAY, Fault.HANG_UP)
"""What passes when asked again."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A client that asks at a moment, each time a new one."""

    now: dt.datetime = NOON
    window: Window = _YEAR
    """Asked for where none is given."""
    policy: FetchPolicy = POLICY

    def meetings(self, site: Site, organization: str | None = None, window: Window | None = None) -> Listing:
        """List a site's meetings."""
        with Client(policy=self.policy, now=lambda: self.now) as client:
            return client.meetings(site, organization, window=window or self.window)

    def agenda(self, site: Site, meeting: Meeting) -> Meeting:
        """Read a meeting's agenda."""
        with Client(policy=self.policy, now=lambda: self.now) as client:
            return client.agenda(meeting, site)


def listing(site: Site, window: Window, organization: str | None = None, policy: FetchPolicy = POLICY) -> Listing:
    """List a site's meetings."""
    return Asking(policy=policy).meetings(site, organization, window)


def read(site: Site, meeting: Meeting, policy: FetchPolicy = POLICY) -> Meeting:
    """Read a meeting's agenda."""
    return Asking(policy=policy).agenda(site, meeting)


def notices(site: Site, organization: str | None = None, policy: FetchPolicy = POLICY) -> tuple[Notice, ...]:
    """List a board's notices."""
    with Client(policy=policy, now=lambda: NOON) as client:
        return client.notices(site, organization)
