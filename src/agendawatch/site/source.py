"""A store as the pages of one publishing see it: read a municipality at a time, at one moment, in any process."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from agendawatch.answers import ask
from agendawatch.answers.ask import EVERYTHING, View
from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, News, Stamps
from agendawatch.feeds.event_fields import MOVED_FOR
from agendawatch.feeds.publishing import NEWS_FROM, Feed, Publisher, stamps_of
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Change,
    ChangeKind,
    Doubt,
    Meeting,
    Municipality,
    Organization,
    Party,
    Proposal,
    Watch,
)
from agendawatch.model.change import Health
from agendawatch.proposals import WatchHit, find_hits
from agendawatch.site.addresses import key_of, meeting_way, municipality_path, organization_path
from agendawatch.site.settings import SiteSettings, is_named
from agendawatch.store import Store
from agendawatch.store.doubts import KnownDoubt
from agendawatch.store.outline import Outline, OutlineMeeting

_AT_HAND = 2
_MANY = 2_000
"""Meetings that are better read in one go."""
_PARTIES, _CASES = 1_000, 2_000
"""Parties and cases with feeds of their own; a site of more has none, so that it stays below what hosts take."""

_ROOM = 30_000
"""Octets of meetings, as they are stored, that a municipality's month has room for below its table."""


class Subject(NamedTuple):
    """What a page or feed is of."""

    kind: str
    which: tuple[str | int, ...] = ()
    """What tells it from others of its kind: codes, paths, ids."""


