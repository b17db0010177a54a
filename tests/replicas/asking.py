"""What is asked of every platform alike: a listing, an agenda, notices; and a bad day is never a quiet month."""

from __future__ import annotations

import datetime as dt
import json

from tests.replicas.server import Fault

from agendawatch.crawl.client import Client
from agendawatch.errors import AgendawatchError, FetchError, ReadError, RefusedError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.sources.flow import Notice, Request, Response

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
YEAR = Window.year(NOON.year)
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


def listing(
    site: Site, window: Window = YEAR, organization: str | None = None, policy: FetchPolicy = POLICY
) -> Listing:
    """List a site's meetings."""
    with Client(policy=policy, now=lambda: NOON) as client:
        return client.meetings(site, organization, window=window)


def read(site: Site, meeting: Meeting) -> Meeting:
    """Read a meeting's agenda."""
    with Client(policy=POLICY, now=lambda: NOON) as client:
        return client.agenda(meeting, site)


def notices(site: Site, organization: str | None = None) -> tuple[Notice, ...]:
    """List a board's notices."""
    with Client(policy=POLICY, now=lambda: NOON) as client:
        return client.notices(site, organization)


def page(body: str | bytes, url: str = "https://example.se/moten") -> Response:
    """Make a page as a host answered it."""
    return Response(url, 200, body.encode() if isinstance(body, str) else body, NOON)


class Answering:
    """Answers asks with pages in order, the last for ever, and keeps what was asked; without pages nothing may be."""

    def __init__(self, *bodies: object) -> None:
        """Know the pages: text, bytes, or what JSON says."""
        self._bodies = bodies
        self.asked: list[Request] = []

    def __call__(self, ask: Request) -> Response:
        """Answer an ask."""
        assert self._bodies, ask
        body = self._bodies[min(len(self.asked), len(self._bodies) - 1)]
        self.asked.append(ask)
        return page(body if isinstance(body, str | bytes) else json.dumps(body), ask.url)
