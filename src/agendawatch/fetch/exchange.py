"""One ask answered: robots.txt heeded, redirects followed, the page looked at. A generator; it does no I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from agendawatch.errors import HostError, LimitError, RefusedError
from agendawatch.fetch.allowed_hosts import host_and_port
from agendawatch.fetch.holders import check_holder
from agendawatch.fetch.inspection import check, is_login
from agendawatch.fetch.message import HTTPRequest, HTTPResponse
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.fetch.robots import Robots
from agendawatch.fetch.validators import condition, known_by
from agendawatch.model import Site
from agendawatch.redaction import shown_address
from agendawatch.sources.flow import Request, Response
from agendawatch.sources.page_memory import Validators, address

__all__ = ["CachedRequest", "Exchange", "Reply"]

_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_KEEPS_METHOD = frozenset({307, 308})
_NOT_MODIFIED = 304
_ACCEPTS = {
    "html": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "pdf": "application/pdf,*/*;q=0.5",
    "json": "application/json,*/*;q=0.5",
    None: "*/*",
}


@dataclass(frozen=True, slots=True)
class CachedRequest:
    """An ask, and by what we would know the page again."""

    ask: Request
    known: Validators | None = None
    """`None` wants the body in any case."""
    asked_anew: bool = False
    """Whether to ask without condition for what we know: the body itself tells whether it is the same."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an errand."""

    page: Response | None
    """`None` when the host says that the page is the one we know."""
    validators: Validators
    size: int = 0
    """Bytes of the body, decompressed."""


class Exchange:
    """How errands are run: by which policy, clock and rules of hosts."""

    def __init__(self, policy: FetchPolicy, now: Callable[[], dt.datetime]) -> None:
        """Know no host yet."""
        self._policy = policy
        self._now = now
        self._robots = Robots(policy, now)
        self.on_page: Callable[[Response], object] | None = None
        """Shown every page that is received; `None` when nobody wants to see them."""
        self.on_answer: Callable[[HTTPRequest, HTTPResponse, dt.datetime], object] | None = None
        """Shown every answer that comes, with what was asked and when; `None` when nobody wants to see them."""

    def saw(self, request: HTTPRequest, answer: HTTPResponse) -> HTTPResponse:
        """Show an answer to whoever wants to see it, and give it back."""
        if self.on_answer is not None:
            self.on_answer(request, answer, self._now())
        return answer

    def run(self, errand: CachedRequest, sites: Collection[Site] = ()) -> Generator[HTTPRequest, HTTPResponse, Reply]:
        """Run an errand: yields requests, is sent answers. A document is asked for where some sites may have theirs."""
        ask = errand.ask
        if errand.known is not None and self._is_old(errand.known):
            # Even a tag that was seen to follow its body may cease to; only the body itself tells.
            errand = replace(errand, asked_anew=True)
        hop = HTTPRequest(address(ask), ask.method, ask.body, (*_headers(errand), *ask.headers))
        for _ in range(self._policy.max_redirects + 1):
            host_and_port(hop.url)
            if ask.document and sites:
                check_holder(hop.url, sites)
            pause = yield from self._robots.admit(hop.url)
            answer = yield replace(hop, pause=pause)
            target = answer.header("location") if answer.status in _REDIRECTED else None
            if target is None:
                return self._reply(errand, answer)
            hop = _follow(hop, answer, target)
        limit = f"{self._policy.max_redirects} redirects"
        raise LimitError(limit, url=address(ask))

    def _reply(self, errand: CachedRequest, answer: HTTPResponse) -> Reply:
        if answer.status == _NOT_MODIFIED and errand.known is not None and _condition(errand):
            return Reply(None, errand.known)
        check(answer, errand.ask.expects)
        page = Response(
            url=answer.url,
            status=answer.status,
            body=answer.body,
            fetched=self._now(),
            media_type=answer.media_type,
            charset=answer.charset,
            headers=answer.headers,
        )
        if self.on_page is not None:
            self.on_page(page)
        return Reply(page, known_by(page, errand.known), len(page.body))

    def _is_old(self, known: Validators) -> bool:
        return known.seen is not None and self._now() - known.seen > self._policy.believed_for


def _headers(errand: CachedRequest) -> tuple[tuple[str, str], ...]:
    accepts = ("Accept", _ACCEPTS[errand.ask.expects])
    return (accepts, ("Accept-Language", "sv, en;q=0.5"), *_condition(errand))


def _condition(errand: CachedRequest) -> tuple[tuple[str, str], ...]:
    """Write the condition that goes with an errand, if any."""
    # RFC 9110, 13.1.2: what is no GET would be refused, not answered "not modified".
    return condition(errand.known) if errand.ask.method == "GET" and not errand.asked_anew else ()


def _follow(hop: HTTPRequest, answer: HTTPResponse, target: str) -> HTTPRequest:
    """Take the next hop, as browsers do; raise where it leads to a login or off the web."""
    try:
        url = urljoin(hop.url, target)
        host_and_port(url)
        scheme = urlsplit(url).scheme
    except (ValueError, HostError):
        scheme = None
    if scheme not in {"http", "https"}:
        msg = f"redirected to an address that is not the web's: {shown_address(target)!r}"
        raise HostError(msg, url=hop.url)
    if is_login(url):
        msg = f"redirected to a login page, {shown_address(url)}"
        raise RefusedError(msg, url=hop.url)
    if answer.status in _KEEPS_METHOD or hop.method in {"GET", "HEAD"}:
        return replace(hop, url=url)
    return replace(hop, url=url, method="GET", body=None)
