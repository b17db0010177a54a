"""What a host's robots.txt lets us ask, and how slowly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from protego import Protego

from agendawatch.documents.glance import looks_like_html
from agendawatch.errors import HostError, RefusedError, StatusError
from agendawatch.fetch.message import HTTPRequest, HTTPResponse
from agendawatch.fetch.policy import FetchPolicy

__all__ = ["Robots"]

_KEPT_FOR = dt.timedelta(hours=24)
_READ_BYTES = 512_000
_REDIRECTS = 5
_SERVER_ERROR = 500
_REDIRECTED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class _Rules:
    parser: Protego
    seen: dt.datetime


class Robots:
    """The rules of every host met so far."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], dt.datetime]) -> None:
        """Know no host yet."""
        self._policy = policy
        self._now = now
        self._rules: dict[str, _Rules] = {}

    def admit(self, url: str) -> Generator[HTTPRequest, HTTPResponse, float]:
        """Tell the pause to keep at an address that we may ask for; raise where we may not.

        A host's rules are asked for once a day. A host that has none (4xx, or a page of HTML in
        their place) rules nothing out; one that cannot answer (5xx) is left alone for now.
        """
        rules = yield from self._of(url)
        if not rules.parser.can_fetch(url, self._policy.product):
            msg = "robots.txt keeps us out"
            raise RefusedError(msg, url=url)
        delay = rules.parser.crawl_delay(self._policy.product)
        own = self._policy.pause_at(url)
        if delay is None or self._policy.pause == 0:
            return own
        return max(own, min(float(delay), self._policy.longest_pause))

    def _of(self, url: str) -> Generator[HTTPRequest, HTTPResponse, _Rules]:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc.rpartition('@')[2].casefold()}"
        rules = self._rules.get(host)
        if rules is None or self._now() - rules.seen > _KEPT_FOR:
            answer = yield from self._ask(f"{host}/robots.txt")
            rules = self._rules[host] = _Rules(_parse(answer), self._now())
        return rules

    def _ask(self, url: str) -> Generator[HTTPRequest, HTTPResponse, HTTPResponse]:
        for _ in range(_REDIRECTS + 1):
            answer = yield HTTPRequest(url, pause=self._policy.pause_at(url))
            target = answer.header("location") if answer.status in _REDIRECTED else None
            if target is None:
                break
            try:
                url = urljoin(url, target)
            except ValueError as error:
                msg = f"robots.txt is redirected to what is no address: {target!r}"
                raise HostError(msg, url=url) from error
        if answer.status >= _SERVER_ERROR:
            raise StatusError(answer.status, url=url)
        return answer


def _parse(answer: HTTPResponse) -> Protego:
    """Parse rules; an answer that is no rules holds none."""
    # utf-8-sig: a byte order mark would make the parser drop the first group, which allows everything.
    words = answer.body[:_READ_BYTES].decode("utf-8-sig", errors="replace")
    found = 200 <= answer.status < 300 and not looks_like_html(answer.body)  # noqa: PLR2004 -- the 2xx family
    return Protego.parse(words if found else "")
