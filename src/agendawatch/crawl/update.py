"""Rounds: of one site, of those that are named, and of a whole country at once. Where all rooms meet."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from traceback import format_exception_only
from typing import TypeAlias
from urllib.parse import urlsplit

from agendawatch.arguments import a
from agendawatch.arguments import now as moment_now
from agendawatch.crawl import resolve
from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.crawl.followed import advance_kept
from agendawatch.crawl.resolve import (
    Where,
    agenda_flow,
    find_notice_board,
    find_route,
    find_site_route,
    find_sites,
    is_for,
    meetings_flow,
)
from agendawatch.crawl.visit import Visit, reread
from agendawatch.diff.content import grouped
from agendawatch.errors import AgendawatchError, InputError, ReadError, StoreError, UnsafeError
from agendawatch.fetch import FetchPolicy, Report
from agendawatch.fetch.flow import at_once
from agendawatch.model import (
    Caveat,
    CaveatCode,
    Change,
    Listing,
    Meeting,
    MeetingStatus,
    Municipality,
    Site,
    Unreached,
    Window,
)
from agendawatch.model.value import taught
from agendawatch.readers.opening import document_pages
from agendawatch.readers.sandbox import read_apart
from agendawatch.registry import municipalities
from agendawatch.sources.flow import Notice
from agendawatch.sources.papers import keeping_notices, with_notices
from agendawatch.store import Store

# One site visited: what is asked of it, what is kept, and what went wrong.

_LOG = logging.getLogger(__name__)
_AGENDA_AHEAD = dt.timedelta(days=45)
"""How long before a meeting its agenda is asked for: kallelser come one to three weeks ahead."""
_AGENDA_BEHIND = dt.timedelta(days=60)
"""How long after it its minutes are asked for: adjusted within 14 days, published when somebody has the time."""


_Came: TypeAlias = Visit[Listing] | Visit[Meeting] | Visit[tuple[Notice, ...]]


@contextmanager
def _named(site: Site, expected: str = "a page that our code can read") -> Iterator[None]:
    """Name the site whose page brought a bug out, ours or its source's, so that it is its failure and stops no other."""
    try:
        yield
    except (AgendawatchError, KeyboardInterrupt, GeneratorExit, asyncio.CancelledError):
        raise
    except BaseException as error:
        # Whoever wrote the source may have meant to end the process, or what an error says may be an error.
        _LOG.exception("%s", site.url)
        told = ReadError(expected, format_exception_only(error)[-1].strip(), url=site.url)
        told.failure = None
        raise told from error


@contextmanager
def keeping_pages(client: Client | AsyncClient, store: Store, *, keep: bool) -> Iterator[None]:
    """Keep every raw page that a client receives, for as long as this lasts; nothing is kept unasked."""
    if keep:
        client.show_pages(lambda page: store.records.save_page(page.url, page.body, page.fetched))
    try:
        yield
    finally:
        if keep:
            client.show_pages(None)


