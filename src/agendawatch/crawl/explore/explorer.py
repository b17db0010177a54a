"""Finding the way: from any address of a municipality to every page that holds its meetings, best first. No I/O."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from agendawatch.crawl.explore.leads import POLITICAL, Lead, LinkRecord, Score, gate, make_lead, weights
from agendawatch.crawl.explore.links import PageLink, address_key, read_sitemap
from agendawatch.crawl.explore.relevance import JudgedPage, judge
from agendawatch.crawl.explore.union import merge_pages
from agendawatch.diff.content import grouped
from agendawatch.diff.normalization import remade
from agendawatch.errors import (
    AgendawatchError,
    FetchError,
    HostError,
    InputError,
    LayoutError,
    ReadError,
    RefusedError,
    StatusError,
    TooLargeError,
    UnsafeError,
)
from agendawatch.fetch.allowed_hosts import domain_of
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    Doubt,
    Listing,
    PageKind,
    Route,
    RoutePage,
    Schedule,
    Site,
    Unreached,
    Window,
)
from agendawatch.sources import source
from agendawatch.sources.detection import find_by_address, find_platform, is_shell, probe_host
from agendawatch.sources.flow import Flow, Request, Response, relayed
from agendawatch.sources.page import narrow_to_shown
from agendawatch.sources.page_memory import key as ask_key
from agendawatch.sources.platform_marks import host_of
from agendawatch.sources.selection import Wanted, doubts_within, with_doubtful
from agendawatch.sources.sitevision import has_apps, read_apps

T = TypeVar("T")

_GONE = frozenset({404, 410})
_TOO_MUCH = (TooLargeError, UnsafeError)
"""Of pages that are there, and that we leave unread."""
_LOOK_AFTER = dt.timedelta(days=7)
_GONE_AT_MOST = 3
"""Pages of a route that may fail before the others are not asked for: the site was built anew."""
_SHRUNK = 4
"""Meetings from which a page's loss of more than half of them is no accident."""
_LEFT_AT_MOST = 300
_SPLIT_YEAR = 31
_ALL_YEAR = 4
"""Meetings from which a list of a year that is past is taken for whole."""
_PAGE_LIKE = frozenset({"page", "sitevision"})
_FEEDS = {"calendar": "ical", "feed": "rss"}
_REMEMBERED = ("kind", "platform", "listed", "filed", "doubts", "empty")
"""What a route keeps of a page as it was judged."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many pages a visit may ask for; a portal that a platform is known for asks for its own beside these."""

    pages: int = 40
    """Pages that are asked for at most."""
    per_organization: int = 3
    """More for each organization whose meetings were found."""
    most: int = 200
    """Never more than these, whatever is found."""

    def allowed(self, organizations: int) -> int:
        """Tell how many pages are allowed."""
        return min(self.pages + self.per_organization * organizations, self.most)


@dataclass(frozen=True, slots=True)
class Explored:
    """What was found, and how."""

    listing: Listing
    route: Route
    asks: tuple[Request, ...]
    """What later rounds ask again."""


def explore(
    site: Site,
    window: Window,
    *,
    organization: str | None = None,
    budget: Budget | None = None,
    route: Route | None = None,
    unchanged: Mapping[str, Request] | None = None,
    now: dt.datetime | None = None,
) -> Flow[Explored]:
    """Find a site's meetings within a window: by the route that is known, else from its address on.

    A route is left for a new search where a page of it fails, a list shrinks, or a new year begins; once a week the
    pages that lead on are looked at for new links. Pages of it that are `unchanged` (by the keys of their asks) are not
    asked for: the route holds what they gave. Raises `LayoutError` where no page gave a meeting.
    """
    return (yield from _Explorer(site, window, organization, budget or Budget(), unchanged or {}, now).steps(route))


def is_due(route: Route, now: dt.datetime) -> bool:
    """Tell whether the pages that lead on are to be looked at again: once a week."""
    return now - route.looked >= _LOOK_AFTER


