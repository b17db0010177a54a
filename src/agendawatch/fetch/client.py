"""The public face of this room: ask a municipality for its meetings and agendas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

import httpx

from agendawatch.crawl import Budget
from agendawatch.fetch.drive import arun, run
from agendawatch.fetch.exchange import Errand, Exchange, Reply
from agendawatch.fetch.guide import Guide, clock, manners_of
from agendawatch.fetch.manners import Manners
from agendawatch.fetch.message import Answer, Request
from agendawatch.fetch.places import (
    Errands,
    Where,
    find_boards,
    gather,
    notices_talk,
)
from agendawatch.fetch.report import Report, Tally
from agendawatch.fetch.visit import Visit, visit
from agendawatch.fetch.wire import AsyncWire, Wire
from agendawatch.model import Listing, Meeting, Route, Site, Window
from agendawatch.sources.conversation import Ask, Notice, Page
from agendawatch.sources.detecting import detecting
from agendawatch.sources.detection import Detection
from agendawatch.sources.memory import Memory

__all__ = ["AsyncClient", "Client"]

T = TypeVar("T")


class Client:
    """Asks sites, one page at a time.

    Example::

        with Client() as client:
            listing = client.meetings("Göteborg", "Kommunstyrelsen", window=Window.year(2026))
    """

    def __init__(
        self,
        *,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], dt.datetime] = clock,
        memory: Memory | None = None,
        manners: Manners | None = None,
        pause: float | None = None,
        user_agent: str | None = None,
    ) -> None:
        """Open a client; `pause` and `user_agent` go before those of `manners`, a transport before the network."""
        chosen = manners_of(manners, pause, user_agent)
        self.memory = memory
        self._guide = Guide(now)
        self._exchange = Exchange(chosen, now)
        self._wire = Wire(chosen, now, transport)
        self._tally = Tally()

    @property
    def report(self) -> Report:
        """Figures of everything asked so far."""
        return self._tally.report()

    def meetings(self, where: Where, organization: str | None = None, *, window: Window | None = None) -> Listing:
        """List the meetings of a site or a municipality; of the running year where no window is given."""
        span = self._guide.window(window)
        return run(gather(where, span, organization), lambda site: self._list(site, span, organization))

    def agenda(self, meeting: Meeting, site: Site | None = None) -> Meeting:
        """Read a meeting's agenda and documents; the site is needed for one that no municipality's sites list."""
        talk = self._guide.agenda_talk(self._guide.settled(self._guide.site(meeting, site)), meeting, self.memory)
        return run(talk.conversation, self.page)

    def notices(self, where: Where, organization: str | None = None) -> tuple[Notice, ...]:
        """List the notices of adjusted minutes that are up now on the boards of a site or a municipality."""
        talks = [notices_talk(board, organization) for board in find_boards(where)]
        told = [run(talk.conversation, self.page) for talk in talks]
        return tuple({it.document.url: it for notices in told for it in notices}.values())

    def explore(
        self,
        where: Where,
        organization: str | None = None,
        *,
        window: Window | None = None,
        budget: Budget | None = None,
    ) -> Route:
        """Find the way anew, from an address or a municipality's first one, to every page that holds its meetings."""
        return (self.look(where, organization, window=window, budget=budget))[1]

    def look(
        self,
        where: Where,
        organization: str | None = None,
        *,
        window: Window | None = None,
        budget: Budget | None = None,
    ) -> tuple[Listing, Route]:
        """Find the way anew, and list the meetings to which it leads."""
        site, talk = self._guide.explore_talk(where, organization, window, budget)
        listing = run(talk.conversation, self.page)
        return listing, self._guide.explored(site, listing, talk, self.memory)

    def detect(self, url: str) -> Detection:
        """Find the platform behind an address, following its links and frames."""
        return run(detecting(url), self.page)

    def visit_meetings(
        self, site: Site, organization: str | None = None, *, window: Window | None = None, settle: bool = True
    ) -> Visit[Listing]:
        """List a site's meetings, unless every page is as at the last visit that `memory` knows of.

        With `settle=False` the caller settles the visit, when he has kept its value.
        """
        site = self._guide.settled(site)
        came = self._visit(
            self._guide.meetings_talk(site, self._guide.window(window), organization, self.memory), settle=settle
        )
        if came.value is not None:
            self._guide.note(site, came.value)
        self._guide.found(came.route)
        return came

    def visit_agenda(
        self, meeting: Meeting, site: Site | None = None, *, settle: bool = True, anew: bool = False
    ) -> Visit[Meeting]:
        """Read a meeting's agenda, unless every page is as at the last visit; with `anew` in any case."""
        talk = self._guide.agenda_talk(self._guide.settled(self._guide.site(meeting, site)), meeting, self.memory)
        return self._visit(talk, settle=settle, anew=anew)

    def visit_notices(
        self, board: Site, meetings: tuple[Meeting, ...] = (), *, settle: bool = True
    ) -> Visit[tuple[Notice, ...]]:
        """List a board's notices, unless every page is as at the last visit, when the same meetings waited for some."""
        return self._visit(notices_talk(board, None, meetings), settle=settle)

    def page(self, ask: Ask | str) -> Page:
        """Ask for one page, by an address or by an ask."""
        page = self._reply(Errand(ask if isinstance(ask, Ask) else Ask(ask))).page
        if page is None:
            raise AssertionError(ask)
        return page

    def _list(self, named: Site, window: Window, organization: str | None) -> Listing:
        site = self._guide.settled(named)
        talk = self._guide.meetings_talk(site, window, organization, self.memory)
        return self._guide.note(site, run(talk.conversation, self.page), talk, self.memory)

    def _visit(self, talk: Errands[T], *, settle: bool, anew: bool = False) -> Visit[T]:
        came = run(visit(talk.conversation, talk.name, None if anew else self.memory, talk.way), self._reply)
        if settle and self.memory is not None:
            came.settle(self.memory)
        return came

    def _reply(self, errand: Errand) -> Reply:
        return run(self._exchange.run(errand), self._send)

    def _send(self, request: Request) -> Answer:
        return self._tally.note(self._wire.send(request))

    def show_pages(self, to: Callable[[Page], object] | None) -> None:
        """Show every page that is received to somebody, from now on; `None` to nobody any more."""
        self._exchange.on_page = to

    def __enter__(self) -> Self:
        """Open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()


class AsyncClient:
    """Asks sites; several visits may run at once, and each host is asked one page at a time.

    Example::

        async with AsyncClient() as client:
            listing = await client.meetings("Göteborg", "Kommunstyrelsen", window=Window.year(2026))
    """

    def __init__(
        self,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        now: Callable[[], dt.datetime] = clock,
        memory: Memory | None = None,
        manners: Manners | None = None,
        pause: float | None = None,
        user_agent: str | None = None,
    ) -> None:
        """Open a client; `pause` and `user_agent` go before those of `manners`, a transport before the network."""
        chosen = manners_of(manners, pause, user_agent)
        self.memory = memory
        self._guide = Guide(now)
        self._exchange = Exchange(chosen, now)
        self._wire = AsyncWire(chosen, now, transport)
        self._tally = Tally()

    @property
    def report(self) -> Report:
        """Figures of everything asked so far."""
        return self._tally.report()

    async def meetings(self, where: Where, organization: str | None = None, *, window: Window | None = None) -> Listing:
        """List the meetings of a site or a municipality; of the running year where no window is given."""
        span = self._guide.window(window)
        return await arun(gather(where, span, organization), lambda site: self._list(site, span, organization))

    async def agenda(self, meeting: Meeting, site: Site | None = None) -> Meeting:
        """Read a meeting's agenda and documents; the site is needed for one that no municipality's sites list."""
        settled = self._guide.settled(self._guide.site(meeting, site))
        return await arun(self._guide.agenda_talk(settled, meeting, self.memory).conversation, self.page)

    async def notices(self, where: Where, organization: str | None = None) -> tuple[Notice, ...]:
        """List the notices of adjusted minutes that are up now on the boards of a site or a municipality."""
        talks = [notices_talk(board, organization) for board in find_boards(where)]
        told = [await arun(talk.conversation, self.page) for talk in talks]
        return tuple({it.document.url: it for notices in told for it in notices}.values())

    async def explore(
        self,
        where: Where,
        organization: str | None = None,
        *,
        window: Window | None = None,
        budget: Budget | None = None,
    ) -> Route:
        """Find the way anew, from an address or a municipality's first one, to every page that holds its meetings."""
        return (await self.look(where, organization, window=window, budget=budget))[1]

    async def look(
        self,
        where: Where,
        organization: str | None = None,
        *,
        window: Window | None = None,
        budget: Budget | None = None,
    ) -> tuple[Listing, Route]:
        """Find the way anew, and list the meetings to which it leads."""
        site, talk = self._guide.explore_talk(where, organization, window, budget)
        listing = await arun(talk.conversation, self.page)
        return listing, self._guide.explored(site, listing, talk, self.memory)

    async def detect(self, url: str) -> Detection:
        """Find the platform behind an address, following its links and frames."""
        return await arun(detecting(url), self.page)

    async def visit_meetings(
        self, site: Site, organization: str | None = None, *, window: Window | None = None, settle: bool = True
    ) -> Visit[Listing]:
        """List a site's meetings, unless every page is as at the last visit that `memory` knows of.

        With `settle=False` the caller settles the visit, when he has kept its value.
        """
        site = self._guide.settled(site)
        came = await self._visit(
            self._guide.meetings_talk(site, self._guide.window(window), organization, self.memory), settle=settle
        )
        if came.value is not None:
            self._guide.note(site, came.value)
        self._guide.found(came.route)
        return came

    async def visit_agenda(
        self, meeting: Meeting, site: Site | None = None, *, settle: bool = True, anew: bool = False
    ) -> Visit[Meeting]:
        """Read a meeting's agenda, unless every page is as at the last visit; with `anew` in any case."""
        settled = self._guide.settled(self._guide.site(meeting, site))
        return await self._visit(self._guide.agenda_talk(settled, meeting, self.memory), settle=settle, anew=anew)

    async def visit_notices(
        self, board: Site, meetings: tuple[Meeting, ...] = (), *, settle: bool = True
    ) -> Visit[tuple[Notice, ...]]:
        """List a board's notices, unless every page is as at the last visit, when the same meetings waited for some."""
        return await self._visit(notices_talk(board, None, meetings), settle=settle)

    async def page(self, ask: Ask | str) -> Page:
        """Ask for one page, by an address or by an ask."""
        page = (await self._reply(Errand(ask if isinstance(ask, Ask) else Ask(ask)))).page
        if page is None:
            raise AssertionError(ask)
        return page

    async def _list(self, named: Site, window: Window, organization: str | None) -> Listing:
        site = self._guide.settled(named)
        talk = self._guide.meetings_talk(site, window, organization, self.memory)
        return self._guide.note(site, await arun(talk.conversation, self.page), talk, self.memory)

    async def _visit(self, talk: Errands[T], *, settle: bool, anew: bool = False) -> Visit[T]:
        came = await arun(visit(talk.conversation, talk.name, None if anew else self.memory, talk.way), self._reply)
        if settle and self.memory is not None:
            came.settle(self.memory)
        return came

    async def _reply(self, errand: Errand) -> Reply:
        return await arun(self._exchange.run(errand), self._send)

    async def _send(self, request: Request) -> Answer:
        return self._tally.note(await self._wire.send(request))

    def show_pages(self, to: Callable[[Page], object] | None) -> None:
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
        await self._wire.aclose()