def usual_window(now: dt.datetime) -> Window:
    """Span what is usually watched: from two or three months ago to the end of next year.

    It begins on the first of a month: were it another every day, yesterday's visit would not be known again.
    """
    return Window(first=(now.date() - _AGENDA_BEHIND).replace(day=1), last=dt.date(now.year + 1, 12, 31))


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a round saw at one site."""

    site: Site
    """Which site was asked."""
    asked: int = 0
    """Pages asked for."""
    not_modified: int = 0
    """Of these, answered with 304."""
    unchanged: bool = False
    """Whether its listing was as at the last round."""
    changes: tuple[Change, ...] = ()
    """What was seen to be different, in the order seen."""
    quarantined: str | None = None
    """Why its listing was not believed; `None` when it was."""
    failed: AgendawatchError | None = None
    """What went wrong; `None` when nothing did."""
    agendas_failed: tuple[tuple[Meeting, AgendawatchError], ...] = ()
    """Meetings whose agenda could not be read this time; what we had of them stands."""
    unreached: tuple[Unreached, ...] = ()
    """Organizations that the site names and whose meetings were not found; `()` too where nothing was read anew."""
    board_failed: AgendawatchError | None = None
    """Why the notice board that is known of the municipality could not be read; `None` when it was, or none is."""
    unsafe: tuple[UnsafeError, ...] = ()
    """Pages of its list that could not be read safely, and without which it was read; each is told once."""

    @property
    def error(self) -> AgendawatchError | None:
        """The first thing that went wrong at the site itself; `None` when nothing did. A board is another place."""
        return next(filter(None, (self.failed, *(error for _, error in self.agendas_failed), *self.unsafe)), None)


@dataclass(slots=True)
class SiteVisit:
    """A site while it is visited: what is asked of it, and what came."""

    client: AsyncClient
    store: Store
    site: Site
    now: dt.datetime
    asked: int = 0
    not_modified: int = 0
    changed: bool = False
    kept: tuple[Change, ...] = ()
    """What is in the store of this visit already."""
    noted: bool = False
    """Whether the site itself did well; what goes wrong after that is no reason to leave it in peace."""
    looked: set[str] = field(default_factory=set)
    known: tuple[Meeting, ...] = ()
    """What the store knew of the site before."""
    same: bool = False
    """Whether its pages are to the byte those that were read before: then what is gone is gone by our reading alone."""
    unsettled: list[_Came] = field(default_factory=list)
    agendas_failed: list[tuple[Meeting, AgendawatchError]] = field(default_factory=list)
    board_failed: AgendawatchError | None = None
    unsafe: list[UnsafeError] = field(default_factory=list)

    async def run(self, organization: str | None, window: Window) -> SiteReport:
        """Visit the site; what goes wrong there is told and stays there."""
        try:
            with _named(self.site):
                return await self._keeping(organization, window)
        except AgendawatchError as error:
            # What went wrong, beside what was kept before it did.
            _LOG.warning("%s: %s", self.site.url, error)
            if not self.noted and not isinstance(error, StoreError):
                with suppress(StoreError):
                    unread_by = resolve.READER if isinstance(error, ReadError) else None
                    self.store.records.note_visit(self.site, seen=self.now, error=error, unread_by=unread_by)
            return replace(self._report(), failed=error.detached())

    async def _keeping(self, organization: str | None, window: Window) -> SiteReport:
        """Keep what the site lists now, and let it reach the proposals that are followed there."""
        listing = await self._listing(organization, window)
        recorded = self.store.records.add(listing, site=self.site, seen=self.now, looked=self.looked, trusted=self.same)
        self.kept += recorded.changes
        # What was held back is read again next time: seen often enough, it is believed.
        if not recorded.quarantined:
            await self._texts(listing.meetings)
            for visit in self.unsettled:
                visit.settle(self.store.records)
        self.store.records.note_visit(self.site, seen=self.now)
        self.noted = True
        with _named(self.site, "followed proposals that our code can carry on"):
            advance_kept(self.store, self.site.municipality, self.now)
        return replace(
            self._report(),
            unchanged=not self.changed,
            quarantined=recorded.reason if recorded.quarantined else None,
            agendas_failed=tuple(self.agendas_failed),
            unreached=listing.unreached,
            board_failed=self.board_failed,
            unsafe=tuple(self.unsafe),
        )

    async def _texts(self, meetings: tuple[Meeting, ...]) -> None:
        """Let search find the text of documents that were received now, where they are kept, and tell how it differs."""
        read = [meeting for meeting in meetings if meeting.id in self.looked]
        papers = {paper.content_hash for it in read for paper in it.documents}
        papers |= {paper.content_hash for it in read for item in it.agenda or () for paper in item.documents}
        hashes = sorted(filter(None, papers))
        for content_hash in self.store.records.unindexed_documents(hashes):
            page = self.store.records.page(content_hash)
            if page is None or self.store.records.unsafe_limit(content_hash) is not None:
                continue
            try:
                with _named(self.site):
                    pages = await self.client.apart(read_apart, page.body, document_pages, page.body)
            except AgendawatchError as error:
                _LOG.warning("text of %s at %s: %s", content_hash, self.site.url, error)
                continue
            self.store.records.index_document(content_hash, pages)
        if hashes:
            self.kept += self.store.records.note_text_changes(hashes, seen=self.now)

    def _report(self) -> SiteReport:
        return SiteReport(self.site, self.asked, self.not_modified, changes=self.kept)

    async def _listing(self, organization: str | None, window: Window) -> Listing:
        """List the site's meetings, with agendas and minutes of those near today."""
        # It is read even if no page has changed where people have said how to read it, or taken that back.
        anew = self.store.records.has_new_settlements(self.site)
        with _named(self.site):
            came = await self.client.visit_meetings(self.site, organization, window=window, settle=False, anew=anew)
        self._note(came)
        if came.unsafe and came.value is None:
            raise came.unsafe[0]
        self.unsafe += _first_met(came)
        self.changed = came.value is not None
        known = self.store.records.last_listing(self.site, window)
        if came.value is not None and known is not None and known.reader not in {None, came.value.reader}:
            self.same = came.same
            if not came.same and self._reread(organization, window, known):
                known = self.store.records.last_listing(self.site, window)
        listing = came.value or known
        if listing is None:
            msg = "a site that was never read answered that it is unchanged"
            raise AssertionError(msg)
        self.known = known.meetings if known else ()
        meetings = [await self._meeting(meeting) for meeting in listing.meetings]
        return listing.model_copy(update={"meetings": await self._noticed(tuple(meetings))})

    def _reread(self, organization: str | None, window: Window, known: Listing) -> bool:
        """Read what was read by another reader once more, where its pages are kept, and keep what we had misread.

        What is different after that is different on the pages. Tells whether all of them were kept.
        """
        meetings, looked = [], set()
        told = {(it.organization, it.date) for it in known.meetings if it.agenda is not None and self._is_near(it)}
        way = find_site_route(self.site, window, organization, now=self.now, memory=self.store.records)
        route = find_route(self.store.records, self.site)
        try:
            listing = reread(
                meetings_flow(self.site, window, organization, way), self.store.records, self.store.records.page
            )
            for meeting in listing.meetings if listing is not None else ():
                read = reread(agenda_flow(self.site, meeting, route), self.store.records, self.store.records.page)
                if read is None and (meeting.organization, meeting.date) in told:
                    return False
                meetings.append(read or meeting)
                looked |= {meeting.id} if read is not None else set()
        except (Exception, SystemExit):  # noqa: BLE001 - it is read as it would be without its pages
            return False
        if listing is None:
            return False
        listing = listing.model_copy(update={"meetings": tuple(meetings)})
        recorded = self.store.records.add(listing, site=self.site, seen=self.now, looked=looked, trusted=True)
        self.kept += recorded.changes
        return True

    async def _noticed(self, meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        """Add the notices of adjusted minutes: those that are up on the board, and those that we saw there before."""
        board = find_notice_board(self.site)
        if board is None:
            return meetings
        kept = keeping_notices(meetings, self.known)
        waiting = tuple(it for it in kept if self._is_near(it) and it.date <= self.now.date())
        if not waiting:
            return kept
        try:
            with _named(board):
                came = await self.client.visit_notices(board, waiting, settle=False)
        except AgendawatchError as error:
            # A portal need not have a board; one that the registry tells of is missed.
            _LOG.log(logging.INFO if board == self.site else logging.WARNING, "board %s: %s", board.url, error)
            self.board_failed = None if board == self.site else error.detached()
            return kept
        self._note(came)
        self.board_failed = next(iter(_first_met(came)), None)
        return with_notices(kept, came.value) if came.value is not None else kept

    async def _meeting(self, meeting: Meeting) -> Meeting:
        """Add a meeting's agenda where it is near; elsewhere, and where nothing changed, the store knows better."""
        if not self._is_near(meeting):
            return meeting
        try:
            with _named(self.site):
                # Whether documents are listed that the store holds no longer: taken back, and
                # published again. The visit to them is remembered from the first time, and the agenda
                # that was read then is not kept.
                kept = next(({file.url for file in it.documents} for it in self.known if it.id == meeting.id), None)
                anew = kept is not None and not {document.url for document in meeting.documents} <= kept
                came = await self.client.visit_agenda(meeting, self.site, settle=False, anew=anew)
        except AgendawatchError as error:
            _LOG.warning("agenda of %s %s: %s", meeting.title, meeting.date, error)
            self.agendas_failed.append((meeting, error.detached()))
            return meeting
        self._note(came)
        read = came.value or meeting
        if came.value is not None:
            self.looked.add(meeting.id)
        unread = _first_met(came)
        self.agendas_failed += ((meeting, error) for error in unread)
        # Which of its documents was left unread is said by the meeting itself.
        titles = {document.url: document.title for document in reversed(meeting.documents)}
        left = (titles.get(error.url or "", error.url or "") for error in unread)
        warnings = (Caveat.of(CaveatCode.DOCUMENT_UNREAD, title=title) for title in left)
        return read.model_copy(update={"warnings": (*read.warnings, *warnings)}) if unread else read

    def _is_near(self, meeting: Meeting) -> bool:
        """Tell whether a meeting's papers are looked for now; one that is gone from its list has none to look for."""
        today = self.now.date()
        near = today - _AGENDA_BEHIND <= meeting.date <= today + _AGENDA_AHEAD
        return near and meeting.status is not MeetingStatus.UNLISTED

    def _note(self, visit: _Came) -> None:
        self.asked += visit.asks
        self.not_modified += visit.not_modified
        self.unsettled.append(visit)


def _first_met(came: _Came) -> list[UnsafeError]:
    """Give the pages that could not be read safely and that nobody was told of before."""
    return [error.detached() for error in came.unsafe if not error.known]


# One round: ask, compare, remember, follow. Where all rooms meet.

Progress = Callable[[str], None]


@taught
@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What one round over all sites came to."""

    started: dt.datetime
    """When the round began."""
    visits: tuple[SiteReport, ...]
    """What came of each site, in the order asked."""
    report: Report
    """What the network was asked: requests, answers, bytes, waits."""

    @property
    def asked(self) -> int:
        """Pages asked for."""
        return sum(visit.asked for visit in self.visits)

    @property
    def not_modified(self) -> int:
        """Of these, answered with 304."""
        return sum(visit.not_modified for visit in self.visits)

    @property
    def unchanged(self) -> tuple[Site, ...]:
        """Sites whose listing was as before."""
        return tuple(visit.site for visit in self.visits if visit.unchanged)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, by site."""
        return tuple(change for visit in self.visits for change in visit.changes)

    changed = changes

    @property
    def failed(self) -> tuple[SiteReport, ...]:
        """Visits that failed wholly or in part."""
        return tuple(visit for visit in self.visits if visit.error)


def update(
    store: Store,
    sites: Where | Iterable[Where],
    *,
    now: dt.datetime | None = None,
    organization: str | None = None,
    window: Window | None = None,
    client: Client | None = None,
    progress: Progress | None = None,
    keep_pages: bool = False,
    trust_clock: bool = False,
) -> UpdateReport:
    """Make one round: visit every site, and keep what is different.

    `sites` are sites, municipalities or their names, or one of them; a municipality stands for every site known of it.
    `window` is by default the usual one, from two or three months ago to the end of next year.
    One site's failure never stops the others: it is in the report.
    Each site is kept in one transaction, so that a round that is killed loses only the site it was at.
    Raw pages are kept only with `keep_pages`.
    Where most of at least three hosts say another hour than `now`, nothing is kept and `InputError` raised, but with
    `trust_clock`.
    """
    now = moment_now(now)
    span = usual_window(now) if window is None else a(Window, "window", window)
    own = client or Client(now=lambda: now, memory=store.records)
    try:
        visits = []
        with keeping_pages(own, store, keep=keep_pages):
            named = named_sites(sites, span, organization)
            if not trust_clock:
                own.check_clock(named)
            for site in named:
                if progress:
                    progress(site.url)
                visits.append(at_once(SiteVisit(own.awaited, store, site, now).run(organization, span)))
    finally:
        if client is None:
            own.close()
    return UpdateReport(started=now, visits=tuple(visits), report=own.report)


def named_sites(sites: Where | Iterable[Where], window: Window, organization: str | None) -> tuple[Site, ...]:
    """Turn what was named into sites, each once, and of them those that may hold the organization.

    A name that nobody knows, and an organization that no site is for, stop the round before it begins.
    """
    # All three can be walked through, letter by letter or field by field, and nobody means that.
    one = isinstance(sites, Municipality | Site | str) or not hasattr(sites, "__iter__")
    places: Iterable[Where] = (sites,) if one else sites  # type: ignore[assignment] # a value is iterable too
    found = [(where, site) for where in places for site in find_sites(where, window, organization)]
    held = [site for where, site in found if not isinstance(where, Site) or is_for(site, organization)]
    if found and not held:
        expected = "one that a named site is for; name the organization's own site, or none to ask them all"
        raise InputError(field="organization", value=str(organization), expected=expected)
    return tuple({(site.url, site.platform, site.organizations): site for site in held}.values())


# A round over many sites: which are due, and many of them at once, one polite queue per host, going on where it stood.

# Which sites a round visits now, and which of them must wait for each other.

_APART = dt.timedelta(minutes=1)
"""How far clocks of machines that share a store may be apart."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sites to visit now, and which to leave."""

    due: tuple[Site, ...]
    lately: tuple[Site, ...] = ()
    """Visited lately, perhaps by a round that was killed."""
    resting: tuple[Site, ...] = ()
    """Failing, and left in peace for now."""


def known_sites(window: Window, organization: str | None = None) -> tuple[Site, ...]:
    """List every site in the registry that is in use within a window.

    With an organization those that may hold it: they name it, or none.

    A page that only leads to its municipality's portal is not asked beside it.
    """
    found: list[Site] = []
    for place in municipalities():
        # Of some only sites of other years, or of other organizations, are known, or nothing at all.
        with suppress(InputError):
            found += find_sites(place, window, organization)
    return tuple(found)


def plan(store: Store, listed: Iterable[Site], now: dt.datetime, *, every: dt.timedelta) -> Plan:
    """Choose the sites that are due: those not visited for a while, the longest unvisited first.

    What a site answered is in the store as soon as it is visited; a round that was killed therefore
    goes on with those that it had not come to. A failing site is due when its pause is over.
    """
    known = {health.url: health for health in store.queries.site_health()}
    due, lately, resting = list[Site](), list[Site](), list[Site]()
    for site in listed:
        health = known.get(site.url)
        if health is None or health.tried > now + _APART:
            # It was tried by a clock that was ahead, or never.
            due.append(site)
        elif health.due is not None and health.due > now:
            resting.append(site)
        elif health.due is None and health.tried > now - every:
            lately.append(site)
        else:
            due.append(site)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    due.sort(key=lambda site: known[site.url].tried if site.url in known else never)
    return Plan(tuple(due), tuple(lately), tuple(resting))


def queues(due: Iterable[Site]) -> tuple[tuple[Site, ...], ...]:
    """Put sites of one host in one queue, so that no place is taken by one that waits for its neighbour."""
    hosts = grouped((urlsplit(site.url).netloc.casefold(), site) for site in due)
    return tuple(map(tuple, hosts.values()))


# The round over them.

CountryProgress = Callable[[int, int, SiteReport], None]
"""Is told how many sites are done, of how many, and what the last one came to."""


@dataclass(frozen=True, slots=True)
class CountryReport:
    """What a round over many sites came to."""

    round: UpdateReport
    plan: Plan


async def update_sites(
    store: Store,
    where: Iterable[Where] | None = None,
    *,
    now: Callable[[], dt.datetime],
    every: dt.timedelta = dt.timedelta(hours=6),
    at_once: int = 24,
    organization: str | None = None,
    policy: FetchPolicy | None = None,
    client: AsyncClient | None = None,
    progress: CountryProgress | None = None,
    keep_pages: bool = False,
    trust_clock: bool = False,
) -> CountryReport:
    """Visit every site that is due, `at_once` hosts at a time; each host is asked one page at a time.

    `where` is by default the whole registry. `every` is how long a site that went well is left alone.
    Each visit is kept at once, under the moment that it began; raw pages only with `keep_pages`.
    With `trust_clock` it is made whatever time the hosts say it is.
    """
    started = now()
    span = usual_window(started)
    listed = known_sites(span, organization) if where is None else named_sites(where, span, organization)
    planned = plan(store, listed, started, every=every)
    own = client or AsyncClient(now=now, memory=store.records, policy=policy, claims=store.records)
    places, own_visits, visits = asyncio.Semaphore(at_once), set[str](), list[SiteReport]()

    async def visit(site: Site) -> SiteReport:
        moment = now()
        known = next(iter(store.queries.site_health(site.url)), None) if site.url not in own_visits else None
        if known is not None and started <= known.tried <= moment + _APART:
            # By another round, which tells of it; not by one whose clock was ahead.
            return SiteReport(site=site, unchanged=True)
        own_visits.add(site.url)
        return await SiteVisit(own, store, site, moment).run(organization, span)

    async def through(queue: Iterable[Site]) -> None:
        async with places:
            for site in queue:
                visits.append(await visit(site))
                if progress:
                    progress(len(visits), len(planned.due), visits[-1])

    try:
        with keeping_pages(own, store, keep=keep_pages):
            if not trust_clock:
                await own.check_clock(planned.due)
            async with asyncio.TaskGroup() as group:
                for queue in queues(planned.due):
                    group.create_task(through(queue))
    finally:
        if client is None:
            await own.aclose()
    return CountryReport(UpdateReport(started, tuple(visits), own.report), planned)