@dataclass(slots=True, eq=False)
class _Explorer:
    """What is known so far on a visit."""

    site: Site
    window: Window
    organization: str | None
    budget: Budget
    unchanged: Mapping[str, Request]
    now: dt.datetime | None = None
    """The moment; where nobody told, that of the first page."""
    frontier: dict[str, Lead] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """Keys of addresses that were asked for, or stand in place of one that was."""
    hashes: set[str] = field(default_factory=set)
    looked: list[JudgedPage] = field(default_factory=list)
    told: LinkRecord = field(default_factory=LinkRecord)
    domains: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    """Hosts that did not answer."""
    named: dict[str, str] = field(default_factory=dict)
    """Organizations that links named, by name: the page with the link."""
    lacking: dict[str, Caveat] = field(default_factory=dict)
    """Organizations whose page failed."""
    pages: dict[str, Response] = field(default_factory=dict)
    """What was received by a route before it was left, by the address asked for."""
    passed: set[str] = field(default_factory=set)
    counted: int = 0
    """Pages that count against the budget."""
    barren: int = 0
    formerly: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Organizations that a route's pages gave before it was left, by the pages' keys."""
    probed: set[str] = field(default_factory=set)
    """Hosts that were asked what only one platform answers."""
    mapped: bool = False
    """Whether the site's map was asked for."""
    errors: list[AgendawatchError] = field(default_factory=list)
    """What kept pages from us that the way was known to."""
    gone: AgendawatchError | None = None
    """What the first page that is missing was answered with."""

    @property
    def wanted(self) -> str | None:
        """The usual name of the organization that alone is asked for; `None` for all."""
        return read_organization(self.organization).name if self.organization is not None else None

    # The whole of a visit.

    def steps(self, route: Route | None) -> Flow[Explored]:
        if route is not None:
            if route.holding and _covers(route, self.window) and (yield from self._follow(route)):
                yield from self._go_on()
                return self._explored(route)
            # Begin anew, with the pages that came already.
            self.formerly = {address_key(it.url): it.organizations for it in route.holding}
            self.frontier, self.seen, self.hashes, self.looked = {}, set(), set(), []
            self.told, self.named, self.lacking, self.passed = LinkRecord(), {}, {}, set()
            self.barren = self.counted = 0
        # Ask for the address that is known; where it is gone, for those above it.
        start = _lead(self.site.url, "content", "start", 10.0, depth=0)
        self.domains.add(_domain(self.site.url))
        looked = yield from self._look(start, start=True)
        if looked.kind is PageKind.MISSING or (looked.reason is not None and looked.kind is PageKind.FAILED):
            # The nearest addresses above it first, the front page last.
            host, pieces = host_of(self.site.url), [it for it in urlsplit(self.site.url).path.split("/") if it][:-1]
            above = [f"{host}/{'/'.join(pieces[:count])}" for count in range(len(pieces), 0, -1)][:2]
            for url in (*above, f"{host}/"):
                self._wait(_lead(url, "crumbs", "above", 6.0))
        elif looked.kind is not PageKind.PORTAL:
            home = f"{host_of(looked.url)}/"
            if address_key(home) not in self.seen:
                self._wait(_lead(home, "crumbs", "above", 2.6, parent=looked.url))
        yield from self._go_on()
        return self._explored(None)

    # A route that is known.

    def _follow(self, route: Route) -> Generator[Request, Response, bool]:
        """Ask a route's pages; tell whether it holds still."""
        own = (it.url for it in route.holding if it.platform in _PAGE_LIKE)
        self.domains |= set(map(_domain, (route.start, *own)))
        self.seen |= {address_key(page.url) for page in route.pages}
        self.passed = set(route.passed) - {address_key(url) for url in route.waiting}
        self.named = {it.organization: it.url or route.start for it in route.unreached}
        holds, gone = True, 0
        for known in route.holding:
            lead = _lead_again(known)
            if known.keys and all(key in self.unchanged for key in known.keys):
                # What it gave is in the route.
                self.seen.add(lead.key)
                before = JudgedPage(
                    url=known.url,
                    lead=lead,
                    portal=_portal(known, self.site),
                    answers=known.organizations,
                    context=known.context,
                    asks=[self.unchanged[key] for key in known.keys],
                    **{name: getattr(known, name) for name in _REMEMBERED},
                )
                self.looked.append(before)
                continue
            looked = yield from self._look(lead, known=known)
            if self.now is not None and self.now.astimezone(STOCKHOLM).year > route.explored.astimezone(STOCKHOLM).year:
                holds = False
            if looked.kind in {PageKind.FAILED, PageKind.REFUSED}:
                self.lacking |= dict.fromkeys(known.organizations, looked.reason or _gone(known.url))
            elif looked.kind is PageKind.MISSING or self._has_shrunk(looked, known.meetings):
                holds = False
                gone += 1
                if gone == _GONE_AT_MOST:
                    break
            else:
                # Where it gives nothing of an organization now that it was known for, that is its word.
                looked.answers = known.organizations
        if holds and self.now is not None and is_due(route, self.now):
            yield from self._look_again(route)
        for url in route.waiting:
            self._wait(_lead(url, "content", "waiting", gate("kept") + 1))
        return holds

    def _has_shrunk(self, looked: JudgedPage, was: int) -> bool:
        """Tell whether a page has lost its meetings, or more than half of many."""
        now = sum(meeting.date in self.window for meeting in (*looked.meetings, *looked.doubted))
        return was > 0 and (now == 0 or (was >= _SHRUNK and now * 2 < was))

    def _look_again(self, route: Route) -> Flow[None]:
        """Look at the pages that lead on, for links that were not there before."""
        leading = (page for page in route.pages if page.url in route.leading)
        for known in (page for page in leading if ask_key(Request(page.url)) not in self.unchanged):
            looked = yield from self._look(_lead_again(known), known=known, leading=True)
            if looked.kind not in {PageKind.MISSING, PageKind.FAILED, PageKind.REFUSED}:
                self._add_links(looked)

    # A first visit.

    def _go_on(self) -> Flow[None]:
        """Follow the link that promises most, until nothing promises enough or the visit has had its pages."""
        while self.counted < self.budget.allowed(len(self._days())):
            # Of links that promise as much the one nearest to the start, and of meetings' pages that of a day near today.
            value, lead = max(
                self._promises(),
                key=lambda it: (it[0], -it[1].depth, self._nearness(it[1]), -len(it[1].link.url), it[1].link.url),
                default=(0.0, None),
            )
            ask, patience = ("ask", "barren") if self._days() else ("ask_yet", "barren_yet")
            if lead is None or value < gate(ask) + gate(patience) * self.barren:
                if self._days() or self.mapped:
                    return
                yield from self._map()
                continue
            del self.frontier[lead.key]
            yield from self._look(lead)

    def _map(self) -> Flow[None]:
        """Where no link leads to a meeting, take those of the site's map: its menus may be drawn by scripts alone."""
        self.mapped = True
        start = self.looked[0].url if self.looked else self.site.url
        if (urlsplit(start).hostname or "") in self.dead:
            return
        url = f"{host_of(start)}/sitemap.xml"
        try:
            page = yield from self._ask(Request(url))
        except (FetchError, ReadError, RefusedError):
            return
        lead = Lead(PageLink(url, "", "content"), address_key(url), Score(), depth=0)
        self._add_links(JudgedPage(url=url, lead=lead, links=read_sitemap(page)))

    def _days(self) -> dict[str, tuple[dt.date, ...]]:
        """Tell the days of each organization that pages give within the window."""
        its = (meeting for page in self.looked for meeting in page.meetings if meeting.date in self.window)
        found = grouped((meeting.organization.name, meeting.date) for meeting in its)
        return {name: tuple(sorted(set(days))) for name, days in found.items()}

    def _nearness(self, lead: Lead) -> int:
        """Tell how near to today a meeting's page is: what is near is asked for first."""
        return -abs((lead.day - self.now.date()).days) if lead.day is not None and self.now is not None else 0

    def _promises(self) -> list[tuple[float, Lead]]:
        """Tell what each link promises now, but for those of hosts that did not answer."""
        known = _FoundSoFar(self)
        alive = (lead for lead in self.frontier.values() if (urlsplit(lead.link.url).hostname or "") not in self.dead)
        return [(lead.promise(self.told, known.features).value, lead) for lead in alive]

    # One page.

    def _look(
        self, lead: Lead, *, start: bool = False, known: RoutePage | None = None, leading: bool = False
    ) -> Generator[Request, Response, JudgedPage]:
        """Ask for what a link leads to, and take in what it gives."""
        self.seen.add(lead.key)
        before = self._facts()
        looked = JudgedPage(url=lead.link.url, lead=lead)
        portal = lead.portal or _portal(known, self.site)
        if start and portal is None:
            of_platform = self.site.platform is not None and self.site.platform not in _PAGE_LIKE
            portal = self.site if of_platform else _by_address(lead.link, self.site)
        try:
            if portal is not None:
                yield from self._read_portal(looked, portal)
            else:
                looked = yield from self._read_page(lead, start=start, known=known, leading=leading)
        except (FetchError, ReadError, RefusedError) as error:
            unread = isinstance(error, ReadError) and not isinstance(error, _TOO_MUCH)
            if start and not unread and not (isinstance(error, StatusError) and error.status in _GONE):
                raise
            self._fail(looked, error)
        if not leading:
            self.looked.append(looked)
        if looked.meetings or looked.empty or looked.doubts:
            looked.answers = (*looked.answers, *self.formerly.get(lead.key, ()))
        gave = self._facts() != before
        # Whether its links promise more than the one that led to it did.
        least = min(lead.score.value, gate("kept"))
        promising = (it for it in self.frontier.values() if it.score.value > least)
        led_on = looked.kind is PageKind.HUB or any(it.parent == looked.url for it in promising)
        if gave:
            self._credit(lead)
            self.barren = 0
        elif not led_on:
            self.told.note(lead, gave=False)
            self.barren += known is None and not start
        return looked

    def _credit(self, lead: Lead | None) -> None:
        """Note of a link, and of those that led to its page, that links like them give meetings."""
        leads = {it.url: it.lead for it in self.looked}
        seen: set[str] = set()
        while lead is not None and lead.key not in seen:
            seen.add(lead.key)
            self.told.note(lead, gave=True)
            lead = leads.get(lead.parent or "")

    def _facts(self) -> frozenset[tuple[str, dt.date, bool]]:
        """Tell what is known: who meets when, and of which meetings the hour."""
        its = (meeting for page in self.looked for meeting in page.meetings if meeting.date in self.window)
        return frozenset((it.organization.name, it.date, it.start is not None) for it in its)

    def _fail(self, looked: JudgedPage, error: AgendawatchError, *, whole: bool = True) -> None:
        """Note that a page failed, or, where not the `whole` did, that it was not reached whole."""
        lead = looked.lead
        looked.kind, code = PageKind.FAILED, CaveatCode.PAGE_FAILED
        words = str(error)
        if not whole or lead.score.value >= gate("kept"):
            self.errors.append(error)
        gone = isinstance(error, StatusError) and error.status in _GONE
        unread = isinstance(error, ReadError) and not isinstance(error, _TOO_MUCH) and lead.portal is None
        if isinstance(error, RefusedError):
            looked.kind, code = PageKind.REFUSED, CaveatCode.PAGE_REFUSED
        elif whole and (gone or unread):
            if self.errors and self.errors[-1] is error:
                self.errors.pop()
            looked.kind, looked.reason = PageKind.MISSING, _gone(looked.url)
            self.gone = self.gone or error
            if "above" in lead.score.parts:
                # It was a guess: a link may write it otherwise, with a slash at its end.
                self.seen.discard(lead.key)
            return
        elif isinstance(error, HostError):
            self.dead.add(urlsplit(looked.url).hostname or "")
        looked.reason = Caveat.of(code, address=looked.url, words=words)
        named = {lead.organization.name} if lead.organization is not None else set()
        named |= {meeting.organization.name for meeting in looked.meetings}
        named |= {looked.context} if looked.context else set()
        self.lacking |= dict.fromkeys(named, looked.reason)

    def _read_page(
        self, lead: Lead, *, start: bool, known: RoutePage | None, leading: bool
    ) -> Generator[Request, Response, JudgedPage]:
        ask = Request(lead.link.url)
        page = yield from self._ask(ask)
        site = self.site.model_copy(update={"platform": "page"})
        unread = JudgedPage(url=page.url, lead=lead, asks=[ask])
        if start:
            self.domains.add(_domain(page.url))
        elif _domain(page.url) not in self.domains:
            told = find_by_address(page.url)
            if told is not None:
                yield from self._read_portal(unread, told.site(self.site.municipality))
            return unread
        key = address_key(page.url)
        twin = key != lead.key and key in self.seen and known is None
        if (twin or page.content_hash in self.hashes) and known is None:
            return unread
        self.seen.add(key)
        self.hashes.add(page.content_hash)
        vouched = start and self.site.platform == site.platform
        before = None if leading else known
        looked = judge(page, lead, site, self.window, start=start, known=before, told=vouched)
        looked.asks = [ask]
        if leading:
            return looked
        if known is None and (yield from self._is_portal(page, looked, start=start)):
            return looked
        if has_apps(page) and (looked.relevance > 0 or start or known is not None):
            yield from self._read_apps(page, looked)
        self._add_links(looked)
        return looked

    def _ask(self, ask: Request) -> Flow[Response]:
        kept = self.pages.get(ask.url)
        if kept is not None:
            return kept
        self.counted += 1
        page = yield ask
        self.pages[ask.url] = page
        self.now = self.now or page.fetched
        return page

    def _is_portal(self, page: Response, looked: JudgedPage, *, start: bool) -> Generator[Request, Response, bool]:
        """Let a platform take over where the page is of one, or is an empty shell of one."""
        if not (start or looked.relevance > 0 or looked.lead.score.value >= gate("ask")):
            return False
        detected, host = find_platform(page), host_of(page.url)
        bare = detected is None and not (looked.meetings or looked.doubts)
        if bare and is_shell(page) and host not in self.probed:
            self.probed.add(host)
            detected = yield from probe_host(host)
        if detected is None or detected.platform is None:
            return False
        parameters = (*detected.parameters, *self.site.parameters)
        portal = detected.site(self.site.municipality).model_copy(update={"parameters": parameters})
        if portal.url != page.url:
            # It leads there: that is a link like others, and promises most.
            self._wait(_portal_lead(PageLink(portal.url, looked.title, "frame"), portal, looked))
            return False
        looked.listed, looked.filed, looked.doubts = (), (), ()
        yield from self._read_portal(looked, portal)
        return True

    def _read_portal(self, looked: JudgedPage, portal: Site) -> Flow[None]:
        """Let a platform list what it holds, in its own way."""
        looked.kind = PageKind.FEED if portal.platform in _FEEDS.values() else PageKind.PORTAL
        looked.platform, looked.portal = portal.platform or "page", portal
        flow = source(portal).meetings(portal, self.window, None)
        try:
            listing = yield from _noting(flow, looked.asks, self)
        except InputError as error:
            looked.reason = Caveat.of(CaveatCode.PAGE_FAILED, address=looked.url, words=str(error))
            return
        looked.listed, looked.doubts = listing.meetings, listing.doubts
        looked.relevance = 1.0

    def _read_apps(self, page: Response, looked: JudgedPage) -> Flow[None]:
        """Read what a SiteVision page shows in folders, web apps, calendars and meetings' pages that are asked for apart.

        Where that fails the page was not reached whole: it answers for none of its organizations.
        """
        lent = self.site.organizations if len(self.site.organizations) == 1 else ()
        whose = (looked.context,) if looked.context else lent
        site = self.site.model_copy(update={"url": page.url, "platform": "sitevision", "organizations": whose})
        try:
            alone = not (looked.meetings or looked.doubts)
            found = yield from _noting(read_apps(page, site, self.window, alone=alone), looked.asks, self)
        except InputError as error:
            looked.reason = Caveat.of(CaveatCode.PAGE_FAILED, address=looked.url, words=str(error))
            return
        except (FetchError, ReadError, RefusedError) as error:
            self._fail(looked, error, whole=False)
            return
        self.seen |= {address_key(ask.url) for ask in looked.asks}
        if found:
            looked.platform = "sitevision"
            known = {it.id for it in looked.listed}
            dated = tuple(it for it in found if it.start is not None and it.id not in known)
            looked.listed = (*looked.listed, *dated)
            known |= {it.id for it in dated}
            looked.filed = (*looked.filed, *(it for it in found if it.id not in known))
            if looked.kind not in {PageKind.LIST, PageKind.MEETING}:
                looked.kind = PageKind.LIST if dated else PageKind.PAPERS

    # Links.

    def _add_links(self, looked: JudgedPage) -> None:
        """Take in the links of a page."""
        lists = (bool(looked.listed) and looked.kind is PageKind.LIST) or looked.lead.continues
        for link in looked.links:
            key = address_key(link.url)
            inside = _domain(link.url) in self.domains
            if key in self.seen or (not inside and link.region == "foot"):
                continue
            portal = _by_address(link, self.site)
            if portal is None and not inside:
                continue
            made = make_lead(
                link,
                window=self.window,
                page=looked.url,
                relevance=looked.relevance,
                lists=lists,
                depth=looked.lead.depth + 1,
                context=looked.context,
            )
            # Whom it names is noted, where it stands among links to organizations.
            among = looked.relevance >= 1 and link.kind == "page" and link.region in {"content", "side", "frame"}
            named = made.organization if among and made.day is None and not made.signs & _NOT_OF_MEETINGS else None
            if named is not None and named.classification in POLITICAL:
                self.named.setdefault(named.name, looked.url)
            if portal is not None:
                if address_key(portal.url) in self.seen:
                    continue
                if looked.relevance or made.score.value >= gate("ask"):
                    made = _portal_lead(link, portal, looked)
            elif made.link.kind in _FEEDS and made.score.value > 0:
                made.portal = Site(
                    url=link.url,
                    platform=_FEEDS[made.link.kind],
                    municipality=self.site.municipality,
                    organizations=(looked.context,) if looked.context else (),
                )
            self._wait(made)

    def _wait(self, lead: Lead) -> None:
        was = self.frontier.get(lead.key)
        if lead.key in self.seen or lead.key in self.passed:
            return
        if was is None or lead.score.value > was.score.value or "above" in was.score.parts:
            self.frontier[lead.key] = lead

    # What came of it.

    def _explored(self, route: Route | None) -> Explored:
        place = self.site.municipality
        meetings = tuple(
            remade(it, municipality=place) if place is not None and it.municipality is None else it
            for it in merge_pages(self.looked, self.window)
        )
        doubts = tuple(self._doubts())
        doubted = {name for doubt in doubts for name in doubt.organizations or ()}
        given = doubted.union((meeting.organization.name for meeting in meetings), *(it.answers for it in self.looked))
        for key, names_of in self.formerly.items():
            for name in names_of:
                if name not in given:
                    self.lacking.setdefault(name, _gone(f"https://{key}"))
        unreached = tuple(self._unreached(given))
        names = tuple(sorted(given - {it.organization for it in unreached}))
        wanted = self.wanted
        said = bool(doubts) or any(it.empty for it in self.looked)
        empty = not names and not self.errors and (said or self._is_quiet())
        if not empty and (not names or (wanted is not None and wanted not in given)):
            raise self.errors[0] if self.errors and not names else self._nothing(wanted)
        if empty:
            names = tuple(read_organization(it).name for it in self.site.organizations)
        answered = narrow_to_shown(with_doubtful(Schedule(meetings, doubts)), self.window)
        listing = Listing(
            window=answered,
            meetings=tuple(it for it in meetings if it.date in answered and wanted in {None, it.organization.name}),
            organizations=(wanted,) if wanted is not None else names or (None if empty else ()),
            unreached=tuple(it for it in unreached if wanted in {None, it.organization}),
            doubts=doubts_within(doubts, answered, Wanted((wanted,) if wanted is not None else None)),
            url=self.site.url,
        )
        return self._with_route(listing, unreached, route)

    def _doubts(self) -> Iterator[Doubt]:
        """Give what is withheld, unless other pages list what this one leaves open.

        A doubt about the whole of an organization's page is about that organization alone, and about no other page.
        """
        for page in self.looked:
            listed = [it for other in self.looked if other is not page for it in other.listed]
            others = {(it.organization.name, it.date) for it in listed}
            names = {name for name, _ in others}
            for told in page.doubts:
                whose = read_organization(page.context) if told.organization is None and page.context else None
                doubt = told if whose is None else told.model_copy(update={"organization": whose})
                left = {(it.organization.name, it.date) for way in doubt.alternatives for it in way.meetings}
                whole = not left and doubt.organization is not None and doubt.organization.name in names
                if not (whole or (left and left <= others)):
                    yield doubt

    def _is_quiet(self) -> bool:
        """Tell whether what pages list spans the window, and nothing is in it; raise where it begins only after that."""
        meetings = [meeting for page in self.looked for meeting in page.meetings]
        narrow_to_shown(meetings, self.window)
        days = [meeting.date for meeting in meetings]
        return bool(days) and min(days) <= self.window.first and self.window.last <= max(days)

    def _with_route(self, listing: Listing, unreached: tuple[Unreached, ...], before: Route | None) -> Explored:
        now = self.now or dt.datetime.fromtimestamp(0, dt.UTC)
        pages = tuple(self._page(it) for it in self.looked)
        if before is not None:
            own = {page.url for page in pages}
            pages = (*pages, *(page for page in before.pages if page.url not in own and not page.holds))
        left = sorted(self._promises(), key=lambda it: -it[0])
        out_of_pages = self.counted >= self.budget.allowed(len(self._days()))
        waiting = [lead.link.url for value, lead in left if out_of_pages and value >= gate("kept")]
        passed = [lead.key for value, lead in left if value >= gate("ask") - 5]
        route = Route(
            start=self.site.url,
            window=self.window,
            explored=before.explored if before is not None else now,
            looked=now if before is None or is_due(before, now) else before.looked,
            organization=self.organization,
            pages=pages,
            unreached=unreached,
            waiting=tuple(waiting[:_LEFT_AT_MOST]),
            passed=tuple(dict.fromkeys([*sorted(self.passed), *passed]))[:_LEFT_AT_MOST],
        )
        asks = tuple(ask for it in self.looked if it.meetings or it.answers or it.empty or it.doubts for ask in it.asks)
        return Explored(listing, route, asks if all(ask.repeatable for ask in asks) and not self.lacking else ())

    def _page(self, looked: JudgedPage) -> RoutePage:
        lead = looked.lead
        within = [meeting for meeting in looked.meetings if meeting.date in self.window]
        telling = within or looked.answers or looked.empty or looked.doubts
        return RoutePage(
            url=lead.link.url,
            words=lead.link.words[:120] or None,
            reached_from=lead.parent,
            parameters=looked.portal.parameters if looked.portal is not None else (),
            context=looked.lent or looked.context,
            organizations=tuple(sorted({it.organization.name for it in within} | set(looked.answers))),
            meetings=len(within),
            documents=sum(len(it.documents) for it in within),
            asks=max(1, len(looked.asks)),
            keys=tuple(map(ask_key, looked.asks)) if telling else (),
            reason=looked.reason,
            **{name: getattr(looked, name) for name in _REMEMBERED},
        )

    def _unreached(self, given: set[str]) -> Iterator[Unreached]:
        for name, reason in sorted(self.lacking.items()):
            yield Unreached(organization=name, reason=reason, url=str(reason.facts.get("address") or "") or None)
        waiting = {it.organization.name: it.link.url for it in self.frontier.values() if it.organization is not None}
        out = self.counted >= self.budget.allowed(len(given))
        unread = {it.context: it.url for it in self.looked if it.kind is PageKind.UNREAD and it.context}
        for name, url in sorted(self.named.items()):
            if name in given or name in self.lacking:
                continue
            if name in unread:
                reason = Caveat.of(CaveatCode.PAGE_UNREAD, address=unread[name])
            elif out and name in waiting:
                reason = Caveat.of(CaveatCode.PAGE_WAITS, address=waiting[name])
            else:
                reason = Caveat.of(CaveatCode.NO_PAGE_FOUND, address=url)
            yield Unreached(organization=name, reason=reason, url=url)

    def _nothing(self, wanted: str | None) -> LayoutError:
        told = "; ".join(f"{it.url} ({it.kind.value})" for it in self.looked)
        missing = "dates of meetings" if wanted is None else f"dates of meetings of {wanted}"
        error = LayoutError(self.site.url, missing=missing, came=f"{len(self.looked)} pages looked at: {told}")
        if self.gone is not None and all(it.kind is PageKind.MISSING for it in self.looked):
            error.failure, error.status = self.gone.failure, self.gone.status
        return error


