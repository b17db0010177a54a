"""Requests over the network: paced, retried, streamed within limits, TLS always verified."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
import time
import weakref
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, closing
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Protocol, TypeAlias
from uuid import uuid4

import httpx
import stamina

from agendawatch.errors import FetchError, HostError, RefusedError, StatusError
from agendawatch.failure import FailureCode
from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.network import ACCEPTED, AsyncNetwork, IncomingBody, Network, UnknownHost, ended_by, past_time
from agendawatch.fetch.policy import FetchPolicy
from agendawatch.sources.flow import Response

# How much memory large pages may take of a client that asks many hosts at once.

LARGE = 4_000_000
"""Bytes from which a body counts as large; most summonses are smaller."""
_AT_ONCE = 2
"""Large bodies that come in at the same time."""
_HELD = 100_000_000
"""Bytes of pages that are still being read; past that no large one is taken in."""
_PATIENCE = 0.05


class Share:
    """What is held of pages, and how many large ones come in just now. It counts what its client is done with by itself."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held = 0
        self._coming = 0

    def hold(self, came: Response) -> None:
        """Count a body, until nobody has any more what it came in."""
        size = len(came.body)
        self._held += size
        weakref.finalize(came, self._let_go, size).atexit = False

    def _let_go(self, size: int) -> None:
        self._held -= size

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a large body's turn; whoever waits says how long."""
        while self._coming >= _AT_ONCE or self._held >= _HELD:  # noqa: ASYNC110 - as the next line says
            # A page is let go of wherever it was read, in no task of ours that could say so.
            await asyncio.sleep(_PATIENCE)
        self._coming += 1
        try:
            yield
        finally:
            self._coming -= 1


# Read how long a host asks us to stay away.


def read_retry_after(words: str | None, now: dt.datetime) -> float | None:
    """Read a Retry-After header, in seconds or as a date, as seconds from now; `None` when it says nothing.

    >>> read_retry_after("Wed, 11 Mar 2020 12:00:30 GMT", dt.datetime(2020, 3, 11, 12, tzinfo=dt.UTC))
    30.0

    A date that has passed means now.
    """
    words = (words or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


# Turns at hosts, where several clients ask side by side: who has a host's turn asks it alone, for as long as he asks.

_FRESH = 5.0
"""Seconds after which a turn is taken for longer, when its host is asked again."""
_LOOK = 5.0
"""Seconds between looks whether another has given a host's turn back."""


def clock() -> dt.datetime:
    """Tell the moment."""
    return dt.datetime.now(dt.UTC)


class Claims(Protocol):
    """Where turns at hosts are kept, for all who ask: a store."""

    def claim_host(self, host: str, *, holder: str, now: dt.datetime, until: dt.datetime) -> dt.datetime | None:
        """Take a host's turn until a moment; where another has it, give the moment when it may be asked for again."""
        ...

    def release_host(self, host: str, *, holder: str, until: dt.datetime) -> None:
        """Give a host's turn back: from a moment on anybody may ask it."""
        ...


@dataclass(slots=True)
class HostTurns:
    """One client's turns. One that dies gives none back: they end by themselves, after any answer would have come."""

    claims: Claims | None
    policy: FetchPolicy
    now: Callable[[], dt.datetime] = clock
    """The machine's clock, whatever moment a round is made under."""
    holder: str = field(default_factory=lambda: uuid4().hex)
    _until: dict[str, float] = field(default_factory=dict)
    """By host, until when its turn is ours."""
    _pauses: dict[str, float] = field(default_factory=dict)
    _waited: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, pause: float) -> float:
        """Take a host's turn, or give the seconds after which to try again; 0 where it is ours."""
        if self.claims is None:
            return 0.0
        length = self.policy.read_timeout + pause + _FRESH
        self._pauses[host] = pause
        if self._until.get(host, 0.0) > time.monotonic() + length - _FRESH:
            return 0.0
        now = self.now()
        free = self.claims.claim_host(host, holder=self.holder, now=now, until=now + dt.timedelta(seconds=length))
        if free is None:
            self._until[host] = time.monotonic() + length
            self._waited.pop(host, None)
            return 0.0
        since = self._waited.setdefault(host, time.monotonic())
        if time.monotonic() - since > self.policy.longest_visit:
            msg = f"another process has been asking {host} for more than {self.policy.longest_visit:g} seconds"
            raise HostError(msg)
        return max(0.01, min((free - now).total_seconds(), _LOOK))

    def leave(self) -> None:
        """Give all turns back: the next client keeps the pause that this one would have kept."""
        if self.claims is None:
            return
        for host, until in self._until.items():
            if until > time.monotonic():
                free = self.now() + dt.timedelta(seconds=self._pauses[host])
                self.claims.release_host(host, holder=self.holder, until=free)
        self._until.clear()


