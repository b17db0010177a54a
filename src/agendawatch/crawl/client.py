"""The public face of this room: ask a municipality for its meetings and agendas."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from functools import partial, wraps
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from agendawatch import sources
from agendawatch.arguments import a
from agendawatch.crawl.resolve import (
    READER,
    SiteRoute,
    Where,
    agenda_flow,
    find_notice_boards,
    find_route,
    find_site,
    find_site_route,
    find_sites,
    gather,
    meetings_flow,
    notices_flow,
    portals,
)
from agendawatch.crawl.visit import Visit, value_of, visit, visit_by_route
from agendawatch.errors import AnswerLimitError
from agendawatch.fetch.allowed_hosts import AllowedHosts
from agendawatch.fetch.exchange import CachedRequest, Exchange, InMemoryPages, PageReply
from agendawatch.fetch.flow import NamedFlow, ReadingApart, arun, at_once
from agendawatch.fetch.message import HTTPRequest
from agendawatch.fetch.policy import FetchPolicy, Report, Tally
from agendawatch.fetch.transport import (
    AsyncPacedTransport,
    AsyncTransport,
    Claims,
    Conduct,
    PacedTransport,
    Transport,
    clock,
)
from agendawatch.lang.sv.pages.portals import find_refusal
from agendawatch.model import Listing, Meeting, Route, Site, Window
from agendawatch.sources.flow import Notice, Request, Response
from agendawatch.sources.page_memory import Memory, address

if TYPE_CHECKING:
    from agendawatch.crawl.explore import Budget


def policy_of(policy: FetchPolicy | None, pause: float | None, user_agent: str | None) -> FetchPolicy:
    """Let a pause and a name of the caller's go before those of the policy."""
    chosen = policy or FetchPolicy()
    if pause is not None:
        chosen = replace(chosen, pause=pause)
    return replace(chosen, user_agent=user_agent) if user_agent is not None else chosen


@dataclass(slots=True)
class SiteTime:
    """How long one site may go on being asked, under each of its addresses."""

    sites: tuple[Site, ...]
    """As it was named, and as what was found behind that."""
    left: float
    """Seconds."""


# The public face of this room.

P = ParamSpec("P")
T = TypeVar("T")


def _allowed_by(transport: object) -> AllowedHosts:
    """Give the hosts that a transport knows to be named already, as one that records does."""
    return getattr(transport, "allowed", None) or AllowedHosts()


async def _here(work: Callable[..., T], *given: object) -> T:
    """Call a function at once, for a caller that awaits its answer."""
    return work(*given)