_NOT_OF_MEETINGS = frozenset(
    {"members", "governing", "voice", "news", "venue", "service", "judges", "webcast", "language", "old"}
)


class _FoundSoFar:
    """What is known of organizations at a moment, for judging links."""

    def __init__(self, explorer: _Explorer) -> None:
        window, looked, wanted = explorer.window, explorer.looked, explorer.wanted
        self.days = explorer._days()  # noqa: SLF001 - of the same module
        own = {it.context for it in looked if it.context and it.listed}
        today = (explorer.now or dt.datetime.fromtimestamp(0, dt.UTC)).astimezone(STOCKHOLM).date()
        self.done = {name for name, its in self.days.items() if name in own or _is_whole(its, today, window)}
        # Meetings of which the hour is known, and days of meetings without one.
        timed = (it for page in looked for it in page.meetings if it.start is not None or it.status in _NO_HOUR)
        self.hours = {(it.organization.name, it.date) for it in timed}
        listed = (it for page in looked for it in page.listed)
        self.dated = {it.date for it in listed if (it.organization.name, it.date) not in self.hours}
        self.missing = any(name not in self.done for name in ({wanted} if wanted else {*explorer.named, *self.days}))
        # Whether the one organization that is asked for is found.
        self.found = wanted is not None and not self.missing
        if wanted is not None:
            # The others are not asked for: they are as good as found.
            self.done |= {it.organization.name for it in explorer.frontier.values() if it.organization} - {wanted}
        first = min((its[0] for its in self.days.values()), default=None)
        # Whether all days that are known are to come, though days that have been are looked for.
        self.past_lacking = first is not None and first >= today - _LATELY and (today - window.first) > _LATELY
        self.start = looked[0].url if looked else explorer.site.url

    def features(self, lead: Lead) -> Iterable[str]:
        """Name what holds of a link now."""
        if lead.parent == self.start and lead.link.region == "crumbs" and not self.found:
            yield "upwards"
        name = lead.organization.name if lead.organization is not None else None
        if lead.day is not None and lead.link.kind == "page" and not lead.continues:
            listed = any(lead.day in its for its in self.days.values()) and lead.day not in self.dated
            if (name, lead.day) in self.hours if name is not None else listed:
                yield "meeting_done"
            return
        if lead.portal is not None:
            return
        if "old" in lead.signs and lead.year is None and self.past_lacking:
            yield "past_lacking"
            return
        if name is not None and name in self.done and not lead.continues:
            yield "organization_done"
        elif name is not None and name not in self.days:
            yield "organization_missing"
        if name is None and self.days and not self.missing and not lead.continues and lead.year is None:
            yield "nothing_missing"