@dataclass(frozen=True)
class Town:
    """What is known of a municipality, or of the meetings that have none."""

    municipality: Municipality | None
    meetings: tuple[Meeting, ...]
    changes: Mapping[str, tuple[Change, ...]]
    """By meeting, in the order seen."""
    stamps: Mapping[str, Stamps]
    proposals: tuple[Proposal, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Meeting]:
        """Its meetings, by the key in their addresses."""
        return {key_of(meeting.id): meeting for meeting in self.meetings}

    @cached_property
    def by_path(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Its organizations' meetings, by the organization's path."""
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.meetings:
            found[organization_path(self.municipality, meeting.organization)].append(meeting)
        return {path: tuple(meetings) for path, meetings in found.items()}

    def changes_of(self, meetings: Iterable[Meeting], since: dt.datetime | None = None) -> tuple[Change, ...]:
        """Give the changes of some meetings, in the order seen; with `since`, those seen since."""
        found = [change for meeting in meetings for change in self.changes.get(meeting.id, ())]
        if since is not None:
            found = [change for change in found if change.seen and change.seen >= since]
        return tuple(sorted(found, key=_seen))

    def proposals_at(self, meeting: Meeting) -> tuple[Proposal, ...]:
        """Give the followed proposals that a meeting handles, or is said to."""
        return tuple(
            proposal
            for proposal in self.proposals
            if any(
                action.meeting_id == meeting.id
                or (
                    action.meeting_id is None
                    and action.meeting_date == meeting.date
                    and action.organization is not None
                    and action.organization.slug == meeting.organization.slug
                )
                for action in proposal.actions
            )
        )


NOWHERE = Town(None, (), {}, {}, ())
"""Nothing known."""


@dataclass(frozen=True, slots=True)
class WatchResult:
    """What a watch found."""

    watch: Watch
    meetings: tuple[str, ...]
    """Ids, of all that it ever found anything at."""
    hits: tuple[WatchHit, ...]
    changes: tuple[Change, ...]
    """Of those meetings, in the order seen."""


class SiteData:
    """A store at one moment, with what a site is told of itself. It can be sent to another process by its address."""

    def __init__(
        self,
        store: Store,
        settings: SiteSettings,
        now: dt.datetime,
        *,
        served: bool = False,
        site: SiteSettings | None = None,
    ) -> None:
        """Read from a store when something is asked for; what all its pages share may be told.

        Where it is `served`, each meeting has its page and its calendar: they are made for who asks, and take no room.
        """
        self.store = store
        self.settings = settings
        self.now = now
        self.today = now.astimezone(STOCKHOLM).date()
        self.served = served
        self._site = site
        self.town = lru_cache(_AT_HAND)(self._town)
        self.month = lru_cache(1)(self._month)
        self.found = lru_cache(1)(self._found)

    def __reduce__(self) -> tuple[object, tuple[str, SiteSettings, dt.datetime, bool, SiteSettings]]:
        """Send it by the store's address."""
        return _opened, (self.store.url, self.settings, self.now, self.served, self.site)

    @cached_property
    def site(self) -> SiteSettings:
        """What all its pages share: the settings, and what the store tells of every page."""
        if self._site is not None:
            return self._site
        towns = [town for town, _ in self.outline.names.values()]
        made_up = bool(towns) and all(town is not None and town.made_up for town in towns)
        days = None if self.served else self.settings.meeting_pages
        own = single_pages(self.outline, today=self.today, days=days)
        # Parts of pages are looked up by these: a thousand watches, of which no page asks, would be hashed for each page.
        told = {"watches": (), "made_up": made_up, "own": own, "cases": bool(self.cases)}
        return self.settings.model_copy(update=told)

    @cached_property
    def outline(self) -> Outline:
        """Every meeting that the site shows, without its body, and the changes that are news.

        A name of `only` that neither Sweden nor the store knows raises `InputError`.
        """
        whole = self._whole
        if not self.settings.only:
            return whole
        self._check_names()
        names = {who: named for who, named in whole.names.items() if self.view.is_shown(named[0])}
        return Outline(
            meetings=tuple(line for line in whole.meetings if line.who in names),
            changes=tuple(line for line in whole.changes if line.who in names),
            names=names,
        )

    @cached_property
    def _whole(self) -> Outline:
        return self.store.queries.outline(since=self.now - MOVED_FOR)

    @cached_property
    def _known(self) -> frozenset[Municipality | None]:
        """Whoever the store knows, shown or not."""
        named = (town for town, _ in self._whole.names.values())
        followed = (proposal.municipality for proposal in self.store.proposals())
        return frozenset(chain(named, (it.municipality for it in self.store.sites()), followed))

    @cached_property
    def view(self) -> View:
        """What its pages ask: the store at its moment, and of whom it shows something."""
        shown = tuple(sorted(town.code for town in self._known if town and self.settings.shows(town)))
        return View(self.store, self.now, shown if self.settings.only else None)

    def _check_names(self) -> None:
        """Raise for a name that is to be shown and is nobody's; a code may be of one that has not been asked yet."""
        for name in self.settings.only:
            if not name.isdigit() and not any(is_named(town, name) for town in self._known):
                expected = "a municipality of Sweden, or one that the store knows"
                raise InputError(field="site.only", value=name, expected=expected)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every followed proposal that the site shows."""
        return tuple(ask.proposals(self.view))

    @cached_property
    def doubts(self) -> Mapping[str, tuple[KnownDoubt, ...]]:
        """Tell, by municipality, what is withheld since it is not read with certainty."""
        found: defaultdict[str, list[KnownDoubt]] = defaultdict(list)
        for doubt in ask.doubts(self.view):
            found[doubt.site.municipality.code if doubt.site.municipality else ""].append(doubt)
        return {code: tuple(known) for code, known in found.items()}

    @cached_property
    def parties(self) -> Mapping[str, tuple[Party, ...]]:
        """Tell which parties act in each municipality, by its code."""
        return self.store.queries.parties()

    @cached_property
    def cases(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Tell by municipality which cases have a page, and the meetings of each; none where they are too many."""
        shown = {town.code for town, _ in self.outline.names.values() if town}
        return {town: cases for town, cases in self.store.queries.cases(_CASES).items() if town in shown}

    @cached_property
    def party_feeds(self) -> tuple[str, ...]:
        """Tell the endings of the feeds of a party: on a large site a calendar alone, on a country's none."""
        if self.served or self.cases:
            return ("ics", "atom")
        return ("ics",) if sum(map(len, self.parties.values())) <= _PARTIES else ()

    @cached_property
    def kept_pages(self) -> frozenset[str]:
        """Tell which pages and documents are kept and may be shown, by their hashes; none unless the settings say so."""
        if not self.settings.kept_pages:
            return frozenset()
        return frozenset(page.content_hash for page in self.store.maintenance.saved_pages())

    @cached_property
    def failing(self) -> Mapping[str, Health]:
        """Tell, by municipality, how the one of its sites answered that fails longest; whose are all read is not in it."""
        failing = [
            (health.failing_since, health.url, health)
            for health in self.store.queries.site_health()
            if health.failing_since
        ]
        return {health.municipality or "": health for _, _, health in sorted(failing, reverse=True)}

    @cached_property
    def unread(self) -> tuple[tuple[Municipality | None, Health], ...]:
        """Tell whose sites were asked and never read, each municipality once; those with meetings are not in it."""
        towns = {site.url: site.municipality for site in ask.sites(self.view)}
        known = {town and town.code for town, _ in self.outline.names.values()}
        read = {it.municipality for it in self.store.queries.site_health() if it.succeeded} | known
        found: dict[str, tuple[Municipality | None, Health]] = {}
        for health in self.store.queries.site_health():
            who = health.municipality or health.url
            if health.url in towns and who not in read and health.succeeded is None:
                found.setdefault(who, (towns[health.url], health))
        return tuple(found.values())

    @cached_property
    def last_read(self) -> Mapping[str, dt.datetime]:
        """Tell when each municipality was read last, by the first part of its pages' addresses; "" is all of them."""
        names = {town.code: town for town, _ in self.outline.names.values() if town}
        found: dict[str, dt.datetime] = {}
        for health in self.store.queries.site_health():
            town = names.get(health.municipality or "")
            if health.succeeded is None or (health.municipality and town is None):
                continue
            for place in ("", *([municipality_path(town).rstrip("/")] if town else ())):
                found[place] = max(health.succeeded, found.get(place, health.succeeded))
        return found

    @cached_property
    def first_rounds(self) -> frozenset[tuple[str | None, dt.datetime]]:
        """When each site was first visited."""
        return self.store.queries.first_rounds()

    def page_of(self, meeting: Meeting, item: AgendaItem | None) -> str:
        """Tell the address of a meeting's page, and of an item's place on it."""
        # Which meetings have a page of their own hangs on the day, and a feed must not: the month shows them all.
        return f"{self.site.base_url}{meeting_way(meeting, None if self.site.own is None else frozenset(), item)}"

    @cached_property
    def publisher(self) -> Publisher:
        """What makes the feeds of proposals."""
        return Publisher(self.store, now=self.now)

    def feed(
        self,
        name: str,
        town: Town = NOWHERE,
        meetings: Sequence[Meeting] = (),
        *,
        hits: Sequence[tuple[Meeting, AgendaItem | None]] = (),
        news: tuple[Change | News, ...] | None = None,
        doubts: tuple[Doubt, ...] = (),
    ) -> Feed:
        """Give the feed of some meetings of a municipality, and of what was found at others; their changes are its news unless told."""
        shown = {meeting.id: meeting for meeting in (*meetings, *(meeting for meeting, _ in hits))}
        changes = town.changes_of(shown.values())
        stamps = {key: town.stamps[key] for key in shown if key in town.stamps}
        # What cannot be shown is left out of the feed; its page tells of the meeting.
        beside = CalendarOptions(
            hits=hits, changes=changes, stamps=stamps, doubts=doubts, now=self.now, on_reject=lambda _: None
        )
        page_of = self.page_of if self.site.base_url else None
        return Feed(name, beside, tuple(meetings), changes if news is None else news, self.first_rounds, page_of)

    def meetings(self, identifiers: Iterable[str]) -> Iterator[Meeting]:
        """Read meetings by id, those that are known; many of them in one go."""
        wanted = dict.fromkeys(identifiers)
        if len(wanted) > _MANY:
            return (meeting for meeting in self.store.meetings() if meeting.id in wanted)
        return (meeting for it in wanted if (meeting := self.store.meeting(it)) is not None)

    def stamps(self, meetings: Iterable[str]) -> Mapping[str, Stamps]:
        """Give the stamps of meetings' events, by id."""
        return stamps_of(self.store, tuple(meetings))

    def _town(self, code: str) -> Town:
        if code:
            asked = EVERYTHING.model_copy(update={"municipalities": (code,)})
            meetings = tuple(meeting for meeting, _ in ask.meetings(self.view, asked))
            changes = ask.changes(self.view, asked)
        else:
            meetings = tuple(self.meetings(line.id for line in self.outline.meetings if not line.who[0]))
            changes = self.store.changes(meetings=[meeting.id for meeting in meetings])
        found: defaultdict[str, list[Change]] = defaultdict(list)
        for change in changes:
            found[change.meeting.id].append(change)
        return Town(
            municipality=meetings[-1].municipality if meetings else None,
            meetings=meetings,
            changes={key: tuple(told) for key, told in found.items()},
            stamps=self.stamps(meeting.id for meeting in meetings),
            proposals=tuple(
                proposal
                for proposal in self.proposals
                if (proposal.municipality.code if proposal.municipality else "") == code
            ),
        )

    def _month(self, year: int, month: int) -> tuple[Meeting, ...]:
        first = dt.date(year, month, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        asked = EVERYTHING.model_copy(update={"first": first, "last": last})
        return tuple(meeting for meeting, _ in ask.meetings(self.view, asked))

    def _found(self, name: str, identifiers: tuple[str, ...]) -> WatchResult:
        watch = next(it for it in self.settings.watches if it.name == name)
        hits = tuple(find_hits([watch], self.meetings(identifiers)))
        recent = self.now - NEWS_FROM
        return WatchResult(watch, identifiers, hits, tuple(self.store.changes(since=recent, meetings=identifiers)))


@cache
def _opened(url: str, settings: SiteSettings, now: dt.datetime, served: bool, site: SiteSettings) -> SiteData:
    """Open a store once in each process."""
    return SiteData(Store(url), settings, now, served=served, site=site)


def _seen(change: Change) -> dt.datetime:
    return change.seen or dt.datetime.min.replace(tzinfo=dt.UTC)


def named(town: Municipality | None, organization: Organization | None = None) -> str:
    """Name a feed: "Kommunstyrelsen, Göteborg"."""
    return ", ".join(str(part) for part in (organization, town) if part)


def single_pages(outline: Outline, *, today: dt.date, days: int | None) -> frozenset[str] | None:
    """Name the meetings with a page of their own, those within so many days of today; `None` when all have one.

    So have those that were moved of late, whose news tell another month, and those that their month has no room for.
    """
    if days is None:
        return None
    moved = {line.meeting_id for line in outline.changes if line.kind == ChangeKind.MEETING_MOVED}
    # No meeting stands further away than the calendar reaches.
    first, last = today.toordinal() - days, today.toordinal() + days
    own: set[str] = set()
    months: defaultdict[tuple[str, int, int], list[OutlineMeeting]] = defaultdict(list)
    for line in outline.meetings:
        if line.id in moved or (line.last_day.toordinal() >= first and line.date.toordinal() <= last):
            own.add(line.id)
        else:
            months[line.who[0], line.date.year, line.date.month].append(line)
    for lines in months.values():
        own.update(_too_many(lines))
    return frozenset(own)


def _too_many(lines: list[OutlineMeeting]) -> Iterator[str]:
    """Name those that a month has no room for: the longest ones, since a page of its own is worth most to them."""
    room = _ROOM
    for line in sorted(lines, key=lambda line: (line.weight, line.id)):
        room -= line.weight
        if room < 0:
            yield line.id