class AsyncClient:
    """Asks sites; several visits may run at once, and each host is asked one page at a time.

    Example::

        async with AsyncClient() as client:
            listing = await client.meetings("Göteborg", "Kommunstyrelsen", window=Window.year(2026))
    """

    def __init__(
        self,
        *,
        transport: AsyncTransport | None = None,
        now: Callable[[], dt.datetime] = clock,
        memory: Memory | None = None,
        policy: FetchPolicy | None = None,
        pause: float | None = None,
        user_agent: str | None = None,
        claims: Claims | None = None,
    ) -> None:
        """Open a client; `pause` and `user_agent` go before those of `policy`, a transport before the network.

        `claims` is a store where others ask too: then no host is asked by two at once, nor without its pause.
        """
        conduct = Conduct(policy_of(policy, pause, user_agent), now, _allowed_by(transport), claims)
        line = AsyncPacedTransport(conduct, transport)
        # To wait for a reader may take a minute, in which other hosts are to be answered.
        self._open(conduct, memory, line.send, line.aclose, asyncio.to_thread)

    def _open(
        self,
        conduct: Conduct,
        memory: Memory | None,
        send: Callable[[HTTPRequest], Awaitable[Response]],
        close: Callable[[], Awaitable[None]],
        apart: Callable[..., Awaitable[Any]],  # Any: what is read gives what it gives
    ) -> None:
        self.memory = memory
        self._conduct = conduct
        """With it whom the caller has named: of what he names, hosts and keys are noted here and nowhere else."""
        self._now = conduct.now
        self._unsafe = memory or InMemoryPages()
        self._times: dict[str, SiteTime] = {}
        self._sites: dict[str, Site] = {}
        """Which site listed each meeting."""
        self._routes = InMemoryPages()
        """Routes found by this client: all that one without a memory remembers."""
        self._exchange = Exchange(conduct.policy, conduct.now, find_refusal)
        self._ask, self._close = send, close
        self._tally = Tally()
        self.apart = apart
        """Has something read elsewhere, and waits for it."""

    @property
    def report(self) -> Report:
        """Figures of everything asked so far."""
        return self._tally.report()

    async def meetings(self, where: Where, organization: str | None = None, *, window: Window | None = None) -> Listing:
        """List the meetings of a site or a municipality; of the running year where no window is given."""
        span = self._window(window)
        return await arun(gather(where, span, organization), lambda site: self._list(site, span, organization))

    async def agenda(self, meeting: Meeting, site: Site | None = None) -> Meeting:
        """Read a meeting's agenda and documents; the site is needed for one that no municipality's sites list."""
        at = self._site_of(meeting, site)
        time_left = self._begin(at)
        return await self._held(agenda_flow(at, meeting, self._route(at)), time_left)

    async def notices(self, where: Where, organization: str | None = None) -> tuple[Notice, ...]:
        """List the notices of adjusted minutes that are up now on the boards of a site or a municipality."""
        boards = [self._named(board) for board in find_notice_boards(where)]
        told = [await self._held(notices_flow(board, organization), self._begin(board)) for board in boards]
        return tuple({notice.document.url: notice for notices in told for notice in notices}.values())

    async def explore(
        self,
        where: Where,
        organization: str | None = None,
        *,
        window: Window | None = None,
        budget: Budget | None = None,
    ) -> Route:
        """Find the way anew, from an address or a municipality's first one, to every page that holds its meetings."""
        span = self._window(window)
        start = self._named(find_sites(where, span, organization)[0])
        way = SiteRoute(start, span, organization, self._now(), budget)
        asked = visit_by_route(way, unsafe=self._unsafe)
        came = await arun(asked, partial(self._answer, self._begin(start)))
        self._note(start, value_of(came))
        if came.route is None:
            raise AssertionError(start)
        self._learn(start, came.route, self.memory)
        return came.route[1]

    async def visit_meetings(
        self,
        site: Site,
        organization: str | None = None,
        *,
        window: Window | None = None,
        settle: bool = True,
        anew: bool = False,
    ) -> Visit[Listing]:
        """List a site's meetings, unless every page is as at the last visit that `memory` knows of; with `anew` in any case.

        With `settle=False` the caller settles the visit, when he has kept its value.
        """
        named = self._named(site)
        time_left = self._begin(named)
        site = self._settled(named)
        span, known = self._window(window), None if anew else self.memory
        way = find_site_route(site, span, organization, now=self._now(), memory=self.memory or self._routes)
        if way is None:
            asked = visit(meetings_flow(site, span, organization), known, unsafe=self._unsafe, reader=READER)
        else:
            asked = visit_by_route(way, known, unsafe=self._unsafe)
        came = await arun(asked, partial(self._answer, time_left))
        if came.value is not None:
            self._note(site, came.value)
        self._learn(site, came.route)
        return self._settle_visit(came, settle=settle)

    async def visit_agenda(
        self, meeting: Meeting, site: Site | None = None, *, settle: bool = True, anew: bool = False
    ) -> Visit[Meeting]:
        """Read a meeting's agenda, unless every page is as at the last visit; with `anew` in any case."""
        at = self._site_of(meeting, site)
        flow, memory = agenda_flow(at, meeting, self._route(at)), None if anew else self.memory
        asked = visit(flow, memory, unsafe=self._unsafe, reader=READER)
        return self._settle_visit(await arun(asked, partial(self._answer, self._time(at))), settle=settle)

    async def visit_notices(
        self, board: Site, meetings: tuple[Meeting, ...] = (), *, settle: bool = True
    ) -> Visit[tuple[Notice, ...]]:
        """List a board's notices, unless every page is as at the last visit, when the same meetings waited for some."""
        board = self._named(board)
        asked = visit(notices_flow(board, None, meetings), self.memory, unsafe=self._unsafe, reader=READER)
        return self._settle_visit(await arun(asked, partial(self._answer, self._begin(board))), settle=settle)

    async def page(self, ask: Request | str) -> Response:
        """Ask for one page, by an address or by an ask."""
        wanted = ask if isinstance(ask, Request) else Request(ask)
        reply = await self._reply(CachedRequest(replace(wanted, url=self._conduct.allowed.name(wanted.url))))
        if reply.page is None:
            raise AssertionError(ask)
        return reply.page

    async def check_clock(self, sites: Iterable[Site]) -> None:
        """Raise `InputError` where most of at least three of these hosts say another hour than our clock does."""
        await arun(self._exchange.check_clock(self._named(site).url for site in sites), self._send)

    # What is asked, and how it is answered.

    async def _list(self, site: Site, window: Window, organization: str | None) -> Listing:
        came = await self.visit_meetings(site, organization, window=window, settle=False, anew=True)
        if came.route is not None and self.memory is not None:
            self.memory.save_route(*came.route)
        return value_of(came)

    async def _held(self, flow: NamedFlow[T], time_left: SiteTime) -> T:
        """Run a flow whatever is remembered, and give what it returns."""
        return value_of(await arun(visit(flow, unsafe=self._unsafe), partial(self._answer, time_left)))

    def _settle_visit(self, came: Visit[T], *, settle: bool) -> Visit[T]:
        """Settle a visit, unless the caller does, and give it."""
        if settle and self.memory is not None:
            came.settle(self.memory)
        return came

    async def _answer(self, time_left: SiteTime, wanted: CachedRequest | ReadingApart) -> object:
        """Ask, or have something read, and count what it takes; nothing is asked when the site's time is over."""
        if time_left.left <= 0 and isinstance(wanted, CachedRequest):
            limit = "the seconds that one site may take in a round"
            raise AnswerLimitError(limit, url=address(wanted.ask))
        begun = time.monotonic()
        try:
            if isinstance(wanted, ReadingApart):
                return await self.apart(wanted.run)
            return await self._reply(wanted, time_left.sites)
        finally:
            time_left.left -= time.monotonic() - begun

    async def _reply(self, wanted: CachedRequest, sites: tuple[Site, ...] = ()) -> PageReply:
        return await arun(self._exchange.run(wanted, sites), self._send)

    async def _send(self, request: HTTPRequest) -> Response:
        return self._exchange.saw(self._tally.note(await self._ask(request)))

    # What is known of sites so far.

    def _named(self, site: Site) -> Site:
        """Take note of a site that the caller names; gives it without what is secret in its address."""
        self._conduct.allowed.name(site.access.get_secret_value() if site.access else site.url)
        return site.model_copy(update={"access": None}) if site.access else site

    def _begin(self, site: Site) -> SiteTime:
        """Begin a visit to a site; it takes the place of the last one there."""
        self._times[site.url] = SiteTime((site,), self._conduct.policy.longest_visit)
        return self._times[site.url]

    def _time(self, site: Site) -> SiteTime:
        """Give the time of the visit to a site that is under way, or begin one."""
        return self._times.get(site.url) or self._begin(site)

    def _found(self, named: Site, site: Site) -> Site:
        """Take note that a site is what was found behind another."""
        time_left = self._time(named)
        if site not in time_left.sites:
            time_left.sites = (*time_left.sites, site)
            self._times[site.url] = time_left
        return site

    def _window(self, window: Window | None) -> Window:
        return Window.year(self._now().year) if window is None else a(Window, "window", window)

    def _note(self, site: Site, listing: Listing) -> None:
        """Note which site lists a meeting; raise for a list that no municipality has."""
        from agendawatch.sources.listed import check_plausible  # noqa: PLC0415 - with it come the readers of agendas

        check_plausible(listing.meetings, site.url)
        self._sites.update((meeting.id, site) for meeting in listing.meetings)

    def _settled(self, named: Site) -> Site:
        """Name the platform that a site's address alone tells; the pages of one without any are found."""
        told = sources.find_by_address(named.url) if named.platform is None else None
        if told is None:
            return named
        parameters = (*told.parameters, *named.parameters)
        update = {"url": told.url, "platform": told.platform, "parameters": parameters}
        return self._found(named, named.model_copy(update=update))

    def _learn(self, site: Site, route: tuple[str, Route] | None, memory: Memory | None = None) -> None:
        """Know a route that was found, and whom it led to, for the agendas that are asked for next."""
        if route is None:
            return
        self._routes.save_route(*route)
        if memory is not None:
            memory.save_route(*route)
        for portal in portals(route[1], site):
            self._found(site, portal)

    def _route(self, site: Site) -> Route | None:
        """Give the route that is known of a site; whom it led to may have its documents."""
        known = find_route(self._routes, site) or find_route(self.memory, site)
        for portal in portals(known, site) if known is not None else ():
            self._found(site, portal)
        return known

    def _site_of(self, meeting: Meeting, site: Site | None) -> Site:
        """Tell which site to ask about a meeting: the one that the caller names, else where it was listed."""
        return self._settled(self._named(site) if site else self._sites.get(meeting.id) or find_site(meeting))

    def show_pages(self, to: Callable[[Response], object] | None) -> None:
        """Show every page that is received to somebody, from now on; `None` to nobody any more."""
        self._exchange.on_page = to

    async def __aenter__(self) -> Self:
        """Open."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._close()


def _at_once(
    method: Callable[Concatenate[AsyncClient, P], Coroutine[object, object, T]],
) -> Callable[Concatenate[Client, P], T]:
    """Make of a method of the async client the same of the sync one."""

    @wraps(method)
    def asked(client: Client, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return at_once(method(client.awaited, *args, **kwargs))

    return asked


class Client:
    """Asks sites, one page at a time.

    Example::

        with Client() as client:
            listing = client.meetings("Göteborg", "Kommunstyrelsen", window=Window.year(2026))
    """

    def __init__(
        self,
        *,
        transport: Transport | None = None,
        now: Callable[[], dt.datetime] = clock,
        memory: Memory | None = None,
        policy: FetchPolicy | None = None,
        pause: float | None = None,
        user_agent: str | None = None,
        claims: Claims | None = None,
    ) -> None:
        """Open a client; `pause` and `user_agent` go before those of `policy`, a transport before the network.

        `claims` is a store where others ask too: then no host is asked by two at once, nor without its pause.
        """
        self.awaited = AsyncClient.__new__(AsyncClient)
        """The async client that it is, whose answers come at once."""
        conduct = Conduct(policy_of(policy, pause, user_agent), now, _allowed_by(transport), claims)
        line = PacedTransport(conduct, transport)
        send, close = partial(_here, line.send), partial(_here, line.close)
        self.awaited._open(conduct, memory, send, close, _here)  # noqa: SLF001 - of the same module

    @property
    def report(self) -> Report:
        """Figures of everything asked so far."""
        return self.awaited.report

    @property
    def memory(self) -> Memory | None:
        """What is remembered of pages."""
        return self.awaited.memory

    meetings = _at_once(AsyncClient.meetings)
    agenda = _at_once(AsyncClient.agenda)
    notices = _at_once(AsyncClient.notices)
    explore = _at_once(AsyncClient.explore)
    visit_meetings = _at_once(AsyncClient.visit_meetings)
    visit_agenda = _at_once(AsyncClient.visit_agenda)
    visit_notices = _at_once(AsyncClient.visit_notices)
    page = _at_once(AsyncClient.page)
    check_clock = _at_once(AsyncClient.check_clock)
    close = _at_once(AsyncClient.aclose)

    def show_pages(self, to: Callable[[Response], object] | None) -> None:
        """Show every page that is received to somebody, from now on; `None` to nobody any more."""
        self.awaited.show_pages(to)

    def __enter__(self) -> Self:
        """Open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()