_LATELY = dt.timedelta(days=7)
_NO_HOUR = frozenset({"cancelled", "postponed"})


def _is_whole(days: tuple[dt.date, ...], today: dt.date, window: Window) -> bool:
    """Tell whether days are those of a list of a year, and not of what is to come or has been alone."""
    if today > window.last or today < window.first:
        return len(days) >= _ALL_YEAR
    return days[0] < today <= days[-1] or (days[0] - window.first).days < _SPLIT_YEAR


def is_current(route: Route, window: Window, now: dt.datetime) -> bool:
    """Tell whether a route was looked for within this year, for the days that are asked for now."""
    year = now.astimezone(STOCKHOLM).year
    return _covers(route, window) and route.explored.astimezone(STOCKHOLM).year >= year


def _covers(route: Route, window: Window) -> bool:
    return route.window.first.year <= window.first.year and route.window.last.year >= window.last.year


def _domain(url: str) -> str:
    return domain_of((urlsplit(url).hostname or "").casefold())


def _gone(url: str) -> Caveat:
    return Caveat.of(CaveatCode.PAGE_GONE, address=url)


def _lead(
    url: str, region: str, why: str, value: float, *, depth: int = 1, parent: str | None = None, words: str = ""
) -> Lead:
    """Make a lead of an address that is known, and for which something speaks."""
    return Lead(PageLink(url, words, region), address_key(url), Score({why: value}), depth=depth, parent=parent)