Transport: TypeAlias = httpx.BaseTransport
"""What stands in for the network: anything that httpx takes for a transport."""
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
"""The same, awaited."""

_PIECE = 4_096
_COOKIES = 8_192
"""Letters of the cookies that one answer may set, and that one request sends; with more, it is none."""
_COOKIES_KEPT = 5_000
_BAD_MOMENT = frozenset({429, 500, 502, 503, 504})
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError)
"""What the network and its libraries raise of a host, an address or a name that cannot be."""
_TRANSIENT = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError)


class _BadMomentError(Exception):
    """A host answered that it cannot just now."""

    def __init__(self, answer: Response, wait: float | None) -> None:
        super().__init__(answer.status)
        self.answer = answer
        self.wait = wait


class _Pace:
    """When each host may next be asked."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def reserve(self, host: str, pause: float) -> float:
        """Take the next free moment of a host; returns the seconds until it."""
        with self._lock:
            now = time.monotonic()
            moment = max(now, self._next.get(host, now))
            self._next[host] = moment + pause
            return moment - now

    def met(self, host: str, pause: float) -> None:
        """Count the pause from an answer's first word: a request may have been long on its way."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + pause)


class _Attempts(Protocol):
    """What `stamina.retry_context` gives, in both its forms; its own type is private."""

    def __iter__(self) -> Iterator[stamina.Attempt]: ...
    def __aiter__(self) -> AsyncIterator[stamina.Attempt]: ...