def _lead_again(known: RoutePage) -> Lead:
    lead = _lead(known.url, "content", "known", 10.0, parent=known.reached_from, words=known.words or "")
    lead.context = known.context
    return lead


def _portal(known: RoutePage | None, site: Site) -> Site | None:
    if known is None or known.platform in _PAGE_LIKE:
        return None
    return Site(
        url=known.url,
        platform=known.platform,
        parameters=known.parameters,
        municipality=site.municipality,
        organizations=(known.context,) if known.context and known.platform in _FEEDS.values() else (),
    )


def _by_address(link: PageLink, site: Site) -> Site | None:
    """Tell the portal that an address alone is known for; `None` where it is a page's, or a notice board's."""
    told = find_by_address(link.url)
    if told is None or told.platform in _PAGE_LIKE:
        return None
    return told.site(site.municipality)


def _portal_lead(link: PageLink, portal: Site, looked: JudgedPage) -> Lead:
    score, depth = Score({"portal": weights("link")["portal"]}), looked.lead.depth + 1
    return Lead(link, address_key(portal.url), score, depth=depth, parent=looked.url, portal=portal)


def _noting(flow: Flow[T], asks: list[Request], explorer: _Explorer) -> Flow[T]:
    """Run a platform's own flow, and note its requests."""

    def answer(ask: Request) -> Flow[Response]:
        asks.append(ask)
        page = yield ask
        explorer.now = explorer.now or page.fetched
        return page

    return (yield from relayed(flow, answer))