@dataclass(slots=True)
class Conduct:
    """How a client behaves, whichever way it waits: what both transports do alike."""

    policy: FetchPolicy
    now: Callable[[], dt.datetime]
    allowed: AllowedHosts = field(default_factory=AllowedHosts)
    claims: Claims | None = None
    """Where others ask too."""
    turns: HostTurns = field(init=False)
    pace: _Pace = field(default_factory=_Pace)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def __post_init__(self) -> None:
        """Take turns at hosts by the policy."""
        self.turns = HostTurns(self.claims, self.policy)

    def attempts(self) -> _Attempts:
        """Open the round of attempts that one request is given."""
        return stamina.retry_context(
            on=self.again,
            attempts=self.policy.attempts,
            timeout=None,
            wait_initial=self.policy.first_wait,
            wait_max=self.policy.longest_wait,
            wait_jitter=self.policy.first_wait / 2,
        )

    def again(self, error: Exception) -> bool | float:
        """Tell whether to try again, and after how many seconds where the host says so."""
        if isinstance(error, _BadMomentError):
            if error.wait is None:
                return True
            if error.wait > self.policy.longest_wait:
                return False
            return error.wait if self.policy.waits else True
        return isinstance(error, _TRANSIENT) and not _is_by(error, ssl.SSLError)

    def made(self, request: HTTPRequest) -> httpx.Request:
        """Write a request for the network: who we are, and then what the request says."""
        own = {"User-Agent": self.policy.user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        told = {name.casefold() for name, _ in request.headers}
        headers = [(name, value) for name, value in own.items() if name.casefold() not in told]
        # A host's own words go back to it as it said them; nothing of them stops us.
        sent = [(name.encode(), value.encode()) for name, value in (*headers, *request.headers)]
        url, whom = self.allowed.opened(request.url)
        if whom is not None:
            sent.append((b"Authorization", whom.encode()))
        timeout = httpx.Timeout(self.policy.read_timeout, connect=self.policy.connect_timeout).as_dict()
        made = httpx.Request(request.method, url, headers=sent, content=request.body, extensions={"timeout": timeout})
        self.cookies.set_cookie_header(made)
        if len(made.headers.get("cookie", "")) > _COOKIES:
            del made.headers["cookie"]
        return made

    def begin(self, request: HTTPRequest) -> tuple[float, IncomingBody]:
        """Begin an answer: by which moment it must be whole, and what is taken of it."""
        deadline = time.monotonic() + self.policy.longest_answer
        return deadline, IncomingBody(request.url, self.policy, deadline)

    def end(self, request: HTTPRequest, response: httpx.Response, body: IncomingBody) -> Response:
        """Close an answer whose body has come; its address is the one that was asked, without any keys."""
        kind = Message()
        kind["content-type"] = words = next(iter(response.headers.get_list("content-type")), "")
        return Response(
            url=str(httpx.URL(request.url).copy_with(userinfo=b"")),
            status=response.status_code,
            body=body.whole(),
            fetched=self.now(),
            media_type=words.partition(";")[0].strip().casefold() or None,
            charset=kind.get_content_charset() if words else None,
            headers=tuple(response.headers.multi_items()),
        )

    def met(self, request: HTTPRequest, made: httpx.Request, response: httpx.Response) -> None:
        """Take note that a host has begun to answer: its pause counts from here, and its cookies go back to it."""
        self.pace.met(request.host, request.pause)
        response.request = made
        told = sum(map(len, response.headers.get_list("set-cookie")))
        if told <= _COOKIES and len(self.cookies.jar) < _COOKIES_KEPT:
            self.cookies.extract_cookies(response)

    def judge(self, request: HTTPRequest, answer: Response) -> Response:
        """Let an answer pass, unless it is a bad moment; what else waits for that host then waits as long."""
        if answer.status in _BAD_MOMENT:
            wait = read_retry_after(answer.header("retry-after"), self.now())
            if wait is not None and wait <= self.policy.longest_wait and self.policy.waits:
                self.pace.met(request.host, wait)
            raise _BadMomentError(answer, wait)
        return answer


def _failed(error: Exception, url: str) -> FetchError:
    """Say in our words what went wrong for good."""
    if isinstance(error, _BadMomentError):
        return StatusError(error.answer.status, url=url, retry_after=error.wait)
    if _is_by(error, ssl.SSLError):
        return HostError(f"the TLS chain does not hold: {error}", url=url, failure=FailureCode.TLS)
    if isinstance(error, httpx.InvalidURL | UnicodeError) or _is_by(error, UnknownHost):
        failure = FailureCode.DNS
    elif isinstance(error, httpx.TimeoutException):
        return HostError(f"no answer in time ({type(error).__name__})", url=url, failure=FailureCode.TIMEOUT)
    else:
        failure = FailureCode.CONNECT
    return HostError(f"no answer: {str(error) or type(error).__name__}", url=url, failure=failure)


def _is_by(error: BaseException, kind: type) -> bool:
    """Tell whether something of a kind is at the bottom of an error."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kind):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


@cache
def trust() -> ssl.SSLContext:
    """Load whom we trust: once for all clients, since to read the authorities takes longer than to read a page."""
    return httpx.create_ssl_context()


class PacedTransport:
    """The network, for the sync driver."""

    def __init__(self, conduct: Conduct, transport: Transport | None = None) -> None:
        """Open a connection pool to what may be reached; a transport stands in for the network."""
        self._conduct = conduct
        self._transport = transport or Network(conduct.allowed, trust())

    def send(self, request: HTTPRequest) -> Response:
        """Send one request, again where the host has a bad moment."""
        try:
            for attempt in self._conduct.attempts():
                with attempt:
                    return self._conduct.judge(request, self._once(request))
        except RefusedError as error:
            raise error.at(request.url) from error
        except (*_FAILURES, _BadMomentError) as error:
            raise _failed(error, request.url) from error
        raise AssertionError(request)

    def _once(self, request: HTTPRequest) -> Response:
        while wait := self._conduct.turns.wait(request.host, request.pause):
            time.sleep(wait)
        if wait := self._conduct.pace.reserve(request.host, request.pause):
            time.sleep(wait)
        deadline, body = self._conduct.begin(request)
        made = self._conduct.made(request)
        try:
            with ended_by(deadline):
                response = self._transport.handle_request(made)
                with closing(response):
                    self._conduct.met(request, made, response)
                    body.announce(response)
                    for chunk in sent(response):
                        body.add(chunk)
                return self._conduct.end(request, response, body)
        except httpx.TimeoutException as error:
            if time.monotonic() < deadline:
                raise
            raise past_time(self._conduct.policy.longest_answer, request.url) from error

    def close(self) -> None:
        """Close the connections, and let others ask."""
        self._transport.close()
        self._conduct.turns.leave()


class AsyncPacedTransport:
    """The network, for the async driver; one request at a time to each host."""

    def __init__(self, conduct: Conduct, transport: AsyncTransport | None = None) -> None:
        """Open a connection pool to what may be reached; a transport stands in for the network."""
        self._conduct = conduct
        self._transport = transport or AsyncNetwork(conduct.allowed, trust())
        self._queues: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.share = Share()

    async def send(self, request: HTTPRequest) -> Response:
        """Send one request, again where the host has a bad moment."""
        try:
            async for attempt in self._conduct.attempts():
                with attempt:
                    return self._conduct.judge(request, await self._once(request))
        except RefusedError as error:
            raise error.at(request.url) from error
        except (*_FAILURES, _BadMomentError) as error:
            raise _failed(error, request.url) from error
        raise AssertionError(request)

    async def _once(self, request: HTTPRequest) -> Response:
        async with self._queues[request.host]:
            # Who gives the turn back is another process, and tells nobody here.
            while wait := self._conduct.turns.wait(request.host, request.pause):  # noqa: ASYNC110
                await asyncio.sleep(wait)
            await asyncio.sleep(self._conduct.pace.reserve(request.host, request.pause))
            _, body = self._conduct.begin(request)
            made = self._conduct.made(request)
            longest = self._conduct.policy.longest_answer
            try:
                async with asyncio.timeout(longest), AsyncExitStack() as stack:
                    response = await self._transport.handle_async_request(made)
                    await stack.enter_async_context(aclosing(response))
                    self._conduct.met(request, made, response)
                    body.announce(response)
                    is_large = False
                    # A body as it was sent: unpacked by nobody.
                    if not isinstance(response.stream, httpx.AsyncByteStream):
                        raise TypeError(response.stream)
                    async for chunk in response.stream:
                        # What is packed may be a thousand times as much.
                        for first in range(0, len(chunk), _PIECE):
                            body.add(chunk[first : first + _PIECE])
                            if body.size > LARGE and not is_large:
                                is_large = True
                                await stack.enter_async_context(self.share.place())
                    answer = self._conduct.end(request, response, body)
                    self.share.hold(answer)
                    return answer
            except TimeoutError as error:
                raise past_time(longest, request.url) from error

    async def aclose(self) -> None:
        """Close the connections, and let others ask."""
        await self._transport.aclose()
        self._conduct.turns.leave()


def sent(response: httpx.Response) -> Iterable[bytes]:
    """Give a body as it was sent: unpacked by nobody."""
    if not isinstance(response.stream, httpx.SyncByteStream):
        raise TypeError(response.stream)
    return response.stream
